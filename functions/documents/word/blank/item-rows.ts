import { HeightRule, TableRow } from 'docx';
import type { FieldDefinition, FieldType, SectionDefinition } from '#schemas/forms/definition.ts';
import { repeatTag } from '../tags.ts';
import { WORDING } from '../wording.ts';
import { answerPlace } from './answer-places.ts';
import type { ContentControls } from './content-controls.ts';
import { cell, FormTable } from './form-table.ts';
import { CELL_MARGINS, TEXT_WIDTH } from './page.ts';

/**
 * The least width in which an answer of a type reads well at 9.5 pt, in twentieths of a point: a date and a telephone
 * number on one line, a name on two.
 */
const LEAST_WIDTH: Readonly<Partial<Record<FieldType, number>>> = {
  text: 1_400,
  long_text: 1_900,
  date: 1_250,
  date_time: 1_400,
  yes_no: 1_000,
  yes_no_unknown: 1_050,
  choice: 1_200,
  email: 1_900,
  telephone: 1_500,
  postcode: 1_000,
};

/** A letter of a heading at 9.5 pt bold, on average and a little more: no heading is broken within a word. */
const LETTER_WIDTH = 112;

/** Two lines by hand, should the form be printed. */
const ROW_HEIGHT = 700;

/** Returns the widths of a row's columns when all its fields fit beside each other, else `undefined`. */
function widthsOf(fields: readonly FieldDefinition[]): number[] | undefined {
  const least: number[] = [];
  for (const { type, label } of fields) {
    const width = LEAST_WIDTH[type];
    if (width === undefined) return undefined;
    const longestWord = Math.max(...label.split(/\s/).map((word) => word.length));
    least.push(Math.max(width, longestWord * LETTER_WIDTH + CELL_MARGINS.left + CELL_MARGINS.right));
  }
  const total = least.reduce((sum, width) => sum + width, 0);
  if (total > TEXT_WIDTH) return undefined;
  const widths = least.map((width) => Math.floor((width * TEXT_WIDTH) / total));
  const [first = 0] = widths;
  widths[0] = first + TEXT_WIDTH - widths.reduce((sum, width) => sum + width, 0);
  return widths;
}

/** Says whether the items of a repeated section are the rows of one table: when all their fields fit side by side. */
export function areRows(fields: readonly FieldDefinition[]): boolean {
  return widthsOf(fields) !== undefined;
}

/** Writes the items of a repeated section as the rows of one table: Word's plus sign adds a row. */
export function itemRows(
  controls: ContentControls,
  section: SectionDefinition,
  fields: readonly FieldDefinition[],
): FormTable {
  const { printed = 1, itemLabel = section.title } = section.repeat ?? {};
  const widths = widthsOf(fields) ?? [];
  const columns = fields.map(({ label, hint }, at) => ({ heading: label, hint, width: widths[at] ?? 0 }));
  const rows = Array.from({ length: printed }, (_, index) => [
    new TableRow({
      cantSplit: true,
      height: { value: ROW_HEIGHT, rule: HeightRule.ATLEAST },
      children: fields.map((field, at) =>
        cell(widths[at] ?? 0, answerPlace(controls, { section, index, field }, 'Narrow')),
      ),
    }),
  ]);
  return new FormTable({ caption: section.title, description: WORDING.rowTable(itemLabel), columns, style: 'Narrow' }, [
    controls.repeating({ title: section.title, tag: repeatTag(section), keep: true }, itemLabel, rows),
  ]);
}
