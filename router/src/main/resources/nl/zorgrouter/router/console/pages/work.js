// What the pages of professionals share: the token, requests, the poll, and faults at their fields.
import './work-words.js';
import { languages, make, mark, say, text, timeOfDay } from './base.js';
import { Stream } from './stream.js';

const REMEMBERED = 'zorgrouter.token';
/** Numbers and triage need a token, and an event stream of a browser cannot carry one: so these are asked for. */
const EVERY = 1000;
const SOON = 8000;
const TRIES = 3;
const STALE_AFTER = 5000;

export const $ = (id) => document.getElementById(id);

/** An answer that is a problem (RFC 9457). */
export class Refused extends Error {
  constructor(problem) {
    super(problem.detail);
    this.problem = problem;
  }
}

export class Work {
  /** Who the token stands for, and the names of the region. */
  workplace;
  #page;
  #token = sessionStorage.getItem(REMEMBERED);
  #round = 0;
  #heard = Date.now();

  /** @param page `scope` that may enter, `entered`, `poll` (asks), `show`, `tick` */
  constructor(page) {
    this.#page = page;
    this.stream = new Stream(() => this.workplace && page.show());
    languages(() => this.#shown());
    $('door').addEventListener('submit', (event) => {
      event.preventDefault();
      this.#enter($('token').value.trim());
    });
    $('leave').addEventListener('click', () => this.#leave());
    setInterval(() => this.#tick(), 250);
    if (this.#token) this.#enter(this.#token);
    else this.#ask();
  }

  /** The router's clock, which in a demonstration runs faster than ours. */
  now() {
    return this.stream.now(STALE_AFTER);
  }

  get(path) {
    return this.#send(path, {});
  }

  /** Sends it again under the same name when no answer came: the router does it once. */
  async post(path, fields) {
    const bytes = crypto.getRandomValues(new Uint8Array(12));
    const requestId = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    const body = JSON.stringify({ requestId, ...fields });
    for (let tries = 1; ; tries++) {
      try {
        return await this.#send(path, { method: 'POST', body, headers: { 'Content-Type': 'application/json' } });
      } catch (failed) {
        if (failed instanceof Refused) throw failed;
        if (tries === TRIES) throw new Refused({ code: 'UNREACHABLE', detail: say().plain.UNREACHABLE });
      }
    }
  }

  async #send(path, options) {
    const answer = await fetch(`/api/v1/${path}`, {
      ...options,
      cache: 'no-store',
      signal: AbortSignal.timeout(SOON),
      headers: { ...options.headers, Authorization: `Bearer ${this.#token}`, 'Accept-Language': document.documentElement.lang },
    });
    const json = await answer.json();
    if (answer.status === 401) this.#leave(say().wrongToken);
    if (!answer.ok) throw new Refused(json);
    return json;
  }

  async #enter(token) {
    fault('token', token ? '' : say().noToken);
    if (!token) return $('token').focus();
    this.#token = token;
    try {
      const workplace = await this.get('workplace');
      if (workplace.scope !== this.#page.scope) return this.#leave(say().otherScope(workplace.name));
      sessionStorage.setItem(REMEMBERED, token);
      this.workplace = workplace;
      $('token').value = '';
      this.#shown();
      this.#page.entered();
      this.#poll(++this.#round);
    } catch (failed) {
      if (!(failed instanceof Refused)) this.#ask(say().noDoor);
    }
  }

  #leave(why) {
    sessionStorage.removeItem(REMEMBERED);
    this.#round++;
    this.workplace = undefined;
    this.#token = undefined;
    this.#ask(why);
  }

  #ask(why = '') {
    this.#shown();
    fault('token', why);
    $('token').focus();
  }

  #shown() {
    const inside = Boolean(this.workplace);
    $('door').hidden = inside;
    $('inside').hidden = !inside;
    $('leave').hidden = !inside;
    text($('place-of-work'), inside ? `${this.workplace.name} · ${this.workplace.region}` : '');
    if (inside) {
      this.#page.translated();
      this.#page.show();
    }
  }

  async #poll(round) {
    try {
      await this.#page.poll();
      this.#heard = Date.now();
    } catch (failed) {
      if (failed instanceof Refused && failed.problem.status < 500) this.#heard = Date.now();
    }
    if (round !== this.#round) return;
    this.#page.show();
    setTimeout(() => round === this.#round && this.#poll(round), EVERY);
  }

  #tick() {
    text($('clock'), timeOfDay(this.now()));
    const cut = Boolean(this.workplace) && Date.now() - this.#heard > STALE_AFTER;
    mark($('stale'), 'hidden', !cut);
    if (cut) text($('stale'), say().cutOff(timeOfDay(this.#heard)));
    if (this.workplace) this.#page.tick();
  }
}

/** Says what is wrong at the field it is about; nothing takes it away. */
export function fault(field, message) {
  const place = $(`${field}-fault`);
  text(place, message);
  mark(place, 'hidden', !message);
  const input = $(field);
  if (input?.matches('input')) mark(input, 'aria-invalid', message ? 'true' : undefined);
}

/** What a problem means, in plain words where there are. */
export const plain = (problem) => say().plain[problem.code] ?? problem.detail;

/** Read aloud, once. */
export function speak(sentence) {
  text($('speaker'), '');
  setTimeout(() => text($('speaker'), sentence), 50);
}

/** Fills a list of choices and keeps what was chosen. */
export function choices(select, named) {
  const chosen = select.value;
  select.replaceChildren(...Object.entries(named).map(([value, name]) => new Option(name, value)));
  if (chosen) select.value = chosen;
}

/** Fills a list of facts; one that is not known is not shown. */
export function facts(list, pairs) {
  const known = pairs.filter(([, value]) => value);
  const all = known.map(([name, value]) => `${name}=${value}`).join('|');
  if (list.dataset.all === all) return;
  list.dataset.all = all;
  list.replaceChildren(...known.flatMap(([name, value]) => [make('dt', '', name), make('dd', '', value)]));
}
