// Finding a place for a patient, and putting the professional on the telephone through to it.
import { capital, clock, list, make, mark, phone, say, text, told } from './base.js';
import { age, figure, Guide, replaced, showStanding, whySaid } from './guide.js';
import { isRunning, showCountdown, showState, showSteps } from './referral.js';
import { $, choices, facts, fault, plain, Refused, speak, Work, wrongs } from './work.js';

const AGE = /^(1[0-2]\d|130|\d{1,2})$/;

let calls = [];
let places = [];
/** What was asked last; it is asked again every second, so that no figure is older than it says. */
let asked;
let referral;
let busy = false;
const guide = new Guide();

const page = {
  open: true,
  scopes: ['SERVICE', 'DESK', 'SUPERVISOR', 'VIEWER'],
  roles: ['zcc'],
  entered() {
    $('place').focus();
  },
  left() {
    calls = [];
    referral = undefined;
  },
  async poll() {
    if (!guide.words) {
      await guide.read(work);
      fill();
    }
    if (asked) places = (await work.get(`places?${asked}`)).places;
    if (work.workplace?.telephone) {
      calls = (await work.get('calls?mine=true')).calls;
      const known = referral?.id ?? calls.find((each) => each.referral)?.referral;
      referral = known ? await followed(known) : undefined;
    }
  },
  show() {
    showCall();
    showFound();
  },
  tick() {
    for (const each of document.querySelectorAll('[data-since]')) text(each, clock(work.now() - Number(each.dataset.since)));
    if (referral) showCountdown(referral, work.now());
  },
  translated() {
    fill();
    if (asked) search(false);
  },
};
const work = new Work(page);

/** A transfer of this workplace, as long as there is something to be seen of it. */
async function followed(id) {
  try {
    const found = await work.get(`referrals/${id}`);
    return found.by === work.workplace.name ? found : undefined;
  } catch (failed) {
    if (!(failed instanceof Refused) || failed.problem.status !== 404) throw failed;
    return undefined;
  }
}

function fill() {
  if (!guide.words) return;
  const { municipalities, needs, skills } = guide.words;
  choices($('place'), { '': say().choose, ...Object.fromEntries(municipalities.map((each) => [each.code, each.name]).sort((a, b) => a[1].localeCompare(b[1]))) });
  choices($('need'), Object.fromEntries(Object.entries(needs).map(([need, name]) => [need, capital(told(name))])));
  choices($('expertise'), { '': say().noneInParticular, ...Object.fromEntries(skills.map((skill) => [skill, guide.word(skill)]).sort((a, b) => a[1].localeCompare(b[1]))) });
  if (!work.workplace) text($('region'), told(guide.words.region));
}

async function search(aloud = true) {
  const years = $('age').value.trim();
  fault('place', $('place').value ? '' : say().placeFirst);
  fault('age', !years || AGE.test(years) ? '' : say().ageForm);
  const wrong = ['place', 'age'].find((field) => !$(`${field}-fault`).hidden);
  if (wrong) return $(wrong).focus();
  const query = new URLSearchParams({ place: $('place').value, need: $('need').value });
  if ($('expertise').value) query.set('expertise', $('expertise').value);
  if (years) query.set('age', years);
  try {
    places = (await work.get(`places?${query}`)).places;
    asked = query;
    if (aloud) speak(say().foundPlaces(places.length, places[0]?.name));
  } catch (failed) {
    fault('place', failed instanceof Refused ? wrongs(failed.problem) : say().cutOffLooking(''));
  }
  return page.show();
}

function showFound() {
  text($('news'), !asked ? say().searchFirst : places.length ? say().foundPlaces(places.length) : say().nothingFound);
  list($('found'), places, (each) => each.service, makePlace, showPlace);
}

function makePlace(place) {
  const button = make('button', 'act through', make('span'));
  button.type = 'button';
  button.addEventListener('click', () => through(place.service));
  const say = make('div', 'says', make('h3'), make('p', 'standing'), make('p', 'because'), make('ul', 'why'));
  return make('li', 'found-place', say, make('dl', 'amounts'), make('div', 'reach', make('a', 'call'), button, make('p', 'hint')));
}

function showPlace(element, place) {
  const now = work.now();
  const words = say();
  text(element.querySelector('h3'), place.name);
  showStanding(element.querySelector('.standing'), place, now);
  mark(element, 'data-state', place.state);
  text(element.querySelector('.because'), whySaid(place, now));
  replaced(element.querySelector('.why'), [words.fits[place.fit], words.reaches[place.reach], ...lacks(place)].map((each) => make('li', '', each)));
  const wait = place.wait.waitSeconds === undefined ? words.notKnown : words.minutes(place.wait.waitSeconds);
  const waiting = place.wait.waitSeconds !== undefined ? age(place.wait.asOf, now) : '';
  const beds = place.capacity ? Object.values(place.capacity.beds).reduce((sum, free) => sum + free, 0) : undefined;
  replaced(element.querySelector('.amounts'), [
    figure(words.waitName, wait, waiting),
    figure(words.bedsName, beds === undefined ? words.notKnown : String(beds), place.capacity && age(place.capacity.asOf, now)),
    figure(words.skillsName, place.expertise.map((skill) => guide.word(skill)).join(', ') || words.notKnown),
  ]);
  showReach(element, place);
}

/** What a search lacks in the words of the router; the rest is shown as figures. */
const lacks = (place) => (place.fit === 'LACKS' ? place.reasons.slice(0, 1) : []);

function showReach(element, place) {
  const call = element.querySelector('.call');
  mark(call, 'hidden', !place.telephone);
  if (place.telephone) {
    text(call, phone(place.telephone));
    mark(call, 'href', `tel:${place.telephone}`);
    mark(call, 'aria-label', say().callNumber(place.name, phone(place.telephone)));
  }
  const button = element.querySelector('.through');
  const why = notThrough();
  mark(button, 'hidden', Boolean(why));
  text(button.firstChild, say().through);
  mark(button, 'aria-label', say().throughTo(place.name));
  text(element.querySelector('.hint'), why ? (place.telephone ? say().callYourself : [place.contact && say().contactIs(place.contact), say().noNumber].filter(Boolean).join(' ')) : '');
}

/** Why nobody can be put through from here; empty when somebody can. */
function notThrough() {
  if (!work.workplace) return say().lookOnly;
  if (!work.workplace.telephone) return say().noPhone;
  if (!calls.length) return say().noLiveCall;
  return referral && isRunning(referral) ? say().underWay : '';
}

const picked = () => calls.find((each) => each.uniqueid === $('calls').value) ?? (calls.length === 1 ? calls[0] : undefined);

function showCall() {
  const call = picked();
  const why = calls.length ? '' : notThrough();
  mark($('no-call'), 'hidden', !why);
  text($('no-call'), why);
  mark($('which'), 'hidden', calls.length < 2);
  const named = Object.fromEntries(calls.map((each) => [each.uniqueid, `${each.number ? phone(each.number) : say().hidden} · ${each.line ?? ''}`]));
  if ($('calls').dataset.all !== JSON.stringify(named)) {
    $('calls').dataset.all = JSON.stringify(named);
    $('calls').replaceChildren();
    choices($('calls'), named);
  }
  const began = make('span', 'clocked');
  began.dataset.since = call ? String(Date.parse(call.since)) : '';
  began.toString = () => call.since;
  facts($('call-facts'), call ? [[say().number, call.number ? phone(call.number) : say().hidden], [say().line, call.line], [say().began, began]] : []);
  mark($('running'), 'hidden', !referral);
  if (referral) showRunning();
}

let spoken;
function showRunning() {
  const name = guide.service(referral.service);
  text($('running-service'), name);
  showState(referral);
  if (referral.state === 'OFFERED') text($('running-state'), say().refusedChoose);
  showCountdown(referral, work.now());
  showSteps(referral);
  mark($('take-back'), 'hidden', !isRunning(referral));
  if (spoken !== referral.id + referral.state) speak(`${name}: ${$('running-state').textContent}.`);
  spoken = referral.id + referral.state;
}

/** Rings the chosen service and brings all three together; the caller stays here until somebody has come. */
async function through(service) {
  if (busy) return;
  busy = true;
  fault('answer', '');
  const call = calls.length > 1 ? picked() : undefined;
  const years = $('age').value.trim();
  try {
    referral = (await work.post('transfers', {
      service,
      ...(call ? { call: { pbx: call.pbx, uniqueid: call.uniqueid } } : {}),
      case: {
        patient: { municipality: asked.get('place'), placeSource: 'STATED', ...(years ? { age: Number(years) } : {}) },
        caller: { contact: true },
      },
    })).referral;
    page.show();
    $('running-service').focus();
  } catch (failed) {
    if (!(failed instanceof Refused)) throw failed;
    fault('answer', plain(failed.problem));
    speak(plain(failed.problem));
  } finally {
    busy = false;
  }
}

async function takeBack() {
  if (!referral || busy || !isRunning(referral)) return;
  busy = true;
  try {
    referral = (await work.post(`referrals/${referral.id}/cancel`, {})).referral;
    page.show();
  } catch (failed) {
    if (!(failed instanceof Refused)) throw failed;
    fault('answer', plain(failed.problem));
  } finally {
    busy = false;
  }
}

$('search').addEventListener('submit', (event) => {
  event.preventDefault();
  search();
});
$('search').addEventListener('change', () => asked && search());
$('take-back').addEventListener('click', takeBack);
addEventListener('keydown', (event) => {
  if (event.key !== 'F8' || event.repeat || $('running').hidden) return;
  event.preventDefault();
  takeBack();
});
work.start();
