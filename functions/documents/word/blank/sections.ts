import { type FileChild, HeadingLevel, HeightRule, Paragraph, TableCell, TableRow, TextRun } from 'docx';
import { codeSet } from '#schemas/codes/code-sets.ts';
import {
  askedOf,
  type FieldDefinition,
  type FieldType,
  type FormDefinition,
  type SectionDefinition,
} from '#schemas/forms/definition.ts';
import { reasonOptions } from '../options.ts';
import { repeatTag, sectionTag } from '../tags.ts';
import { WORDING } from '../wording.ts';
import { answerPlace, type Place, tickBoxes } from './answer-places.ts';
import type { ContentControls } from './content-controls.ts';
import { inline, inSection } from './elements.ts';
import { cell, FormTable } from './form-table.ts';
import { CELL_MARGINS, COLOUR, TEXT_WIDTH } from './page.ts';

/** Writes all sections of a form, each under its heading. A section without questions is left out. */
export function formSections(controls: ContentControls, definition: FormDefinition): FileChild[] {
  return definition.sections.flatMap((section) => {
    const fields = askedOf(section);
    if (fields.length === 0) return [];
    const opening = sectionOpening(controls, section, areRows(fields));
    if (!section.repeat) return [...opening, questionTable(controls, section.title, section, 0, fields)];
    return [...opening, ...items(controls, section, fields)];
  });
}

function sectionOpening(controls: ContentControls, section: SectionDefinition, rows: boolean): FileChild[] {
  const opening = [
    new Paragraph({ heading: HeadingLevel.HEADING_1, keepNext: true, children: [new TextRun(section.title)] }),
  ];
  if (section.intro !== undefined && section.intro !== WORDING.danger)
    opening.push(new Paragraph({ keepNext: true, spacing: { after: 120 }, children: [new TextRun(section.intro)] }));
  if (!section.repeat) return opening;
  const { printed, itemLabel, min } = section.repeat;
  const room = rows ? WORDING.roomInRows(printed, itemLabel) : WORDING.room(printed, itemLabel);
  opening.push(new Paragraph({ style: 'Hint', keepNext: true, children: [new TextRun(room)] }));
  if (min > 0) return opening;
  const name = { title: WORDING.whyNone, tag: sectionTag(section), keep: true };
  opening.push(
    new Paragraph({
      keepNext: true,
      spacing: { before: 60, after: 60 },
      children: [new TextRun(`${WORDING.whyNone} `), ...inline(controls.choice(name, 'reason', reasonOptions()))],
    }),
  );
  return opening;
}

function items(controls: ContentControls, section: SectionDefinition, fields: readonly FieldDefinition[]): FileChild[] {
  if (areRows(fields)) return [itemRows(controls, section, fields)];
  const { printed = 1, itemLabel = section.title } = section.repeat ?? {};
  const blocks = Array.from({ length: printed }, (_, index) => {
    const title = `${itemLabel} ${index + 1}`;
    return [
      new Paragraph({ heading: HeadingLevel.HEADING_2, keepNext: true, children: [new TextRun(title)] }),
      questionTable(controls, title, section, index, fields),
    ];
  });
  const name = { title: section.title, tag: repeatTag(section), keep: true };
  return [inSection(controls.repeating(name, itemLabel, blocks))];
}

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

const LABEL_WIDTH = 3_700;
const ANSWER_WIDTH = TEXT_WIDTH - LABEL_WIDTH;

/** Room to write three lines by hand, should the form be printed. */
const LONG_ANSWER_HEIGHT = 1_300;

/** This many boxes fill most of a page, so they may go on over its end. */
const MANY_BOXES = 20;

/** The first rows stay with the one after them, so that no heading is alone at the end of a page. */
const TOGETHER = 2;

/** Writes the questions of a section, or of one of its items, a row each: the question on the left, its answer on the right. */
export function questionTable(
  controls: ContentControls,
  caption: string,
  section: SectionDefinition,
  index: number,
  fields: readonly FieldDefinition[],
): FormTable {
  const columns = [
    { heading: WORDING.question, width: LABEL_WIDTH },
    { heading: WORDING.answer, width: ANSWER_WIDTH },
  ];
  return new FormTable(
    { caption, description: WORDING.questionTable, columns },
    fields.map((field, at) =>
      questionRow(controls, { section, index, field }, at < Math.min(TOGETHER, fields.length - 1)),
    ),
  );
}

/** Writes one question; `keepNext`: this row is not the last on its page. */
function questionRow(controls: ContentControls, place: Place, keepNext: boolean): TableRow {
  const { field } = place;
  const label = [
    new Paragraph({ keepNext, children: [new TextRun({ text: field.label, bold: true })] }),
    ...(field.hint === undefined
      ? []
      : [new Paragraph({ style: 'Hint', keepNext, children: [new TextRun(field.hint)] })]),
  ];
  if (field.type !== 'long_text' && field.type !== 'choices') {
    return new TableRow({
      cantSplit: true,
      children: [cell(LABEL_WIDTH, label, COLOUR.label), cell(ANSWER_WIDTH, answerPlace(controls, place))],
    });
  }
  // Long answers and lists of boxes have the whole width, under their question.
  const long = field.type === 'long_text';
  return new TableRow({
    cantSplit: !long && codeSet(field.codes ?? '').codes.length < MANY_BOXES,
    ...(long ? { height: { value: LONG_ANSWER_HEIGHT, rule: HeightRule.ATLEAST } } : {}),
    children: [
      new TableCell({
        columnSpan: 2,
        margins: CELL_MARGINS,
        children: [...label, ...(long ? answerPlace(controls, place) : tickBoxes(controls, place))],
      }),
    ],
  });
}
