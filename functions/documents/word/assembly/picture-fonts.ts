/** What the characters of a font of pictures show, by their numbers; those that are no marks of a form are left out. */
export type Pictures = ReadonlyMap<number, string>;

/** Parts a list of numbers, in hexadecimal, and what each shows. */
function pictures(list: string): Pictures {
  return new Map(list.split(' ').map((entry) => [Number.parseInt(entry.slice(0, 2), 16), entry.slice(2)]));
}

const WINGDINGS = pictures('6e■ 6f☐ 70☐ 71☐ 72☐ 78☒ a8☐ fb✗ fc✓ fd☒ fe☒');

/** Fonts whose characters are pictures, and those of their pictures that are marks on a form. */
const FONTS: readonly (readonly [name: string, pictures: Pictures])[] = [
  ['wingdings 2', pictures('2a☐ 30☐ 4f✗ 50✓ 51☒ 52☒ 53☒ 54☒ a3☐')],
  ['wingdings 3', new Map()],
  ['wingdings', WINGDINGS],
  ['webdings', pictures('61✓ 63☐ 67■ 72✗')],
];

/** Returns the pictures of a font, or `undefined` when its characters are letters. */
export function picturesOf(font: string): Pictures | undefined {
  const name = font.trim().toLowerCase().replaceAll("'", '');
  return FONTS.find(([start]) => name.startsWith(start))?.[1];
}

/** Programs write a picture of such a font in Unicode's private area, from here on. */
const PRIVATE = 0xf000;
const PRIVATE_CHARACTERS = /[\uf000-\uf0ff]/;

/**
 * Returns what a text shows, set in a font: tick boxes of a font of pictures as ☐ and ☒, its other pictures left out. `pictures`
 * are the font's; a private character in any other font was set in Wingdings before the font was lost.
 */
export function shownText(text: string, pictures: Pictures | undefined): string {
  if (pictures === undefined && !PRIVATE_CHARACTERS.test(text)) return text;
  let shown = '';
  for (const char of text) {
    const code = char.charCodeAt(0);
    const isPrivate = code >= PRIVATE && code <= PRIVATE + 0xff;
    const low = isPrivate ? code - PRIVATE : code;
    if (pictures === undefined) shown += isPrivate ? (WINGDINGS.get(low) ?? '') : char;
    else if (code <= 0x20 || code === 0xa0) shown += char;
    // A tick box of Unicode's own, which the program drew from another font.
    else if (low > 0xff) shown += char;
    else shown += pictures.get(low) ?? '';
  }
  return shown;
}

/** Returns what a picture of a font shows by its number in hexadecimal (`w:sym`, ECMA-376-1, 17.3.3.30); empty when nobody knows. */
export function symbolShown(char = '', hasFont: boolean, pictures: Pictures | undefined): string {
  const code = /^[0-9a-f]{1,6}$/i.test(char) ? Number.parseInt(char, 16) : 0;
  if (code < 0x20 || code > 0xffff || (code >= 0xd800 && code < 0xe000)) return '';
  // A private character of a font that we don't know shows nothing that we could tell.
  if (code >= 0xe000 && code <= 0xf8ff && hasFont && !pictures) return '';
  const shown = shownText(String.fromCharCode(code), pictures);
  return /[\ue000-\uf8ff]/.test(shown) ? '' : shown;
}
