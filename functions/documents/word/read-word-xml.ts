import { signed } from './assembly/asides.ts';
import { DocumentAssembly } from './assembly/document-assembly.ts';
import { LONGEST_VALUE, takeProperty, writtenProperties } from './assembly/document-properties.ts';
import type { ReadDocument } from './document.ts';
import { Controls } from './ooxml/controls.ts';
import { skipped, type WordElement, type WordElements } from './ooxml/elements/element.ts';
import { storyEvents } from './ooxml/elements/word-elements.ts';
import { Story } from './ooxml/story.ts';
import { readOpenDocument } from './opendocument/read-open-document.ts';
import { type Families, passOver } from './xml/xml-pass.ts';

/** Bytes in which a file of XML says what it is: declarations of some 40 namespaces. */
const BEGINNING = 8_000;

/** Returns how a document of words that is one file of XML is opened: of Word 2003, or a flat one of LibreOffice; else `undefined`. */
export function xmlDocument(bytes: Uint8Array): (() => ReadDocument) | undefined {
  const start = Buffer.from(bytes.subarray(0, BEGINNING)).toString('latin1').replaceAll('\0', '');
  if (/<(?:\w+:)?wordDocument[\s>/]/.test(start)) return () => readWordXml(bytes);
  // Content, styles and properties of a flat document are one part.
  if (/<(?:\w+:)?document\s[^>]*urn:oasis:names:tc:opendocument:xmlns:office:1\.0/.test(start))
    return () =>
      readOpenDocument({
        has: (name) => name === 'content.xml' || name === 'meta.xml',
        read: () => ({ ok: true, bytes }),
      });
  return undefined;
}

/** The namespaces of Word 2003 XML (WordprocessingML of Office 2003). */
const FAMILIES: Families = new Map([
  ['http://schemas.microsoft.com/office/word/2003/wordml', 'w'],
  ['http://schemas.microsoft.com/aml/2001/core', 'aml'],
  ['urn:schemas-microsoft-com:office:office', 'o'],
  ['urn:schemas-microsoft-com:vml', 'v'],
]);

const PROPERTIES = writtenProperties([
  ['o:Title', 'Title'],
  ['o:Subject', 'Subject'],
  ['o:Keywords', 'Keywords'],
  ['o:Description', 'Description'],
  ['o:Category', 'Category'],
]);

const margin: WordElement = {
  open: ({ assembly }) => assembly.beginBlocks(),
  close: ({ assembly }) => assembly.putInMargin(assembly.endBlocks()),
};

/** The elements that differ from later WordprocessingML. */
const OWN: WordElements = {
  'w:tabs': skipped,
  'w:binData': skipped,
  'w:docOleData': skipped,
  'w:styles': skipped,
  'w:lists': skipped,
  'w:sectPr': {},
  'w:hdr': margin,
  'w:ftr': margin,
  'w:hlink': {
    open: (story, its) => story.beginLink(its.get('w:dest'), its.get('w:screenTip')),
    close: (story) => story.endLink(),
  },
  'w:body': { close: ({ assembly }) => assembly.endBody() },
};

/** Reads a document of Word 2003 XML: its text with tables, its asides, and its properties. Throws `Unreadable`. */
function readWordXml(bytes: Uint8Array): ReadDocument {
  const assembly = new DocumentAssembly();
  const controls = new Controls(assembly, { valueOf: () => undefined });
  const showPicture = (source: string) => assembly.picture(source, () => 'other_kind');
  const story = new Story(assembly, controls, (address) => address, showPicture);
  /** Whether each annotation that is open is a comment. */
  const annotations: boolean[] = [];
  const annotation: WordElement = {
    open: (_, its) => {
      const isComment = its.get('w:type') === 'Word.Comment';
      annotations.push(isComment);
      if (isComment) story.beginNote(signed('Comment', its.get('aml:author')));
    },
    close: () => {
      if (annotations.pop()) story.endNote();
    },
  };
  /** Within the properties that somebody added to the document. */
  let custom = false;
  let value: string | undefined;
  const property = (name: string): WordElement => ({
    open: () => {
      if (custom || PROPERTIES.has(name)) value = '';
      if (name === 'o:CustomDocumentProperties') custom = true;
    },
    close: () => {
      const label = PROPERTIES.get(name);
      if (name === 'o:CustomDocumentProperties') custom = false;
      else if (label !== undefined) assembly.aside(label, value);
      else if (custom) takeProperty(assembly, name.slice(2).replaceAll('_x0020_', ' '), value ?? '');
      value = undefined;
    },
  });
  const events = storyEvents(story, (name) =>
    name === 'aml:annotation' ? annotation : name.startsWith('o:') ? property(name) : OWN[name],
  );
  passOver(bytes, FAMILIES, {
    ...events,
    text: (text) => {
      if (value === undefined) events.text(text);
      else if (value.length < LONGEST_VALUE) value += text;
    },
  });
  return assembly.done();
}
