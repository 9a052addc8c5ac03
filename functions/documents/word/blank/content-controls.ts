import { Paragraph, TextRun, type XmlComponent } from 'docx';
import { GUIDANCE } from '../guidance.ts';
import type { Option } from '../options.ts';
import { bookmarkOf } from '../tags.ts';
import { element, valued } from './elements.ts';
import { guidancePartName } from './finish-package.ts';

/**
 * Content controls (ECMA-376-1, 17.5.2). The `docx` package writes no tagged ones: it has an untagged tick box and the
 * table of contents' own. So these are its own generic elements, in the order that the schema asks for.
 */
export interface ControlText {
  /** What Word and a screen reader call the control. */
  readonly title: string;
  readonly tag: string;
  /** Keep people from deleting the control by mistake; not inside repeated items, which may be deleted. */
  readonly keep: boolean;
}

interface ControlKind {
  readonly lock?: string | undefined;
  /** What it says while it is empty. */
  readonly guidance?: keyof typeof GUIDANCE;
  /** The element that says what may be put in it; a rich text control has none. */
  readonly kind?: XmlComponent;
}

/** Word allows a title and a tag 64 characters, and mends a document that has more. */
const LONGEST_NAME = 64;

function shortened(text: string): string {
  return text.length <= LONGEST_NAME ? text : `${text.slice(0, LONGEST_NAME - 1)}…`;
}

function guidanceRun(guidance: keyof typeof GUIDANCE): TextRun {
  return new TextRun({ text: GUIDANCE[guidance], style: 'PlaceholderText' });
}

/** Writes the controls of one document: each needs an id of its own. */
export class ContentControls {
  #lastId = 0;

  /** Writes the properties in the schema's order (CT_SdtPr). */
  #properties(text: ControlText, { lock, guidance, kind }: ControlKind): XmlComponent {
    this.#lastId += 1;
    return element(
      'w:sdtPr',
      {},
      valued('w:alias', shortened(text.title)),
      valued('w:tag', text.tag),
      // Any positive number that is unlike the others; far from 0, where other programs begin to count.
      valued('w:id', String(410_000_000 + this.#lastId)),
      ...(lock === undefined ? [] : [valued('w:lock', lock)]),
      ...(guidance === undefined
        ? []
        : [
            // Word puts this back when someone empties the control; without it, its own words in the user's language.
            element('w:placeholder', {}, valued('w:docPart', guidancePartName(guidance))),
            element('w:showingPlcHdr', {}),
          ]),
      ...(kind === undefined ? [] : [kind]),
    );
  }

  #control(text: ControlText, kind: ControlKind, content: readonly XmlComponent[]): XmlComponent {
    return element('w:sdt', {}, this.#properties(text, kind), element('w:sdtContent', {}, ...content));
  }

  /** Writes an answer's control inside a bookmark, which replaces it where a program loses its tag. */
  #marked(text: ControlText, kind: ControlKind, content: readonly XmlComponent[]): XmlComponent[] {
    const control = this.#control(text, kind, content);
    const name = bookmarkOf(text.tag);
    if (name === undefined) return [control];
    const id = String(this.#lastId);
    return [
      element('w:bookmarkStart', { 'w:id': id, 'w:name': name }),
      control,
      element('w:bookmarkEnd', { 'w:id': id }),
    ];
  }

  #empty(text: ControlText, guidance: keyof typeof GUIDANCE, kind: XmlComponent): XmlComponent[] {
    return this.#marked(text, { lock: lockOf(text), guidance, kind }, [guidanceRun(guidance)]);
  }

  /** Writes an empty box for a short text. */
  text(text: ControlText, guidance: keyof typeof GUIDANCE): XmlComponent[] {
    return this.#empty(text, guidance, element('w:text', {}));
  }

  /**
   * Writes an empty box for a long text, around a paragraph of its own: only there does Word let people write several
   * paragraphs (a control within a paragraph stays within it). A rich text control, because LibreOffice 7.4 moves the
   * line breaks of a plain text one to before it.
   */
  longText(text: ControlText): XmlComponent[] {
    const content = new Paragraph({ children: [guidanceRun('text')] });
    return this.#marked(text, { lock: lockOf(text), guidance: 'text' }, [content]);
  }

  /** Writes an empty date picker, in UK order. */
  date(text: ControlText): XmlComponent[] {
    const kind = element(
      'w:date',
      {},
      valued('w:dateFormat', 'dd/MM/yyyy'),
      valued('w:lid', 'en-GB'),
      valued('w:storeMappedDataAs', 'dateTime'),
      valued('w:calendar', 'gregorian'),
    );
    return this.#empty(text, 'date', kind);
  }

  /** Writes an empty drop-down. */
  choice(text: ControlText, guidance: 'choice' | 'reason', options: readonly Option[]): XmlComponent[] {
    const items = options.map((option) =>
      element('w:listItem', { 'w:displayText': option.text, 'w:value': option.value }),
    );
    return this.#empty(text, guidance, element('w:dropDownList', {}, ...items));
  }

  /** Writes a tick box, not ticked (w14, MS-DOCX 2.6.1). */
  box(text: ControlText): XmlComponent[] {
    const kind = element(
      'w14:checkbox',
      {},
      element('w14:checked', { 'w14:val': '0' }),
      element('w14:checkedState', { 'w14:val': '2612', 'w14:font': 'MS Gothic' }),
      element('w14:uncheckedState', { 'w14:val': '2610', 'w14:font': 'MS Gothic' }),
    );
    return this.#marked(text, { lock: lockOf(text), kind }, [new TextRun({ text: '☐', font: 'MS Gothic' })]);
  }

  /** Writes wording that is not to be changed, such as the form's version. */
  fixed(text: ControlText, ...runs: XmlComponent[]): XmlComponent[] {
    return this.#marked(text, { lock: 'sdtContentLocked' }, runs);
  }

  /** Writes a list of items to which Word lets people add (w15 repeating section, MS-DOCX 2.6.1). */
  repeating(text: ControlText, itemTitle: string, items: readonly (readonly XmlComponent[])[]): XmlComponent {
    // The title is a string of the main namespace (MS-DOCX, CT_SdtRepeatedSection).
    const kind = element('w15:repeatingSection', {}, valued('w15:sectionTitle', itemTitle));
    return this.#control(
      text,
      { kind },
      items.map((item, index) => {
        const own = { title: itemTitle, tag: `${text.tag}:${index}`, keep: false };
        return this.#control(own, { kind: element('w15:repeatingSectionItem', {}) }, item);
      }),
    );
  }
}

function lockOf(text: ControlText): string | undefined {
  return text.keep ? 'sdtLocked' : undefined;
}
