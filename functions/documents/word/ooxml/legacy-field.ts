import type { DraftField, FieldStart } from '../assembly/draft-field.ts';
import { isOn, numberOf } from './word-names.ts';

const BOUNDS = {
  // Word allows 25 lines in such a drop-down.
  options: 200,
  // Word allows 255 characters of status and help text, and 20 of name.
  name: 300,
};

/** One of Word's legacy form fields (`w:ffData`, ECMA-376-1, 17.16.17), whose shown text follows its data. */
export class LegacyField {
  kind: 'text' | 'tick_box' | 'drop_down' | undefined;
  readonly #texts = { name: '', status: '', help: '' };
  #default = '';
  #byDefault: boolean | undefined;
  #checked: boolean | undefined;
  #chosen: number | undefined;
  readonly #options: string[] = [];
  /** The field that its text goes to: its own, or that of our bookmark around it. */
  field: DraftField | undefined;
  #from = 0;

  become(kind: 'text' | 'tick_box' | 'drop_down'): void {
    this.kind = kind;
  }

  setText(which: 'name' | 'status' | 'help', value = ''): void {
    this.#texts[which] = value.slice(0, BOUNDS.name);
  }

  setDefault(value: string | undefined): void {
    if (this.kind === 'text') this.#default = value ?? '';
    else if (this.kind === 'tick_box') this.#byDefault = isOn(value);
    else this.#chosen ??= numberOf(value, 0, BOUNDS.options);
  }

  setChecked(value: string | undefined): void {
    this.#checked = isOn(value);
  }

  setChosen(value: string | undefined): void {
    this.#chosen = numberOf(value, 0, BOUNDS.options);
  }

  addOption(value = ''): void {
    if (this.#options.length < BOUNDS.options) this.#options.push(value.slice(0, BOUNDS.name));
  }

  get #ticked(): boolean | undefined {
    return this.kind === 'tick_box' ? (this.#checked ?? this.#byDefault ?? false) : undefined;
  }

  get start(): FieldStart {
    const { name, status, help } = this.#texts;
    return {
      kind: 'legacy',
      tag: name,
      title: status === '' ? help : status,
      ticked: this.#ticked,
      options: this.kind === 'drop_down' ? new Map(this.#options.map((option) => [option, option])) : undefined,
    };
  }

  beginIn(field: DraftField | undefined): void {
    this.field = field;
    this.#from = field?.text.length ?? 0;
  }

  /** Returns what the document writes out as its text. */
  get result(): string {
    return this.field?.text.slice(this.#from) ?? '';
  }

  /** Returns what it shows when the document writes out no result: Word draws it from the data. */
  get drawn(): string {
    if (this.kind === 'tick_box') return this.#ticked === true ? '☒' : '☐';
    // A drop-down whose data names no line shows its first.
    if (this.kind === 'drop_down') return this.#options[this.#chosen ?? 0] ?? '';
    return this.#default;
  }

  /** Tells whether it shows only the author's default: nobody answered. */
  get isUntouched(): boolean {
    return this.kind === 'text' && this.#default.trim() !== '' && this.result.trim() === this.#default.trim();
  }
}
