/** How long a word may be before the page must show that it has room for it. */
const WORD = 20;

/** What differs from one opening of a page to the next, and from one case to another: references, ids and people. */
const PASSING = /FD-[A-Z0-9]{4}-[A-Z0-9]{4}|local-\w+|\b[0-9A-HJKMNP-TV-Z]{26}\b|found=[\w-]+/g;

/** Returns words as the room that they need. */
function room(words: string): string {
  const longest = Math.max(0, ...words.split(/\s/).map(({ length }) => length));
  return `>${'~'.repeat(Math.ceil(longest / WORD))}<`;
}

/**
 * Returns what a page is made of: its elements and their attributes, without what they say. Of two pages of one shape, axe, the
 * keyboard and a narrow window find the same.
 */
export function shapeOf(html: string): string {
  return html
    .replaceAll(PASSING, '')
    .replaceAll(/>([^<]+)</g, (_, words: string) => room(words))
    .replaceAll(/ (value|content)="[^"]+"/g, ' $1')
    .replaceAll(/\d+/g, '0');
}
