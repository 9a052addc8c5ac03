import { DocumentAssembly } from '../assembly/document-assembly.ts';
import { LONGEST_VALUE, takeProperty, writtenProperties } from '../assembly/document-properties.ts';
import type { ReadDocument } from '../document.ts';
import { partBytes, pictureBytes, type WordParts } from '../ooxml/parts.ts';
import { readOr, Unreadable } from '../unreadable.ts';
import { passOver } from '../xml/xml-pass.ts';
import { ContentScan } from './content-scan.ts';
import { OPEN_DOCUMENT } from './elements.ts';
import { Styles } from './styles.ts';

/** Bytes of charts and equations together: a page of equations has some 20,000. */
const LARGEST_OBJECTS = 16 * 1024 * 1024;

/**
 * Reads an OpenDocument text (ODF 1.3): its content, the headers and footers of its page styles, charts and equations, and
 * its properties. Throws `Unreadable`.
 */
export function readOpenDocument(parts: WordParts): ReadDocument {
  if (!parts.has('content.xml')) throw new Unreadable('no_main_part');
  const assembly = new DocumentAssembly();
  const common = new Styles();
  const objects = new Set<string>();
  let within = 0;
  const showPicture = (address: string) => {
    const name = address.replace(/^\.\//, '');
    within += 1;
    if (parts.has(name)) assembly.picture(name, (most) => pictureBytes(parts, name, most));
    // One that is written within the text of a flat document, or that is not in the file.
    else assembly.picture(name || `within ${within}`, () => 'other_kind');
  };
  const scan = (part: string, styles: Styles) => {
    const pass = new ContentScan(assembly, styles, showPicture);
    passOver(partBytes(parts, part), OPEN_DOCUMENT, pass);
    for (const folder of pass.objects) objects.add(folder);
  };
  if (parts.has('styles.xml')) scan('styles.xml', common);
  scan('content.xml', new Styles(common));
  readObjects(parts, objects, assembly);
  if (parts.has('meta.xml')) readMeta(partBytes(parts, 'meta.xml'), assembly);
  return assembly.done();
}

/** Reads embedded objects. One that cannot be read loses its own words, not the document: but a person must look. */
function readObjects(parts: WordParts, folders: ReadonlySet<string>, assembly: DocumentAssembly): void {
  let room = LARGEST_OBJECTS;
  for (const folder of folders) {
    const name = `${folder}/content.xml`;
    // An object of another program has no such part; the inspection holds the document for it.
    if (!parts.has(name)) continue;
    const read = () => {
      const bytes = partBytes(parts, name);
      room -= bytes.length;
      if (room < 0) throw new Unreadable('too_large');
      const { label, text, cut } = objectWords(bytes);
      assembly.aside(label, text);
      if (cut) assembly.cut();
    };
    readOr(read, () => assembly.cut());
  }
}

/** Properties of a document; a document management system writes some 30. */
const MOST = 500;
const OWN = 'meta:user-defined';

/** Properties that people write (ODF 1.3 part 3, 4.3.2). */
const WRITTEN = writtenProperties([
  ['dc:title', 'Title'],
  ['dc:subject', 'Subject'],
  ['dc:description', 'Description'],
  ['meta:keyword', 'Keywords'],
]);

/** Takes the properties in meta.xml. Throws `Unreadable`. */
export function readMeta(bytes: Uint8Array, assembly: DocumentAssembly): void {
  let [name, value, isText, isOpen, count] = ['', '', true, false, 0];
  passOver<string>(bytes, OPEN_DOCUMENT, {
    element: (element) => (element === OWN || WRITTEN.has(element) ? element : undefined),
    open(_, its) {
      [name, value, isOpen] = [its.get('meta:name') ?? '', '', true];
      isText = (its.get('meta:value-type') ?? 'string') === 'string';
      count += 1;
      if (count > MOST) assembly.cut();
    },
    close(element) {
      isOpen = false;
      if (count > MOST) return;
      if (element === OWN) takeProperty(assembly, name, value, isText);
      else assembly.aside(WRITTEN.get(element) ?? '', value);
    },
    text(more) {
      if (!isOpen) return;
      if (value.length + more.length > LONGEST_VALUE) assembly.cut();
      value = (value + more).slice(0, LONGEST_VALUE);
    },
  });
}

/** What the words of an object are called, by the element that says what it is; of any other, what it is not known to be. */
const KINDS: ReadonlyMap<string, string> = new Map([
  ['chart:chart', 'Chart'],
  ['math:math', 'Equation'],
]);
const LINES: ReadonlySet<string> = new Set(['text:p', 'text:h', 'svg:title', 'svg:desc']);
/** Signs and words of an equation (MathML 3, 3.2), and its source in another notation. */
const SIGNS: ReadonlySet<string> = new Set(['math:mi', 'math:mn', 'math:mo', 'math:mtext', 'math:ms']);
const SOURCE = 'math:annotation';
/** Text of a chart or an equation; a chart of a hundred values has some 3,000 characters. */
const LONGEST = 100_000;

/** The words of a chart, an equation or another object in an OpenDocument text. */
export interface ObjectWords {
  readonly label: string;
  readonly text: string;
  readonly cut: boolean;
}

/**
 * Returns the words of an object from its content.xml: a chart's titles, labels and values, an equation's signs and words. An
 * equation's source is given too where it says more. Throws `Unreadable`.
 */
export function objectWords(bytes: Uint8Array): ObjectWords {
  let label = 'Embedded object';
  let text = '';
  let source = '';
  let cut = false;
  let open = 0;
  let inSource = false;
  passOver<string>(bytes, OPEN_DOCUMENT, {
    element: (name) => (KINDS.has(name) || LINES.has(name) || SIGNS.has(name) || name === SOURCE ? name : undefined),
    open(name) {
      label = KINDS.get(name) ?? label;
      if (LINES.has(name) || SIGNS.has(name)) open += 1;
      if (name === SOURCE) inSource = true;
    },
    close(name) {
      if (name === SOURCE) inSource = false;
      if (!LINES.has(name) && !SIGNS.has(name)) return;
      open -= 1;
      text += LINES.has(name) ? '\n' : ' ';
    },
    text(more) {
      if (text.length + source.length + more.length > LONGEST) cut = true;
      else if (inSource) source += more;
      else if (open > 0) text += more;
    },
  });
  const shown = text.replace(/ +/g, ' ').trim();
  return { label, text: saysMore(source, shown) ? `${shown}\n${source.trim()}` : shown, cut };
}

/** Tells whether the source has a word that is not shown. Its own commands are words as well: then it is shown without need. */
function saysMore(source: string, shown: string): boolean {
  return (source.match(/\p{L}{2,}/gu) ?? []).some((word) => !shown.includes(word));
}
