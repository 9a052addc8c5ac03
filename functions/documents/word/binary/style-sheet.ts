import type { ByteView } from './byte-view.ts';

/** Word's own limit of styles. */
const MOST_STYLES = 4_096;
const NO_STYLE = 0xfff;
/** A style's parents and theirs; a ring of parents ends here too. */
const DEEPEST_PARENT = 20;

/** For each style by its number, how deep a heading its paragraphs are: the built-in heading styles and what is based on them. */
export function headingLevels(table: ByteView): (number | undefined)[] {
  if (table.length < 6) return [];
  const headSize = table.u16(0);
  const count = Math.min(MOST_STYLES, table.u16(2));
  const baseSize = table.u16(4);
  const styles: { readonly builtIn: number; readonly parent: number }[] = [];
  let at = 2 + headSize;
  for (let index = 0; index < count && at + 2 <= table.length; index += 1) {
    const size = table.u16(at);
    at += 2;
    const whole = size >= Math.max(4, baseSize) && at + 4 <= table.length;
    styles.push(
      whole
        ? { builtIn: table.u16(at) & 0xfff, parent: table.u16(at + 2) >>> 4 }
        : { builtIn: NO_STYLE, parent: NO_STYLE },
    );
    // Each begins at an even place.
    at += size + (size % 2);
  }
  return styles.map((_, index) => {
    let style = styles[index];
    for (let steps = 0; style && steps < DEEPEST_PARENT; steps += 1) {
      if (style.builtIn >= 1 && style.builtIn <= 9) return style.builtIn;
      style = styles[style.parent];
    }
    return undefined;
  });
}
