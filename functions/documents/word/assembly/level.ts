import type { Block } from '../document.ts';
import type { DraftParagraph } from './draft-paragraph.ts';

/** The blocks that are being read at one depth: of the document, a cell or a text box. */
export interface Level {
  readonly blocks: Block[];
  paragraph: DraftParagraph | undefined;
  /** Text boxes and notes that stand in the open paragraph: they follow it. */
  readonly following: Block[];
}

export const newLevel = (): Level => ({ blocks: [], paragraph: undefined, following: [] });
