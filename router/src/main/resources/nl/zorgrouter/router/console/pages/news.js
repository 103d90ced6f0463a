// What neighbours said of themselves: a stop that begins or ends concerns whoever takes their calls.
import { capital, list, make, mark, nextTime, say, sign, text, timeOfDay, told } from './base.js';

const SHOWN = 8;
const FRESH = 4 * 3_600_000;

/**
 * @param news as the stream has it, the latest first
 * @param mine the service of this workplace, whose neighbours stand out
 */
export function showNews(parent, none, news, nameOf, now, mine) {
  const shown = news.filter((each) => now - each.at < FRESH).slice(0, SHOWN);
  mark(none, 'hidden', shown.length > 0);
  list(parent, shown, (each) => `${each.service} ${each.what} ${each.at}`, () => make('li', '', make('time'), make('span', 'what'), make('span', 'badge')), (element, each) => {
    const words = say();
    text(element.firstChild, timeOfDay(each.at));
    const said = words.newsSaid[each.what]({
      service: nameOf(each.service), state: words.serviceStates[each.state], why: capital(told(each.reason)), by: each.by, until: nextTime(each.until, each.at),
    });
    const what = element.querySelector('.what');
    const grave = each.what === 'BEGAN' && each.state !== 'OPEN' && now < each.until;
    if (what.dataset.said !== said + grave) {
      what.dataset.said = said + grave;
      what.replaceChildren(...(grave ? [sign('warn')] : []), said);
    }
    mark(element, 'data-state', grave ? 'warn' : undefined);
    const concerns = Boolean(mine && each.told.includes(mine));
    mark(element.lastChild, 'hidden', !concerns);
    text(element.lastChild, concerns ? words.concernsYou : '');
  });
}
