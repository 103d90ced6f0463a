// What the desk has to know now: each stays until somebody says that it was seen.
import { list, make, mark, say, text, timeOfDay } from './base.js';
import { $ } from './work.js';

/** The steps of a referral after which somebody may have nobody. */
const GRAVE = ['DEADLINE', 'EXPIRED', 'OVERDUE', 'HUNG_UP', 'NOBODY_CAME', 'NOT_MOVED', 'DESK_LEFT', 'CAME_BACK', 'RAISE', 'WORSENED'];

const seen = new Set();

/** The last of them; undefined when there is none, or somebody has seen it. */
function graveOf(referral) {
  const step = referral.timeline.findLast((each) => GRAVE.includes(each.event));
  // the same step means another thing when another has to call him
  const id = step && `${referral.id} ${step.event} ${step.at} ${referral.task?.owner}`;
  return step && !seen.has(id) ? { id, step, referral } : undefined;
}

function sentenceOf({ step, referral }, nameOf) {
  const words = say();
  const calls = referral.task?.progress === 'OPEN' ? { DESK: words.alertToCall, SERVICE: words.alertTheyCall }[referral.task.owner] : undefined;
  return [`${timeOfDay(Date.parse(step.at))} · ${nameOf(referral.service)}: ${words.events[step.event]}`, calls].filter(Boolean).join('; ');
}

/**
 * Shows those that nobody has seen yet.
 *
 * @param referrals that are not finished
 * @param look called with the referral that somebody wants to see
 */
export function showAlerts(referrals, nameOf, look) {
  const alerts = referrals.map(graveOf).filter(Boolean);
  mark($('alerts'), 'hidden', alerts.length === 0);
  list(
    $('alert-list'),
    alerts,
    (each) => each.id,
    (each) => {
      const open = button();
      const away = button();
      open.addEventListener('click', () => look(each.referral.id));
      away.addEventListener('click', () => {
        seen.add(each.id);
        showAlerts(referrals, nameOf, look);
      });
      return make('li', '', make('span', 'what'), open, away);
    },
    (element, each) => {
      const [what, open, away] = element.children;
      text(what, sentenceOf(each, nameOf));
      text(open, say().look);
      text(away, say().seen);
    },
  );
}

function button() {
  const made = make('button', 'act');
  made.type = 'button';
  return made;
}
