import { SKIP } from '../../xml/xml-pass.ts';
import { skipped, type WordElements } from './element.ts';

/** Tracked changes (ECMA-376-1, 17.13.5): what was deleted or moved away is no longer said, nor how anything looked before. */
export const CHANGE_ELEMENTS: WordElements = {
  'w:del': {
    open: (story) => {
      if (story.inRowProperties) story.tables.deleteRow();
      return SKIP;
    },
  },
  'w:delText': skipped,
  'w:moveFrom': skipped,
  'w:rPrChange': skipped,
  'w:pPrChange': skipped,
  'w:tblPrChange': skipped,
  'w:trPrChange': skipped,
  'w:tcPrChange': skipped,
};
