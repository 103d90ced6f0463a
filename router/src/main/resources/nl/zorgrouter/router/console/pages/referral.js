// One referral as both sides see it: its state, its clock, its time line.
import { clock, list, make, mark, say, text, timeOfDay } from './base.js';
import { $ } from './work.js';

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

/** Every step, oldest first. */
export function showSteps(referral) {
  list(
    $('steps'),
    referral.timeline.map((step, index) => ({ ...step, index })),
    (step) => String(step.index),
    () => make('li'),
    (element, step) => text(element, `${timeOfDay(Date.parse(step.at))} · ${say().events[step.event] ?? step.event} · ${step.by}${step.detail ? ` · ${step.detail.toLowerCase().replaceAll('_', ' ')}` : ''}`),
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
