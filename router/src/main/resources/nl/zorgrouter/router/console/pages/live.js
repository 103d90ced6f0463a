// Puts the live page together: the stream fills the board, the clocks tick, what matters is said aloud.
import { clock, dayAndTime, languages, mark, say, text, timeOfDay, told, translate } from './base.js';
import { figures, seenUntil, serviceName, showAlarms, showFigures, showLines, showLinks, showServices, showWays, warns, wayKey } from './board.js';
import { fly, places, tickPerson } from './caller.js';
import { Demo } from './demo.js';
import { Stream } from './stream.js';
import { drawThreads } from './threads.js';

const STALE_AFTER = 5000;
const HOT_FOR = 1200;
const TREND_EVERY = 1000;
const TREND_LENGTH = 60;
const NEEDED = ['head', 'lines', 'ways', 'services', 'callers', 'links', 'alarms'];

const $ = (id) => document.getElementById(id);
const board = $('content');
const calls = new Map();
const hot = new Map();
const trends = { waiting: [], emergency: [], gp: [] };
let parts = {};
let held = false;
let spoken = new Set();
let drawn = false;
let waitingToDraw = false;

const stream = new Stream(() => draw());
const demo = new Demo(() => draw());
const isFilled = () => NEEDED.every((name) => parts[name]);
const now = () => (held ? held : stream.now(STALE_AFTER));

function draw() {
  if (waitingToDraw) return;
  waitingToDraw = true;
  requestAnimationFrame(() => {
    waitingToDraw = false;
    if (!held) parts = { ...stream.parts };
    if (isFilled()) show();
  });
}

function show() {
  const before = places(board);
  noticeHot();
  text($('region'), told(parts.head.region));
  mark($('pace'), 'hidden', !parts.demo);
  if (parts.demo) text($('pace'), say().faster(parts.demo.speed));
  demo.show(parts.demo);
  showLinks(parts, now(), stream.speed);
  showLines(parts, demo.own);
  showWays(parts, now(), new Set(hot.keys()));
  showServices(parts, now(), demo.own);
  speak(showAlarms(parts));
  tick();
  thread();
  if (drawn) fly(board, before, { line: (caller) => card('lines', caller.line), way });
  drawn = true;
}

const card = (column, key) => (key === undefined ? undefined : $(column).querySelector(`:scope > [data-key="${CSS.escape(key)}"]`));
const way = (caller) => {
  const taken = parts.ways.find((each) => each.caller === caller.id);
  return taken && card('ways', wayKey(taken));
};

/** A way that was taken again stands out for a moment. */
function noticeHot() {
  const at = performance.now();
  for (const each of parts.ways) {
    const key = wayKey(each);
    if (drawn && calls.get(key) !== each.calls) hot.set(key, at);
    calls.set(key, each.calls);
  }
  for (const key of calls.keys()) if (!parts.ways.some((each) => wayKey(each) === key)) calls.delete(key);
}

function thread() {
  drawThreads($('threads'), parts.ways.map((each) => ({ ...each, key: wayKey(each), hot: hot.has(wayKey(each)), warn: warns(each, now()) })), (each) => ({
    line: card('lines', each.line),
    card: card('ways', each.key),
    service: card('services', each.service),
  }));
}

/** Only what becomes abnormal, or normal again, is said aloud; never a clock. */
function speak(alarms) {
  const current = new Set(alarms.map((alarm) => `${alarm.kind} ${alarm.about}`));
  const fresh = alarms.filter((alarm) => !spoken.has(`${alarm.kind} ${alarm.about}`));
  if (fresh.length) text($('speaker'), fresh.map((alarm) => say().alarms[alarm.kind]({ ...alarm, name: serviceName(parts, alarm.about) })).join(' '));
  else if (spoken.size && !current.size) text($('speaker'), say().calm);
  spoken = current;
}

/** What changes with time alone. */
function tick() {
  if (!isFilled()) return;
  const at = now();
  const stale = stream.silence > STALE_AFTER;
  mark(document.body, 'data-stale', stale);
  $('stale').hidden = !stale && !held;
  if (stale) text($('stale'), say().staleSince(timeOfDay(stream.confirmed), clock(stream.silence)));
  else if (held) text($('stale'), say().pausedAt(timeOfDay(held)));
  text($('clock'), dayAndTime(at));
  showLinks(parts, at, stream.speed);
  const silent = new Set(parts.links.filter((link) => link.silentSince).map((link) => link.pbx));
  for (const person of board.querySelectorAll('.person')) tickPerson(person, seenUntil(parts, person.caller.pbx, at), stale || silent.has(person.caller.pbx));
  for (const element of board.querySelectorAll('[data-since]')) text(element, clock(at - Number(element.dataset.since)));
  showFigures(figures(parts, at), trends);
  let cooled = false;
  for (const [key, since] of hot) if (performance.now() - since > HOT_FOR) cooled = hot.delete(key);
  if (cooled) {
    showWays(parts, at, new Set(hot.keys()));
    thread();
  }
}

function remember() {
  if (!isFilled() || held) return;
  const found = figures(parts, now());
  for (const [name, values] of Object.entries(trends)) {
    values.push(found[name].amount);
    if (values.length > TREND_LENGTH) values.shift();
  }
}

$('pause').addEventListener('click', () => {
  held = held ? false : stream.now(STALE_AFTER);
  mark($('pause'), 'aria-pressed', String(Boolean(held)));
  $('pause').dataset.word = held ? 'paused' : 'pause';
  translate();
  draw();
});

languages(() => draw());
setInterval(tick, 250);
setInterval(remember, TREND_EVERY);
addEventListener('resize', () => isFilled() && thread());
