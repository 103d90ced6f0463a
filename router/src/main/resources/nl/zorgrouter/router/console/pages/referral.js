// One referral as both sides see it: its state, its clock, its time line.
import { clock, list, make, mark, say, text, timeOfDay } from './base.js';
import { $, choices } from './work.js';

const RUNNING = ['CONFIRMED', 'WAITING'];

export const isRunning = (referral) => RUNNING.includes(referral.state);

/** Until when somebody must do something; undefined when nobody has to. */
export function dueAt(referral) {
  if (referral.task?.progress === 'OPEN') return Date.parse(referral.task.answerBy);
  return isRunning(referral) && referral.answerBy ? Date.parse(referral.answerBy) : undefined;
}

/** The state in words, marked when somebody has to do something about it. */
export function showState(referral) {
  text($('running-state'), say().states[referral.state]);
  const states = { RETURNED: 'warn', ABANDONED: 'grave' };
  mark($('running-state'), 'data-state', states[referral.state]);
}

/** What is left until somebody must have answered. */
export function showCountdown(referral, now) {
  const due = referral && dueAt(referral);
  mark($('countdown'), 'hidden', due === undefined);
  if (due === undefined) return;
  const left = due - now;
  const calling = referral.task?.progress === 'OPEN';
  const word = calling ? say().leftToCall : left < 0 ? say().over : say().left;
  mark($('countdown'), 'data-state', left < 0 ? 'grave' : left < 30_000 ? 'warn' : undefined);
  const shown = left < 0 ? `+${clock(-left)}` : clock(left);
  if ($('countdown').dataset.shown !== shown + word) {
    $('countdown').dataset.shown = shown + word;
    $('countdown').replaceChildren(shown, make('small', '', word));
  }
}

/** Who did something, where it is none of the workplaces. */
export const actor = (by) => say().actors[by] ?? by;

const detail = (code) => say().rejections[code] ?? say().returns[code] ?? say().results[code] ?? code.replaceAll('_', ' ');

/** Every step, oldest first. */
export function showSteps(referral) {
  list(
    $('steps'),
    referral.timeline.map((step, index) => ({ ...step, index })),
    (step) => String(step.index),
    () => make('li'),
    (element, step) => text(element, `${timeOfDay(Date.parse(step.at))} · ${say().events[step.event] ?? step.event} · ${actor(step.by)}${step.detail ? ` · ${detail(step.detail.toLowerCase())}` : ''}`),
  );
}

/** Referrals as rows to choose from. */
export function showRows(referrals, current, describe, now) {
  mark($('none-open'), 'hidden', referrals.length > 0);
  list(
    $('open'),
    referrals,
    (each) => each.id,
    () => {
      const row = make('button', '', make('span', 'due'), make('span', 'what'));
      row.type = 'button';
      return make('li', '', row);
    },
    (element, each) => {
      element.firstChild.dataset.id = each.id;
      mark(element.firstChild, 'aria-current', each.id === current ? 'true' : undefined);
      const due = dueAt(each);
      const left = due === undefined ? undefined : due - now;
      text(element.querySelector('.due'), left === undefined ? '' : left < 0 ? `+${clock(-left)}` : clock(left));
      mark(element.querySelector('.due'), 'data-state', left < 0 ? 'grave' : undefined);
      text(element.querySelector('.what'), describe(each));
    },
  );
}

/** The code with its system, such as `U4 · C1`. */
export const urgency = (referral) =>
  [referral.case?.code, referral.case?.vui].filter(Boolean).join(' · ') || '–';

const CONCLUDES = ['ANSWERED', 'RETURNED', 'ABANDONED', 'CANCELLED'];

/** What came of it, written down once it is answered or over. */
export function showConclusion(referral) {
  mark($('concluding'), 'hidden', !CONCLUDES.includes(referral.state));
  const of = referral.id + (referral.result ?? '');
  if ($('result').dataset.of === of) return;
  $('result').dataset.of = of;
  if (referral.result) $('result').value = referral.result.toLowerCase();
}

/** The words of the results. */
export const nameResults = () => choices($('result'), say().results);

/** What is known of the patient beyond the triage. */
export function circumstances(given) {
  const words = say();
  const holds = Object.entries(given.flags ?? {}).filter(([flag, is]) => is && flag !== 'REPEAT_CONTACT');
  return [
    [words.age, given.age !== undefined && words.years(given.age)],
    [words.tongue, given.language && (words.tongues[given.language] ?? given.language)],
    [words.flagsTitle, holds.map(([flag]) => words.flags[flag] ?? flag.toLowerCase()).join(', ')],
  ];
}

/** Since when he has waited to be taken over, across every service that was asked; undefined before that. */
export const firstWait = (referral) => referral.timeline.find((step) => step.event === 'CONFIRM')?.at;
