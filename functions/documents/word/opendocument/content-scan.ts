import { Bookmarks } from '../assembly/bookmarks.ts';
import type { DocumentAssembly } from '../assembly/document-assembly.ts';
import { shownText } from '../assembly/picture-fonts.ts';
import { type Attributes, SKIP, type XmlEvents } from '../xml/xml-pass.ts';
import { BOXES, EMBEDDED, MARGINS, SKIPPED } from './elements.ts';
import { FormControls } from './form-controls.ts';
import { InputFields } from './input-fields.ts';
import { Insertions } from './insertions.ts';
import { over, picturesIn, type StyleLook, type Styles } from './styles.ts';
import { countOf, TableFrame } from './table-frame.ts';
import { type Gathering, WordsApart } from './words-apart.ts';

/** The most spaces that one `text:s` means; people line words up with some tens. */
const MOST_SPACES = 200;
/** Charts and equations of a document; each is a part of its own. A thesis has some hundred equations. */
const MOST_OBJECTS = 500;

/** Goes through content.xml, or the headers and footers in styles.xml, and puts the document together. */
export class ContentScan implements XmlEvents<string> {
  /** The folders of the charts and equations that it shows. */
  readonly objects = new Set<string>();
  readonly #assembly: DocumentAssembly;
  readonly #showPicture: (address: string) => void;
  readonly #styles: Styles;
  readonly #bookmarks: Bookmarks;
  readonly #fields: InputFields;
  readonly #apart: WordsApart;
  readonly #forms = new FormControls();
  readonly #insertions = new Insertions();
  readonly #tables: TableFrame[] = [];
  /** How often the cells that are open stand beside one another. */
  readonly #repeated: number[] = [];
  readonly #looks: StyleLook[] = [];
  #gathering: Gathering | undefined;
  #depth = 0;
  /** Within what a tracked change took out, which is not shown: the depth of that, 0 outside of it. */
  #deletion = 0;
  /** The depth of the element that holds the text that is read, 0 outside of one; and that of the forms layer. */
  #inBody = 0;
  #inForms = 0;
  /** The text so far ends in a space: another one beside it does not count (ODF 1.3 part 3, 6.1.2). */
  #afterSpace = true;

  /** `showPicture` adds the picture of an address, empty for one within the element itself. */
  constructor(assembly: DocumentAssembly, styles: Styles, showPicture: (address: string) => void) {
    this.#assembly = assembly;
    this.#showPicture = showPicture;
    this.#styles = styles;
    this.#bookmarks = new Bookmarks(assembly);
    this.#fields = new InputFields(assembly, this.#bookmarks);
    this.#apart = new WordsApart(assembly);
  }

  element(name: string): string {
    return name;
  }

  open(name: string, its: Attributes): unknown {
    if (SKIPPED.has(name)) {
      if (EMBEDDED.has(name)) this.#assembly.cut();
      if (name === 'draw:image' && this.#inBody > 0 && this.#deletion === 0)
        this.#showPicture(its.get('xlink:href') ?? '');
      return SKIP;
    }
    // Of what was deleted only what was noted of it counts.
    if (this.#deletion === this.#depth && this.#depth > 0 && name !== 'office:change-info') return SKIP;
    this.#depth += 1;
    if (this.#gathering) return undefined;
    if (this.#inForms > 0) return this.#forms.open(name, its);
    return this.#inBody > 0 ? this.#beginInBody(name, its) : this.#beginOutside(name, its);
  }

  close(name: string): void {
    this.#depth -= 1;
    if (this.#depth < this.#deletion) this.#deletion = 0;
    if (this.#gathering) {
      if (this.#depth < this.#gathering.depth) this.#endGathering(this.#gathering);
      else this.#gathering.within();
    } else if (this.#inForms > 0) {
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
    this.#insertions.see(name, its);
    this.#gathering = this.#apart.gathering(name, its, this.#depth);
    if (this.#gathering) return;
    if (this.#apart.begin(name, its)) this.#looks.push({});
    const begin = this.#begins.get(name);
    if (begin) begin(its);
    else if (BOXES.has(name)) {
      // A box's text has the look of its own paragraphs, not of the paragraph around it.
      this.#assembly.beginBlocks();
      this.#looks.push({});
    } else this.#fields.open(name, its);
  }

  #endInBody(name: string): void {
    if (this.#apart.end(name)) this.#endBoxLook();
    if (BOXES.has(name)) {
      this.#assembly.put(this.#assembly.endBlocks());
      this.#endBoxLook();
    } else if (name === 'text:p' || name === 'text:h') {
      this.#assembly.endParagraph();
      this.#looks.pop();
    } else if (name === 'text:span') this.#looks.pop();
    else if (name === 'table:table') this.#assembly.put(this.#tables.pop()?.done() ?? []);
    else if (name === 'table:table-row') this.#tables.at(-1)?.endRow();
    else if (name === 'table:table-cell') {
      const blocks = this.#assembly.endBlocks();
      const repeated = this.#repeated.pop() ?? 1;
      if (this.#assembly.roomForCell()) this.#tables.at(-1)?.endCell(blocks, repeated);
    } else this.#fields.close(name);
  }

  /** What is done at the start of an element of the text. */
  readonly #begins = new Map<string, (its: Attributes) => void>(
    Object.entries({
      'text:p': (its: Attributes) => this.#beginParagraph(its, undefined),
      'text:h': (its: Attributes) => this.#beginParagraph(its, Number(its.get('text:outline-level') ?? 1)),
      'text:span': (its: Attributes) =>
        this.#looks.push(over(this.#look, this.#styles.look('text', its.get('text:style-name')))),
      'text:s': (its: Attributes) => {
        this.#write(' '.repeat(Math.min(MOST_SPACES, countOf(its.get('text:c')))));
        this.#afterSpace = false;
      },
      'text:tab': () => this.#write('\t'),
      'text:line-break': () => this.#write('\n'),
      'text:bookmark-start': (its: Attributes) => this.#bookmarks.begin(its.get('text:name') ?? ''),
      'text:bookmark-end': (its: Attributes) => this.#bookmarks.end(its.get('text:name') ?? ''),
      'text:deletion': () => {
        this.#assembly.deleted();
        this.#deletion = this.#depth;
      },
      'draw:object': (its: Attributes) => this.#object(its.get('xlink:href') ?? ''),
      'table:table': () => {
        this.#assembly.endParagraph();
        this.#tables.push(new TableFrame());
      },
      'table:table-row': () => this.#tables.at(-1)?.beginRow(),
      'table:table-cell': (its: Attributes) => {
        const [columns, rows, repeated] = ['columns-spanned', 'rows-spanned', 'columns-repeated'].map((what) =>
          countOf(its.get(`table:number-${what}`)),
        );
        this.#tables.at(-1)?.beginCell(columns, rows);
        this.#assembly.beginBlocks();
        this.#repeated.push(repeated ?? 1);
      },
      'table:covered-table-cell': (its: Attributes) =>
        this.#tables.at(-1)?.covered(countOf(its.get('table:number-columns-repeated'))),
      'office:forms': () => {
        this.#inForms = this.#depth;
      },
      'draw:control': (its: Attributes) => this.#drawControl(its.get('draw:control') ?? ''),
    }),
  );

  get #look(): StyleLook {
    return this.#looks.at(-1) ?? {};
  }

  #beginParagraph(its: Attributes, ownLevel: number | undefined): void {
    const look = this.#styles.look('paragraph', its.get('text:style-name'));
    const level = ownLevel ?? look.level;
    this.#assembly.beginParagraph(level !== undefined && level >= 1 && level <= 10 ? level : undefined);
    this.#looks.push(look);
    this.#afterSpace = true;
    this.#bookmarks.here = '';
  }

  #endBoxLook(): void {
    this.#looks.pop();
    this.#afterSpace = false;
  }

  #write(text: string): void {
    const look = this.#look;
    // What begins now is no longer at the start of the bookmark.
    if (look.hidden !== true) this.#bookmarks.here = '';
    const inserted = this.#insertions.inside;
    this.#assembly.add(shownText(text, picturesIn(look)), inserted ? { ...look, inserted } : look);
  }

  /** Notes a chart or an equation, which is a document of its own in a folder. */
  #object(address: string): void {
    const folder = address.replace(/^\.\//, '').replace(/\/$/, '');
    if (folder === '') return;
    if (this.objects.size < MOST_OBJECTS) this.objects.add(folder);
    else this.#assembly.cut();
  }

  /** Shows a control of the forms layer, where it is drawn. */
  #drawControl(id: string): void {
    const control = this.#forms.find(id);
    if (!control) return;
    const field = control.isLabel ? undefined : this.#assembly.openField(control.start);
    this.#assembly.add(control.text);
    this.#assembly.closeField(field);
    if (control.label !== '') this.#assembly.add(` ${control.label}`);
  }
}
