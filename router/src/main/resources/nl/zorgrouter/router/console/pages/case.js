// The two inputs: a code with its triage system, and a municipality.
import { list, make, mark, say, text } from './base.js';
import { $, fault } from './work.js';

const NTS = /^U[0-5]$/;
const VUI = /^(A[0-2]|B[12]?|C[12])$/;
const PROQA = /^[0-9]{1,2}-?[OABCDE]-?[0-9]{1,2}[A-Z]?$/;
const SHOWN = 8;
/** A Tab out of habit, right after the page went on by itself, does nothing. */
const HABIT = 1500;

/** Which system a code is of; undefined when it has the form of none. */
export function systemOf(code) {
  if (NTS.test(code)) return 'NTS';
  if (VUI.test(code)) return 'VUI';
  return PROQA.test(code) ? 'PROQA' : undefined;
}

export class Inputs {
  #work;
  #went = -Infinity;
  #chosen;
  #active = -1;

  constructor(work) {
    this.#work = work;
    $('code').addEventListener('input', () => this.#coded());
    $('place').addEventListener('input', () => this.#search());
    $('place').addEventListener('keydown', (event) => this.#key(event));
    $('place').addEventListener('blur', () => this.#close());
    $('places').addEventListener('pointerdown', (event) => {
      event.preventDefault();
      const option = event.target.closest('[role=option]');
      if (option) this.#choose(this.#matches().find((each) => each.code === option.dataset.key));
    });
  }

  clear() {
    $('code').value = '';
    $('place').value = '';
    $('unsafe').checked = false;
    this.#chosen = undefined;
    this.#close();
    this.show();
    fault('code', '');
    fault('place', '');
  }

  /** What the two inputs mean, in words. */
  show() {
    const code = this.#code();
    const system = systemOf(code);
    const known = system && this.#work.workplace?.codes[system].includes(code.replaceAll('-', ''));
    text($('code-means'), system ? `${say().systems[system]}${known ? '' : ` · ${say().notMapped}`}` : '');
    const place = this.#place();
    text($('place-means'), place ? `${place.name} · ${place.code}` : '');
  }

  /** The triage and the place, or undefined when something is wrong; it is said at its field. */
  read() {
    const code = this.#code();
    const system = systemOf(code);
    fault('code', code ? (system ? '' : say().codeForm) : say().codeMissing);
    const place = this.#place();
    fault('place', place ? '' : this.#missing());
    if (!system) $('code').focus();
    else if (!place) $('place').focus();
    if (!system || !place) return undefined;
    return { triage: system === 'VUI' ? { vui: code } : { system, code }, municipality: place.code };
  }

  #code() {
    return $('code').value.trim().toUpperCase();
  }

  #missing() {
    const found = this.#matches();
    const typed = $('place').value.trim();
    if (!typed) return say().placeMissing;
    return found.length ? say().placeSeveral(found.slice(0, SHOWN).map((each) => each.name).join(', ')) : say().placeUnknown(typed);
  }

  #coded() {
    fault('code', '');
    this.show();
    const code = this.#code();
    const longer = [...this.#work.workplace.codes.NTS, ...this.#work.workplace.codes.VUI].some((each) => each !== code && each.startsWith(code));
    if (['NTS', 'VUI'].includes(systemOf(code)) && !longer) {
      $('place').focus();
      this.#went = performance.now();
    }
  }

  /** By code or name; letters with signs count as those without. */
  #matches() {
    const bare = (value) => value.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    const typed = bare($('place').value.trim());
    if (!typed) return [];
    const all = this.#work.workplace.municipalities;
    const exact = all.filter((each) => bare(each.name) === typed || bare(each.code) === typed);
    return exact.length ? exact : all.filter((each) => bare(each.name).startsWith(typed) || bare(each.code).startsWith(typed));
  }

  /** The one that is meant; never a guess among several. */
  #place() {
    const found = this.#matches();
    return this.#chosen ?? (found.length === 1 ? found[0] : undefined);
  }

  #search() {
    this.#chosen = undefined;
    this.#active = -1;
    fault('place', '');
    this.show();
    this.#list();
  }

  #list() {
    const found = this.#matches().slice(0, SHOWN);
    const open = found.length > 1;
    mark($('places'), 'hidden', !open);
    mark($('place'), 'aria-expanded', String(open));
    list($('places'), found, (each) => each.code, () => make('li'), (element, each) => {
      element.id = `place-${each.code}`;
      mark(element, 'role', 'option');
      mark(element, 'aria-selected', String(found[this.#active] === each));
      text(element, each.name);
    });
    mark($('place'), 'aria-activedescendant', open && found[this.#active] ? `place-${found[this.#active].code}` : undefined);
  }

  #key(event) {
    const found = this.#matches().slice(0, SHOWN);
    if (event.key === 'Tab' && !event.shiftKey && !$('place').value && performance.now() - this.#went < HABIT) {
      event.preventDefault();
      this.#went = -Infinity;
    } else if (['ArrowDown', 'ArrowUp'].includes(event.key) && found.length > 1) {
      event.preventDefault();
      this.#active = (this.#active + (event.key === 'ArrowDown' ? 1 : this.#active < 0 ? 0 : -1) + found.length) % found.length;
      this.#list();
    } else if (event.key === 'Enter' && !$('places').hidden && found[this.#active]) {
      event.preventDefault();
      this.#choose(found[this.#active]);
    } else if (event.key === 'Escape' && !$('places').hidden) {
      event.preventDefault();
      this.#close();
    }
  }

  #choose(place) {
    if (!place) return;
    $('place').value = place.name;
    this.#chosen = place;
    fault('place', '');
    this.#close();
    this.show();
  }

  #close() {
    this.#active = -1;
    mark($('places'), 'hidden', true);
    mark($('place'), 'aria-expanded', 'false');
    mark($('place'), 'aria-activedescendant', undefined);
  }
}
