import type { DocumentAssembly } from '../assembly/document-assembly.ts';
import { fieldKind, saidByInstruction } from '../assembly/field-instruction.ts';
import { showInstruction } from '../assembly/form-field.ts';
import { linkWords } from '../assembly/links.ts';
import type { Look } from '../assembly/look.ts';
import { type Pictures, picturesOf, shownText, symbolShown } from '../assembly/picture-fonts.ts';
import { Tables } from '../assembly/tables.ts';
import { Alternatives, saysOther } from './alternatives.ts';
import type { Controls } from './controls.ts';
import { type ComplexField, ComplexFields } from './fields.ts';

/** Fonts of one part that are remembered. */
const MOST_FONTS = 200;

/** How the text of a run looks, as far as it says something (`w:rPr`, ECMA-376-1, 17.3.2). */
class Run implements Look {
  struck = false;
  highlighted = false;
  inserted = false;
  bold = false;
  size: number | undefined;
  hidden = false;
  pictures: Pictures | undefined;
}

/** One text part on its way into the document: its body, a header or a footer, its notes or comments. */
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
  inInstruction = false;
  readonly alternatives = new Alternatives();
  readonly #addressOf: (id: string | undefined) => string | undefined;
  readonly #showPicture: (id: string) => void;
  /** What the open text boxes interrupt: their text has runs and fields of its own. */
  readonly #outside: Pick<Story, 'run' | 'inText' | 'inRun' | 'fields'>[] = [];
  /** What was given apart in this paragraph: a drawing says its alternative text in several places. */
  readonly #apart = new Set<string>();
  /** What the notes that are open are called, and what points at them. */
  readonly #notes: { readonly label: string; readonly pointer: string | undefined }[] = [];
  /** The small text over or beside a base, until the base is read. */
  #ruby: string | undefined;
  inRuby = false;
  /** Within what tracked changes put in: how deep. */
  insertions = 0;
  readonly #fonts = new Map<string, Pictures | null>();

  /** `addressOf` gives where a link of this part leads, by its id; `showPicture` adds the picture that this part names so. */
  constructor(
    assembly: DocumentAssembly,
    controls: Controls,
    addressOf: (id: string | undefined) => string | undefined,
    showPicture: (id: string) => void,
  ) {
    this.#addressOf = addressOf;
    this.#showPicture = showPicture;
    this.assembly = assembly;
    this.controls = controls;
    this.tables = new Tables(assembly);
  }

  beginParagraph(): void {
    if (this.alternatives.isBeside) return;
    this.assembly.beginParagraph();
    this.controls.beginParagraph();
  }

  endParagraph(): void {
    if (this.alternatives.isBeside) {
      this.alternatives.gather('\n');
      return;
    }
    if (this.#apart.size > 0) this.#apart.clear();
    this.assembly.endParagraph();
    this.fields.endParagraph();
  }

  setHeading(heading: number | undefined): void {
    if (!this.alternatives.isBeside) this.assembly.setHeading(heading);
  }

  beginRun(): void {
    this.run = new Run();
    this.run.inserted = this.insertions > 0;
    this.inRun = true;
  }

  endRun(): void {
    this.inRun = false;
  }

  /** Sets the font of the run, by the names for its kinds of letters: Word uses a font of pictures for all of them. */
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

  /** Shows text in the run's font. */
  say(text: string): void {
    this.draw(shownText(text, this.run.pictures));
  }

  /** Shows text as it is, whatever the run's font. */
  draw(text: string): void {
    const { alternatives, fields } = this;
    if (text === '' || this.controls.replacing) return;
    if (alternatives.isBeside) alternatives.gather(text);
    else if (fields.inInstruction) this.instruct(text);
    else if (this.inRuby) this.#ruby = (this.#ruby ?? '') + text;
    else {
      alternatives.show(text);
      fields.show(text);
      this.assembly.add(text, this.run);
    }
  }

  /** Adds words outside the running text, each once. */
  aside(label: string, text = ''): void {
    const { alternatives } = this;
    if (text.trim() === '') return;
    if (alternatives.isBeside) alternatives.gather(`\n${text}`);
    else {
      alternatives.show(`\n${text}`);
      if (!this.#apart.has(`${label}: ${text}`)) this.assembly.aside(label, text);
      this.#apart.add(`${label}: ${text}`);
    }
  }

  /** Takes a part of a field's instruction. */
  instruct(text: string): void {
    if (!this.fields.instruct(text)) this.assembly.cut();
  }

  beginLink(id: string | undefined, tip: string | undefined): void {
    this.assembly.listeners.beginLink(this.#addressOf(id), tip);
  }

  endLink(): void {
    const { words, address, tip } = this.assembly.listeners.endLink();
    this.linkTo(address, tip, words);
  }

  picture(id: string | undefined): void {
    if (id !== undefined) this.#showPicture(id);
  }

  linkTo(address: string | undefined, tip: string | undefined, words = ''): void {
    this.aside('Link', linkWords(words, address, tip));
  }

  linkToPart(id: string | undefined, tip: string | undefined): void {
    this.linkTo(this.#addressOf(id), tip);
  }

  /** Ends a base: the small text over it follows it. */
  endRubyBase(): void {
    const ruby = this.#ruby?.trim() ?? '';
    this.#ruby = undefined;
    if (ruby !== '') this.draw(` (${ruby})`);
  }

  /** Alternatives end: words that only another way of showing it has are given too. */
  endAlternatives(): void {
    this.aside('Drawing, as older programs show it', this.alternatives.end());
    if (this.alternatives.cut) this.assembly.cut();
  }

  /** Shows a picture of a font by its number (`w:sym`, ECMA-376-1, 17.3.3.30). */
  drawSymbol(font: string | undefined, char: string | undefined): void {
    this.draw(symbolShown(char, font !== undefined, this.#picturesOf(font)));
  }

  /** Begins a text box: it follows the paragraph that it is anchored in. */
  beginTextBox(): void {
    const { run, inText, inRun, fields } = this;
    this.#outside.push({ run, inText, inRun, fields });
    Object.assign(this, { run: new Run(), inText: false, inRun: false, fields: new ComplexFields() });
    this.assembly.beginBlocks();
  }

  endTextBox(): void {
    this.assembly.put(this.assembly.endBlocks());
    Object.assign(this, this.#outside.pop());
  }

  /** Ends the data of a form field: the field begins here, and its instruction shows nothing. */
  endFieldData(): void {
    const legacy = this.fields.legacy;
    if (legacy?.kind !== undefined) this.controls.beginLegacy(legacy);
  }

  /** Ends the innermost field: a form field without a result shows its data. */
  endField(): void {
    const field = this.fields.end();
    const legacy = field?.legacy;
    if (field && !legacy) this.#sayInstruction(field);
    if (!legacy) return;
    const { result, data } = legacy;
    // Word shows an empty text field as five wide spaces; a tick box or drop-down it draws itself.
    if ((data.drawn === undefined ? result : result.trim()) === '') this.draw(data.drawn ?? data.untouched);
    this.controls.endLegacy(legacy);
  }

  /** Adds words of an instruction that the field does not show; a field without a result is drawn from it. */
  #sayInstruction({ instruction, inResult, shown }: ComplexField): void {
    if (!inResult && !this.run.hidden && !this.controls.replacing && !this.fields.inInstruction)
      showInstruction(this.assembly, instruction);
    const { address, tip, words } = saidByInstruction(instruction);
    if (fieldKind(instruction) === 'HYPERLINK') this.aside('Link', linkWords(shown, address, tip));
    else this.aside('Field', words.filter((text) => saysOther(text, shown)).join('\n'));
  }

  /** Begins a note or a comment, which is an aside; `pointer` is what the text has in its place. */
  beginNote(label: string, pointer?: string): void {
    this.#notes.push({ label, pointer });
    this.assembly.beginBlocks();
  }

  endNote(): void {
    const blocks = this.assembly.endBlocks();
    const { label, pointer } = this.#notes.pop() ?? { label: '', pointer: undefined };
    this.assembly.asideBlocks(label, blocks, pointer);
  }
}
