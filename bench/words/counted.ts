import type { Bags } from './bag.ts';

/** The words of a file by where they stand: those that a person must be shown, and those that none is shown, by why not. */
export interface Counted {
  readonly words: Bags;
  readonly excluded: Bags;
}
