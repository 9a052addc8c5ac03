import { add, type Bags, WORD, wordsIn } from './bag.ts';

/** A paragraph's text, of which each piece knows where it stands; words go on from one piece into the next. */
export class Line {
  #text = '';
  readonly #pieces: { readonly start: number; readonly place: string }[] = [];

  say(place: string, text: string): void {
    if (this.#pieces.at(-1)?.place !== place) this.#pieces.push({ start: this.#text.length, place });
    this.#text += text;
  }

  /** A word ends here. */
  break(): void {
    this.#text += ' ';
  }

  /** Its words, each where it begins. */
  addTo(bags: Bags): void {
    for (const { 0: word, index } of this.#text.matchAll(WORD)) {
      const place = this.#pieces.findLast(({ start }) => start <= index)?.place;
      for (const each of wordsIn(word)) if (place !== undefined) add(bags, place, each);
    }
  }
}
