import { isGivenName } from '../assembly/asides.ts';
import type { DocumentAssembly } from '../assembly/document-assembly.ts';
import type { ByteView } from './byte-view.ts';

/** Records of drawings ([MS-ODRAW] 2.2): a shape has some ten. */
const MOST_RECORDS = 200_000;
const HEADER = 8;
/** A record that holds others. */
const CONTAINER = 0xf;
/** Tables of a shape's properties ([MS-ODRAW] 2.2.9, 2.2.10, 2.2.11). */
const PROPERTIES: ReadonlySet<number> = new Set([0xf00b, 0xf121, 0xf122]);
const PROPERTY_SIZE = 6;
/** Where a picture is that shapes share, and its size ([MS-ODRAW] 2.2.32), after the header; no place when it is not used any more. */
const STORED = 0xf007;
const STORED_SIZE = HEADER + 20;
const STORED_AT = HEADER + 28;
const NOWHERE = 0xffffffff;
/** The value follows the table, and the table has its length. */
const COMPLEX = 0x8000;
/** Properties whose values are words ([MS-ODRAW] 2.3). */
const WORD_ART = 0x00c0;
const NAME = 0x0380;
const DESCRIPTION = 0x0381;
const LINK = 0x0382;
const TIP = 0x038d;
const WORDS: ReadonlyMap<number, string> = new Map([
  [WORD_ART, 'WordArt'],
  [NAME, 'Alternative text'],
  [DESCRIPTION, 'Alternative text'],
  [TIP, 'Link'],
]);
/** The bytes before an address in a link ([MS-OSHARED] 2.3.7.6): they identify an address. */
const ADDRESS_FOLLOWS = 'e0c9ea79f9bace118c8200aa004ba90b';
/** A description; Word allows some 2,000 characters in its window. */
const LONGEST = 40_000;

/**
 * Takes the words of the shapes that float in a document ([MS-DOC] 2.9.172): descriptions, WordArt, links. `picture` is told where in the
 * main stream their pictures are. Throws `Unreadable`.
 */
export function takeDrawings(
  drawings: ByteView,
  assembly: DocumentAssembly,
  picture?: (at: number, length: number) => void,
): void {
  if (drawings.length < HEADER) return;
  const take = drawingWords(assembly, picture);
  let at = HEADER + drawings.u32(4);
  take(drawings, HEADER, at);
  // Before each drawing one byte says whether it is the body's or the headers'.
  while (at + 1 + HEADER <= drawings.length) {
    const end = at + 1 + HEADER + drawings.u32(at + 5);
    take(drawings, at + 1, end);
    at = end;
  }
}

/** Takes the words of a picture in the text, whose place in the data stream is given ([MS-DOC] 2.9.192). Throws `Unreadable`. */
export function takePicture(data: ByteView, at: number, assembly: DocumentAssembly): void {
  const length = data.u32(at);
  const head = data.u16(at + 4);
  // Pictures of a file of its own have its name first.
  const named = data.u16(at + 6) === 0x66 ? 1 + data.u8(at + head) : 0;
  drawingWords(assembly)(data, at + head + named, at + length);
}

/** Returns what takes the words of records between two places. */
function drawingWords(
  assembly: DocumentAssembly,
  picture?: (at: number, length: number) => void,
): (view: ByteView, from: number, to: number) => void {
  let records = 0;

  /** Goes through records. One that holds others is gone into: so their depth is no matter. */
  function take(view: ByteView, from: number, to: number): void {
    const end = Math.min(to, view.length);
    for (let at = from; at + HEADER <= end; ) {
      records += 1;
      if (records > MOST_RECORDS) {
        assembly.cut();
        return;
      }
      const first = view.u16(at);
      const kind = view.u16(at + 2);
      const length = view.u32(at + 4);
      if (kind === STORED && view.u32(at + STORED_AT) !== NOWHERE)
        picture?.(view.u32(at + STORED_AT), view.u32(at + STORED_SIZE));
      if (PROPERTIES.has(kind)) properties(view.part(at + HEADER, length), first >>> 4);
      at += HEADER + ((first & 0xf) === CONTAINER ? 0 : length);
    }
  }

  function properties(table: ByteView, count: number): void {
    let value = count * PROPERTY_SIZE;
    for (let index = 0; index < count; index += 1) {
      const property = table.u16(index * PROPERTY_SIZE);
      if ((property & COMPLEX) === 0) continue;
      const length = table.u32(index * PROPERTY_SIZE + 2);
      takeWords(property & 0x3fff, table.part(value, length));
      value += length;
    }
  }

  function takeWords(property: number, value: ByteView): void {
    if (property === LINK) assembly.link('', addressIn(value));
    const label = WORDS.get(property);
    if (label === undefined) return;
    if (value.length > LONGEST * 2) assembly.cut();
    const [text = ''] = value.text(0, Math.min(LONGEST, Math.floor(value.length / 2))).split('\0');
    if (property !== NAME || isGivenName(text)) assembly.aside(label, text);
  }

  return take;
}

function addressIn(link: ByteView): string {
  const place = Buffer.from(link.bytes).indexOf(Buffer.from(ADDRESS_FOLLOWS, 'hex'));
  if (place < 0) return '';
  const at = place + ADDRESS_FOLLOWS.length / 2;
  const [address = ''] = link.text(at + 4, Math.floor(Math.min(link.u32(at), link.length - at - 4) / 2)).split('\0');
  return address;
}
