import type { ByteView } from './byte-view.ts';
import { eachProperty, isOnOrAsStyle, SPRM } from './properties.ts';

/** Word's own limit of styles. */
const MOST_STYLES = 4_096;
const NO_STYLE = 0xfff;
/** A style's parents and theirs; a ring of parents ends here too. */
const DEEPEST_PARENT = 20;
/** Kinds of styles ([MS-DOC] 2.9.260). */
const OF_PARAGRAPHS = 1;
const OF_CHARACTERS = 2;

interface Style {
  readonly builtIn: number;
  readonly parent: number;
  readonly hidden: boolean | undefined;
}

/** What the styles of a document say, by their numbers. */
export interface StyleSheet {
  /** How deep a heading a style's paragraphs are. */
  readonly levels: readonly (number | undefined)[];
  /** Does a style hide its text? */
  readonly hidden: readonly (boolean | undefined)[];
}

const NOTHING: Style = { builtIn: NO_STYLE, parent: NO_STYLE, hidden: undefined };

/** Reads the style sheet ([MS-DOC] 2.9.271): the built-in heading styles, those that hide text, and what is based on them. */
export function readStyleSheet(table: ByteView): StyleSheet {
  if (table.length < 6) return { levels: [], hidden: [] };
  const headSize = table.u16(0);
  const count = Math.min(MOST_STYLES, table.u16(2));
  const baseSize = table.u16(4);
  const styles: Style[] = [];
  let at = 2 + headSize;
  for (let index = 0; index < count && at + 2 <= table.length; index += 1) {
    const size = table.u16(at);
    at += 2;
    const whole = size >= Math.max(4, baseSize) && at + 4 <= table.length;
    styles.push(
      whole
        ? {
            builtIn: table.u16(at) & 0xfff,
            parent: table.u16(at + 2) >>> 4,
            hidden: hides(table, at, baseSize, Math.min(table.length, at + size)),
          }
        : NOTHING,
    );
    // Each begins at an even place.
    at += size + (size % 2);
  }
  const inherited = <Said>(index: number, said: (style: Style) => Said | undefined): Said | undefined => {
    let style = styles[index];
    for (let steps = 0; style && steps < DEEPEST_PARENT; steps += 1) {
      const found = said(style);
      if (found !== undefined) return found;
      style = styles[style.parent];
    }
    return undefined;
  };
  return {
    levels: styles.map((_, index) =>
      inherited(index, ({ builtIn }) => (builtIn >= 1 && builtIn <= 9 ? builtIn : undefined)),
    ),
    hidden: styles.map((_, index) => inherited(index, ({ hidden }) => hidden)),
  };
}

/** Returns what a style says of hiding: in its list of characters' properties, behind its name ([MS-DOC] 2.9.260, 2.9.348). */
function hides(table: ByteView, at: number, baseSize: number, end: number): boolean | undefined {
  const kind = table.u16(at + 2) & 0xf;
  let list = at + baseSize;
  if ((kind !== OF_PARAGRAPHS && kind !== OF_CHARACTERS) || list + 2 > end) return undefined;
  list += 2 + table.u16(list) * 2 + 2;
  // A style of paragraphs has the list of their properties first.
  if (kind === OF_PARAGRAPHS && list + 2 <= end) list += 2 + table.u16(list) + (table.u16(list) % 2);
  if (list + 2 > end) return undefined;
  let hidden: boolean | undefined;
  eachProperty(table, list + 2, Math.min(end, list + 2 + table.u16(list)), (property, operand) => {
    if (property === SPRM.hidden) hidden = isOnOrAsStyle(table.u8(operand));
  });
  return hidden;
}
