import { add, addAlternatives, addText, type Bags } from './bag.ts';
import { Line } from './lines.ts';
import type { Counted } from './word-counts.ts';
import { decoded, scan, type Tag } from './xml-scan.ts';

/** Names for the namespaces that have words: transitional, strict, and those of Word 2003. */
const SHORT: readonly (readonly [RegExp, string])[] = [
  [/wordprocessingml(\/2006)?\/main$|\/word\/2003\/wordml$/, 'w'],
  [/\/math$/, 'm'],
  [/drawingml(\/2006)?\/main$/, 'a'],
  [/drawingml(\/2006)?\/chart$/, 'c'],
  [/drawing\/2014\/chartex$/, 'cx'],
  [/markup-compatibility\/2006$/, 'mc'],
  [/:vml$/, 'v'],
  [/core-properties$/, 'cp'],
  [/dc\/elements\/1\.1\/$/, 'dc'],
  [/customProperties$|custom-properties$/, 'op'],
  [/docPropsVTypes$/, 'vt'],
  [/extended-properties$|extendedProperties$/, 'ep'],
];
const short = (uri: string): string | undefined => SHORT.find(([shape]) => shape.test(uri))?.[1];

/** The elements whose text is words. */
const TEXTS = new Set(['w:t', 'm:t', 'a:t', 'c:v', 'cx:v', 'cx:pt', 'vt:lpwstr', 'vt:lpstr', 'vt:bstr']);
const PROPERTIES = new Set([
  'dc:title',
  'dc:subject',
  'dc:description',
  'cp:keywords',
  'cp:category',
  'cp:contentStatus',
]);
/** The elements whose text is shown to nobody, and why. */
const UNSHOWN: Readonly<Record<string, string>> = {
  'w:delText': 'deleted',
  'w:instrText': 'field instruction',
  'w:delInstrText': 'field instruction',
  'c:f': 'formula or format of a chart',
  'cx:f': 'formula or format of a chart',
  'c:formatCode': 'formula or format of a chart',
  'dc:creator': 'property that the program wrote',
  'cp:lastModifiedBy': 'property that the program wrote',
  'ep:Application': 'property that the program wrote',
  'ep:Template': 'property that the program wrote',
  'ep:Company': 'property that the program wrote',
  'ep:Manager': 'property that the program wrote',
};
/** The elements that are a text of their own. */
const LINES = new Set([
  'w:p',
  'a:p',
  'c:v',
  'cx:v',
  'cx:pt',
  'op:property',
  'w:rt',
  ...PROPERTIES,
  ...Object.keys(UNSHOWN),
]);
/** The elements that end a word. */
const BREAKS = new Set([
  'w:br',
  'w:cr',
  'w:tab',
  'w:ptab',
  'w:noBreakHyphen',
  'w:sym',
  'a:br',
  'm:den',
  'm:sup',
  'm:sub',
]);
const BESIDE = new Set(['mc:Choice', 'mc:Fallback']);
const DRAWINGS = new Set(['w:drawing', 'w:pict', 'w:object']);
/** Properties of programs: labels of sensitivity, ids of document stores, versions. */
const PROGRAMS_OWN = /^(_|MSIP_Label|ContentType|KSO|Grammarly|AppVersion)/;

/** A field of Word. Its instruction is between its beginning and its result. */
interface Field {
  inInstruction: boolean;
  shown: string;
  readonly choices: string[];
  chosen: number;
  text: string | undefined;
}

/** Counts the words of one part. */
class PartScan {
  readonly #part: string;
  readonly #excluded: Bags;
  /** The counts for the next words: the part's, or those of one version of a drawing. */
  readonly #sinks: Bags[];
  readonly #ways: Bags[][] = [];
  readonly #lines: Line[] = [];
  #fields: Field[] = [];
  readonly #outside: Field[][] = [];
  readonly #controls: { isGuidance: boolean }[] = [];
  readonly #drawings: Set<string>[] = [];
  readonly #open: string[] = [];
  #deleted = 0;
  #property = '';
  #comment: { readonly author: string | undefined; said: boolean } | undefined;

  constructor(part: string, { words, excluded }: Counted) {
    this.#part = part;
    this.#excluded = excluded;
    this.#sinks = [words];
  }

  open = (tag: Tag): void => {
    const { name, attribute } = tag;
    this.#open.push(name);
    if (LINES.has(name)) this.#lines.push(new Line());
    else if (BREAKS.has(name)) this.#lines.at(-1)?.break();
    else if (name === 'mc:AlternateContent') this.#ways.push([]);
    else if (BESIDE.has(name)) {
      this.#sinks.push(new Map());
      this.#lines.push(new Line());
    } else if (name === 'w:del' || name === 'w:moveFrom') this.#deleted += 1;
    else if (name === 'w:txbxContent') {
      this.#outside.push(this.#fields);
      this.#fields = [];
    } else if (name === 'w:sdt') this.#controls.push({ isGuidance: false });
    else if (DRAWINGS.has(name)) this.#drawings.push(new Set());
    else this.#openOther(tag);
    if (name === 'op:property') this.#property = attribute('name') ?? '';
  };

  #openOther(tag: Tag): void {
    const { name, attribute } = tag;
    const value = attribute('val');
    const field = this.#fields.at(-1);
    if (name === 'w:showingPlcHdr') {
      const control = this.#controls.at(-1);
      if (control) control.isGuidance = !/^(0|false|off)$/.test(value ?? '');
    } else if (name === 'w:fldChar') this.#fieldChar(attribute('fldCharType'));
    else if (name === 'w:listEntry') field?.choices.push(value ?? '');
    else if (name === 'w:result' && field) field.chosen = Number(value);
    else if (name === 'w:default' && field && this.#open.at(-2) === 'w:textInput') field.text = value;
    else if (name === 'w:default' && field && this.#open.at(-2) === 'w:ddList') field.chosen ||= Number(value);
    else if (name === 'w:helpText' || name === 'w:statusText') {
      if (attribute('type') !== 'autoText') this.#apart('help of a form field', value);
    } else if (name === 'w:comment') this.#comment = { author: attribute('author'), said: false };
    else if (name === 'w:tblCaption' || name === 'w:tblDescription') this.#apart('alternative text', value);
    else if (name === 'w:hyperlink') this.#apart('tip of a link', attribute('tooltip'));
    else if (name === 'v:textpath') this.#apart('WordArt', attribute('string'));
    else if (/:(docPr|cNvPr)$/.test(name)) this.#described(attribute('title'), attribute('descr'));
    else if (name.startsWith('v:')) this.#described(attribute('title'), attribute('alt'));
  }

  /** Counts alternative text once, as a drawing has it in several places. */
  #described(...texts: readonly (string | undefined)[]): void {
    const said = this.#drawings[0] ?? new Set();
    for (const text of texts) {
      if (text !== undefined && !said.has(text)) this.#apart('alternative text', text);
      if (text !== undefined) said.add(text);
    }
  }

  #apart(kind: string, text: string | undefined): void {
    if (this.#deleted > 0) addText(this.#excluded, 'deleted', text ?? '');
    else addText(this.#sink, `${this.#part}, ${kind}`, text ?? '');
  }

  #endComment(): void {
    const { author, said } = this.#comment ?? { author: undefined, said: false };
    this.#comment = undefined;
    if (said) this.#apart('author', author);
    else addText(this.#excluded, 'author of a comment without words', author ?? '');
  }

  get #sink(): Bags {
    const sink = this.#sinks.at(-1);
    if (sink === undefined) throw new Error('a part has words of its own');
    return sink;
  }

  #fieldChar(type: string | undefined): void {
    if (type === 'begin')
      this.#fields.push({ inInstruction: true, shown: '', choices: [], chosen: 0, text: undefined });
    const field = this.#fields.at(-1);
    if (field && type === 'separate') field.inInstruction = false;
    if (type !== 'end') return;
    this.#fields.pop();
    // A form field without a result is drawn from its data.
    const drawn = field?.shown.trim() === '' ? (field.choices[field.chosen] ?? field.text) : undefined;
    if (drawn !== undefined) this.#say('form field', drawn);
    for (const choice of field?.choices ?? []) addText(this.#excluded, 'choice of a drop-down field', choice);
  }

  text = (text: string): void => {
    const name = this.#open.at(-1) ?? '';
    const unshown = UNSHOWN[name];
    if (unshown !== undefined) addText(this.#excluded, unshown, text);
    else if (PROPERTIES.has(name)) this.#say(name, text);
    else if (TEXTS.has(name)) this.#say(name.startsWith('vt:') ? 'text property' : name, text);
  };

  #say(element: string, text: string): void {
    const why = this.#whyUnshown(element);
    if (why !== undefined) addText(this.#excluded, why, text);
    else {
      for (const field of this.#fields) field.shown += text;
      if (this.#comment && text.trim() !== '') this.#comment.said = true;
      this.#lines.at(-1)?.say(`${this.#part}, ${element}`, text);
    }
  }

  #whyUnshown(element: string): string | undefined {
    if (this.#deleted > 0) return 'deleted';
    if (this.#controls.some(({ isGuidance }) => isGuidance)) return 'guidance of an empty control';
    if (this.#fields.some(({ inInstruction }) => inInstruction)) return 'field instruction';
    if (element === 'text property' && this.#open.includes('ep:Properties')) return 'property that the program wrote';
    if (element === 'text property' && PROGRAMS_OWN.test(this.#property)) return 'property that the program wrote';
    return undefined;
  }

  close = (name: string): void => {
    this.#open.pop();
    if (LINES.has(name) || BESIDE.has(name)) this.#lines.pop()?.addTo(this.#sink);
    if (BESIDE.has(name)) this.#ways.at(-1)?.push(this.#sinks.pop() ?? new Map());
    else if (name === 'mc:AlternateContent') addAlternatives(this.#sink, this.#ways.pop() ?? []);
    else if (name === 'w:del' || name === 'w:moveFrom') this.#deleted -= 1;
    else if (name === 'w:txbxContent') this.#fields = this.#outside.pop() ?? [];
    else if (name === 'w:sdt') this.#controls.pop();
    else if (name === 'w:comment') this.#endComment();
    else if (DRAWINGS.has(name)) this.#drawings.pop();
    // The base ends, with the text over it.
    else if (name === 'w:ruby') this.#lines.at(-1)?.break();
  };
}

/** Counts the words of one part of a Word document, called `part`. */
export function countPart(part: string, bytes: Uint8Array, counted: Counted): void {
  scan(decoded(bytes), short, new PartScan(part, counted));
}

/** Counts all words of a part as shown to nobody. */
export function excludePart(why: string, bytes: Uint8Array, { excluded }: Counted): void {
  const words: Bags = new Map();
  countPart(why, bytes, { words, excluded: new Map() });
  for (const bag of words.values()) for (const [word, times] of bag) add(excluded, why, word, times);
}
