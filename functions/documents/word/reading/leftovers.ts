import { keptLeftover, type Leftover } from '#schemas/forms/answer.ts';
import type { FormDefinition } from '#schemas/forms/definition.ts';
import type { Gathering } from './gathering.ts';
import type { Remaining } from './ledger.ts';
import type { LeftHere, PathOf } from './merge.ts';

/** More than any form has; what is after them is in the document itself. */
const MOST = 20_000;

/** All that is neither label, answer nor the form's own words, in the document's order. */
export function leftoversOf(
  definition: FormDefinition,
  { ledger, furniture }: Gathering,
  others: readonly LeftHere[],
  pathOf: PathOf,
): Leftover[] {
  const left: (Omit<Remaining, 'question'> & { path?: string | undefined })[] = [];
  for (const { question, ...here } of ledger.remaining(definition.title, (text) => furniture.of(text))) {
    left.push({ ...here, path: question && pathOf(question) });
    if (left.length >= MOST) break;
  }
  for (const { place, label, text, question } of others)
    left.push({ at: place.placed.at, start: place.start, label, text, path: question && pathOf(question) });
  left.sort((one, other) => one.at - other.at || one.start - other.start);
  return left.map(keptLeftover);
}
