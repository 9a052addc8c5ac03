import type { ByteView } from './byte-view.ts';
import type { WordBinary } from './file-information.ts';

/** Notes or comments of a document that are told apart; what stands after them is one. As many as the document's asides. */
const MOST_NOTES = 5_000;
/** A comment's place in the text, and what is said of it ([MS-DOC] 2.9.8). */
const REMARK_SIZE = 30;
const INITIALS_SIZE = 20;
/** Authors of comments; a document has some ten. */
const MOST_AUTHORS = 1_000;

/** Where each note begins and ends in the text of all notes of a kind ([MS-DOC] 2.8.19): `length` is that text's. */
export function notePlaces(table: ByteView, length: number): { readonly from: number; readonly to: number }[] {
  const places: { from: number; to: number }[] = [];
  let from = 0;
  const count = Math.min(MOST_NOTES, Math.floor(table.length / 4));
  for (let index = 1; index < count; index += 1) {
    const to = table.u32(index * 4);
    // The last place is beyond the text, whatever it says.
    if (to < from || to > length || index + 1 === count) break;
    places.push({ from, to });
    from = to;
  }
  if (from < length) places.push({ from, to: length });
  return places;
}

/** Who wrote each comment ([MS-DOC] 2.8.6, 2.9.109), empty for one that nobody signed. Throws `Unreadable`. */
export function remarkAuthors(document: WordBinary): string[] {
  const names: string[] = [];
  const owners = document.table('remarkAuthors');
  for (let at = 0; at + 2 <= owners.length && names.length < MOST_AUTHORS; ) {
    const length = owners.u16(at);
    names.push(owners.text(at + 2, length).trim());
    at += 2 + length * 2;
  }
  const places = document.table('remarkPlaces');
  const count = Math.min(MOST_NOTES, Math.max(0, Math.floor((places.length - 4) / (4 + REMARK_SIZE))));
  const total = Math.max(0, Math.floor((places.length - 4) / (4 + REMARK_SIZE)));
  return Array.from(
    { length: count },
    (_, index) => names[places.u16((total + 1) * 4 + index * REMARK_SIZE + INITIALS_SIZE)] ?? '',
  );
}
