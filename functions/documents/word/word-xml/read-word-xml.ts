import { DocumentAssembly, type Listener } from '../assembly/document-assembly.ts';
import type { ReadDocument } from '../document.ts';
import { isMachines } from '../ooxml/document-properties.ts';
import { countOf, TableFrame } from '../opendocument/table-frame.ts';
import { type Attributes, type Families, passOver, SKIP, type XmlEvents } from '../xml/xml-pass.ts';

/** The namespaces of Word 2003 XML (WordprocessingML of Office 2003). */
const FAMILIES: Families = new Map([
  ['http://schemas.microsoft.com/office/word/2003/wordml', 'w'],
  ['http://schemas.microsoft.com/aml/2001/core', 'aml'],
  ['urn:schemas-microsoft-com:office:office', 'o'],
  ['urn:schemas-microsoft-com:vml', 'v'],
]);

/** What is there for programs, or says how something looks. */
const SKIPPED: ReadonlySet<string> = new Set([
  'w:tabs',
  'w:tblPr',
  'w:trPr',
  'w:binData',
  'w:docOleData',
  'w:styles',
  'w:lists',
]);
/** Blocks that stand apart from the text, and what they are called. */
const APART: ReadonlyMap<string, string> = new Map([
  ['w:footnote', 'Footnote'],
  ['w:endnote', 'Endnote'],
]);
const PROPERTIES: ReadonlyMap<string, string> = new Map([
  ['o:Title', 'Title of the document'],
  ['o:Subject', 'Subject of the document'],
  ['o:Keywords', 'Keywords of the document'],
  ['o:Description', 'Description of the document'],
  ['o:Category', 'Category of the document'],
]);

/** Stands for an annotation that is no comment: no author has this name. */
const NO_COMMENT = '\0';
/** A property's value; a description has some sentences. */
const LONGEST_VALUE = 10_000;

/** Reads a document of Word 2003 XML: its text with tables, what stands apart from it, and its properties. Throws `Unreadable`. */
export function readWordXml(bytes: Uint8Array): ReadDocument {
  const assembly = new DocumentAssembly();
  passOver(bytes, FAMILIES, new WordXmlScan(assembly));
  return assembly.done();
}

class WordXmlScan implements XmlEvents<string> {
  readonly #assembly: DocumentAssembly;
  readonly #tables: TableFrame[] = [];
  readonly #spans: number[] = [];
  readonly #annotations: string[] = [];
  readonly #links: { readonly words: Listener | undefined; readonly address: string; readonly tip: string }[] = [];
  #look: { struck?: boolean; hidden?: boolean; highlighted?: boolean; bold?: boolean } = {};
  #text = false;
  /** Within the properties that somebody added to the document. */
  #custom = false;
  #property: string | undefined;
  #value = '';

  constructor(assembly: DocumentAssembly) {
    this.#assembly = assembly;
  }

  element(name: string): string {
    return name;
  }

  open(name: string, its: Attributes): typeof SKIP | undefined {
    if (SKIPPED.has(name)) return SKIP;
    const label = PROPERTIES.get(name);
    if (label !== undefined) {
      this.#property = label;
      this.#value = '';
      return undefined;
    }
    if (name.startsWith('v:')) this.#shape(its);
    switch (name) {
      case 'o:CustomDocumentProperties':
        this.#custom = true;
        break;
      case 'w:p':
        this.#assembly.beginParagraph();
        break;
      case 'w:r':
        this.#look = {};
        break;
      case 'w:strike':
      case 'w:dstrike':
        this.#look.struck = its.get('w:val') !== 'off';
        break;
      case 'w:highlight':
        this.#look.highlighted = (its.get('w:val') ?? 'none') !== 'none';
        break;
      case 'w:b':
        this.#look.bold = its.get('w:val') !== 'off';
        break;
      case 'w:vanish':
        this.#look.hidden = its.get('w:val') !== 'off';
        break;
      case 'w:t':
        this.#text = true;
        break;
      case 'w:delText':
        this.#assembly.deleted();
        break;
      case 'w:tab':
        this.#assembly.add('\t', this.#look);
        break;
      case 'w:br':
        this.#assembly.add('\n', this.#look);
        break;
      case 'w:hlink':
        this.#links.push({
          words: this.#assembly.listen(),
          address: its.get('w:dest') ?? '',
          tip: its.get('w:screenTip') ?? '',
        });
        break;
      case 'w:tbl':
        this.#assembly.endParagraph();
        this.#tables.push(new TableFrame());
        break;
      case 'w:tr':
        this.#tables.at(-1)?.beginRow();
        break;
      case 'w:tc':
        this.#spans.push(1);
        this.#assembly.beginBlocks();
        break;
      case 'w:gridSpan':
        if (this.#spans.length > 0) this.#spans[this.#spans.length - 1] = countOf(its.get('w:val'));
        break;
      case 'aml:annotation':
        this.#annotations.push(its.get('w:type') === 'Word.Comment' ? (its.get('aml:author') ?? '') : NO_COMMENT);
        if (its.get('w:type') === 'Word.Comment') this.#assembly.beginBlocks();
        break;
      case 'w:footnote':
      case 'w:endnote':
      case 'w:hdr':
      case 'w:ftr':
      case 'w:txbxContent':
        this.#assembly.beginBlocks();
        break;
      default:
        if (this.#custom) {
          this.#property = `Property: ${name.replace(/^o:/, '').replaceAll('_x0020_', ' ')}`;
          this.#value = '';
        }
    }
    return undefined;
  }

  close(name: string): void {
    if (this.#property !== undefined && name.startsWith('o:')) {
      if (!isMachines({ name: this.#property.replace(/^Property: /, ''), value: this.#value, isText: true }))
        this.#assembly.aside(this.#property, this.#value);
      this.#property = undefined;
    }
    switch (name) {
      case 'o:CustomDocumentProperties':
        this.#custom = false;
        break;
      case 'w:p':
        this.#assembly.endParagraph();
        break;
      case 'w:t':
        this.#text = false;
        break;
      case 'w:hlink': {
        const link = this.#links.pop();
        this.#assembly.link(this.#assembly.heard(link?.words), link?.address ?? '', link?.tip);
        break;
      }
      case 'w:tbl': {
        const table = this.#tables.pop()?.done();
        if (table && table.rows.length > 0) this.#assembly.put([table]);
        break;
      }
      case 'w:tr':
        this.#tables.at(-1)?.endRow();
        break;
      case 'w:tc':
        this.#endCell();
        break;
      case 'aml:annotation': {
        const author = this.#annotations.pop() ?? NO_COMMENT;
        if (author !== NO_COMMENT)
          this.#assembly.asideBlocks(author === '' ? 'Comment' : `Comment by ${author}`, this.#assembly.endBlocks());
        break;
      }
      case 'w:hdr':
      case 'w:ftr':
        this.#assembly.putInMargin(this.#assembly.endBlocks());
        break;
      case 'w:txbxContent':
        this.#assembly.put(this.#assembly.endBlocks());
        break;
      case 'w:body':
        this.#assembly.endBody();
        break;
      default: {
        const label = APART.get(name);
        if (label !== undefined) this.#assembly.asideBlocks(label, this.#assembly.endBlocks());
      }
    }
  }

  text(text: string): void {
    if (this.#text) this.#assembly.add(text, this.#look);
    else if (this.#property !== undefined && this.#value.length < LONGEST_VALUE) this.#value += text;
  }

  #endCell(): void {
    const blocks = this.#assembly.endBlocks();
    const table = this.#tables.at(-1);
    const span = this.#spans.pop() ?? 1;
    if (!table || !this.#assembly.roomForCell()) return;
    table.beginCell(span, 1);
    table.endCell(blocks, span);
  }

  /** What a drawing says of itself, and the words that are drawn as a picture. */
  #shape(its: Attributes): void {
    this.#assembly.aside('Alternative text', its.get('alt') ?? '');
    this.#assembly.aside('Alternative text', its.get('title') ?? '');
    this.#assembly.aside('WordArt', its.get('string') ?? '');
    this.#assembly.link('', its.get('href') ?? '');
  }
}
