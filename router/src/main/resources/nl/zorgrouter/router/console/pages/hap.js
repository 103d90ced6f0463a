// The receiving side: the patient for whom the telephone rings, and what is done with him.
import { clock, dials, make, mark, phone, say, sentence, text } from './base.js';
import { showNews } from './news.js';
import { actor, circumstances, dueAt, firstWait, isRunning, nameResults, showConclusion, showCountdown, showRows, showState, showSteps, urgency } from './referral.js';
import { $, choices, facts, fault, plain, Refused, speak, Work } from './work.js';

let calls = [];
let open = [];
let referral;
/** What somebody chose from the list; a telephone that rings goes before it. */
let chosen;
let ringing;
let busy = false;

const placeName = (each) =>
  work.workplace.municipalities.find((place) => place.code === each.case?.municipality)?.name ?? each.case?.municipality ?? '–';

/** The referral, or undefined when it is ours no more: rejected, and on offer elsewhere. */
async function known(id) {
  try {
    return await work.get(`referrals/${id}`);
  } catch (failed) {
    if (!(failed instanceof Refused) || failed.problem.status !== 404) throw failed;
    chosen = undefined;
    return undefined;
  }
}

/** Who has to be called back by the desk is no work of ours any more. */
const isTheDesks = (each) => each.task?.progress === 'OPEN' && each.task.owner === 'DESK';
const isOurs = (each) => each.task?.progress === 'OPEN' && each.task.owner === 'SERVICE';

/** Whether somebody of ours is in the room with the patient. */
const isWithHim = (each) => each.timeline.findLast((step) => step.event.startsWith('RECEIVER_'))?.event === 'RECEIVER_CAME';

const page = {
  scopes: ['SERVICE'],
  roles: ['hap'],
  entered() {
    $('content').focus({ preventScroll: true });
  },
  async poll() {
    const [mine, all] = await Promise.all([work.get('calls?mine=true'), work.get('referrals?open=true')]);
    calls = mine.calls;
    open = all.referrals.filter((each) => each.state !== 'OFFERED' && !isTheDesks(each)).sort((a, b) => (dueAt(a) ?? Infinity) - (dueAt(b) ?? Infinity));
    const rings = calls.find((each) => each.referral)?.referral;
    if (rings && rings !== ringing) chosen = rings;
    const id = chosen ?? open[0]?.id;
    const before = referral?.id;
    referral = id ? await known(id) : undefined;
    if (rings && (rings !== ringing || before !== referral?.id) && referral) speak(say().comes(urgency(referral), placeName(referral)));
    ringing = rings;
  },
  show() {
    showRows(open, referral?.id, (each) => `${urgency(each)} · ${placeName(each)} · ${say().states[each.state]}${each.id === ringing ? ` · ${say().rings}` : ''}`, work.now());
    showNews($('news'), $('no-news'), work.stream.parts.news ?? [], (id) => work.serviceName(id), work.now(), work.workplace.service);
    mark($('no-answer'), 'hidden', Boolean(referral));
    mark($('running'), 'hidden', !referral);
    if (referral) showPatient();
  },
  tick() {
    for (const each of document.querySelectorAll('[data-since]')) text(each, clock(work.now() - Number(each.dataset.since)));
    if (referral) showCountdown(referral, work.now());
  },
  translated() {
    choices($('rejection'), say().rejections);
    choices($('return-why'), say().returns);
    nameResults();
  },
};
const work = new Work(page);

function ticking(at) {
  const element = make('span', 'clocked');
  element.dataset.since = String(Date.parse(at));
  element.toString = () => at;
  return element;
}

function showPatient() {
  const { case: given = {}, call } = referral;
  text($('urgency'), `${urgency(referral)} · ${placeName(referral)}`);
  showState(referral);
  showCountdown(referral, work.now());
  showSteps(referral);
  text($('why'), sentence(referral.reason));
  const again = Boolean(given.flags?.REPEAT_CONTACT);
  mark($('again'), 'hidden', !again);
  if (again) text($('again'), say().again);
  const first = firstWait(referral);
  facts($('case-facts'), [
    [say().original, ticking(call.began)],
    [say().waitsSince, first && ticking(first)],
    [say().triagedBy, given.triagedBy && actor(given.triagedBy)],
    [say().asked, given.advised && (say().types[given.advised] ?? given.advised)],
    ...circumstances(given),
    [say().number, call.number ? phone(call.number) : say().hidden],
    [say().call, referral.task?.progress === 'OPEN' && (referral.task.number ? dials(referral.task.number) : say().hidden)],
    [say().from, actor(referral.by)],
    [say().line, call.line],
  ]);
  showConclusion(referral);
  const here = isRunning(referral) || referral.state === 'ANSWERED' || isOurs(referral);
  const ringing = isRunning(referral) && referral.mode !== 'callback' && !isWithHim(referral);
  mark($('by-answering'), 'hidden', !ringing);
  mark($('accept'), 'disabled', ringing || (!isRunning(referral) && !isOurs(referral)));
  for (const name of ['raise', 'reject', 'return']) mark($(name), 'disabled', !here);
}

async function act(verb, fields = {}) {
  if (!referral || busy) return;
  busy = true;
  fault('answer', '');
  try {
    referral = (await work.post(`referrals/${referral.id}/${verb}`, fields)).referral;
    chosen = referral.id;
    page.show();
    speak(say().states[referral.state]);
  } catch (failed) {
    if (!(failed instanceof Refused)) throw failed;
    fault('answer', plain(failed.problem));
  } finally {
    busy = false;
  }
}

function submits(form, send) {
  $(form).addEventListener('submit', (event) => {
    event.preventDefault();
    send();
  });
  $(form).querySelector('select').addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    send();
  });
}

$('accept').addEventListener('click', () => act('accept'));
$('raise').addEventListener('click', () => act('raise'));
submits('concluding', () => act('outcome', { result: $('result').value }));
submits('rejecting', () => !$('reject').disabled && act('reject', { reason: $('rejection').value }));
submits('returning', () => !$('return').disabled && act('return', { reason: $('return-why').value }));
$('open').addEventListener('click', (event) => {
  const row = event.target.closest('button');
  if (row) {
    chosen = row.dataset.id;
    referral = open.find((each) => each.id === chosen);
    page.show();
  }
});
addEventListener('keydown', (event) => {
  const target = { F2: $('accept'), F4: $('rejection'), F8: $('return-why'), F9: $('raise') }[event.key];
  if (!target || $('running').hidden) return;
  event.preventDefault();
  if (target.matches('button')) target.click();
  else target.focus();
});
work.start();
