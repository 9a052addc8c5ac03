import { picturesOf } from '../assembly/picture-fonts.ts';
import { codePageOf } from './code-pages.ts';

/** Fonts and styles of a document; real ones have some hundred. */
const MOST = 5_000;
/** A style's parents and theirs; a ring of parents ends here too. */
const DEEPEST_PARENT = 20;
const LONGEST_NAME = 200;

interface Font {
  name: string;
  codePage: number | undefined;
}

/** The font table (RTF 1.9.1, "Font Table"): entries end with a semicolon, in groups or without. */
export class Fonts {
  readonly #fonts = new Map<number, Font>();
  #current: Font | undefined;

  word(name: string, number: number | undefined): void {
    if (name === 'f' && number !== undefined && this.#fonts.size < MOST) {
      this.#current = { name: '', codePage: undefined };
      this.#fonts.set(number, this.#current);
    } else if (name === 'fcharset' && this.#current) this.#current.codePage = codePageOf(number ?? 0);
  }

  text(text: string): void {
    const [name = '', ...rest] = text.split(';');
    if (this.#current && this.#current.name.length < LONGEST_NAME) this.#current.name += name;
    if (rest.length > 0) this.#current = undefined;
  }

  pictures(font: number | undefined): ReturnType<typeof picturesOf> {
    const name = font === undefined ? undefined : this.#fonts.get(font)?.name;
    return name === undefined ? undefined : picturesOf(name);
  }

  codePage(font: number | undefined): number | undefined {
    return font === undefined ? undefined : this.#fonts.get(font)?.codePage;
  }
}

interface Style {
  name: string;
  level: number | undefined;
  parent: number | undefined;
}

/** The style sheet, for which paragraphs are headings: by name, as every program writes them, or by outline level. */
export class StyleSheet {
  readonly #styles = new Map<number, Style>();
  #current: Style | undefined;

  /** Begins a group of the style sheet: a style without a number is the first. */
  begin(): void {
    this.#current = undefined;
  }

  word(name: string, number: number | undefined): void {
    if (name === 's' && this.#styles.size < MOST) {
      this.#current = { name: '', level: undefined, parent: undefined };
      this.#styles.set(number ?? 0, this.#current);
    } else if (!this.#current) return;
    else if (name === 'outlinelevel') this.#current.level = levelOf(number);
    else if (name === 'sbasedon') this.#current.parent = number;
  }

  text(text: string): void {
    if (this.#current && this.#current.name.length < LONGEST_NAME) this.#current.name += text;
  }

  /** Returns how deep a heading paragraphs of a style are. */
  level(style: number | undefined): number | undefined {
    let its = style === undefined ? undefined : this.#styles.get(style);
    for (let steps = 0; its && steps < DEEPEST_PARENT; steps += 1) {
      const level = its.level ?? headingNamed(its.name);
      if (level !== undefined) return level;
      its = its.parent === undefined ? undefined : this.#styles.get(its.parent);
    }
    return undefined;
  }
}

/** Returns the heading level of an outline level: 0 is the highest, 9 is body text. */
export function levelOf(outline: number | undefined): number | undefined {
  return outline !== undefined && outline >= 0 && outline < 9 ? outline + 1 : undefined;
}

function headingNamed(name: string): number | undefined {
  const level = /^\s*heading ([1-9])\s*(?:;|$)/i.exec(name)?.[1];
  return level === undefined ? undefined : Number(level);
}
