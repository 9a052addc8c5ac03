import { BuilderElement, FileChild, TextRun, type XmlComponent } from 'docx';
import type { Option } from '../options.ts';
import { bookmarkOf } from '../tags.ts';

/**
 * Content controls (ECMA-376-1, 17.5.2). The `docx` package writes no tagged ones: it has an untagged tick box and the
 * table of contents' own. So these are its own generic elements, in the order that the schema asks for.
 */
function element(
  name: string,
  attributes: Readonly<Record<string, string>>,
  ...children: XmlComponent[]
): XmlComponent {
  return new BuilderElement<Record<string, string>>({
    name,
    attributes: Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, { key, value }])),
    children,
  });
}

function value(name: string, val: string): XmlComponent {
  return element(name, { 'w:val': val });
}

export interface ControlText {
  /** What Word and a screen reader call the control. */
  readonly title: string;
  readonly tag: string;
  /** Keep people from deleting the control by mistake; not inside repeated items, which may be deleted. */
  readonly keep: boolean;
}

/** Word allows a title and a tag 64 characters, and mends a document that has more. */
const LONGEST_NAME = 64;

function shortened(text: string): string {
  return text.length <= LONGEST_NAME ? text : `${text.slice(0, LONGEST_NAME - 1)}…`;
}

/** Writes the controls of one document: each needs an id of its own. */
export class ContentControls {
  #lastId = 0;

  #control(
    text: ControlText,
    lock: string | undefined,
    guidance: boolean,
    kind: XmlComponent | undefined,
    ...content: XmlComponent[]
  ): XmlComponent[] {
    const control = element(
      'w:sdt',
      {},
      this.#properties(text, lock, guidance, kind),
      element('w:sdtContent', {}, ...content),
    );
    const name = bookmarkOf(text.tag);
    if (name === undefined) return [control];
    const id = String(this.#lastId);
    return [
      element('w:bookmarkStart', { 'w:id': id, 'w:name': name }),
      control,
      element('w:bookmarkEnd', { 'w:id': id }),
    ];
  }

  #properties(
    text: ControlText,
    lock: string | undefined,
    guidance: boolean,
    kind: XmlComponent | undefined,
  ): XmlComponent {
    this.#lastId += 1;
    return element(
      'w:sdtPr',
      {},
      value('w:alias', shortened(text.title)),
      value('w:tag', text.tag),
      // Any positive number that is unlike the others; far from 0, where other programs begin to count.
      value('w:id', String(410_000_000 + this.#lastId)),
      ...(lock === undefined ? [] : [value('w:lock', lock)]),
      ...(guidance ? [element('w:showingPlcHdr', {})] : []),
      ...(kind === undefined ? [] : [kind]),
    );
  }

  #empty(text: ControlText, guidance: string, kind: XmlComponent | undefined): XmlComponent[] {
    const run = new TextRun({ text: guidance, style: 'PlaceholderText' });
    return this.#control(text, text.keep ? 'sdtLocked' : undefined, true, kind, run);
  }

  /** An empty box for a short text. */
  text(text: ControlText, guidance: string): XmlComponent[] {
    return this.#empty(text, guidance, element('w:text', {}));
  }

  /**
   * An empty box for a long text of several lines or paragraphs: a rich text control, because LibreOffice 7.4 moves the
   * line breaks of a plain text one to before it.
   */
  longText(text: ControlText, guidance: string): XmlComponent[] {
    return this.#empty(text, guidance, undefined);
  }

  /** An empty date picker, in UK order. */
  date(text: ControlText, guidance: string): XmlComponent[] {
    const kind = element(
      'w:date',
      {},
      value('w:dateFormat', 'dd/MM/yyyy'),
      value('w:lid', 'en-GB'),
      value('w:storeMappedDataAs', 'dateTime'),
      value('w:calendar', 'gregorian'),
    );
    return this.#empty(text, guidance, kind);
  }

  /** An empty drop-down. */
  choice(text: ControlText, guidance: string, options: readonly Option[]): XmlComponent[] {
    const items = options.map((option) =>
      element('w:listItem', { 'w:displayText': option.text, 'w:value': option.value }),
    );
    return this.#empty(text, guidance, element('w:dropDownList', {}, ...items));
  }

  /** A tick box, not ticked (w14, MS-DOCX 2.6). */
  box(text: ControlText): XmlComponent[] {
    const kind = element(
      'w14:checkbox',
      {},
      element('w14:checked', { 'w14:val': '0' }),
      element('w14:checkedState', { 'w14:val': '2612', 'w14:font': 'MS Gothic' }),
      element('w14:uncheckedState', { 'w14:val': '2610', 'w14:font': 'MS Gothic' }),
    );
    const run = new TextRun({ text: '☐', font: 'MS Gothic' });
    return this.#control(text, text.keep ? 'sdtLocked' : undefined, false, kind, run);
  }

  /** Wording that is not to be changed, such as the form's version. */
  fixed(text: ControlText, ...runs: XmlComponent[]): XmlComponent[] {
    return this.#control(text, 'sdtContentLocked', false, undefined, ...runs);
  }

  /** A list of items to which Word lets people add (w15 repeating section, MS-DOCX 2.6). */
  repeating(text: ControlText, itemTitle: string, items: readonly (readonly XmlComponent[])[]): FileChild {
    const section = element('w15:repeatingSection', {}, element('w15:sectionTitle', { 'w15:val': itemTitle }));
    return new BlockControl(
      this.#properties(text, undefined, false, section),
      items.map((item, index) => {
        const own = { title: itemTitle, tag: `${text.tag}:${index}`, keep: false };
        return new BlockControl(this.#properties(own, undefined, false, element('w15:repeatingSectionItem', {})), item);
      }),
    );
  }
}

/** A control around paragraphs and tables. */
class BlockControl extends FileChild {
  constructor(properties: XmlComponent, content: readonly XmlComponent[]) {
    super('w:sdt');
    this.root.push(properties, element('w:sdtContent', {}, ...content));
  }
}
