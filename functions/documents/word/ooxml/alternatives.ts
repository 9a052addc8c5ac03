/** Several ways to show one thing, for programs of several ages (ECMA-376-3, 9.4). */
interface Alternative {
  taken: boolean;
  /** What the branch that is read shows. */
  shown: string;
  /** What the branches beside it show. */
  other: string;
}

/** Characters of a branch that are compared with another's: more than a drawing holds. */
const LONGEST = 100_000;

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Tells whether a text has words that another has not. */
export function saysOther(text: string, known: string): boolean {
  if (text.trim() === '') return false;
  const words = new Set(wordsOf(known));
  return wordsOf(text).some((word) => !words.has(word));
}

/**
 * The branches that are open. The first of each is the document's text; of the others only the words are gathered, which
 * are given when the first has not all of them.
 */
export class Alternatives {
  readonly #open: Alternative[] = [];
  /** How many branches are open that are not shown in their place. */
  #beside = 0;
  /** Not all words were gathered. */
  cut = false;

  /** Tells whether this is a branch beside the one that is read. */
  get isBeside(): boolean {
    return this.#beside > 0;
  }

  begin(): void {
    if (!this.isBeside) this.#open.push({ taken: false, shown: '', other: '' });
  }

  beginBranch(): void {
    const last = this.#open.at(-1);
    if (this.isBeside || last?.taken === true) this.#beside += 1;
    else if (last) last.taken = true;
  }

  endBranch(): void {
    if (this.isBeside) this.#beside -= 1;
  }

  /** Takes text that is shown in the document. */
  show(text: string): void {
    const last = this.#open.at(-1);
    if (last && last.shown.length < LONGEST) last.shown += text;
  }

  /** Takes text of a branch beside it. */
  gather(text: string): void {
    const last = this.#open.at(-1);
    if (!last) return;
    if (last.other.length + text.length > LONGEST) this.cut = true;
    else last.other += text;
  }

  /** Ends the alternatives; returns the text of the other branches when it has words that the first has not. */
  end(): string | undefined {
    if (this.isBeside) return undefined;
    const ended = this.#open.pop();
    if (!ended) return undefined;
    this.show(ended.shown);
    return saysOther(ended.other, ended.shown) ? ended.other : undefined;
  }
}
