import { levelOf } from './fonts-and-styles.ts';

/** The longest name, field instruction or description. */
const LONGEST = 10_000;

/** Text outside the document's own text, gathered for its user: a name, a field's instruction. */
export class Gathered {
  text = '';

  add(text: string): void {
    if (this.text.length < LONGEST) this.text += text.slice(0, LONGEST);
  }
}

/** Where text goes: into the document, to its gatherer, to a table of names, or nowhere. */
export type Destination = 'document' | 'gather' | 'nowhere' | 'info' | 'fonts' | 'styles' | 'alternatives';

/** What holds within a group, and is as before when it ends (RTF 1.9.1, "RTF Syntax"). */
export interface Group {
  destination: Destination;
  gathered: Gathered | undefined;
  /** To do when this very group ends, told of the group around it. */
  ended: ((around: Group) => void) | undefined;
  /** How many characters stand for a `\u` in programs that do not know it. */
  fallback: number;
  font: number | undefined;
  struck: boolean;
  highlighted: boolean;
  /** A tracked change put it in. */
  inserted: boolean;
  bold: boolean;
  /** In half points. */
  size: number | undefined;
  /** A tracked change took it out: it is not shown. */
  deleted: boolean;
  hidden: boolean;
  inTable: boolean;
  depth: number;
  style: number | undefined;
  /** Outline level of the paragraph by its own word: 1 to 9. */
  level: number | undefined;
}

const PLAIN_TEXT = {
  ...{ font: undefined, size: undefined },
  ...{ struck: false, highlighted: false, inserted: false, bold: false, deleted: false, hidden: false },
};
const PLAIN_PARAGRAPH = { inTable: false, depth: 0, style: undefined, level: undefined };

export const OUTERMOST: Group = {
  ...{ destination: 'document', gathered: undefined, ended: undefined, fallback: 1 },
  ...PLAIN_TEXT,
  ...PLAIN_PARAGRAPH,
};

/** More characters than this never stand for one. */
const MOST_FALLBACKS = 20;

/** What a control word, with its number, says of the text of a group from here on. */
const SETTINGS: Readonly<Record<string, (number: number | undefined) => Partial<Group>>> = {
  pard: () => PLAIN_PARAGRAPH,
  strike: (number) => ({ struck: number !== 0 }),
  striked: (number) => ({ struck: number !== 0 }),
  highlight: (number = 0) => ({ highlighted: number > 0 }),
  revised: (number) => ({ inserted: number !== 0 }),
  b: (number) => ({ bold: number !== 0 }),
  fs: (size) => ({ size }),
  deleted: (number) => ({ deleted: number !== 0 }),
  mvf: (number) => ({ deleted: number !== 0 }),
  v: (number) => ({ hidden: number !== 0 }),
  f: (font) => ({ font }),
  intbl: (number) => ({ inTable: number !== 0 }),
  itap: (number = 0) => ({ depth: Math.max(0, number) }),
  s: (style) => ({ style }),
  outlinelevel: (number) => ({ level: levelOf(number) }),
  uc: (number = 1) => ({ fallback: Math.min(MOST_FALLBACKS, Math.max(0, number)) }),
};

/** Takes a control word that says how the text of a group is from here on. */
export function applySetting(group: Group, name: string, number: number | undefined, defaultFont?: number): void {
  if (name === 'plain') Object.assign(group, PLAIN_TEXT, { font: defaultFont });
  else if (Object.hasOwn(SETTINGS, name)) Object.assign(group, SETTINGS[name]?.(number));
}
