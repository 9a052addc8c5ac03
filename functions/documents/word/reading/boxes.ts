/** Signs that are a box or a tick, as documents and people write them. */
const SIGN = /[☐□▢◻⬜○◯☑☒⊠■◼●◉✓✔✅✗✘✕✖]|\[\s?[xX✓✔]?\s?\]/u;
const ONLY_TICKED = /^[\s[(]*(?:[☒☑⊠■◼●◉✓✔✅✗✘✕✖]|[xX])[\s\])]*$/u;
const ONLY_EMPTY = /^(?:[☐□▢◻⬜○◯]|\[\s*\]|\(\s*\)|[\s._–-])*$/u;

/** Is there a box, empty or ticked, in a text? */
export function hasBox(text: string): boolean {
  return SIGN.test(text);
}

/** Is a cell's whole text a box: ticked, or empty? A cell with nothing in it is a box that nobody ticked. */
export function boxIn(text: string): 'ticked' | 'empty' | undefined {
  if (text.length > 20) return undefined;
  return ONLY_TICKED.test(text) ? 'ticked' : ONLY_EMPTY.test(text) ? 'empty' : undefined;
}
