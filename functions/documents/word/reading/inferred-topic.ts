import type { SectionDefinition } from '#schemas/forms/definition.ts';
import type { Gathering } from './gathering.ts';
import type { GridRow } from './grid.ts';
import { topicOn } from './heading-topics.ts';
import type { Topic } from './meaning.ts';

/** Fields that only one kind of person is asked for, by section: a landlord has no UPN and a school no parental responsibility. */
const TELLING: Readonly<Record<string, readonly string[]>> = {
  children: ['school', 'upn', 'nhsNumber', 'gp', 'expectedDate', 'religion'],
  household: ['relationship', 'parentalResponsibility', 'livesInHousehold'],
};
/** Labels that must be of the section, and so many of them telling: one alone may be of anybody's. */
const ENOUGH = { labels: 4, telling: 2 };
/** A label of a list or of a person's table is short; a table of more rows or cells is no such table. */
const BOUNDS = { letters: 60, rows: 40, cells: 200 };
const NAMES: readonly string[] = ['fullName', 'firstName', 'lastName'];

/**
 * Whom rows are about though no heading says so that anybody knows: by labels that are asked of a child alone, or of a parent
 * alone, with a name among them. `undefined` when both are there, when the labels are few, or when nobody's name is asked.
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
  const found = sections.flatMap((section) => {
    const telling = TELLING[section.id];
    if (!telling || texts.size < ENOUGH.labels) return [];
    const ids = new Set<string>();
    for (const text of texts) {
      const meaning = labels.meaningOf(text, topicOn(section));
      if (meaning?.section === section) ids.add(meaning.field.id);
    }
    const told = telling.filter((id) => ids.has(id)).length;
    return told === 0 ? [] : [{ section, told, labels: ids.size, named: NAMES.some((id) => ids.has(id)) }];
  });
  const [only] = found;
  if (!only || found.length > 1 || !only.named) return undefined;
  return only.told >= ENOUGH.telling && only.labels >= ENOUGH.labels ? topicOn(only.section) : undefined;
}
