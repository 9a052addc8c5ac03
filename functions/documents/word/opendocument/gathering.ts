/** The longest text of one kind that stands in an element of its own, such as a description: more is for a person to read in the file. */
const LONGEST = 40_000;

/** Text of an element that is no paragraph: it is gathered until the element ends. */
export class Gathering {
  text = '';
  /** There was more of it than is kept. */
  cut = false;
  /** The depth of the element. */
  readonly depth: number;
  /** Elements in it stand apart: an equation's signs. */
  readonly #apart: boolean;
  readonly #done: (text: string) => void;

  constructor(depth: number, done: (text: string) => void, apart = false) {
    this.depth = depth;
    this.#apart = apart;
    this.#done = done;
  }

  add(text: string): void {
    const room = LONGEST - this.text.length;
    if (text.length > room) this.cut = true;
    this.text += text.slice(0, Math.max(0, room));
  }

  /** An element in it ends. */
  within(): void {
    if (this.#apart) this.add(' ');
  }

  end(): void {
    this.#done(this.text.replace(/\s+/g, ' ').trim());
  }
}
