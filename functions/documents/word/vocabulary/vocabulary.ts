import type { FieldDefinition, SectionDefinition } from '#schemas/forms/definition.ts';
import * as agencies from './agencies.ts';
import * as assessment from './assessment.ts';
import * as children from './children.ts';
import * as concern from './concern.ts';
import * as household from './household.ts';
import * as parentsInformed from './parents-informed.ts';
import * as plan from './plan.ts';
import * as referrer from './referrer.ts';
import { type SectionWords, wordsIn } from './section-words.ts';

/** The reader's words for each section, by its id. A section or question without any is known by its own title and labels. */
export const VOCABULARY: Readonly<Record<string, SectionWords>> = {
  ...agencies,
  ...assessment,
  ...children,
  ...concern,
  ...household,
  ...parentsInformed,
  ...plan,
  ...referrer,
};

/** Returns the titles that head a section, its own first. */
export function titlesOf({ id, title }: SectionDefinition): readonly string[] {
  return [title, ...wordsIn(VOCABULARY[id]?.titles)];
}

/** Returns the labels that ask for a field, its own first. */
export function labelsOf({ id }: SectionDefinition, field: FieldDefinition): readonly string[] {
  return [field.label, ...wordsIn(VOCABULARY[id]?.questions?.[field.id])];
}

/** Returns the names of an item, or of the person whom a section is about; `undefined` for a section that is about nobody. */
export function namesOf({ id }: SectionDefinition): readonly string[] | undefined {
  const names = VOCABULARY[id]?.names;
  return names === undefined ? undefined : wordsIn(names);
}

/** Returns the kinds of items that have names of their own, with the answers that the names give. */
export function kindsOf({ id }: SectionDefinition) {
  return (VOCABULARY[id]?.kinds ?? []).map(([names, sets]) => ({ names: wordsIn(names), sets }));
}
