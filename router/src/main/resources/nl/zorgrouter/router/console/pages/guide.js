// What the guide to the services says in the words of the region: states, waits, ages.
import { make, mark, nextTime, say, sign, told } from './base.js';

/** The words of the region, as the router gave them. */
export class Guide {
  words;

  async read(work) {
    this.words ??= await work.get('guide');
  }

  /** A skill or a kind of bed, as people say it. */
  word(word) {
    return this.words?.words[word] ? told(this.words.words[word]) : word;
  }

  service(id) {
    return this.words?.services[id] ? told(this.words.services[id]) : id;
  }
}

/** How grave a state is: a stop and a limit are warnings, what is closed is not. */
const gravity = { STOPPED: 'warn', LIMITED: 'warn', UNKNOWN: 'warn' };

/** The state as a word, with a sign when it is not as usual, and until when. */
export function showStanding(element, service, now) {
  const words = say();
  const grave = gravity[service.state] ?? (service.source === 'STAFF' ? 'warn' : undefined);
  const until = service.until ? words.until(nextTime(Date.parse(service.until), now)) : '';
  const said = [service.source === 'STAFF' ? words.nobodyThere : words.serviceStates[service.state], until].filter(Boolean).join(' ');
  if (element.dataset.said !== said + grave) {
    element.dataset.said = said + grave;
    element.replaceChildren(...(grave ? [sign(grave)] : []), said);
    mark(element, 'data-state', grave);
  }
}

/** Why somebody set the state, who, and since when. */
export function whySaid(service, now) {
  const { said } = service;
  return said ? say().saidBy(said.reasonText, said.by, nextTime(Date.parse(said.since), now)) : '';
}

/** How old something is, in seconds or minutes. */
export const age = (at, now) => say().ago(Math.max(0, Math.round((now - Date.parse(at)) / 1000)));

/** A figure with what it is and how old it is; nothing when there is none. */
export function figure(name, value, aged) {
  const dd = make('dd', '', make('b', 'amount', value));
  if (aged) dd.append(make('small', '', aged));
  return make('div', value === say().notKnown ? 'figure unknown' : 'figure', make('dt', '', name), dd);
}

/** Puts these in place of what was there, unless it is the same. */
export function replaced(element, children) {
  const fresh = make('div', '', ...children);
  if (element.innerHTML !== fresh.innerHTML) element.replaceChildren(...fresh.childNodes);
}
