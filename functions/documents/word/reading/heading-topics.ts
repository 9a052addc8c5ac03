import type { SectionDefinition } from '#schemas/forms/definition.ts';
import { labelsOf } from '../vocabulary/vocabulary.ts';
import type { Gathering } from './gathering.ts';
import type { GridRow } from './grid.ts';
import type { Topic } from './meaning.ts';
import { memo } from './memo.ts';

/**
 * Returns the topic of a heading: a part of the form, or the person whom it asks about ("Child’s ethnicity"). A heading that
 * asks for one of several options but names nobody ("Ethnicity") is about the only person in the document so far.
 */
export function headingTopic(gathering: Gathering, text: string): Topic | undefined {
  const { labels } = gathering;
  const topic = labels.topicOf(text);
  if (topic) return topic;
  const meaning = labels.meaningOf(text, undefined);
  if (meaning?.named && meaning.section.repeat) {
    const { section, kind, number } = meaning;
    return { section, ...(kind ? { kind } : {}), ...(number === undefined ? {} : { number }) };
  }
  if (meaning) return undefined;
  const only = gathering.onlyPerson();
  const asked = only && labels.meaningOf(text, topicOn(only));
  return only && asked?.section === only && asked.field.codes !== undefined ? topicOn(only) : undefined;
}

/** Returns a section as a topic: always the same, because labels are remembered by it. */
export const topicOn = memo((section: SectionDefinition): Topic => ({ section }));

/** Fields that only one kind of person is asked for, by section: a landlord has no UPN and a school no parental responsibility. */
const TELLING: Readonly<Record<string, readonly string[]>> = {
  children: ['school', 'upn', 'nhsNumber', 'gp', 'expectedDate', 'religion'],
  household: ['relationship', 'parentalResponsibility', 'livesInHousehold'],
};
/** The fewest labels of the section, and the fewest telling ones: one alone may be about anybody. */
const ENOUGH = { labels: 4, telling: 2 };
/** A label of a list or of a person's table is short; a table of more rows or cells is no such table. */
const BOUNDS = { letters: 60, rows: 40, cells: 200 };
const NAMES: readonly string[] = ['fullName', 'firstName', 'lastName'];

function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^a-z]+/g, '');
}

/** Returns the labels of a section's telling fields, to the letter: a look at them is quicker than to understand every cell. */
const tellingOf = memo((section: SectionDefinition): ReadonlyMap<string, string> => {
  const telling = section.fields.filter(({ id }) => TELLING[section.id]?.includes(id) === true);
  return new Map(
    telling.flatMap((field) => labelsOf(section, field).map((text) => [lettersOf(text), field.id] as const)),
  );
});

/**
 * Returns the topic of rows without a known heading: by labels that only a child has, or only a parent, with a name among
 * them. `undefined` when both are there, when the labels are few, or when no label asks for a name.
 */
export function inferredTopic(
  { labels }: Gathering,
  rows: readonly GridRow[],
  sections: readonly SectionDefinition[],
): Topic | undefined {
  const texts = new Set<string>();
  let cells = 0;
  for (const { slots } of rows.slice(0, BOUNDS.rows))
    for (const { text } of slots) {
      cells += 1;
      if (cells <= BOUNDS.cells && text.length > 1 && text.length <= BOUNDS.letters) texts.add(text);
    }
  if (texts.size < ENOUGH.labels) return undefined;
  const letters = [...texts].map(lettersOf);
  const told = sections.flatMap((section) => {
    const telling = tellingOf(section);
    const ids = new Set(letters.flatMap((text) => telling.get(text) ?? []));
    return ids.size === 0 ? [] : [{ section, telling: ids.size }];
  });
  const [first] = told;
  if (!first || told.length > 1 || first.telling < ENOUGH.telling) return undefined;
  const { section } = first;
  const ids = new Set<string>();
  for (const text of texts) {
    const meaning = labels.meaningOf(text, topicOn(section));
    if (meaning?.section === section) ids.add(meaning.field.id);
  }
  return ids.size >= ENOUGH.labels && NAMES.some((id) => ids.has(id)) ? topicOn(section) : undefined;
}
