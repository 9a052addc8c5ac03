import { numberOf } from '../word-names.ts';
import { skipped, tells, val, type WordElements } from './element.ts';

/** Grid columns that one number may stand for; see `Tables`. */
const MOST_COLUMNS = 1_000;

/** Tables (ECMA-376-1, 17.4). */
export const TABLE_ELEMENTS: WordElements = {
  'w:tbl': tells(
    (story) => story.tables.beginTable(),
    (story) => story.tables.endTable(),
  ),
  'w:tblPrEx': skipped,
  'w:tblGrid': skipped,
  'w:tr': tells(
    (story) => story.tables.beginRow(),
    (story) => story.tables.endRow(),
  ),
  'w:trPr': tells(
    (story) => {
      story.inRowProperties = true;
    },
    (story) => {
      story.inRowProperties = false;
    },
  ),
  'w:gridBefore': tells((story, attributes) => story.tables.skipColumns(numberOf(val(attributes), 0, MOST_COLUMNS))),
  'w:tc': tells(
    (story) => story.tables.beginCell(),
    (story) => story.tables.endCell(),
  ),
  'w:gridSpan': tells((story, attributes) => story.tables.span(numberOf(val(attributes), 1, MOST_COLUMNS))),
  'w:vMerge': tells((story, attributes) => story.tables.merge(val(attributes) === 'restart')),
  'w:hMerge': tells((story, attributes) => {
    if (val(attributes) !== 'restart') story.tables.joinWithTheOneBefore();
  }),
  'w:cellDel': tells((story) => story.tables.deleteCell()),
};
