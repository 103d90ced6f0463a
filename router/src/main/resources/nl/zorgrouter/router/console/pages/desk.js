// The desk: my call, two inputs, an offer, a confirmation, and the clock until somebody has taken over.
import { showAlerts } from './alerts.js';
import { clock, dials, list, make, mark, phone, say, sentence, text } from './base.js';
import { Inputs } from './case.js';
import { showNews } from './news.js';
import { circumstances, firstWait, isRunning, nameResults, showConclusion, showCountdown, showRows, showState, showSteps } from './referral.js';
import { $, choices, facts, fault, plain, Refused, speak, Work } from './work.js';

let calls = [];
let open = [];
/** What came of the last question: an offer, or that the caller stays. */
let answer;
/** The referral that is watched. */
let referral;
let mode;
/** Whether the inputs are those of a question that was asked. */
let filled = false;
let busy = false;
/** When the offer was shown: nobody has read it in the first moment. */
let shownAt = 0;
let spokenState;

const UNREAD = 300;
const AGE = /^(1[0-2]\d|130|\d{1,2})$/;

const serviceName = (id) => work.serviceName(id);
const picked = () => calls.find((each) => each.uniqueid === $('calls').value) ?? (calls.length === 1 ? calls[0] : undefined);

const page = {
  scopes: ['DESK'],
  roles: ['desk'],
  entered() {
    clear();
    $('code').focus();
  },
  async poll() {
    const [mine, all] = await Promise.all([work.get('calls?mine=true'), work.get('referrals?open=true')]);
    const came = mine.calls.filter((each) => !calls.some((known) => known.uniqueid === each.uniqueid));
    calls = mine.calls;
    open = all.referrals;
    if (came.length) arrived(came[0]);
    const watched = referral?.id ?? picked()?.referral;
    if (watched && (referral || open.some((each) => each.id === watched && isRunning(each)))) referral = await work.get(`referrals/${watched}`);
    if (referral?.state === 'OFFERED') next();
  },
  show() {
    showCall();
    showAnswer();
    const rest = open.filter((each) => each.state !== 'OFFERED');
    showAlerts(open, serviceName, watch);
    showNews($('news'), $('no-news'), work.stream.parts.news ?? [], serviceName, work.now(), 'desk');
    showRows(rest, referral?.id, (each) => `${serviceName(each.service)} · ${say().states[each.state]}${each.task?.number ? ` · ${phone(each.task.number).replaceAll(' ', '\u00A0')}` : ''}`, work.now());
  },
  tick() {
    for (const each of document.querySelectorAll('[data-since]')) text(each, clock(work.now() - Number(each.dataset.since)));
    if (!$('running').hidden) showCountdown(referral, work.now());
    if (answer?.referral && !$('found').hidden) text($('wait'), wait(answer.referral.service));
  },
  translated() {
    choices($('advised'), say().types);
    choices($('tongue'), { '': say().tongueOf, ...say().tongues });
    list($('flags'), Object.entries(say().flags), ([flag]) => flag, makeFlag, (element, [, name]) => text(element.lastChild, name));
    nameResults();
    inputs.show();
    if (answer && !referral) ask(false);
  },
};
const work = new Work(page);
const inputs = new Inputs(work);

function arrived(call) {
  speak(say().callCame(call.number ? phone(call.number) : say().hidden));
  if (answer?.referral?.call.uniqueid === call.uniqueid) return;
  // what was asked for the patient before must not be asked for this one
  if (filled) clear();
  if (!referral || !isRunning(referral)) forget();
}

/** A service rejected: the caller is back, and the next service is on offer. */
function next() {
  const { modes, decision } = referral;
  answer = { referral, modes, decision };
  mode = (modes.find((each) => each.offered && each.mode === referral.mode) ?? modes.find((each) => each.offered))?.mode;
  referral = undefined;
  speak(say().rejected(serviceName(answer.referral.service)));
}

function clear() {
  filled = false;
  inputs.clear();
  $('age').value = '';
  $('tongue').value = '';
  for (const box of $('flags').querySelectorAll('input')) box.checked = false;
}

function forget() {
  answer = undefined;
  referral = undefined;
  spokenState = undefined;
  fault('answer', '');
  page.show();
}

function showCall() {
  const call = picked();
  mark($('no-call'), 'hidden', calls.length > 0);
  text($('no-call'), work.workplace.telephone ? say().noCall : say().noPhone);
  mark($('which'), 'hidden', calls.length < 2);
  if (calls.length > 1) {
    const named = Object.fromEntries(calls.map((each) => [each.uniqueid, `${each.number ? phone(each.number) : say().hidden} · ${each.line ?? ''}`]));
    if ($('calls').dataset.all !== JSON.stringify(named)) {
      $('calls').dataset.all = JSON.stringify(named);
      choices($('calls'), named);
    }
  } else {
    delete $('calls').dataset.all;
    $('calls').replaceChildren();
  }
  const sinces = call ? since(call) : [];
  const known = referral?.case ? circumstances(referral.case) : [];
  facts($('call-facts'), call ? [[say().number, call.number ? phone(call.number) : say().hidden], [say().line, call.line], [say().doing, say().phases[call.phase]], ...sinces, ...known] : []);
  const again = Boolean(answer?.decision?.code === 'REPEAT_CONTACT' || answer?.referral?.case?.flags?.REPEAT_CONTACT || referral?.case?.flags?.REPEAT_CONTACT);
  mark($('again'), 'hidden', !again);
  if (again) text($('again'), say().again);
}

/** Since the call began, and since he was first sent to somebody: his waiting did not begin with this offer. */
function since(call) {
  const began = [[say().began, ticking(Date.parse(call.since))]];
  const first = referral && firstWait(referral);
  return first ? [...began, [say().referredSince, ticking(Date.parse(first))]] : began;
}

function ticking(at) {
  const element = make('span', 'clocked');
  element.dataset.since = String(at);
  element.toString = () => String(at);
  return element;
}

function wait(service) {
  const seen = (work.stream.parts.services ?? []).find((each) => each.id === service);
  const age = Math.max(0, Math.round((work.now() - work.stream.confirmed) / 1000));
  mark($('wait'), 'data-state', seen?.estimate?.high === undefined || seen.silent ? 'warn' : undefined);
  if (!seen?.estimate || seen.silent) return say().waitUnseen;
  return seen.estimate.why ? say().waitNone(say().noEstimate[seen.estimate.why], age) : say().waitKnown(seen.estimate, age);
}

function makeFlag([flag]) {
  const box = make('input');
  box.type = 'checkbox';
  box.name = flag;
  return make('label', 'check', box, make('span'));
}

/** Only what holds is said: what nobody ticked is unknown, and the rules know that. */
const ticked = () => Object.fromEntries([...$('flags').querySelectorAll('input:checked')].map((box) => [box.name, true]));

/** What is known beyond the two inputs; undefined when it is wrong, which is said at its field. */
function knownOfPatient() {
  const years = $('age').value.trim();
  const right = !years || AGE.test(years);
  fault('age', right ? '' : say().ageForm);
  if (!right) {
    $('more').open = true;
    $('age').focus();
    return undefined;
  }
  return years ? { age: Number(years) } : {};
}

async function ask(aloud = true, flags) {
  const given = inputs.read();
  const patient = given && knownOfPatient();
  if (!patient || busy) return;
  busy = true;
  fault('case', '');
  const call = calls.length > 1 ? picked() : undefined;
  const code = $('code').value.trim().toUpperCase();
  try {
    answer = await work.post('referrals', {
      mode: 'warm',
      ...(call ? { call: { pbx: call.pbx, uniqueid: call.uniqueid } } : {}),
      case: {
        triage: { ...given.triage, at: new Date(work.now()).toISOString(), advised: $('advised').value, abcdSafe: !$('unsafe').checked },
        patient: { municipality: given.municipality, placeSource: 'STATED', ...patient },
        caller: { contact: true, ...($('tongue').value ? { language: $('tongue').value } : {}) },
        flags: { ...ticked(), ...flags },
      },
    });
    answer.code = code;
    referral = undefined;
    filled = true;
    mode = answer.modes.find((each) => each.offered)?.mode;
    shownAt = performance.now();
    page.show();
    if (aloud) said();
  } catch (failed) {
    refused(failed);
  } finally {
    busy = false;
  }
}

function said() {
  const first = answer.referral ? $('confirm') : $('looked').hidden ? $('code') : $('looked');
  speak(answer.referral ? say().offered(serviceName(answer.referral.service), wait(answer.referral.service)) : `${$('stays-title').textContent}. ${$('stays-why').textContent}`);
  first.focus();
}

/** Each fault stands at the field it names; what names none stands below the fields. */
function refused(failed) {
  if (!(failed instanceof Refused)) throw failed;
  const { problem } = failed;
  const left = [];
  for (const each of problem.errors ?? []) {
    const field = each.pointer.startsWith('/case/triage') ? 'code' : each.pointer.startsWith('/case/patient') ? 'place' : '';
    if (field) fault(field, sentence(each.detail));
    else left.push(sentence(`${each.pointer}: ${each.detail}`));
  }
  fault('case', problem.errors ? left.join(' ') : plain(problem));
}

function showAnswer() {
  const stays = answer && !answer.referral;
  const found = answer?.referral && !referral;
  mark($('no-answer'), 'hidden', Boolean(answer || referral));
  mark($('found'), 'hidden', !found);
  mark($('stays'), 'hidden', !stays || Boolean(referral));
  mark($('running'), 'hidden', !referral);
  mark($('others-box'), 'hidden', !answer?.decision.alternatives.length || Boolean(referral));
  if (found) showFound();
  if (stays) showStays();
  if (referral) showRunning();
  if (answer) showOthers();
}

function showFound() {
  text($('service'), serviceName(answer.referral.service));
  text($('wait'), wait(answer.referral.service));
  const { reason, patienceSeconds } = answer.decision;
  text($('why'), `${sentence(reason)}${patienceSeconds ? ` ${say().within(patienceSeconds)}` : ''}`);
  const offered = answer.modes.filter((each) => each.offered);
  list($('modes'), [{ mode: '' }, ...offered], (each) => each.mode || 'legend', makeMode, (element, each) => {
    if (!each.mode) return text(element, say().modesTitle);
    element.querySelector('input').checked = each.mode === mode;
    text(element.querySelector('span'), say().modes[each.mode]);
  });
  list($('no-modes'), answer.modes.filter((each) => !each.offered), (each) => each.mode, () => make('li'), (element, each) => {
    text(element, say().notMode(each.mode === 'warm' ? 'warm' : say().modes[each.mode].split(':')[0].toLowerCase(), say().verdicts[each.code] ?? each.code));
  });
  mark($('confirm'), 'disabled', offered.length === 0);
}

function makeMode(each) {
  if (!each.mode) return make('legend');
  const input = make('input');
  input.type = 'radio';
  input.name = 'mode';
  input.addEventListener('change', () => { mode = each.mode; });
  return make('label', '', input, make('span'));
}

function showStays() {
  const { code, reason } = answer.decision;
  const counted = answer.code === 'C2' && code === 'URGENCY_PROTECTED';
  text($('stays-title'), counted ? say().staysC2 : say().stays);
  text($('stays-why'), counted ? say().c2Why : say().plain[code] ?? sentence(reason));
  text($('stays-next'), counted ? say().c2Next : '');
  mark($('looked'), 'hidden', code !== 'REPEAT_CONTACT');
}

function showRunning() {
  text($('running-service'), serviceName(referral.service));
  showState(referral);
  showCountdown(referral, work.now());
  showSteps(referral);
  showCallBack();
  const answered = referral.state === 'ANSWERED';
  text($('take-back-word'), answered ? say().fetchBack : say().takeBack);
  mark($('take-back'), 'disabled', !isRunning(referral) && !answered);
  showConclusion(referral);
  mark($('raise'), 'disabled', !isRunning(referral) && referral.state !== 'ANSWERED');
  if (spokenState !== referral.id + referral.state) speak(`${serviceName(referral.service)}: ${say().states[referral.state]}.`);
  spokenState = referral.id + referral.state;
}

/** Who hung up and is the desk's to call: his number, and a button for when somebody has. */
function showCallBack() {
  const { task } = referral;
  const mine = task?.progress === 'OPEN' && task.owner === 'DESK';
  mark($('call-back'), 'hidden', !mine);
  if (!mine || $('call-back-number').dataset.of === referral.id + document.documentElement.lang) return;
  $('call-back-number').dataset.of = referral.id + document.documentElement.lang;
  $('call-back-number').replaceChildren(task.number ? dials(task.number) : say().hidden);
}

function showOthers() {
  const others = answer.decision.alternatives.map((each) => ({ ...each, name: serviceName(each.service) }));
  list($('others'), others, (each) => each.service, () => make('li', '', make('b'), make('span')), (element, each) => {
    text(element.firstChild, each.name);
    text(element.lastChild, ` · ${each.offered ? say().possible : each.reason}`);
  });
}

async function act(verb, fields = {}) {
  const id = referral?.id ?? answer?.referral?.id;
  if (!id || busy) return;
  busy = true;
  fault('answer', '');
  try {
    referral = (await work.post(`referrals/${id}/${verb}`, fields)).referral;
    page.show();
    // not on a button: a second Enter must not undo the first
    (verb === 'confirm' ? $('running-service') : $('code')).focus();
  } catch (failed) {
    if (!(failed instanceof Refused)) throw failed;
    const late = verb === 'confirm' && failed.problem.code === 'NOT_IN_THIS_STATE';
    fault('answer', late ? say().plain.LATE_OFFER : plain(failed.problem));
  } finally {
    busy = false;
  }
}

async function watch(id) {
  referral = await work.get(`referrals/${id}`);
  page.show();
}

$('case').addEventListener('submit', (event) => {
  event.preventDefault();
  ask();
});
$('case').addEventListener('input', () => {
  if (referral && !isRunning(referral)) forget();
});
$('looked').addEventListener('click', () => ask(true, { REPEAT_CONTACT: false }));
$('confirm').addEventListener('click', () => {
  if (performance.now() - shownAt > UNREAD) act('confirm', { mode });
});
$('take-back').addEventListener('click', () => (referral?.state === 'ANSWERED' ? act('return', { reason: 'asked' }) : act('cancel')));
$('concluding').addEventListener('submit', (event) => {
  event.preventDefault();
  act('outcome', { result: $('result').value });
});
$('raise').addEventListener('click', () => act('raise'));
$('called').addEventListener('click', () => act('accept'));
$('open').addEventListener('click', (event) => {
  const row = event.target.closest('button');
  if (row) watch(row.dataset.id);
});
addEventListener('keydown', (event) => {
  // a key that is held down is pressed once
  if (event.repeat && ['Enter', 'F2', 'F8', 'F9'].includes(event.key)) return event.preventDefault();
  const button = { F2: $('called'), F8: $('take-back'), F9: $('raise') }[event.key];
  if (!button?.checkVisibility()) return undefined;
  event.preventDefault();
  return button.click();
});
work.start();
