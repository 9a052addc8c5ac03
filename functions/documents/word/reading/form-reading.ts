import type { FormDefinition } from '#schemas/forms/definition.ts';
import type { Answer, Leftover } from '#schemas/forms/referral.ts';
import type { ReadDocument } from '../document.ts';
import { moveAdults } from './adults.ts';
import { boilerplateOf, labelsOf } from './boilerplate.ts';
import { Gathering } from './gathering.ts';
import { Items, joinSame } from './items.ts';
import type { Ledger } from './ledger.ts';
import { leftoversOf } from './leftovers.ts';
import { type AnswerPlaces, fillPostcodes, mergeReadings } from './merge-readings.ts';
import type { Stretch } from './pieces.ts';
import { readBlocks } from './read-blocks.ts';
import { readTagged } from './tagged-fields.ts';
import { withholdReadings } from './withhold-readings.ts';
import { wordbookOf } from './wordbook.ts';

/** A document read as one form. */
export interface FormReading {
  readonly definition: FormDefinition;
  readonly answers: Answer[];
  readonly leftovers: Leftover[];
  /** Where each answer was read, and where each leftover stood, in the order of the leftovers. */
  readonly places: AnswerPlaces;
  readonly left: readonly (readonly Stretch[])[];
  /** There are more leftovers than are given. */
  readonly cut: boolean;
  /** Labels that were understood, as `section.field`. */
  readonly understood: ReadonlySet<string>;
}

/**
 * Reads a document as a form: its tagged fields first, then tables and paragraphs by their labels. The surest reading of
 * each field wins. `own` is how sure it is that this is one of our forms; `undefined` for a form that we did not make.
 */
export function readAs(
  definition: FormDefinition,
  document: ReadDocument,
  ledger: Ledger,
  own: number | undefined,
): FormReading {
  const items = new Items();
  const tagged = readTagged(definition, ledger, items, own ?? 0.9);
  const boilerplate = own === undefined ? undefined : boilerplateOf(definition);
  const furniture = boilerplate ?? labelsOf(definition);
  const gathering = new Gathering(
    definition.sections,
    wordbookOf(definition),
    ledger,
    items,
    tagged,
    boilerplate,
    furniture,
  );
  readBlocks(gathering, document.blocks, { topic: undefined, block: document, depth: 0 });
  const today = new Date().toISOString().slice(0, 10);
  for (const section of definition.sections) joinSame(items, section);
  const moved = own === undefined ? moveAdults(items, definition.sections, ledger, today) : [];
  for (const section of definition.sections) {
    if (moved.length > 0) joinSame(items, section);
    fillPostcodes(items, section);
  }
  const withheld = own === undefined ? withholdReadings(items, definition.sections, today) : [];
  const { answers, leftovers, pathOf, places } = mergeReadings(definition, items, tagged);
  return {
    definition,
    answers,
    places,
    ...leftoversOf(definition, gathering, [...leftovers, ...moved, ...withheld], pathOf),
    understood: gathering.understood,
  };
}
