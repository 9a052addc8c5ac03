import type { DraftField } from '../assembly/draft-field.ts';
import { BY_DEFAULT, type FormFieldData, formFieldData } from '../assembly/form-field.ts';
import { isOn, numberOf } from './word-names.ts';

const BOUNDS = {
  // Word allows 25 lines in such a drop-down.
  options: 200,
  // Word allows 255 characters of status and help text, and 20 of name.
  name: 300,
};

/** One of Word's legacy form fields (`w:ffData`, ECMA-376-1, 17.16.17), whose shown text follows its data. */
export class LegacyField {
  kind: 'FORMTEXT' | 'FORMCHECKBOX' | 'FORMDROPDOWN' | undefined;
  readonly #texts = { name: '', status: '', help: '', author: '' };
  #byDefault: number | undefined;
  #state: number | undefined;
  readonly #lines: string[] = [];
  /** The field that its text goes to: its own, or that of our bookmark around it. */
  field: DraftField | undefined;
  #from = 0;

  setText(which: 'name' | 'status' | 'help', value = ''): void {
    this.#texts[which] = value.slice(0, BOUNDS.name);
  }

  setDefault(value: string | undefined): void {
    if (this.kind === 'FORMTEXT') this.#texts.author = value ?? '';
    else if (this.kind === 'FORMCHECKBOX') this.#byDefault = Number(isOn(value));
    else this.#byDefault = numberOf(value, 0, BOUNDS.options);
  }

  setChecked(value: string | undefined): void {
    this.#state = Number(isOn(value));
  }

  setChosen(value: string | undefined): void {
    this.#state = numberOf(value, 0, BOUNDS.options);
  }

  addOption(value = ''): void {
    if (this.#lines.length < BOUNDS.options) this.#lines.push(value.slice(0, BOUNDS.name));
  }

  get data(): FormFieldData {
    const byDefault = this.#state ?? this.#byDefault ?? 0;
    return formFieldData(this.kind ?? '', this.#texts, { state: BY_DEFAULT, byDefault, lines: this.#lines });
  }

  beginIn(field: DraftField | undefined): void {
    this.field = field;
    this.#from = field?.text.length ?? 0;
  }

  /** Returns what the document writes out as its text. */
  get result(): string {
    return this.field?.text.slice(this.#from) ?? '';
  }
}

/** A field whose begin was met and whose end was not (`w:fldChar`, ECMA-376-1, 17.16.18). */
export interface ComplexField {
  readonly legacy: LegacyField | undefined;
  /** Its instruction has ended: what follows is shown. */
  inResult: boolean;
  instruction: string;
  /** What it shows, as far as it is compared with its instruction. */
  shown: string;
}

/** Words beyond which no instruction goes on: one that sets a whole letter has some 1,000. */
const LONGEST = 8_000;

/** Fields within fields: a document has three or four; more than this are no longer told apart. */
const MOST_OPEN = 64;

/** The fields that are open in one story. The text of an instruction is never shown. */
export class ComplexFields {
  readonly #open: ComplexField[] = [];
  /** How many of the open ones are still in their instruction. */
  #instructions = 0;
  /** The data of a form field, from where they begin to the end of the element that begins the field. */
  legacy: LegacyField | undefined;
  #announced = false;

  get inInstruction(): boolean {
    return this.#instructions > 0;
  }

  /** Announces a field: its data come first. */
  announce(): void {
    this.#announced = true;
  }

  /** Begins the field that was announced. */
  begin(): void {
    if (!this.#announced) return;
    this.#announced = false;
    if (this.#open.length >= MOST_OPEN) this.#drop();
    this.#open.push({ legacy: this.legacy, inResult: false, instruction: '', shown: '' });
    this.#instructions += 1;
    this.legacy = undefined;
  }

  beginData(): void {
    this.legacy = new LegacyField();
  }

  /** Begins the result of the innermost field. */
  separate(): void {
    const field = this.#open.at(-1);
    if (!field || field.inResult) return;
    field.inResult = true;
    this.#instructions -= 1;
  }

  /** Takes a part of an instruction, of the innermost field that is open. Says whether there is room for it. */
  instruct(text: string): boolean {
    const field = this.#open.at(-1);
    if (field) field.instruction += text.slice(0, Math.max(0, LONGEST - field.instruction.length));
    return !field || field.instruction.length < LONGEST;
  }

  /** Takes text that the innermost field shows. */
  show(text: string): void {
    const field = this.#open.at(-1);
    if (field && field.shown.length < LONGEST) field.shown += text;
  }

  /** Ends the innermost field. */
  end(): ComplexField | undefined {
    const field = this.#open.pop();
    if (field && !field.inResult) this.#instructions -= 1;
    if (field) this.show(field.shown);
    return field;
  }

  /** Ends a paragraph: a field that is still in its instruction was never finished, and must not swallow the rest. */
  endParagraph(): void {
    if (this.#instructions === 0) return;
    for (const field of this.#open) field.inResult = true;
    this.#instructions = 0;
  }

  #drop(): void {
    if (this.#open.shift()?.inResult === false) this.#instructions -= 1;
  }
}
