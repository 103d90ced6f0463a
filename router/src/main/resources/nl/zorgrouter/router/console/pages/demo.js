// The buttons of the demonstration. They are there only when the server says that it is one.
import { make, mark, say, text, timeOfDay } from './base.js';

const $ = (id) => document.getElementById(id);

export class Demo {
  /** The journey of the last caller who was made to call. */
  own;
  #said;
  #act = '';

  constructor(changed) {
    for (const name of ['call-112', 'call-care-line', 'worse', 'hap', 'routers']) {
      const button = make('button');
      button.type = 'button';
      button.dataset.name = name;
      button.addEventListener('click', () => this.#press(button.dataset.act).then(changed));
      $('buttons').append(button);
    }
    for (const page of ['desk', 'hap', 'places', 'services']) {
      const link = make('a');
      link.href = `/${page}#demo`;
      link.dataset.play = page;
      $('play').append(link);
    }
  }

  async #press(act) {
    try {
      const answer = await fetch(`/demo/${act}`, { method: 'POST' });
      this.#said = answer.ok ? await answer.json() : undefined;
    } catch {
      this.#said = undefined;
    }
    this.#said ??= { failed: true };
    this.#act = act;
    if (this.#said.caller) this.own = this.#said.caller;
  }

  /** @param demo what the server says of the demonstration; undefined when it is none */
  show(demo) {
    $('demo').hidden = !demo;
    if (!demo) return;
    const words = say();
    const acts = { hap: demo.gpPaused ? 'hap-open' : 'hap-full', routers: demo.routersOn ? 'routers-off' : 'routers-on' };
    const on = { hap: demo.gpPaused, routers: !demo.routersOn };
    for (const button of $('buttons').children) {
      const { name } = button.dataset;
      button.dataset.act = acts[name] ?? name;
      text(button, words.buttons[button.dataset.act]);
      mark(button, 'data-on', on[name] ?? false);
    }
    const old = !demo.routersOn && this.#act === 'routers-off' && demo.failsafes > 0;
    const said = this.#said && !old && (this.#said.failed ? words.failed : this.#said[document.documentElement.lang]);
    const off = demo.routersOn ? '' : words.offNow(demo.failsafes ?? 0, timeOfDay(demo.lastFailsafe ?? 0));
    const all = [said, off].filter(Boolean).join(' ');
    for (const link of $('play').querySelectorAll('a')) text(link, words.parts[link.dataset.play]);
    if ($('said').textContent.trim() !== all) {
      $('said').replaceChildren(...(said ? [said, ' '] : []), ...(off ? [make('span', 'fallback', off)] : []));
    }
  }
}
