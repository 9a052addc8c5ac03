import { SKIP } from '../../xml/xml-pass.ts';
import { skipped, type WordElement, type WordElements } from './element.ts';

const deleted: WordElement = {
  open: (story) => {
    story.assembly.deleted();
    return SKIP;
  },
};

/**
 * Tracked changes (ECMA-376-1, 17.13.5): what was deleted or moved away is
 * no longer said, only that something was; nor is how anything looked before.
 */
export const CHANGE_ELEMENTS: WordElements = {
  'w:del': {
    open: (story) => {
      if (story.inRowProperties) story.tables.deleteRow();
      story.assembly.deleted();
      return SKIP;
    },
  },
  'w:delText': deleted,
  'w:moveFrom': deleted,
  'w:rPrChange': skipped,
  'w:pPrChange': skipped,
  'w:tblPrChange': skipped,
  'w:trPrChange': skipped,
  'w:tcPrChange': skipped,
};
