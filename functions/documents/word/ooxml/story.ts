import type { DocumentAssembly } from '../assembly/document-assembly.ts';
import { type Pictures, picturesOf, shownText } from '../assembly/picture-fonts.ts';
import { ComplexFields } from './complex-fields.ts';
import type { Controls } from './controls.ts';
import { Run } from './run.ts';
import { Tables } from './tables.ts';

/** Fonts of one part that are remembered. */
const MOST_FONTS = 200;

/** What a text box interrupts: its text has runs and fields of its own. */
interface Outside {
  readonly run: Run;
  readonly inText: boolean;
  readonly inRun: boolean;
  readonly fields: ComplexFields;
}

/** One text part on its way into the document: its body, a header or a footer. */
export class Story {
  readonly assembly: DocumentAssembly;
  readonly controls: Controls;
  readonly tables: Tables;
  fields = new ComplexFields();
  run = new Run();
  inText = false;
  inRun = false;
  /** Within a row's properties, where a deletion is the row's. */
  inRowProperties = false;
  /** Of each open `mc:AlternateContent`: was a choice taken? */
  readonly choices: boolean[] = [];
  readonly #outside: Outside[] = [];
  readonly #fonts = new Map<string, Pictures | null>();

  constructor(assembly: DocumentAssembly, controls: Controls) {
    this.assembly = assembly;
    this.controls = controls;
    this.tables = new Tables(assembly);
  }

  beginParagraph(): void {
    this.assembly.beginParagraph();
    this.controls.beginParagraph();
  }

  endParagraph(): void {
    this.assembly.endParagraph();
    this.fields.endParagraph();
  }

  beginRun(): void {
    this.run = new Run();
    this.inRun = true;
  }

  endRun(): void {
    this.inRun = false;
  }

  /** The font of the run, by the names for its kinds of letters: Word uses one of pictures for all of them. */
  setFont(ascii: string | undefined, other: string | undefined): void {
    this.run.pictures = this.#picturesOf(ascii) ?? (other === ascii ? undefined : this.#picturesOf(other));
  }

  #picturesOf(font: string | undefined): Pictures | undefined {
    if (font === undefined) return undefined;
    // A document has some five fonts, and names one of them in every run.
    const known = this.#fonts.get(font);
    if (known !== undefined) return known ?? undefined;
    const pictures = picturesOf(font);
    if (this.#fonts.size < MOST_FONTS) this.#fonts.set(font, pictures ?? null);
    return pictures;
  }

  /** Text that the run shows. */
  say(text: string): void {
    this.draw(this.run.shown(text));
  }

  /** Text that is shown as it is, whatever the run's font. */
  draw(text: string): void {
    if (this.run.hidden || this.fields.inInstruction || this.controls.replacing) return;
    this.assembly.add(text, this.run);
  }

  /** A picture of a font by its number (`w:sym`, ECMA-376-1, 17.3.3.30). */
  drawSymbol(font: string | undefined, char: string | undefined): void {
    if (char === undefined || !/^[0-9a-f]{1,6}$/i.test(char)) return;
    const code = Number.parseInt(char, 16);
    if (code < 0x20 || code > 0xffff || (code >= 0xd800 && code < 0xe000)) return;
    const pictures = this.#picturesOf(font);
    // A private character of a font that we don't know shows nothing that we could tell.
    if (code >= 0xe000 && code <= 0xf8ff && font !== undefined && !pictures) return;
    const shown = shownText(String.fromCharCode(code), pictures);
    if (!/[\ue000-\uf8ff]/.test(shown)) this.draw(shown);
  }

  /** A text box begins: what is in it follows the paragraph that it is anchored in. */
  beginTextBox(): void {
    const { run, inText, inRun, fields } = this;
    this.#outside.push({ run, inText, inRun, fields });
    this.run = new Run();
    this.inText = false;
    this.inRun = false;
    this.fields = new ComplexFields();
    this.assembly.beginBlocks();
  }

  endTextBox(): void {
    this.assembly.put(this.assembly.endBlocks());
    const outside = this.#outside.pop();
    if (!outside) return;
    this.run = outside.run;
    this.inText = outside.inText;
    this.inRun = outside.inRun;
    this.fields = outside.fields;
  }

  /** The data of a form field are known: the field begins here, and its instruction shows nothing. */
  endFieldData(): void {
    const legacy = this.fields.legacy;
    if (legacy?.kind !== undefined) this.controls.beginLegacy(legacy);
  }

  /** The innermost field ends: a form field without a result shows what its data say. */
  endField(): void {
    const legacy = this.fields.end()?.legacy;
    if (!legacy) return;
    const { result } = legacy;
    // Word shows an empty text field as five wide spaces; a tick box or drop-down it draws itself.
    if (legacy.kind === 'text' ? result === '' : result.trim() === '') this.draw(legacy.drawn);
    this.controls.endLegacy(legacy);
  }
}
