import type { DocumentAssembly } from '../assembly/document-assembly.ts';
import { fieldKind } from '../assembly/field-instruction.ts';
import {
  beginFieldWords,
  beginFormField,
  endFormField,
  type FormFieldData,
  formFieldData,
  lostFormField,
  type OpenFormField,
  showInstruction,
} from '../assembly/form-field.ts';
import { readOr } from '../unreadable.ts';
import type { ByteView } from './byte-view.ts';
import type { CharacterLook } from './characters.ts';

/** Lines of such a drop-down; Word allows 25. */
const MOST_LINES = 200;
const KINDS = ['FORMTEXT', 'FORMCHECKBOX', 'FORMDROPDOWN'];
const TEXT = 0;
const DROP_DOWN = 2;

/** Reads a form field's data ([MS-DOC] 2.9.78) in the data stream. Throws `Unreadable`. */
export function readFormField(data: ByteView, place: number): FormFieldData {
  const list = data.part(place, data.u32(place));
  let at = list.u16(4);
  const number = () => {
    at += 2;
    return list.u16(at - 2);
  };
  /** Reads a text: a length, its characters, and in all but a table of strings a zero. */
  const text = (zero = 2) => {
    const length = number();
    at += length * 2 + zero;
    return list.text(at - length * 2 - zero, length);
  };
  // Behind the version the bits say what kind of field it is; the longest text and the size of the box follow.
  const bits = list.u16(at + 4);
  at += 10;
  const type = bits & 0b11;
  const name = text();
  const author = type === TEXT ? text() : '';
  const byDefault = type === TEXT ? 0 : number();
  text();
  const help = text();
  const status = text();
  text();
  text();
  let lines: string[] = [];
  if (type === DROP_DOWN) {
    // A table of strings ([MS-DOC] 2.2.4) without anything beside them.
    const count = list.u16(at + 2);
    at += 6;
    lines = Array.from({ length: Math.min(MOST_LINES, count) }, () => text(0));
  }
  const state = (bits >>> 2) & 0b1_1111;
  return formFieldData(KINDS[type] ?? '', { name, help, status, author }, { state, byDefault, lines });
}

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
  /** It was deleted: nothing of it is shown. */
  readonly deleted: boolean;
  /** It is hidden: its words are shown apart, and it is no field that anybody fills in. */
  readonly hidden: boolean;
  /** What to do with its words when its result has ended. */
  ended?: (() => void) | undefined;
  form?: OpenFormField;
  /** It was shown from its instruction. */
  shown?: true;
}

/** Tells whether a field's result is drawn from its data, so that its text is not shown. */
function isDrawn({ form, shown }: Frame): boolean {
  return shown === true || (form !== undefined && form.data.drawn !== undefined);
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

  /** Tells whether the next text is not shown. */
  get isUnseen(): boolean {
    return this.#open.some((frame) => !frame.inResult || frame.deleted || isDrawn(frame));
  }

  /** Takes a piece of the instruction of the innermost field. */
  instruct(text: string): void {
    const frame = this.#open.at(-1);
    if (frame && !frame.inResult && frame.instruction.length < LONGEST_INSTRUCTION) frame.instruction += text;
  }

  /** Takes the place of the data of the innermost field; says whether its instruction is open, so that the data is its. */
  dataAt(place: number): boolean {
    const frame = this.#open.at(-1);
    if (!frame || frame.inResult) return false;
    frame.dataAt = place;
    return true;
  }

  /** Begins a field. */
  begin(bookmark: string, { deleted = false, hidden = false }: CharacterLook): void {
    if (this.#open.length >= DEEPEST) {
      this.#open.shift();
      this.#assembly.cut();
    }
    this.#open.push({ instruction: '', inResult: false, dataAt: undefined, bookmark, deleted, hidden });
  }

  separate(): void {
    const frame = this.#open.at(-1);
    if (!frame || frame.inResult) return;
    frame.inResult = true;
    if (this.isUnseen || this.#inFormField()) return;
    const kind = fieldKind(frame.instruction);
    if (frame.hidden || (!kind.startsWith('FORM') && kind !== 'SYMBOL'))
      frame.ended = beginFieldWords(this.#assembly, frame.instruction);
    else if (kind.startsWith('FORM')) frame.form = beginFormField(this.#assembly, this.#dataOf(frame), frame.bookmark);
    else this.#show(frame);
  }

  end(): void {
    const frame = this.#open.at(-1);
    if (!frame) return;
    if (!frame.inResult) {
      this.separate();
      const isForm = fieldKind(frame.instruction).startsWith('FORM');
      if (!isForm && !frame.hidden && !this.#inFormField() && !this.isUnseen) this.#show(frame);
    }
    this.#open.pop();
    frame.ended?.();
    if (frame.form) endFormField(this.#assembly, frame.form);
  }

  #show(frame: Frame): void {
    showInstruction(this.#assembly, frame.instruction);
    frame.shown = true;
  }

  /** Ends a paragraph: an instruction that goes on was never finished, and must not swallow the rest. */
  endParagraph(): void {
    for (const frame of this.#open) frame.inResult = true;
  }

  /** Ends the text: fields that did not end do not count. */
  endText(): void {
    this.#open.splice(0);
  }

  #inFormField(): boolean {
    return this.#open.some(({ form }) => form !== undefined);
  }

  /** Reads a field's data. One whose data is damaged or lost says nothing, and a person must look. */
  #dataOf({ dataAt, instruction }: Frame): FormFieldData {
    const lost = () => lostFormField(this.#assembly, fieldKind(instruction));
    return dataAt === undefined ? lost() : readOr(() => readFormField(this.#data, dataAt), lost);
  }
}
