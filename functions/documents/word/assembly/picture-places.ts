import { MOST_PICTURES } from '#schemas/case-document.ts';
import type { EmbeddedPicture, EmbeddedPictures } from '../document.ts';

/** Pictures that are told apart: as many as an archive may have parts. */
const MOST_COUNTED = 10_000;

/** The pictures of a document and their places, each once: a crest may stand in every header. */
export class PicturePlaces {
  readonly #known = new Set<string>();
  #all: EmbeddedPicture[] = [];
  #here: EmbeddedPicture[] = [];

  /** `name` tells pictures apart: where the document keeps it. */
  add(name: string, picture: EmbeddedPicture): void {
    if (this.#known.has(name) || this.#known.size >= MOST_COUNTED) return;
    this.#known.add(name);
    this.#here.push(picture);
  }

  /** Ends a part. What is in the body comes first, whichever part was read first. */
  endPart(isBody: boolean): void {
    this.#all = isBody ? [...this.#here, ...this.#all] : [...this.#all, ...this.#here];
    this.#here = [];
  }

  done(): EmbeddedPictures {
    const all = [...this.#all, ...this.#here];
    return { first: all.slice(0, MOST_PICTURES), more: Math.max(0, all.length - MOST_PICTURES) };
  }
}
