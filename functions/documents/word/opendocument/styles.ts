import { isColour, type Look } from '../assembly/look.ts';
import { picturesOf } from '../assembly/picture-fonts.ts';
import type { Attributes } from '../xml/xml-pass.ts';

/** Styles of one part; a long document edited for years has some 3,000. */
const MOST_STYLES = 20_000;
/** A style's parents and theirs; real ones are five deep. A ring of parents ends here too. */
const DEEPEST_PARENT = 20;

type Family = 'paragraph' | 'text';

/** What a style says of text; what it does not say, the style or the text around it says. */
export interface StyleLook extends Look {
  readonly font?: string | undefined;
  /** Outline level, 0 for none. */
  readonly level?: number | undefined;
}

interface Style extends StyleLook {
  readonly parent: string | undefined;
}

/**
 * The styles of a part: automatic ones, which stand for what people format by hand, over the document's common ones
 * (ODF 1.3 part 3, 16).
 */
export class Styles {
  readonly #styles: Map<string, Style>;
  readonly #resolved = new Map<string, StyleLook>();
  readonly #fonts: Map<string, string>;
  #current: string | undefined;

  constructor(common?: Styles) {
    this.#styles = new Map(common ? common.#styles : []);
    this.#fonts = new Map(common ? common.#fonts : []);
  }

  /** Takes `style:font-face`: a font's name here, and its own name. */
  font(attributes: Attributes): void {
    const name = attributes.get('style:name');
    if (name !== undefined && this.#fonts.size < MOST_STYLES)
      this.#fonts.set(name, attributes.get('svg:font-family') ?? name);
  }

  /** Begins `style:style`. */
  begin(attributes: Attributes): void {
    this.#current = undefined;
    const name = attributes.get('style:name');
    const family = attributes.get('style:family');
    if (name === undefined || (family !== 'paragraph' && family !== 'text')) return;
    if (this.#styles.size >= MOST_STYLES) return;
    this.#current = key(family, name);
    const level = attributes.get('style:default-outline-level');
    this.#styles.set(this.#current, {
      parent: attributes.get('style:parent-style-name'),
      level: level === undefined ? headingNamed(name) : Number(level),
    });
  }

  /** Takes `style:text-properties` of the style that began. */
  properties(attributes: Attributes): void {
    const style = this.#current === undefined ? undefined : this.#styles.get(this.#current);
    if (this.#current === undefined || style === undefined) return;
    const line = attributes.get('style:text-line-through-style') ?? attributes.get('style:text-line-through-type');
    const display = attributes.get('text:display');
    const ground = attributes.get('fo:background-color');
    const weight = attributes.get('fo:font-weight');
    const size = /^([0-9.]{1,8})pt$/.exec(attributes.get('fo:font-size') ?? '')?.[1];
    const fontName = attributes.get('style:font-name');
    this.#styles.set(this.#current, {
      ...style,
      struck: line === undefined ? undefined : line !== 'none',
      highlighted: ground === undefined ? undefined : isColour(ground),
      bold: weight === undefined ? undefined : weight === 'bold' || Number(weight) >= 600,
      size: size === undefined ? undefined : Math.round(Number(size) * 2),
      hidden: display === undefined ? undefined : display === 'none',
      font: fontName === undefined ? attributes.get('fo:font-family') : (this.#fonts.get(fontName) ?? fontName),
    });
  }

  end(): void {
    this.#current = undefined;
  }

  /** Returns what a style says, its parents' word included. */
  look(family: Family, name: string | undefined): StyleLook {
    if (name === undefined) return {};
    const known = this.#resolved.get(key(family, name));
    if (known) return known;
    let look: StyleLook = {};
    let at: string | undefined = name;
    for (let steps = 0; at !== undefined && steps < DEEPEST_PARENT; steps += 1) {
      const style: Style | undefined = this.#styles.get(key(family, at));
      if (!style) break;
      look = over(style, look);
      at = style.parent;
    }
    if (this.#resolved.size < MOST_STYLES) this.#resolved.set(key(family, name), look);
    return look;
  }
}

function key(family: Family, name: string): string {
  return `${family} ${name}`;
}

/** Returns the level of LibreOffice's own heading styles: they are headings whatever else they say. */
function headingNamed(name: string): number | undefined {
  const level = /^Heading_20_([1-9])$/.exec(name)?.[1];
  return level === undefined ? undefined : Number(level);
}

/** Returns the pictures of the font that a text is set in. */
export function picturesIn(look: StyleLook): ReturnType<typeof picturesOf> {
  return look.font === undefined ? undefined : picturesOf(look.font);
}

/** Returns the look of a text in another text: its own, and for what it does not say, the one around it. */
export function over(around: StyleLook, own: StyleLook): StyleLook {
  return {
    struck: own.struck ?? around.struck,
    highlighted: own.highlighted ?? around.highlighted,
    bold: own.bold ?? around.bold,
    size: own.size ?? around.size,
    hidden: own.hidden ?? around.hidden,
    font: own.font ?? around.font,
    level: own.level ?? around.level,
  };
}
