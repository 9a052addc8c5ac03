import type { DocumentAssembly } from '../assembly/document-assembly.ts';
import { fieldKind } from '../assembly/field-instruction.ts';
import {
  BY_DEFAULT,
  beginFieldWords,
  beginFormField,
  endFormField,
  type FormFieldData,
  formFieldData,
  lostFormField,
  type OpenFormField,
  showInstruction,
} from '../assembly/form-field.ts';
import { Gathered } from './group.ts';

/** Lines of such a drop-down; Word allows 25. */
const MOST_LINES = 200;

/** A field (RTF 1.9.1, "Fields"), from its group's begin to its end. */
export class RichTextField {
  readonly instruction = new Gathered();
  /** The bookmark that begins where it begins. */
  readonly #bookmark: string;
  readonly #assembly: DocumentAssembly;
  readonly #texts = new Map<string, Gathered>();
  readonly #lines: Gathered[] = [];
  readonly #numbers = new Map<string, number>();
  #hasData = false;
  #begun = false;
  #form: OpenFormField | undefined;
  #ended: (() => void) | undefined;
  /** It is hidden: nothing of it is shown in the text. */
  readonly #hidden: boolean;

  constructor(assembly: DocumentAssembly, bookmark: string, hidden: boolean) {
    this.#assembly = assembly;
    this.#bookmark = bookmark;
    this.#hidden = hidden;
  }

  get isForm(): boolean {
    return !this.#hidden && fieldKind(this.instruction.text).startsWith('FORM');
  }

  /** Takes `\formfield`: its data follows. */
  beginData(): void {
    this.#hasData = true;
  }

  /** Gathers a text of its data: `ffname`, `ffdeftext`, `ffhelptext`, `ffstattext`; `ffl` is a line of a drop-down. */
  gather(name: string): Gathered {
    const gathered = new Gathered();
    if (name !== 'ffl') this.#texts.set(name, gathered);
    else if (this.#lines.length < MOST_LINES) this.#lines.push(gathered);
    return gathered;
  }

  /** Takes a number of its data: `ffres`, `ffdefres`. */
  number(name: string, number: number | undefined): void {
    if (number !== undefined) this.#numbers.set(name, number);
  }

  /** Begins the result; says whether it is shown: a field that is drawn from its data is not written twice. */
  beginResult(trustDefault: boolean): boolean {
    this.#begun = true;
    if (!this.isForm) return this.#beginOther();
    const kind = fieldKind(this.instruction.text);
    const data = this.#hasData ? this.#data(kind, trustDefault) : lostFormField(this.#assembly, kind);
    this.#form = beginFormField(this.#assembly, data, this.#bookmark);
    return data.drawn === undefined;
  }

  /** Begins the result of another field. Word writes a symbol's result as a font alone: its text is in its instruction. */
  #beginOther(): boolean {
    if (!this.#hidden && fieldKind(this.instruction.text) === 'SYMBOL') {
      showInstruction(this.#assembly, this.instruction.text);
      return false;
    }
    this.#ended = beginFieldWords(this.#assembly, this.instruction.text);
    return true;
  }

  /** Ends the field's group. */
  end(trustDefault: boolean): void {
    if (!this.#begun && this.beginResult(trustDefault) && !this.isForm && !this.#hidden)
      showInstruction(this.#assembly, this.instruction.text);
    this.#ended?.();
    if (this.#form) endFormField(this.#assembly, this.#form);
  }

  #data(kind: string, trustDefault: boolean): FormFieldData {
    const text = (name: string) => this.#texts.get(name)?.text.trim() ?? '';
    const texts = { name: text('ffname'), status: text('ffstattext'), help: text('ffhelptext') };
    const lines = this.#lines.map((line) => line.text.trim());
    const [state, byDefault] = [this.#numbers.get('ffres') ?? BY_DEFAULT, this.#numbers.get('ffdefres') ?? 0];
    const author = trustDefault ? text('ffdeftext') : '';
    return formFieldData(kind, { ...texts, author }, { state, byDefault, lines });
  }
}
