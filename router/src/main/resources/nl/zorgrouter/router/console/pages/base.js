// What every page shares: the language, times, and lists that keep their elements.
import { words } from './words.js';

const ZONE = 'Europe/Amsterdam';
const REMEMBERED = 'zorgrouter.language';

const kept = () => { try { return localStorage.getItem(REMEMBERED); } catch { return null; } };
const keep = (name) => { try { localStorage.setItem(REMEMBERED, name); } catch { /* not remembered, then */ } };

let language = words[kept()] ? kept() : 'nl';

/** The words of the language that is chosen. */
export const say = () => words[language];

/** A sentence that the server sent in both languages. */
export const told = (sentence) => sentence[language];

/** With a capital. */
export const capital = (words) => words.charAt(0).toUpperCase() + words.slice(1);

/** What the router says as people write it: a capital, quotation marks, a full stop. */
export const sentence = (words) => capital(words).replace(/`([^`]*)`/g, '“$1”').replace(/[^.?!]$/, '$&.');

/** Fills every element that names its word, and marks the language of the page. */
export function translate() {
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll('[data-word]')) {
    element.textContent = say()[element.dataset.word];
  }
  for (const element of document.querySelectorAll('[data-label]')) {
    element.setAttribute('aria-label', say()[element.dataset.label]);
  }
  for (const link of document.querySelectorAll('[data-page]')) {
    mark(link, 'aria-current', link.getAttribute('href') === location.pathname ? 'page' : undefined);
  }
  for (const button of document.querySelectorAll('[data-language]')) {
    button.setAttribute('aria-pressed', String(button.dataset.language === language));
  }
}

/** Lets the buttons for a language work. */
export function languages(changed) {
  for (const button of document.querySelectorAll('[data-language]')) {
    button.addEventListener('click', () => {
      language = button.dataset.language;
      keep(language);
      translate();
      changed();
    });
  }
  translate();
}

/** Minutes and seconds, such as 4:10; hours when it takes so long. */
export function clock(milliseconds) {
  const all = Math.max(0, Math.floor(milliseconds / 1000));
  const pad = (n) => String(n).padStart(2, '0');
  const hours = Math.floor(all / 3600);
  const rest = `${pad(Math.floor(all / 60) % 60)}:${pad(all % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest.replace(/^0/, '');
}

const formats = new Map();
function format(options) {
  const key = say().locale + JSON.stringify(options);
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat(say().locale, { timeZone: ZONE, ...options }));
  return formats.get(key);
}

/** The time of day. */
export const timeOfDay = (at) => format({ hour: '2-digit', minute: '2-digit' }).format(at);

/** The time of day with its weekday. */
export const dayAndTime = (at) =>
  `${format({ weekday: 'long' }).format(at)} ${timeOfDay(at)}`;

/** The time of day, and the weekday in front when it is another day. */
export function nextTime(at, now) {
  const day = (when) => format({ year: 'numeric', month: 'numeric', day: 'numeric' }).format(when);
  return day(at) === day(now) ? timeOfDay(at) : `${format({ weekday: 'short' }).format(at)} ${timeOfDay(at)}`;
}

const DUTCH = /^(?:\+31|0031|0)([1-9]\d{8})$/;
const AREA_OF_THREE = /^(?:1[035]|2[0346]|3[03568]|4[0356]|5[0358]|7|8[4578]|91)/;

/** A telephone number as people here read it, such as 050 555 01 04; what is not a Dutch one stays as it is. */
export function phone(number) {
  const digits = DUTCH.exec(number)?.[1];
  if (!digits) return number;
  const area = digits.startsWith('6') ? 1 : AREA_OF_THREE.test(digits) ? 2 : 3;
  const rest = digits.slice(area);
  const odd = rest.length % 2 ? 3 : 0;
  return [`0${digits.slice(0, area)}`, ...(odd ? [rest.slice(0, odd)] : []), ...rest.slice(odd).match(/../g)].join(' ');
}

/** The same as a link that dials it, to be copied as it stands. */
export function dials(number) {
  const link = make('a', 'phone', phone(number));
  link.href = `tel:${number}`;
  return link;
}

/** Sets a text only when it is another one: nothing is painted or read aloud again for nothing. */
export function text(element, value) {
  if (element.textContent !== value) element.textContent = value;
}

/** Sets or removes an attribute. */
export function mark(element, name, value) {
  if (value === undefined || value === false) element.removeAttribute(name);
  else if (element.getAttribute(name) !== String(value)) element.setAttribute(name, value === true ? '' : value);
}

/** Makes an element with a class and what is in it. */
export function make(tag, className, ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

/** The sign that stands beside a colour: a triangle for a warning, a diamond for what is grave. */
export function sign(state) {
  const element = make('span', `sign ${state}-sign`);
  element.setAttribute('aria-hidden', 'true');
  return element;
}

/** Shows a list: each item keeps its element, known by its key, and the order is the list's. */
export function list(parent, items, key, create, update) {
  const there = new Map([...parent.children].map((child) => [child.dataset.key, child]));
  let place = parent.firstElementChild;
  for (const item of items) {
    const name = key(item);
    let element = there.get(name);
    if (element) {
      there.delete(name);
    } else {
      element = create(item);
      element.dataset.key = name;
    }
    if (element === place) place = place.nextElementSibling;
    else parent.insertBefore(element, place);
    update(element, item);
  }
  there.forEach((element) => element.remove());
}
