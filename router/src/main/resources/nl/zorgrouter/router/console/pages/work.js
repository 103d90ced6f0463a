// What the pages of professionals share: the token, requests, the poll, and faults at their fields.
import './work-words.js';
import { dayAndTime, languages, make, mark, say, sentence, text, timeOfDay, told } from './base.js';
import { Stream } from './stream.js';

const REMEMBERED = 'zorgrouter.token';
const PLAYED = 'zorgrouter.part';
/** Faster than this nobody reads an offer before it lapses. */
const TOO_FAST = 10;
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
  /** Whether the form of those who sign in is shown. */
  #asking = false;

  /**
   * @param page `scopes` that may enter, `roles` a demonstration lets in, `entered`, `poll` (asks), `show`, `tick`,
   *   `translated`; `open` when looking needs no token
   */
  constructor(page) {
    this.#page = page;
  }

  /** Begins; everything of the page is there now. */
  start() {
    const page = this.#page;
    this.stream = new Stream(() => this.#heardOf());
    languages(() => this.#shown());
    $('door').addEventListener('submit', (event) => {
      event.preventDefault();
      this.#enter($('token').value.trim());
    });
    $('leave').addEventListener('click', () => this.#leave());
    setInterval(() => this.#tick(), 250);
    $('sign-in')?.addEventListener('click', () => this.#ask());
    if (page.open) this.#poll(++this.#round);
    if (location.hash === '#demo') this.#play(page.roles[0]);
    else if (this.#token) this.#enter(this.#token);
    else if (page.open) this.#shown();
    else this.#ask();
  }

  /** What a service is called in the language that is chosen. */
  serviceName(id) {
    const name = this.workplace?.services[id];
    return name ? told(name) : id;
  }

  /** Whether somebody works here, or may look without a token. */
  get isOpen() {
    return Boolean(this.workplace) || Boolean(this.#page.open);
  }

  /** Whoever plays a part has no telephone of his own to hang up with; and people may live too fast for him. */
  #showPart() {
    const role = this.workplace && this.stream.parts.demo ? sessionStorage.getItem(PLAYED) : undefined;
    const telephone = role && this.workplace.telephone;
    let button = $('hang-up');
    if (telephone && !button) {
      button = make('button', 'tool');
      button.id = 'hang-up';
      button.type = 'button';
      button.addEventListener('click', () => fetch(`/demo/hang-up/${sessionStorage.getItem(PLAYED)}`, { method: 'POST' }));
      $('leave').before(button);
    }
    if (button) {
      mark(button, 'hidden', !telephone);
      text(button, say().hangUp);
    }
    const fast = telephone && this.stream.speed > TOO_FAST;
    mark($('pace'), 'hidden', !fast);
    if (fast) text($('pace'), say().tooFast(this.stream.speed));
  }

  #heardOf() {
    this.#showPart();
    const demo = Boolean(this.stream.parts.demo);
    mark($('ways-in'), 'hidden', !demo);
    if (demo && !$('ways-in').childElementCount) this.#showWaysIn();
    if (this.isOpen) this.#page.show();
  }

  #showWaysIn() {
    for (const role of this.#page.roles) {
      const button = make('button', 'act');
      button.type = 'button';
      button.dataset.role = role;
      button.addEventListener('click', () => this.#play(role));
      $('ways-in').append(button);
    }
    this.#nameWaysIn();
  }

  #nameWaysIn() {
    for (const button of $('ways-in').children) text(button, say().roles[button.dataset.role]);
  }

  /** A demonstration gives a token to whoever plays a part in it; no other router knows this address. */
  async #play(role) {
    try {
      const answer = await fetch(`/demo/enter/${role}`, { method: 'POST' });
      if (!answer.ok) throw new Error(String(answer.status));
      history.replaceState(null, '', location.pathname);
      sessionStorage.setItem(PLAYED, role);
      await this.#enter((await answer.json()).token);
    } catch {
      this.#ask(say().noDemo);
    }
  }

  /** The router's clock, which in a demonstration runs faster than ours. */
  now() {
    return this.stream.now(STALE_AFTER);
  }

  get(path) {
    return this.#send(path, {});
  }

  /** Sets something that can be set again: sent once. */
  put(path, fields) {
    return this.#send(path, { method: 'PUT', body: JSON.stringify(fields), headers: { 'Content-Type': 'application/json' } });
  }

  /** Takes back what was set. */
  remove(path) {
    return this.#send(path, { method: 'DELETE' });
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
    const carried = this.#token ? { Authorization: `Bearer ${this.#token}` } : {};
    const answer = await fetch(`/api/v1/${path}`, {
      ...options,
      cache: 'no-store',
      signal: AbortSignal.timeout(SOON),
      headers: { ...options.headers, ...carried, 'Accept-Language': document.documentElement.lang },
    });
    const json = await answer.json();
    if (answer.status === 401 && this.#token) this.#leave(say().wrongToken);
    if (!answer.ok) throw new Refused(json);
    return json;
  }

  async #enter(token) {
    fault('token', token ? '' : say().noToken);
    if (!token) return $('token').focus();
    this.#token = token;
    try {
      const workplace = await this.get('workplace');
      if (!this.#page.scopes.includes(workplace.scope)) {
        this.#token = undefined;
        return this.#ask(say().otherScope(workplace.name));
      }
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
    this.#page.left?.();
    if (!this.#page.open || why) this.#ask(why);
    else this.#shown();
    if (this.#page.open) this.#poll(++this.#round);
  }

  #ask(why = '') {
    this.#asking = true;
    this.#shown();
    fault('token', why);
    $('token').focus();
  }

  #shown() {
    const inside = Boolean(this.workplace);
    this.#asking = !inside && (this.#asking || !this.#page.open);
    $('door').hidden = !this.#asking;
    $('inside').hidden = !this.isOpen;
    $('leave').hidden = !inside;
    if ($('sign-in')) $('sign-in').hidden = inside || this.#asking;
    if (inside) text($('region'), `${this.workplace.name} · ${told(this.workplace.region)}`);
    this.#nameWaysIn();
    this.#showPart();
    if (this.isOpen) {
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
    text($('clock'), dayAndTime(this.now()));
    const cut = this.isOpen && Date.now() - this.#heard > STALE_AFTER;
    mark($('stale'), 'hidden', !cut);
    if (cut) text($('stale'), (this.workplace ? say().cutOff : say().cutOffLooking)(timeOfDay(this.#heard)));
    if (this.isOpen) this.#page.tick();
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

/** Everything that is wrong, one sentence after the other. */
export const wrongs = (problem) => (problem.errors ?? [problem]).map((each) => sentence(each.detail)).join(' ');

/** What a problem means, in plain words where there are. */
export const plain = (problem) => say().plain[problem.code] ?? sentence(problem.detail);

/** Read aloud, once. */
export function speak(words) {
  text($('speaker'), '');
  setTimeout(() => text($('speaker'), words), 50);
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
