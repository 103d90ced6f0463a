// How each service stands, and the buttons of those who may say so.
import { list, make, mark, nextTime, phone, say, text, told } from './base.js';
import { age, figure, Guide, replaced, showStanding, whySaid } from './guide.js';
import { showNews } from './news.js';
import { $, choices, fault, Refused, speak, Work, wrongs } from './work.js';

const HOURS = [1, 2, 4, 8, 12, 24];
const USUAL = '4';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const WHOLE = /^\d{1,4}$/;

let services = [];
let lines = [];
let chosen;
/** What was pressed and is not done yet. */
let pending = Promise.resolve();
const guide = new Guide();

const page = {
  open: true,
  scopes: ['SUPERVISOR', 'SERVICE', 'DESK', 'VIEWER'],
  roles: ['supervisor', 'hap'],
  entered() {
    chosen = work.workplace.service ?? chosen;
    forget();
    $('content').focus({ preventScroll: true });
  },
  left() {
    forget();
  },
  async poll() {
    if (!guide.words) {
      await guide.read(work);
      fill();
    }
    const [all, taken] = await Promise.all([work.get('services'), work.get('lines')]);
    services = all.services;
    lines = taken.lines;
  },
  show() {
    if (!guide.words) return;
    list($('all'), services, (each) => each.service, makeRow, showRow);
    showChange();
    mark($('no-lines'), 'hidden', lines.length > 0);
    list($('lines'), lines, (each) => each.line, makeLine, showLine);
    showNews($('news'), $('no-news'), work.stream.parts.news ?? [], (id) => guide.service(id), work.now(), work.workplace?.service);
  },
  tick() {
    if (!$('editing').hidden) text($('ends'), say().endsAt(nextTime(end(), work.now())));
  },
  translated() {
    fill();
  },
};
const work = new Work(page);

const mayChange = (service) => work.workplace?.scope === 'SUPERVISOR' || Boolean(work.workplace?.service && work.workplace.service === service);
/** A moment before the longest that is allowed: the request takes its time too. */
const end = () => work.now() + Math.min(Number($('lasts').value || USUAL) * HOUR, HOURS.at(-1) * HOUR - MINUTE);

function fill() {
  if (!guide.words) return;
  choices($('reason'), Object.fromEntries(Object.entries(guide.words.reasons).filter(([reason]) => reason !== 'TAKEN_OVER').map(([reason, name]) => [reason, told(name)])));
  const lasts = $('lasts').value || USUAL;
  choices($('lasts'), Object.fromEntries(HOURS.map((n) => [String(n), say().hours(n)])));
  $('lasts').value = lasts;
  list($('sets'), Object.entries(say().sets), ([state]) => state, ([state]) => {
    const button = make('button', 'act');
    button.type = 'submit';
    button.value = state;
    return button;
  }, (button, [, name]) => text(button, name));
  if (!work.workplace) text($('region'), told(guide.words.region));
}

function makeRow(service) {
  const button = make('button', '', make('span', 'name'), make('span', 'standing'));
  button.type = 'button';
  button.addEventListener('click', () => {
    chosen = service.service;
    forget();
    page.show();
    $('changing').focus();
  });
  return make('li', '', button, make('p', 'because'), make('dl', 'amounts'));
}

function showRow(element, service) {
  const now = work.now();
  text(element.querySelector('.name'), service.name);
  showStanding(element.querySelector('.standing'), service, now);
  text(element.querySelector('.because'), whySaid(service, now));
  mark(element.querySelector('button'), 'aria-current', chosen === service.service ? 'true' : undefined);
  replaced(element.querySelector('.amounts'), figures(service.wait, service.capacity, now));
}

/** The figures that are known; what nobody measures is not shown at all here. */
function figures(wait, capacity, now) {
  const words = say();
  const shown = [];
  if (wait.waiting !== undefined) shown.push(figure(words.waitingNow, String(wait.waiting)));
  if (wait.agents !== undefined) shown.push(figure(words.onDuty, String(wait.agents)));
  if (wait.waitSeconds !== undefined) shown.push(figure(words.waitNow, words.minutes(wait.waitSeconds), age(wait.asOf, now)));
  if (capacity) shown.push(figure(words.bedsName, beds(capacity), age(capacity.asOf, now)));
  return shown;
}

const beds = (capacity) => Object.entries(capacity.beds).map(([kind, free]) => `${guide.word(kind)} ${free}`).join(', ');

function showChange() {
  const service = services.find((each) => each.service === chosen);
  const mine = service && mayChange(service.service);
  mark($('editing'), 'hidden', !mine);
  mark($('no-change'), 'hidden', mine);
  text($('no-change'), !work.workplace ? say().lookingOnly : service ? say().notYours : say().chooseService);
  if (!mine) return;
  const now = work.now();
  text($('changing'), service.name);
  showStanding($('stands'), service, now);
  text($('stands-because'), whySaid(service, now));
  mark($('lift'), 'hidden', !service.said);
  text($('ends'), say().endsAt(nextTime(end(), now)));
  list($('beds'), Object.entries(say().beds), ([kind]) => kind, makeBed, (element, [kind, name]) => {
    text(element.firstChild, name);
    const input = element.lastChild;
    if (input.dataset.of !== chosen) {
      input.dataset.of = chosen;
      input.value = service.capacity?.beds[kind] ?? '';
    }
  });
  mark($('duty-form'), 'hidden', service.expertise.length === 0);
  list($('duty'), service.expertise, (skill) => skill, makeTick, (element, skill) => {
    text(element.lastChild, guide.word(skill));
    const box = element.firstChild;
    if (box.dataset.of !== chosen) {
      box.dataset.of = chosen;
      box.checked = service.onDuty ? service.onDuty.present.includes(skill) : true;
    }
  });
}

function makeBed([kind]) {
  const input = make('input');
  input.id = `beds-${kind}`;
  input.name = kind;
  input.inputMode = 'numeric';
  input.maxLength = 4;
  input.autocomplete = 'off';
  const label = make('label');
  label.htmlFor = input.id;
  return make('div', '', label, input);
}

function makeTick(skill) {
  const box = make('input');
  box.type = 'checkbox';
  box.name = skill;
  return make('label', 'check', box, make('span'));
}

function makeLine(line) {
  const button = make('button', 'act');
  button.type = 'button';
  button.addEventListener('click', () => takeOrGive(line.line));
  const failed = make('p', 'fault');
  failed.id = `${line.line}-fault`;
  mark(failed, 'role', 'alert');
  failed.hidden = true;
  return make('li', '', make('h3'), make('p', 'standing'), make('p', 'because'), make('dl', 'amounts'), button, failed);
}

function showLine(element, line) {
  const now = work.now();
  const words = say();
  const by = guide.service(line.service);
  const taken = line.taken !== 'NO';
  text(element.querySelector('h3'), [guide.service(line.practice), line.number && phone(line.number)].filter(Boolean).join(' · '));
  const until = line.said ? words.until(nextTime(Date.parse(line.said.until), now)) : line.taken === 'PLANNED' ? words.planned : '';
  text(element.querySelector('.standing'), [taken ? words.takenBy(by) : words.answeredBy(by), until].filter(Boolean).join(', '));
  text(element.querySelector('.because'), whySaid(line, now));
  replaced(element.querySelector('.amounts'), figures(line.counters, undefined, now));
  const button = element.querySelector('button');
  mark(button, 'hidden', !(mayChange(line.service) || mayChange(line.practice)) || line.taken === 'PLANNED');
  text(button, line.taken === 'SAID' ? words.handBack : words.takeOver);
  mark(button, 'aria-label', `${button.textContent}: ${guide.service(line.practice)}`);
}

function forget() {
  fault('change', '');
  for (const each of document.querySelectorAll('#beds input, #duty input')) delete each.dataset.of;
}

/** Does one after the other, says what came of it, and puts every fault where it can be read. */
function change(send, where, aloud) {
  pending = pending.then(async () => {
    fault(where, '');
    try {
      const answer = await send();
      await page.poll();
      page.show();
      speak(aloud(answer));
    } catch (failed) {
      fault(where, failed instanceof Refused ? wrongs(failed.problem) : say().plain.UNREACHABLE);
    }
  });
}

const stateOf = (answer) => say().done(answer.name, say().serviceStates[answer.state]);
const about = (path) => `services/${encodeURIComponent(chosen)}/${path}`;

$('setting').addEventListener('submit', (event) => {
  event.preventDefault();
  const state = event.submitter?.value;
  if (!state) return;
  change(() => work.put(about('state'), { state, reason: $('reason').value, until: new Date(end()).toISOString() }), 'change', stateOf);
});
$('lift').addEventListener('click', () => change(() => work.remove(about('state')), 'change', stateOf));
$('beds-form').addEventListener('submit', (event) => {
  event.preventDefault();
  const given = [...document.querySelectorAll('#beds input')].filter((input) => input.value.trim());
  if (!given.length || given.some((input) => !WHOLE.test(input.value.trim()))) return fault('change', say().bedForm);
  const free = Object.fromEntries(given.map((input) => [input.name, Number(input.value)]));
  return change(() => work.put(about('capacity'), { beds: free, asOf: new Date(work.now()).toISOString() }), 'change', () => `${say().bedsName}: ${beds({ beds: free })}`);
});
$('duty-form').addEventListener('submit', (event) => {
  event.preventDefault();
  const present = [...document.querySelectorAll('#duty input:checked')].map((input) => input.name);
  change(() => work.put(about('expertise'), { present, asOf: new Date(work.now()).toISOString() }), 'change', () => `${say().dutyTitle}: ${present.map((skill) => guide.word(skill)).join(', ')}`);
});
$('lasts').addEventListener('change', () => page.tick());

/** One click: with the reason and the time that stand above, or else for lack of staff, four hours. */
function takeOrGive(id) {
  const line = lines.find((each) => each.line === id);
  const path = `lines/${encodeURIComponent(id)}/takeover`;
  const reason = $('editing').hidden ? 'STAFF' : $('reason').value;
  const send = line.taken === 'SAID'
    ? () => work.remove(path)
    : () => work.put(path, { reason, until: new Date(end()).toISOString() });
  change(send, id, stateOf);
}
work.start();
