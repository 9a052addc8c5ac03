import type { DocumentAssembly } from '../assembly/document-assembly.ts';
import { fieldKind } from '../assembly/field-instruction.ts';
import {
  beginFormField,
  endFormField,
  type FormFieldData,
  lostFormField,
  type OpenFormField,
  showInstruction,
} from '../assembly/form-field.ts';
import { Unreadable } from '../unreadable.ts';
import type { ByteView } from './byte-view.ts';
import { readFormField } from './form-field-data.ts';

/** Fields in fields; a document has three. */
const DEEPEST = 64;
/** An instruction's text; Word's own limit is 255 for most arguments. */
const LONGEST_INSTRUCTION = 1_000;

interface Frame {
  instruction: string;
  inResult: boolean;
  dataAt: number | undefined;
  /** The bookmark that begins where it begins. */
  readonly bookmark: string;
  readonly unseen: boolean;
  form: OpenFormField | undefined;
  /** It was shown from its instruction. */
  shown: boolean;
}

/** Is its result drawn from its data, so that what stands in the text for it is not shown? */
function isDrawn({ form, shown }: Frame): boolean {
  return shown || (form !== undefined && form.data.drawn !== undefined);
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
    return this.#open.some((frame) => !frame.inResult || frame.unseen || isDrawn(frame));
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

  /** A field begins; one that was deleted or is hidden shows nothing. */
  begin(bookmark: string, unseen: boolean): void {
    if (this.#open.length >= DEEPEST) {
      this.#open.shift();
      this.#assembly.cut();
    }
    this.#open.push({
      instruction: '',
      inResult: false,
      dataAt: undefined,
      bookmark,
      unseen,
      form: undefined,
      shown: false,
    });
  }

  separate(): void {
    const frame = this.#open.at(-1);
    if (!frame || frame.inResult) return;
    frame.inResult = true;
    if (this.isUnseen || this.#inFormField()) return;
    const kind = fieldKind(frame.instruction);
    if (kind.startsWith('FORM')) frame.form = beginFormField(this.#assembly, this.#dataOf(frame), frame.bookmark);
    else if (kind === 'SYMBOL') this.#show(frame);
  }

  end(): void {
    const frame = this.#open.at(-1);
    if (!frame) return;
    if (!frame.inResult) {
      this.separate();
      if (!fieldKind(frame.instruction).startsWith('FORM') && !this.#inFormField() && !this.isUnseen) this.#show(frame);
    }
    this.#open.pop();
    if (frame.form) endFormField(this.#assembly, frame.form);
  }

  #show(frame: Frame): void {
    showInstruction(this.#assembly, frame.instruction);
    frame.shown = true;
  }

  /** A paragraph ends: an instruction that goes on was never finished, and must not swallow the rest. */
  endParagraph(): void {
    for (const frame of this.#open) frame.inResult = true;
  }

  /** The text ends: fields that did not are none. */
  endText(): void {
    this.#open.splice(0);
  }

  #inFormField(): boolean {
    return this.#open.some(({ form }) => form !== undefined);
  }

  /** A field whose data is damaged or lost says nothing, and a person must look. */
  #dataOf({ dataAt, instruction }: Frame): FormFieldData {
    try {
      if (dataAt !== undefined) return readFormField(this.#data, dataAt);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
    }
    return lostFormField(this.#assembly, fieldKind(instruction));
  }
}
