import { type Bags, size } from './bag.ts';

/** The words counted and lost in one place. */
interface Row {
  counted: number;
  lost: number;
}

/** Adds up the words of many files. */
export class Tally {
  readonly #places = new Map<string, Row>();
  readonly #excluded = new Map<string, number>();
  readonly #files: { readonly name: string; readonly counted: number; readonly lost: number }[] = [];

  addFile(name: string, counted: Bags, excluded: Bags, missing: Bags): void {
    const file = { name, counted: 0, lost: 0 };
    for (const [place, bag] of counted) {
      const [words, lost] = [size(bag), size(missing.get(place) ?? new Map())];
      const row = this.#places.get(place) ?? { counted: 0, lost: 0 };
      this.#places.set(place, { counted: row.counted + words, lost: row.lost + lost });
      file.counted += words;
      file.lost += lost;
    }
    for (const [why, bag] of excluded) this.#excluded.set(why, (this.#excluded.get(why) ?? 0) + size(bag));
    this.#files.push(file);
  }

  /** The names of the ten worst files, without their content. */
  figures(): Record<string, unknown> {
    const [counted, lost] = this.#files.reduce(([all, gone], file) => [all + file.counted, gone + file.lost], [0, 0]);
    const worst = this.#files.filter((file) => file.lost > 0).sort((one, other) => other.lost - one.lost);
    return {
      files: this.#files.length,
      words: counted,
      lost,
      share: share(counted, lost),
      byPart: Object.fromEntries([...this.#places].sort().map(([place, row]) => [place, outOf(row)])),
      excluded: Object.fromEntries([...this.#excluded].sort()),
      worst: Object.fromEntries(worst.slice(0, 10).map((file) => [file.name, outOf(file)])),
    };
  }
}

const share = (counted: number, lost: number): string => `${((100 * lost) / Math.max(1, counted)).toFixed(3)} %`;

const outOf = ({ counted, lost }: Row): string => `${lost} lost of ${counted}`;
