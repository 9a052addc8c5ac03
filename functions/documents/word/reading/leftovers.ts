import type { FormDefinition } from '#schemas/forms/definition.ts';
import type { Gathering } from './gathering.ts';
import type { LeftHere } from './merge.ts';

/** What was said and is no answer to a field: labelled as the document labels it, in its order. */
export interface WordLeftover {
  readonly label: string;
  readonly text: string;
}

/** More than any form has; what is after them is in the document itself. */
const MOST = 20_000;

/** All that is neither label, answer nor the form's own words, in the document's order. */
export function leftoversOf(
  definition: FormDefinition,
  { ledger, furniture }: Gathering,
  others: readonly LeftHere[],
): WordLeftover[] {
  const left: { at: number; start: number; label: string; text: string }[] = [];
  for (const here of ledger.remaining(definition.title, (text) => furniture.of(text))) {
    left.push(here);
    if (left.length >= MOST) break;
  }
  for (const { place, label, text } of others) left.push({ at: place.placed.at, start: place.start, label, text });
  left.sort((one, other) => one.at - other.at || one.start - other.start);
  return left.map(({ label, text }) => ({ label, text }));
}
