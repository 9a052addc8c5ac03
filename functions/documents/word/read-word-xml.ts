import { signed } from './assembly/asides.ts';
import { DocumentAssembly } from './assembly/document-assembly.ts';
import { LONGEST_VALUE, takeProperty, writtenProperties } from './assembly/document-properties.ts';
import { Tables } from './assembly/tables.ts';
import type { ReadDocument } from './document.ts';
import { isOn, numberOf } from './ooxml/word-names.ts';
import { readOpenDocument } from './opendocument/read-open-document.ts';
import { type Attributes, type Families, passOver, SKIP, type XmlEvents } from './xml/xml-pass.ts';

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

/** What is there for programs, or says how something looks. */
const SKIPPED = new Set('w:tabs w:tblPr w:trPr w:binData w:docOleData w:styles w:lists'.split(' '));
/** Blocks that stand apart from the text. */
const BLOCKS = new Set('w:footnote w:endnote w:hdr w:ftr w:txbxContent'.split(' '));
const PROPERTIES = writtenProperties([
  ['o:Title', 'Title'],
  ['o:Subject', 'Subject'],
  ['o:Keywords', 'Keywords'],
  ['o:Description', 'Description'],
  ['o:Category', 'Category'],
]);
/** Columns that one cell may span. */
const MOST_COLUMNS = 1_000;

/** Reads a document of Word 2003 XML: its text with tables, its asides, and its properties. Throws `Unreadable`. */
function readWordXml(bytes: Uint8Array): ReadDocument {
  const assembly = new DocumentAssembly();
  passOver(bytes, FAMILIES, new WordXmlScan(assembly));
  return assembly.done();
}

class WordXmlScan implements XmlEvents<string> {
  readonly #assembly: DocumentAssembly;
  readonly #tables: Tables;
  /** The authors of the annotations that are open; `undefined` for one that is no comment. */
  readonly #annotations: (string | undefined)[] = [];
  #look: { struck?: boolean; hidden?: boolean; highlighted?: boolean; bold?: boolean } = {};
  #text = false;
  /** Within the properties that somebody added to the document. */
  #custom = false;
  #property: string | undefined;
  #value = '';

  constructor(assembly: DocumentAssembly) {
    this.#assembly = assembly;
    this.#tables = new Tables(assembly);
  }

  element(name: string): string {
    return name;
  }

  open(name: string, its: Attributes): unknown {
    if (SKIPPED.has(name)) return SKIP;
    if (name.startsWith('v:')) this.#shape(its);
    const begin = this.#begins.get(name);
    if (begin) begin(its);
    else if (BLOCKS.has(name)) this.#assembly.beginBlocks();
    else if (PROPERTIES.has(name) || this.#custom) [this.#property, this.#value] = [name, ''];
    return undefined;
  }

  /** What is done at the start of an element. */
  readonly #begins = new Map<string, (its: Attributes) => void>(
    Object.entries({
      'o:CustomDocumentProperties': () => {
        this.#custom = true;
      },
      'w:p': () => this.#assembly.beginParagraph(),
      'w:r': () => {
        this.#look = {};
      },
      'w:strike': (its: Attributes) => Object.assign(this.#look, { struck: isOn(its.get('w:val')) }),
      'w:dstrike': (its: Attributes) => Object.assign(this.#look, { struck: isOn(its.get('w:val')) }),
      'w:highlight': (its: Attributes) =>
        Object.assign(this.#look, { highlighted: (its.get('w:val') ?? 'none') !== 'none' }),
      'w:b': (its: Attributes) => Object.assign(this.#look, { bold: isOn(its.get('w:val')) }),
      'w:vanish': (its: Attributes) => Object.assign(this.#look, { hidden: isOn(its.get('w:val')) }),
      'w:t': () => {
        this.#text = true;
      },
      'w:delText': () => this.#assembly.deleted(),
      'w:tab': () => this.#assembly.add('\t', this.#look),
      'w:br': () => this.#assembly.add('\n', this.#look),
      'w:hlink': (its: Attributes) => this.#assembly.listeners.beginLink(its.get('w:dest'), its.get('w:screenTip')),
      'w:tbl': () => {
        this.#assembly.endParagraph();
        this.#tables.beginTable();
      },
      'w:tr': () => this.#tables.beginRow(),
      'w:tc': () => this.#tables.beginCell(),
      'w:gridSpan': (its: Attributes) => this.#tables.change({ span: numberOf(its.get('w:val'), 1, MOST_COLUMNS) }),
      'aml:annotation': (its: Attributes) => {
        const isComment = its.get('w:type') === 'Word.Comment';
        this.#annotations.push(isComment ? (its.get('aml:author') ?? '') : undefined);
        if (isComment) this.#assembly.beginBlocks();
      },
    }),
  );

  close(name: string): void {
    if (this.#property === name) this.#endProperty(name);
    this.#ends.get(name)?.();
  }

  /** What is done at the end of an element. */
  readonly #ends = new Map<string, () => void>(
    Object.entries({
      'o:CustomDocumentProperties': () => {
        this.#custom = false;
      },
      'w:p': () => this.#assembly.endParagraph(),
      'w:t': () => {
        this.#text = false;
      },
      'w:hlink': () => this.#assembly.endLink(),
      'w:tbl': () => this.#tables.endTable(),
      'w:tr': () => this.#tables.endRow(),
      'w:tc': () => this.#tables.endCell(),
      'aml:annotation': () => {
        const author = this.#annotations.pop();
        if (author !== undefined) this.#assembly.asideBlocks(signed('Comment', author), this.#assembly.endBlocks());
      },
      'w:footnote': () => this.#assembly.asideBlocks('Footnote', this.#assembly.endBlocks()),
      'w:endnote': () => this.#assembly.asideBlocks('Endnote', this.#assembly.endBlocks()),
      'w:hdr': () => this.#assembly.putInMargin(this.#assembly.endBlocks()),
      'w:ftr': () => this.#assembly.putInMargin(this.#assembly.endBlocks()),
      'w:txbxContent': () => this.#assembly.put(this.#assembly.endBlocks()),
      'w:body': () => this.#assembly.endBody(),
    }),
  );

  text(text: string): void {
    if (this.#text) this.#assembly.add(text, this.#look);
    else if (this.#property !== undefined && this.#value.length < LONGEST_VALUE) this.#value += text;
  }

  #endProperty(name: string): void {
    const label = PROPERTIES.get(name);
    if (label === undefined)
      takeProperty(this.#assembly, name.replace(/^o:/, '').replaceAll('_x0020_', ' '), this.#value);
    else this.#assembly.aside(label, this.#value);
    this.#property = undefined;
  }

  /** Takes a drawing's description, and the words that are drawn as a picture. */
  #shape(its: Attributes): void {
    this.#assembly.aside('Alternative text', its.get('alt'));
    this.#assembly.aside('Alternative text', its.get('title'));
    this.#assembly.aside('WordArt', its.get('string'));
    this.#assembly.link('', its.get('href'));
  }
}
