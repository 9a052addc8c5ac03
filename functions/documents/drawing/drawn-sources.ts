import type { DrawnAside, DrawnSource } from '#schemas/drawing.ts';
import type { Leftover } from '#schemas/forms/answer.ts';
import type { Paragraph, ReadDocument } from '../word/document.ts';
import { DELETIONS } from '../word/document-text.ts';
import { Ledger } from '../word/reading/ledger.ts';
import type { Stretch } from '../word/reading/pieces.ts';
import type { Sourced } from './runs.ts';

/** What was read of a document, and where. */
export interface ReadPlaces {
  /** Where each answer was read, by its path. */
  readonly answers: ReadonlyMap<string, readonly Stretch[]>;
  readonly leftovers: readonly Leftover[];
  /** Where each leftover stood, in their order; those past its end stood beside the text. */
  readonly left: readonly (readonly Stretch[])[];
}

/** Nothing was read of the document: it is drawn without sources. */
export const NO_PLACES: ReadPlaces = { answers: new Map(), leftovers: [], left: [] };

/** What may stand between the words of a leftover: answers that were taken out of it. */
const REACH = 500;

/** The sources of a drawing by their place: answers first, then leftovers in their order. */
export class DrawnSources {
  readonly all: DrawnSource[] = [];
  readonly #ledger: Ledger;
  readonly #in = new Map<number, Sourced[]>();
  readonly #beside = new Map<number, DrawnAside[]>();
  readonly #apart: DrawnAside[] = [];
  readonly #said = new Set<string>();

  constructor(document: ReadDocument, { answers, leftovers, left }: ReadPlaces) {
    this.#ledger = new Ledger(document);
    for (const [answer, stretches] of answers) this.#place(this.#source({ answer }), stretches);
    const apart = new Map<string, number[]>();
    for (const [leftover, { label, text, path }] of leftovers.entries()) {
      const source = this.#source({ leftover, ...(path === undefined ? {} : { path }) });
      const stretches = left[leftover] ?? [];
      const [first] = stretches;
      if (first === undefined) apart.set(text, [...(apart.get(text) ?? []), source]);
      else if (this.#shows(stretches, text)) this.#place(source, stretches);
      // The words are not where they were found: a drop-down's stored value, our own note.
      else put(this.#beside, first.at, { label, text, of: [source] });
    }
    for (const words of [...document.asides, ...(document.deletions === true ? [DELETIONS] : [])]) {
      const { label, text } = words;
      const of = apart.get(text);
      const aside = { label, text, ...(of === undefined ? {} : { of }) };
      const at = document.beside?.get(words);
      const placed = at && this.#ledger.of(at);
      if (placed) put(this.#beside, placed.at, aside);
      else this.#apart.push(aside);
    }
  }

  #source(source: DrawnSource): number {
    this.all.push(source);
    return this.all.length - 1;
  }

  #place(source: number, stretches: readonly Stretch[]): void {
    for (const { at, start, end } of stretches) put(this.#in, at, { source, start, end });
  }

  /**
   * Tells whether every word of a text is where it was found. Only the text from there on is looked at, as far as the words may
   * reach: a paragraph may be a book with thousands of leftovers.
   */
  #shows(stretches: readonly Stretch[], text: string): boolean {
    const shown = stretches
      .map(({ at, start, end = start }) => {
        const whole = this.#ledger.placed[at]?.paragraph.text ?? '';
        return whole.slice(start, Math.max(end, start + text.length + REACH));
      })
      .join('\n');
    return text.split(/\s+/).every((word) => shown.includes(word));
  }

  in(paragraph: Paragraph): readonly Sourced[] {
    return this.#in.get(this.#ledger.of(paragraph)?.at ?? -1) ?? [];
  }

  /** Returns the words that stand beside a paragraph. */
  beside(paragraph: Paragraph): readonly DrawnAside[] {
    return this.#beside.get(this.#ledger.of(paragraph)?.at ?? -1) ?? [];
  }

  asidesApart(): readonly DrawnAside[] {
    return this.#apart;
  }

  /** Tells whether a header or footer said the same before, and notes that it is said. */
  isSaid(text: string): boolean {
    const isKnown = this.#said.has(text);
    this.#said.add(text);
    return isKnown;
  }
}

function put<Held>(all: Map<number, Held[]>, at: number, held: Held): void {
  const here = all.get(at);
  if (here) here.push(held);
  else all.set(at, [held]);
}
