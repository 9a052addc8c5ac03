import { numberOf } from '../word-names.ts';
import { during, skipped, val, type WordElements } from './element.ts';

/** Grid columns that one number may stand for; see `Tables`. */
const MOST_COLUMNS = 1_000;

/** Tables (ECMA-376-1, 17.4). */
export const TABLE_ELEMENTS: WordElements = {
  'w:tbl': { open: ({ tables }) => tables.beginTable(), close: ({ tables }) => tables.endTable() },
  'w:tblPrEx': skipped,
  'w:tblGrid': skipped,
  'w:tr': { open: ({ tables }) => tables.beginRow(), close: ({ tables }) => tables.endRow() },
  'w:trPr': during('inRowProperties'),
  'w:gridBefore': { open: ({ tables }, its) => tables.skipColumns(numberOf(val(its), 0, MOST_COLUMNS)) },
  'w:tc': { open: ({ tables }) => tables.beginCell(), close: ({ tables }) => tables.endCell() },
  'w:gridSpan': { open: ({ tables }, its) => tables.change({ span: numberOf(val(its), 1, MOST_COLUMNS) }) },
  'w:vMerge': {
    open: ({ tables }, its) => tables.change({ merge: val(its) === 'restart' ? 'begins' : 'continues' }),
  },
  'w:hMerge': { open: ({ tables }, its) => tables.change({ joins: val(its) !== 'restart' }) },
  'w:cellDel': { open: ({ tables }) => tables.change({ deleted: true }) },
  'w:tblCaption': { open: (story, its) => story.aside('Alternative text', val(its)) },
  'w:tblDescription': { open: (story, its) => story.aside('Alternative text', val(its)) },
};
