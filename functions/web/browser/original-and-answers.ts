/** Marks both ends of a link between an original and its answers, and brings the other end into view. Without it, anchors mark one end. */
export function markBoth(): void {
  if (document.querySelector('[data-beside]') === null) return;
  window.addEventListener('hashchange', mark);
  mark();
}

function mark(): void {
  const [, end, source] = /^#([as])([\w/]+)$/.exec(location.hash) ?? [];
  for (const one of document.querySelectorAll('.app-chosen')) one.classList.remove('app-chosen');
  if (source === undefined) return;
  const ends = [...document.querySelectorAll(`[data-source~="${source}"]`)];
  for (const one of ends) one.classList.add('app-chosen');
  const isAnswer = (one: Element) => one.id === `a${source}`;
  ends.find((one) => isAnswer(one) === (end === 's'))?.scrollIntoView({ block: 'nearest' });
}
