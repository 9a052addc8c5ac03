import type { DocumentAssembly } from '../assembly/document-assembly.ts';
import type { DraftField } from '../assembly/draft-field.ts';
import { fieldKind, shownByInstruction } from '../assembly/field-instruction.ts';
import { Unreadable } from '../unreadable.ts';
import { ourTag } from './bookmarks.ts';
import type { ByteView } from './byte-view.ts';
import { type FormFieldData, readFormField } from './form-field-data.ts';

/** Fields in fields; a document has three. */
const DEEPEST = 64;
/** An instruction's text; Word's own limit is 255 for most arguments. */
const LONGEST_INSTRUCTION = 1_000;

interface Frame {
  instruction: string;
  inResult: boolean;
  /** Its result is drawn from its data; what stands in the text for it is not shown. */
  drawn: boolean;
  dataAt: number | undefined;
  /** The bookmark that begins where it begins. */
  readonly bookmark: string;
  field: DraftField | undefined;
  untouched: string;
}

/** The fields of a text: what is shown of them, and the legacy form fields among them ([MS-DOC] 2.8.25). */
export class FormFields {
  readonly #assembly: DocumentAssembly;
  readonly #data: ByteView;
  readonly #open: Frame[] = [];

  constructor(assembly: DocumentAssembly, data: ByteView) {
    this.#assembly = assembly;
    this.#data = data;
  }

  /** Is what comes now no text that is shown? */
  get isUnseen(): boolean {
    return this.#open.some(({ inResult, drawn }) => !inResult || drawn);
  }

  /** A piece of the instruction of the innermost field. */
  instruct(text: string): void {
    const frame = this.#open.at(-1);
    if (frame && !frame.inResult && frame.instruction.length < LONGEST_INSTRUCTION) frame.instruction += text;
  }

  dataAt(place: number): void {
    const frame = this.#open.at(-1);
    if (frame && !frame.inResult) frame.dataAt = place;
  }

  begin(bookmark: string): void {
    if (this.#open.length >= DEEPEST) {
      this.#open.shift();
      this.#assembly.cut();
    }
    this.#open.push({
      instruction: '',
      inResult: false,
      drawn: false,
      dataAt: undefined,
      bookmark,
      field: undefined,
      untouched: '',
    });
  }

  separate(): void {
    const frame = this.#open.at(-1);
    if (!frame || frame.inResult) return;
    frame.inResult = true;
    if (fieldKind(frame.instruction).startsWith('FORM') && !this.#inFormField(frame)) this.#beginForm(frame);
  }

  end(): void {
    const frame = this.#open.at(-1);
    if (!frame) return;
    if (!frame.inResult) {
      this.separate();
      if (!fieldKind(frame.instruction).startsWith('FORM')) this.#showInstruction(frame);
    }
    this.#open.pop();
    const { field, untouched } = frame;
    if (!field || frame.drawn) return;
    if (untouched.trim() !== '' && field.text.trim() === untouched.trim()) field.guidance = true;
    this.#assembly.closeField(field);
  }

  /** A paragraph ends: an instruction that goes on was never finished, and must not swallow the rest. */
  endParagraph(): void {
    for (const frame of this.#open) frame.inResult = true;
  }

  /** The text ends: fields that did not are none. */
  endText(): void {
    this.#open.splice(0);
  }

  #inFormField(frame: Frame): boolean {
    return this.#open.some((other) => other !== frame && other.field !== undefined);
  }

  #beginForm(frame: Frame): void {
    const data = this.#dataOf(frame);
    const { start } = data;
    const named = start.tag !== '' && !start.tag.startsWith('__Fieldmark__');
    const tag = named ? start.tag : frame.bookmark;
    const around = this.#assembly.openFields.at(-1);
    // LibreOffice makes a form field of a control: in a bookmark of ours it is that bookmark, which ends by itself.
    const isOurs = (tag === '' || ourTag(tag) !== undefined) && around?.adopt(start) === true;
    frame.field = isOurs ? undefined : this.#assembly.openField({ ...start, tag });
    frame.untouched = data.untouched;
    if (fieldKind(frame.instruction) === 'FORMTEXT') return;
    this.#assembly.add(data.drawn);
    if (frame.field) this.#assembly.closeField(frame.field);
    frame.drawn = true;
  }

  /** A field's data; one whose data is damaged or lost says nothing, and a person must look. */
  #dataOf({ dataAt }: Frame): FormFieldData {
    try {
      if (dataAt !== undefined) return readFormField(this.#data, dataAt);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
    }
    this.#assembly.cut();
    return { start: { kind: 'legacy', tag: '' }, drawn: '', untouched: '' };
  }

  #showInstruction({ instruction }: Frame): void {
    if (this.#open.some((frame) => frame.drawn)) return;
    const { text, guidance } = shownByInstruction(instruction);
    if (text === '') return;
    const field = guidance ? this.#assembly.openField({ kind: 'legacy', tag: '', guidance }) : undefined;
    this.#assembly.add(text);
    if (field) this.#assembly.closeField(field);
  }
}
