import type { Look } from '../assembly/look.ts';
import { type Pictures, shownText } from '../assembly/picture-fonts.ts';

/** How the text of a run looks, as far as it says something (`w:rPr`, ECMA-376-1, 17.3.2). */
export class Run implements Look {
  struck = false;
  highlighted = false;
  bold = false;
  size: number | undefined;
  hidden = false;
  pictures: Pictures | undefined;

  /** What a text in this run shows. */
  shown(text: string): string {
    return shownText(text, this.pictures);
  }
}
