// The picture as it comes in: parts that replace what they replace, and a clock that goes on between events.
const AGAIN_AFTER = 3000;

export class Stream {
  parts = {};
  #base = { now: Date.now(), at: performance.now() };
  #heard = -Infinity;
  #changed;

  constructor(changed) {
    this.#changed = changed;
    this.#open();
  }

  #open() {
    const source = new EventSource('/api/v1/events');
    source.addEventListener('picture', (event) => this.#take(JSON.parse(event.data)));
    source.addEventListener('change', (event) => this.#take(JSON.parse(event.data)));
    source.addEventListener('beat', (event) => this.#take(JSON.parse(event.data)));
    source.addEventListener('error', () => {
      // the browser comes back by itself, unless it was refused
      if (source.readyState === EventSource.CLOSED) setTimeout(() => this.#open(), AGAIN_AFTER);
    });
  }

  #take({ now, parts }) {
    this.#heard = performance.now();
    this.#base = { now, at: this.#heard };
    if (parts) {
      Object.assign(this.parts, parts);
      this.#changed(Object.keys(parts));
    }
  }

  /** How much faster people live than the clock; 1 but in the demonstration. */
  get speed() {
    return this.parts.demo?.speed ?? 1;
  }

  /** Milliseconds since anything was heard. */
  get silence() {
    return performance.now() - this.#heard;
  }

  /** The router's wall clock now. It stands still when nothing is heard. */
  now(longest) {
    const since = Math.min(performance.now() - this.#base.at, longest);
    return this.#base.now + since * this.speed;
  }

  /** The router's wall clock when something was last heard. */
  get confirmed() {
    return this.#base.now;
  }
}
