/** Tick boxes of the fonts Wingdings and Wingdings 2, by the number of the character in its font (ECMA-376-1, 17.3.3.30). */
const BOXES: ReadonlyMap<string, string> = new Map([
  ['F0FE', '☒'],
  ['F0FD', '☒'],
  ['F052', '☑'],
  ['F0FC', '✓'],
  ['F0FB', '✗'],
  ['F0A8', '☐'],
  ['F06F', '☐'],
  ['F071', '☐'],
  ['F072', '☐'],
]);

/** What a symbol of a font stands for: a tick box, or the character itself when it is one of Unicode's own. */
export function symbolText(char: string): string {
  const box = BOXES.get(char.toUpperCase());
  if (box !== undefined) return box;
  const code = Number.parseInt(char, 16);
  return code >= 0x20 && code < 0xe000 ? String.fromCharCode(code).toWellFormed() : '';
}
