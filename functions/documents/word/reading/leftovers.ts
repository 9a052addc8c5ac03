import type { FormDefinition } from '#schemas/forms/definition.ts';
import { boilerplateOf } from './boilerplate.ts';
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
  { ledger, boilerplate }: Gathering,
  others: readonly LeftHere[],
): WordLeftover[] {
  const left: { at: number; start: number; label: string; text: string }[] = [];
  const own = boilerplate ?? LABELS(definition);
  for (const here of ledger.remaining(definition.title, (text) => own.of(text))) {
    left.push(here);
    if (left.length >= MOST) break;
  }
  for (const { place, label, text } of others) left.push({ at: place.placed.at, start: place.start, label, text });
  left.sort((one, other) => one.at - other.at || one.start - other.start);
  return left.map(({ label, text }) => ({ label, text }));
}

/** In a form that we did not make, a text is nobody's words only where it is one of our labels to the letter. */
function LABELS(definition: FormDefinition) {
  const boilerplate = boilerplateOf(definition);
  return {
    of(text: string) {
      const own = boilerplate.of(text);
      return own?.label === undefined ? undefined : own;
    },
  };
}
