import { HeightRule, Paragraph, TableCell, TableRow, TextRun } from 'docx';
import { codeSet } from '#schemas/codes/code-sets.ts';
import type { FieldDefinition, SectionDefinition } from '#schemas/forms/definition.ts';
import { WORDING } from '../wording.ts';
import { answerPlace, type Place, tickBoxes } from './answer-places.ts';
import type { ContentControls } from './content-controls.ts';
import { cell, FormTable } from './form-table.ts';
import { CELL_MARGINS, COLOUR, TEXT_WIDTH } from './page.ts';

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
