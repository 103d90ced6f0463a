// The three columns and the figures above them.
import { clock, list, make, mark, nextTime, phone, say, sentence, sign, text, timeOfDay, told } from './base.js';
import { lateness, makePerson, showPerson } from './caller.js';

const MOST_IN_A_CARD = 14;
const NEWS = 10 * 60_000;
const $ = (id) => document.getElementById(id);

const waits = (caller) => caller.stage === 'WAITING';
const GP = new Set(['HAP']);

/** How a service is called; a queue that belongs to none is called by its own name. */
export function serviceName(parts, id) {
  return parts.services?.find((service) => service.id === id)?.name[document.documentElement.lang] ?? id;
}

function people(parent, callers, own) {
  const shown = callers.slice(0, MOST_IN_A_CARD);
  list(parent, [...shown, ...(callers.length > shown.length ? [{ id: '+' }] : [])],
    (caller) => caller.id,
    (caller) => (caller.id === '+' ? make('li', 'more') : makePerson()),
    (element, caller) => (caller.id === '+'
      ? text(element, say().more(callers.length - shown.length))
      : showPerson(element, caller, own)));
}

/** People before people who speak already; those who wait longest first. */
const order = (a, b) => Number(b.stage !== 'TALKING') - Number(a.stage !== 'TALKING') || a.since - b.since;

/** What tells a line from others of its kind: the name of who answers it, without the words that all of them share. */
function ofOwner(parts, line, alike) {
  const named = (each) => serviceName(parts, each.owner).split(' ');
  const mine = named(line);
  const same = mine.findIndex((word, at) => alike.some((each) => named(each)[at] !== word));
  return same < 0 ? line.id : mine.slice(same).join(' ');
}

export function showLines(parts, own) {
  const silent = new Set(parts.links.filter((link) => link.silentSince).map((link) => link.pbx));
  list($('lines'), parts.lines, (line) => line.id, () => {
    const card = make('li', 'card line');
    card.append(make('h3'), make('span', 'number'), make('span', 'tally'), make('ul', 'people'));
    return card;
  }, (card, line) => {
    const words = say();
    text(card.querySelector('h3'), words.kinds[line.kind]);
    const number = line.kind === 'EMERGENCY' ? line.pbx : line.number ? phone(line.number) : line.pbx;
    const alike = parts.lines.filter((each) => each.kind === line.kind);
    text(card.querySelector('.number'), alike.length > 1 ? ofOwner(parts, line, alike) : number);
    const tally = card.querySelector('.tally');
    text(tally, String(line.calls));
    mark(tally, 'title', words.ended(line.calls));
    mark(card, 'data-silent', silent.has(line.pbx));
    people(card.querySelector('.people'), parts.callers.filter((caller) => caller.line === line.id && !caller.service).sort(order), own);
  });
}

export const wayKey = (way) => [way.line, way.by, way.rule, way.service].join(' ');

const isUnusual = (way) => way.by === 'FAILSAFE' || way.by === 'WORSE' || way.instead !== undefined || way.rule.startsWith('check/');

/** A way that is not the usual one stands out as long as it is news. */
const isWarning = (way, now) => isUnusual(way) && now - way.last < NEWS;

export function showWays(parts, now, hot) {
  $('no-ways').hidden = parts.ways.length > 0;
  list($('ways'), parts.ways, wayKey, () => {
    const card = make('li', 'card way');
    card.append(make('p', 'path'), make('h3'), make('p', 'note'), make('p', 'meta'));
    return card;
  }, (card, way) => {
    const words = say();
    const line = parts.lines.find((each) => each.id === way.line);
    const path = card.querySelector('.path');
    const from = line ? words.kinds[line.kind] : way.line;
    const by = words.by[way.by];
    const said = [from, by, serviceName(parts, way.service)].filter(Boolean).join(' → ');
    if (path.dataset.said !== said) {
      path.dataset.said = said;
      const step = (...what) => make('span', 'step', '→ ', ...what);
      path.replaceChildren(make('b', '', from), ...(by ? [step(make('span', 'badge', by))] : []), step(make('b', '', serviceName(parts, way.service))));
    }
    text(card.querySelector('h3'), sentence(told(way.why)));
    const note = card.querySelector('.note');
    note.hidden = !way.instead;
    if (way.instead) {
      const why = words.notThere(serviceName(parts, way.instead.service), told(way.instead.why));
      if (note.textContent !== why) note.replaceChildren(sign('warn'), why);
    }
    const rule = way.rule.startsWith('check/') ? words.check(way.rule.slice(6)) : words.row(way.rule.replace(/^[^/]*\//, ''));
    text(card.querySelector('.meta'), [way.rule && rule, words.times(way.calls), words.lastAt(timeOfDay(way.last))].filter(Boolean).join(' · '));
    mark(card, 'data-warn', isWarning(way, now));
    card.classList.toggle('hot', hot.has(wayKey(way)));
  });
}

export const warns = isWarning;

/** Whether a service stands in the column with everything, or among the others with its name only. */
const isSeen = (service) => service.free !== undefined || service.waiting + service.talking > 0 || service.silent && service.type !== undefined && service.norm !== undefined;

function standing(service, late, now) {
  const words = say();
  if (service.silent) return ['grave', words.outOfSight];
  if (service.open && service.free !== undefined && service.free + service.busy === 0) return ['warn', words.nobody];
  if (late) return [late, words.waitsLong];
  if (service.said) return [service.said.state === 'OPEN' ? undefined : 'warn', words.said[service.said.state](nextTime(service.said.until, now))];
  if (!service.open) return [undefined, service.change ? words.closedUntil(nextTime(service.change, now)) : words.closed];
  return [undefined, service.change ? words.openUntil(nextTime(service.change, now)) : words.always];
}

export function showServices(parts, now, own) {
  const shown = parts.services.filter((service) => isSeen(service) && (service.open || service.waiting + service.talking > 0 || service.type === 'HAP'));
  list($('services'), shown, (service) => service.id, () => {
    const card = make('li', 'card service');
    card.append(make('div', 'top', make('h3'), make('p', 'standing')), make('dl', 'numbers'), make('ul', 'people'));
    return card;
  }, (card, service) => showService(card, service, parts, now, own));
  list($('others'), parts.services.filter((service) => !shown.includes(service)), (service) => service.id, () => make('li'),
    (element, service) => text(element, `${told(service.name)}: ${standing(service, undefined, now)[1]}`));
}

function showService(card, service, parts, now, own) {
  const words = say();
  const there = parts.callers.filter((caller) => caller.service === service.id).sort(order);
  const states = there.map((caller) => lateness(caller, seenUntil(parts, caller.pbx, now)));
  const until = service.silent ? Math.min(now, ...parts.links.map((link) => link.silentSince ?? now)) : now;
  const late = states.includes('grave') ? 'grave' : states.includes('warn') ? 'warn' : undefined;
  const [state, stand] = standing(service, late, now);
  const word = !state && service.norm ? `${words.normValue(service.norm)} · ${stand}` : stand;
  text(card.querySelector('h3'), told(service.name));
  const stands = card.querySelector('.standing');
  if (stands.dataset.said !== state + word) {
    stands.dataset.said = state + word;
    stands.replaceChildren(...(state ? [sign(state)] : service.norm ? [make('span', 'unseen', `${words.norm} `)] : []), word);
  }
  mark(card, 'data-state', state);
  mark(card, 'data-silent', service.silent);
  const numbers = [{ name: words.waiting, value: String(service.waiting), big: true }];
  numbers.push({ name: words.longest, since: service.oldest, value: words.nobodyWaits, big: true, late });
  if (service.estimate) {
    numbers.push({ name: words.expected, value: service.estimate.why ? words.noEstimate[service.estimate.why] : words.range(service.estimate) });
  }
  if (service.free !== undefined) numbers.push({ name: words.staff, value: `${service.free} · ${service.busy}` });
  list(card.querySelector('.numbers'), numbers, (number) => number.name, () => make('div', '', make('dt'), make('dd')), (row, number) => {
    text(row.querySelector('dt'), number.name);
    row.className = (number.big ? 'big ' : '') + (number.late ? `late ${number.late}` : '');
    const value = row.querySelector('dd');
    mark(value, 'data-since', service.silent ? undefined : number.since);
    text(value, number.since ? (service.silent ? '≥ ' : '') + clock(until - number.since) : number.value);
  });
  people(card.querySelector('.people'), there, own);
}

/** Until when an exchange was seen: a wait there is at least as long as it was then. */
export const seenUntil = (parts, pbx, now) => parts.links.find((link) => link.pbx === pbx)?.silentSince ?? now;

/** What is shown above the board; the names are those of the words. */
export function figures(parts, now) {
  const waiting = parts.callers.filter(waits);
  const waited = (caller) => seenUntil(parts, caller.pbx, now) - caller.since;
  const longest = (some) => some.reduce((most, caller) => Math.max(most, waited(caller)), -1);
  const emergency = longest(waiting.filter((caller) => caller.origin === 'EMERGENCY' && !caller.referred));
  const gpServices = new Set(parts.services.filter((service) => GP.has(service.type)).map((service) => service.id));
  const gp = longest(waiting.filter((caller) => gpServices.has(caller.service)));
  const late = waiting.map((caller) => lateness(caller, seenUntil(parts, caller.pbx, now))).filter(Boolean);
  const wait = (longest, most, state) => ({
    value: longest < 0 ? say().nobodyWaits : clock(longest),
    amount: Math.max(0, longest),
    state: longest > most ? state : undefined,
  });
  return {
    waiting: { value: String(waiting.length + parts.head.unshown), amount: waiting.length, talking: parts.callers.filter((caller) => caller.stage === 'TALKING').length },
    emergency: wait(emergency, 30_000, 'grave'),
    gp: wait(gp, 120_000, 'warn'),
    late: { value: String(late.length), state: late.includes('grave') ? 'grave' : late.length ? 'warn' : undefined },
    decisions: { value: String(parts.head.decisions) },
    failsafes: { value: String(parts.head.failsafes), state: parts.alarms.some((alarm) => alarm.kind === 'FAILSAFE') ? 'warn' : undefined },
  };
}

export function showFigures(found, trends) {
  const words = say();
  list($('figures'), Object.entries(found), ([name]) => name, ([name]) => {
    const figure = make('div', 'figure');
    const value = make('dd', 'value', make('span', 'amount'));
    if (trends[name]) value.append(trend());
    figure.append(make('dt'), value, make('dd', 'aim'));
    return figure;
  }, (figure, [name, { value, state, talking }]) => {
    text(figure.querySelector('dt'), words.figures[name]);
    text(figure.querySelector('.amount'), value);
    mark(figure, 'data-state', state);
    const aim = talking === undefined ? words.aims[name] : words.aims[name](talking);
    const element = figure.querySelector('.aim');
    const said = (state ?? '') + aim;
    if (element.dataset.said !== said) {
      element.dataset.said = said;
      element.replaceChildren(...(state ? [sign(state)] : []), aim);
    }
    const line = figure.querySelector('polyline');
    if (line && trends[name]) mark(line, 'points', points(trends[name]));
  });
}

function trend() {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', 'trend');
  svg.setAttribute('viewBox', '0 0 60 20');
  svg.setAttribute('preserveAspectRatio', 'none');
  svg.setAttribute('aria-hidden', 'true');
  svg.append(document.createElementNS('http://www.w3.org/2000/svg', 'polyline'));
  return svg;
}

function points(values) {
  const most = Math.max(...values, 1);
  return values.map((value, index) => `${60 - values.length + 1 + index},${19 - (18 * value) / most}`).join(' ');
}

export function showAlarms(parts) {
  const words = say();
  const silent = parts.alarms.filter((alarm) => alarm.kind === 'SILENT');
  const alarms = [
    ...(silent.length ? [{ ...silent[0], about: silent.map((alarm) => alarm.about).join(', '), count: silent.length }] : []),
    ...parts.alarms.filter((alarm) => alarm.kind !== 'SILENT').map((alarm) => ({ ...alarm, name: serviceName(parts, alarm.about) })),
  ];
  list($('alarms'), alarms.length ? alarms : [{ kind: 'calm', about: '' }], (alarm) => `${alarm.kind} ${alarm.about}`,
    () => make('li'), (element, alarm) => {
      const state = alarm.kind === 'calm' ? 'calm' : alarm.grave ? 'grave' : 'warn';
      const said = alarm.kind === 'calm' ? words.calm : words.alarms[alarm.kind](alarm);
      if (element.textContent !== said) element.replaceChildren(...(alarm.kind === 'calm' ? [] : [sign(state)]), said);
      element.className = state;
    });
  return alarms;
}

export function showLinks(parts, now, speed) {
  list($('links'), parts.links, (link) => link.pbx, () => make('li'), (element, link) => {
    const words = say();
    const age = Math.round((now - (link.heard ?? now)) / speed / 1000);
    mark(element, 'data-silent', link.silentSince !== undefined);
    mark(element, 'title', link.why);
    mark(element, 'aria-label', link.silentSince ? undefined : words.heardAgo(link.pbx, age));
    text(element, link.silentSince
      ? words.silent(link.pbx, clock(now - link.silentSince))
      : words.inSight(link.pbx, age));
  });
}
