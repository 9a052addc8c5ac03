import type { Bags } from './bag.ts';

/** The words of a file by place: those that a person must see, and those that are shown to nobody, by reason. */
export interface Counted {
  readonly words: Bags;
  readonly excluded: Bags;
}
