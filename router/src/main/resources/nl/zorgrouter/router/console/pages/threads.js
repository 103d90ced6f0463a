// The threads between a line, what decided, and the service.
const SVG = 'http://www.w3.org/2000/svg';
const known = new Map();

/**
 * Draws a thread for every way.
 *
 * @param find gives the three cards of a way; one that is missing leaves its thread out
 */
export function drawThreads(svg, ways, find) {
  if (getComputedStyle(svg).display === 'none') return;
  const origin = svg.getBoundingClientRect();
  const used = new Set();
  for (const way of ways) {
    const { line, card, service } = find(way);
    if (!card) continue;
    if (line) place(`${way.key}<`, line, card, way);
    if (service) place(`${way.key}>`, card, service, way);
  }
  for (const [key, path] of known) {
    if (!used.has(key)) {
      path.remove();
      known.delete(key);
    }
  }

  function place(key, from, to, way) {
    used.add(key);
    let path = known.get(key);
    if (!path) {
      path = document.createElementNS(SVG, 'path');
      known.set(key, path);
      svg.append(path);
    }
    const a = from.getBoundingClientRect();
    const b = to.getBoundingClientRect();
    const x1 = a.right - origin.left;
    const y1 = a.top + Math.min(a.height / 2, 34) - origin.top;
    const x2 = b.left - origin.left;
    const y2 = b.top + Math.min(b.height / 2, 34) - origin.top;
    const bend = (x2 - x1) / 2;
    const curve = `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
    if (path.getAttribute('d') !== curve) path.setAttribute('d', curve);
    path.classList.toggle('warn', way.warn);
    path.classList.toggle('hot', way.hot);
  }
}
