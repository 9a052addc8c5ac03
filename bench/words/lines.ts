import { add, type Bags, WORD, wordsIn } from './bag.ts';

/** Collects a paragraph's text with the place of each piece. A word may go on from one piece into the next. */
export class Line {
  #text = '';
  readonly #pieces: { readonly start: number; readonly place: string }[] = [];

  say(place: string, text: string): void {
    if (this.#pieces.at(-1)?.place !== place) this.#pieces.push({ start: this.#text.length, place });
    this.#text += text;
  }

  /** Ends a word. */
  break(): void {
    this.#text += ' ';
  }

  /** Returns its words, each at the place where it begins. */
  addTo(bags: Bags): void {
    for (const { 0: word, index } of this.#text.matchAll(WORD)) {
      const place = this.#pieces.findLast(({ start }) => start <= index)?.place;
      for (const each of wordsIn(word)) if (place !== undefined) add(bags, place, each);
    }
  }
}
