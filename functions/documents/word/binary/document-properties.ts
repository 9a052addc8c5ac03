import type { DocumentAssembly } from '../assembly/document-assembly.ts';
import { LONGEST_VALUE, takeProperty, writtenProperties } from '../assembly/document-properties.ts';
import { decoded, WESTERN } from '../rich-text/code-pages.ts';
import type { ByteView } from './byte-view.ts';

/** Properties of one set; a document management system writes some 30. */
const MOST_PROPERTIES = 1_000;
const UNICODE = 1_200;
const NAMES = 0;
const CODE_PAGE = 1;
const TEXT = 0x1e;
const WIDE_TEXT = 0x1f;

/** Properties that people write ([MS-OLEPS] 3.1.3, 3.1.2), by their numbers. */
const WRITTEN = writtenProperties([
  [2, 'Title'],
  [3, 'Subject'],
  [5, 'Keywords'],
  [6, 'Description'],
]);
const CATEGORY = 2;

/** Takes the properties that all documents have: title, subject, keywords and description. Throws `Unreadable`. */
export function takeSummary(stream: ByteView, assembly: DocumentAssembly): void {
  const set = PropertySet.of(stream, 0);
  for (const [id, label] of WRITTEN) assembly.aside(label, set?.text(id));
}

/** Takes the other properties, the user's own among them. Throws `Unreadable`. */
export function takeProperties(stream: ByteView, assembly: DocumentAssembly): void {
  assembly.aside('Category of the document', PropertySet.of(stream, 0)?.text(CATEGORY));
  const own = PropertySet.of(stream, 1);
  for (const [id, name] of own?.names() ?? []) takeProperty(assembly, name, own?.text(id) ?? '');
}

/** One set of properties ([MS-OLEPS] 2.20). */
class PropertySet {
  readonly #set: ByteView;
  readonly #places = new Map<number, number>();
  readonly #codePage: number;

  constructor(set: ByteView) {
    this.#set = set;
    const count = Math.min(MOST_PROPERTIES, set.u32(4));
    for (let index = 0; index < count; index += 1) this.#places.set(set.u32(8 + index * 8), set.u32(12 + index * 8));
    const codePage = this.#places.get(CODE_PAGE);
    this.#codePage = codePage === undefined ? WESTERN : set.u16(codePage + 4);
  }

  /** Returns one of the sets of a stream ([MS-OLEPS] 2.21), `undefined` when it has none. */
  static of(stream: ByteView, index: number): PropertySet | undefined {
    if (stream.length < 48 + index * 20 || stream.u32(24) <= index) return undefined;
    const at = stream.u32(44 + index * 20);
    return new PropertySet(stream.part(at, stream.u32(at)));
  }

  /** Returns the numbers of the properties that have names ([MS-OLEPS] 2.17), and those. */
  *names(): Iterable<[id: number, name: string]> {
    const from = this.#places.get(NAMES);
    if (from === undefined) return;
    const wide = this.#codePage === UNICODE;
    let at = from + 4;
    for (let index = 0; index < Math.min(MOST_PROPERTIES, this.#set.u32(from)); index += 1) {
      const size = this.#set.u32(at + 4) * (wide ? 2 : 1);
      yield [this.#set.u32(at), this.#words(at + 8, size, wide)];
      at += 8 + (wide ? Math.ceil(size / 4) * 4 : size);
    }
  }

  /** Returns a property's value; empty when it is no text. */
  text(id: number): string {
    const at = this.#places.get(id);
    const type = at === undefined ? 0 : this.#set.u16(at);
    if (at === undefined || (type !== WIDE_TEXT && type !== TEXT)) return '';
    const size = this.#set.u32(at + 4) * (type === WIDE_TEXT ? 2 : 1);
    const isWide = type === WIDE_TEXT || this.#codePage === UNICODE;
    return this.#words(at + 8, size, isWide)
      .trim()
      .slice(0, LONGEST_VALUE);
  }

  #words(at: number, size: number, isWide: boolean): string {
    const bytes = this.#set.slice(at, size);
    return (isWide ? utf16.decode(bytes) : decoded(bytes, this.#codePage)).replace(/\0[\s\S]*$/, '');
  }
}

const utf16 = new TextDecoder('utf-16le');
