import type { DocumentAssembly } from '../assembly/document-assembly.ts';
import type { DraftField } from '../assembly/draft-field.ts';
import { ourTag } from '../assembly/our-bookmark.ts';
import { shownText } from '../assembly/picture-fonts.ts';
import { type Attributes, SKIP, type XmlEvents } from '../xml/xml-pass.ts';
import { BOXES, EMBEDDED, MARGINS, SKIPPED } from './elements.ts';
import { FormControls } from './form-controls.ts';
import type { Gathering } from './gathering.ts';
import { InputFields } from './input-fields.ts';
import { over, picturesIn, type StyleLook, type Styles } from './styles.ts';
import { countOf, TableFrame } from './table-frame.ts';
import { WordsApart } from './words-apart.ts';

/** Spaces that one `text:s` stands for; people line words up with some tens. */
const MOST_SPACES = 200;
/** Charts and equations of a document; each is a part of its own. A thesis has some hundred equations. */
const MOST_OBJECTS = 500;

/** Goes through content.xml, or the headers and footers in styles.xml, and puts the document together. */
export class ContentScan implements XmlEvents<string> {
  /** The folders of the charts and equations that it shows. */
  readonly objects = new Set<string>();
  readonly #assembly: DocumentAssembly;
  readonly #styles: Styles;
  readonly #fields: InputFields;
  readonly #apart: WordsApart;
  readonly #forms = new FormControls();
  readonly #tables: TableFrame[] = [];
  /** How often the cells that are open stand beside one another. */
  readonly #repeated: number[] = [];
  readonly #looks: StyleLook[] = [];
  readonly #bookmarks = new Map<string, DraftField>();
  #gathering: Gathering | undefined;
  #depth = 0;
  /** Within what a tracked change took out, which is not shown: the depth of that, 0 outside of it. */
  #deletion = 0;
  /** The depth of the element that holds the text that is read, 0 outside of one; and that of the forms layer. */
  #inBody = 0;
  #inForms = 0;
  /** The text so far ends in a space of its own: another one beside it is none (ODF 1.3 part 3, 6.1.2). */
  #afterSpace = true;

  constructor(assembly: DocumentAssembly, styles: Styles) {
    this.#assembly = assembly;
    this.#styles = styles;
    this.#fields = new InputFields(assembly);
    this.#apart = new WordsApart(assembly);
  }

  element(name: string): string {
    return name;
  }

  open(name: string, its: Attributes): typeof SKIP | undefined {
    if (SKIPPED.has(name)) {
      if (EMBEDDED.has(name)) this.#assembly.cut();
      return SKIP;
    }
    // Of what was deleted only what was noted of it counts.
    if (this.#deletion === this.#depth && this.#depth > 0 && name !== 'office:change-info') return SKIP;
    this.#depth += 1;
    if (this.#gathering) return undefined;
    if (this.#inForms > 0) this.#forms.open(name, its);
    else if (this.#inBody > 0) this.#beginInBody(name, its);
    else this.#beginOutside(name, its);
    return undefined;
  }

  close(name: string): void {
    this.#depth -= 1;
    if (this.#depth < this.#deletion) this.#deletion = 0;
    if (this.#gathering) {
      if (this.#depth < this.#gathering.depth) this.#endGathering(this.#gathering);
      else this.#gathering.within();
      return;
    }
    if (this.#inForms > 0) {
      this.#forms.close(name);
      if (this.#depth < this.#inForms) this.#inForms = 0;
    } else if (this.#inBody > 0) {
      this.#endInBody(name);
      if (this.#depth < this.#inBody) this.#endPart(name);
    } else if (name === 'style:style') this.#styles.end();
  }

  text(text: string): void {
    if (this.#gathering) {
      this.#gathering.add(text);
      return;
    }
    if (this.#inForms > 0) this.#forms.text(text);
    if (this.#inBody === 0 || !this.#assembly.inParagraph) return;
    // A carriage return is white in a file, but LibreOffice ends an input field of several paragraphs with one.
    let plain = text.replaceAll('\r', '').replace(/[\t\n ]+/g, ' ');
    if (this.#afterSpace && plain.startsWith(' ')) plain = plain.slice(1);
    if (plain === '') return;
    this.#afterSpace = plain.endsWith(' ');
    this.#write(plain);
  }

  #beginOutside(name: string, its: Attributes): void {
    if (name === 'office:text' || MARGINS.has(name)) this.#inBody = this.#depth;
    else if (name === 'style:style') this.#styles.begin(its);
    else if (name === 'style:text-properties') this.#styles.properties(its);
    else if (name === 'style:font-face') this.#styles.font(its);
  }

  #endPart(name: string): void {
    this.#inBody = 0;
    this.#bookmarks.clear();
    this.#apart.endPart();
    for (const text of this.#forms.undrawn()) this.#assembly.aside('Field that is not shown', text);
    if (this.#forms.cut) this.#assembly.cut();
    if (name === 'office:text') this.#assembly.endBody();
    else this.#assembly.endMargin();
  }

  #endGathering(gathering: Gathering): void {
    this.#gathering = undefined;
    if (gathering.cut) this.#assembly.cut();
    gathering.end();
  }

  #beginInBody(name: string, its: Attributes): void {
    this.#gathering = this.#apart.gathering(name, its, this.#depth);
    if (this.#gathering) return;
    if (this.#apart.begin(name, its)) this.#looks.push({});
    switch (name) {
      case 'text:p':
      case 'text:h':
        this.#beginParagraph(name, its);
        break;
      case 'text:span':
        this.#looks.push(over(this.#look, this.#styles.look('text', its.get('text:style-name'))));
        break;
      case 'text:s':
        this.#write(' '.repeat(Math.min(MOST_SPACES, countOf(its.get('text:c')))));
        this.#afterSpace = false;
        break;
      case 'text:tab':
        this.#write('\t');
        break;
      case 'text:line-break':
        this.#write('\n');
        break;
      case 'text:bookmark-start':
        this.#beginBookmark(its.get('text:name') ?? '');
        break;
      case 'text:bookmark-end':
        this.#endBookmark(its.get('text:name') ?? '');
        break;
      case 'text:deletion':
        this.#assembly.deleted();
        this.#deletion = this.#depth;
        break;
      case 'draw:object':
        this.#object(its.get('xlink:href') ?? '');
        break;
      case 'table:table':
        this.#assembly.endParagraph();
        this.#tables.push(new TableFrame());
        break;
      case 'table:table-row':
        this.#tables.at(-1)?.beginRow();
        break;
      case 'table:table-cell':
        this.#tables
          .at(-1)
          ?.beginCell(countOf(its.get('table:number-columns-spanned')), countOf(its.get('table:number-rows-spanned')));
        this.#assembly.beginBlocks();
        this.#repeated.push(countOf(its.get('table:number-columns-repeated')));
        break;
      case 'table:covered-table-cell':
        this.#tables.at(-1)?.covered(countOf(its.get('table:number-columns-repeated')));
        break;
      case 'office:forms':
        this.#inForms = this.#depth;
        break;
      case 'draw:control':
        this.#drawControl(its.get('draw:control') ?? '');
        break;
      case 'loext:content-control':
        this.#fields.beginControl(its);
        break;
      case 'loext:list-item':
        this.#fields.listItem(its);
        break;
      case 'text:text-input':
        this.#fields.beginInput(its);
        break;
      case 'text:placeholder':
        this.#fields.beginPlaceholder(its);
        break;
      case 'text:drop-down':
        this.#fields.beginDropDown(its);
        break;
      case 'text:label':
        this.#fields.label(its);
        break;
      case 'field:fieldmark':
      case 'field:fieldmark-start':
        this.#fields.beginFieldmark(its);
        break;
      case 'field:param':
        this.#fields.param(its);
        break;
      case 'field:fieldmark-end':
        this.#fields.endFieldmark(false);
        break;
      default:
        if (BOXES.has(name)) this.#beginBox();
    }
  }

  #endInBody(name: string): void {
    if (this.#apart.end(name)) this.#endBoxLook();
    switch (name) {
      case 'text:p':
      case 'text:h':
        this.#assembly.endParagraph();
        this.#looks.pop();
        break;
      case 'text:span':
        this.#looks.pop();
        break;
      case 'table:table': {
        const table = this.#tables.pop()?.done();
        if (table && table.rows.length > 0) this.#assembly.put([table]);
        break;
      }
      case 'table:table-row':
        this.#tables.at(-1)?.endRow();
        break;
      case 'table:table-cell': {
        const blocks = this.#assembly.endBlocks();
        const repeated = this.#repeated.pop() ?? 1;
        if (this.#assembly.roomForCell()) this.#tables.at(-1)?.endCell(blocks, repeated);
        break;
      }
      case 'loext:content-control':
      case 'text:text-input':
      case 'text:placeholder':
      case 'text:drop-down':
        this.#fields.end();
        break;
      case 'field:fieldmark':
        this.#fields.endFieldmark(true);
        break;
      default:
        if (BOXES.has(name)) {
          this.#assembly.put(this.#assembly.endBlocks());
          this.#endBoxLook();
        }
    }
  }

  get #look(): StyleLook {
    return this.#looks.at(-1) ?? {};
  }

  #beginParagraph(name: string, its: Attributes): void {
    const look = this.#styles.look('paragraph', its.get('text:style-name'));
    const level = name === 'text:h' ? Number(its.get('text:outline-level') ?? 1) : look.level;
    this.#assembly.beginParagraph(level !== undefined && level >= 1 && level <= 10 ? level : undefined);
    this.#looks.push(look);
    this.#afterSpace = true;
    this.#fields.bookmark('');
  }

  /** A box's text has the look of its own paragraphs, not of the one that it stands in. */
  #beginBox(): void {
    this.#assembly.beginBlocks();
    this.#looks.push({});
  }

  #endBoxLook(): void {
    this.#looks.pop();
    this.#afterSpace = false;
  }

  #write(text: string): void {
    const look = this.#look;
    if (look.hidden !== true) this.#fields.wrote();
    this.#assembly.add(shownText(text, picturesIn(look)), look);
  }

  /** A chart or an equation, which is a document of its own in a folder. */
  #object(address: string): void {
    const folder = address.replace(/^\.\//, '').replace(/\/$/, '');
    if (folder === '') return;
    if (this.objects.size < MOST_OBJECTS) this.objects.add(folder);
    else this.#assembly.cut();
  }

  #beginBookmark(name: string): void {
    this.#fields.bookmark(name);
    const tag = ourTag(name);
    if (tag === undefined || this.#bookmarks.has(name)) return;
    const field = this.#assembly.openField({ kind: 'bookmark', tag });
    if (field) this.#bookmarks.set(name, field);
  }

  #endBookmark(name: string): void {
    const field = this.#bookmarks.get(name);
    if (!field) return;
    this.#bookmarks.delete(name);
    this.#assembly.closeField(field);
  }

  /** A control of the forms layer, where it is drawn. */
  #drawControl(id: string): void {
    const control = this.#forms.find(id);
    if (!control) return;
    const field = control.isLabel ? undefined : this.#assembly.openField(control.start);
    this.#assembly.add(control.text);
    if (field) this.#assembly.closeField(field);
    if (control.label !== '') this.#assembly.add(` ${control.label}`);
  }
}
