// One person on the telephone as a small row, and how he moves from place to place.
import { clock, make, mark, say, sign, text } from './base.js';

const FLIGHT = 900;
/** In one column the way is too long to follow. */
const narrow = matchMedia('(max-width: 1100px)');
const still = matchMedia('(prefers-reduced-motion: reduce)');

/** Whether somebody should have answered him by now, and how grave that is. */
export function lateness(caller, now) {
  if (caller.stage !== 'WAITING' || caller.due === undefined || now <= caller.due) return undefined;
  return caller.origin === 'EMERGENCY' && !caller.referred ? 'grave' : 'warn';
}

export function makePerson() {
  const element = make('li', 'person');
  element.append(make('span', 'from'), make('span', 'tail'), make('span', 'time'), make('span', 'unseen'));
  return element;
}

export function showPerson(element, caller, own) {
  const words = say();
  const [from, tail, , aloud] = element.querySelectorAll(':scope > span:not(.sign)');
  text(from, words.short[caller.origin] + (caller.referred ? ' C1' : ''));
  text(tail, caller.tail ? `··${caller.tail}` : '');
  mark(element, 'data-stage', caller.stage);
  mark(element, 'data-own', own === caller.id);
  element.since = caller.since;
  element.caller = caller;
  text(aloud, `, ${words.stages[caller.stage]}`
    + (caller.worse ? words.personWorse : '')
    + (caller.referred ? words.personReferred : '')
    + (caller.failsafe ? words.personFailsafe : ''));
}

/** What changes with time alone: the clock, and whether it is too long. */
export function tickPerson(element, now, atLeast) {
  const time = element.querySelector('.time');
  text(time, (atLeast ? '≥ ' : '') + clock(now - element.since));
  const late = lateness(element.caller, now);
  if (late !== element.late || (element.caller.worse && !element.late)) {
    element.late = late;
    mark(element, 'data-late', late ?? (element.caller.worse && element.caller.stage === 'WAITING' ? 'warn' : undefined));
    element.querySelector('.sign')?.remove();
    if (late) element.prepend(sign(late));
  }
}

/** Where everybody is now, before something changes. */
export function places(board) {
  const found = new Map();
  for (const person of board.querySelectorAll('.person')) {
    found.set(person.dataset.key, { box: person.getBoundingClientRect(), place: person.closest('.card')?.dataset.key });
  }
  return found;
}

/**
 * Lets those who came to another card fly there, over the card of what decided.
 *
 * @param doors finds the card where a caller came in, and the card of the way he took
 */
export function fly(board, before, doors) {
  if (still.matches || narrow.matches || document.hidden) return;
  for (const person of board.querySelectorAll('.person')) {
    const was = before.get(person.dataset.key);
    const card = person.closest('.card');
    if (was && was.place === card.dataset.key) continue;
    const from = was?.box ?? doors.line(person.caller)?.getBoundingClientRect();
    if (!from) continue;
    const to = person.getBoundingClientRect();
    const via = doors.way(person.caller)?.getBoundingClientRect();
    const step = (box) => `translate(${box.left + Math.min(box.width, 120) / 2 - to.left - to.width / 2}px, ${box.top + box.height / 2 - to.top - to.height / 2}px)`;
    const frames = [{ transform: step(from), opacity: was ? 1 : 0.2 }];
    if (via) frames.push({ transform: step(via), opacity: 1, offset: 0.45 });
    frames.push({ transform: 'none', opacity: 1 });
    person.classList.add('flying');
    person.animate(frames, { duration: FLIGHT, easing: 'cubic-bezier(.4,0,.3,1)' })
      .addEventListener('finish', () => person.classList.remove('flying'));
  }
}
