import { picturesOf, shownText } from './picture-fonts.ts';

/** Returns the kind of a Word field by its instruction (ECMA-376-1, 17.16.5): ` FORMTEXT \* MERGEFORMAT ` is `FORMTEXT`. */
export function fieldKind(instruction: string): string {
  return /^\s*([A-Za-z]{1,30})/.exec(instruction)?.[1]?.toUpperCase() ?? '';
}

/** Returns what a field shows that has no result: a symbol of a font, or the words of a button that people click and write over. */
export function shownByInstruction(instruction: string): { readonly text: string; readonly guidance: boolean } {
  const symbol = /^\s*SYMBOL\s+(\d{1,5})\b([\s\S]{0,200})$/i.exec(instruction);
  if (symbol) {
    const code = Number(symbol[1]);
    const font = /\\f\s*"?([^"\\]{1,60})/i.exec(symbol[2] ?? '')?.[1];
    return {
      text: shownText(String.fromCharCode(code), font === undefined ? undefined : picturesOf(font)),
      guidance: false,
    };
  }
  const button = /^\s*MACROBUTTON\s+\S{1,100}\s+([\s\S]{1,500})$/i.exec(instruction)?.[1];
  return { text: button?.trim() ?? '', guidance: true };
}

/** Fields whose instructions hold words for people: shown when a condition is met, asked, or set in an index. */
const SPEAKING = new Set('QUOTE IF FILLIN ASK SET TC XE COMMENTS TITLE SUBJECT KEYWORDS'.split(' '));
/** Arguments that say how something looks or what is not shown: `\* MERGEFORMAT`, `\@ "d MMMM"`, `\t "_blank"`. */
const UNSAID = /^\\[*@#tfbry]$/i;

/** A text in quotes, a switch, or everything before the next of them. */
const ARGUMENTS = /"((?:[^"\\]|\\.)*)"|“([^”]*)”|\\\S|[^\s"“\\][^"“\\]*/g;

/** What a field's instruction says in words: where its link leads, the tip over it, and the texts that it may show. */
export interface SaidByInstruction {
  readonly address?: string | undefined;
  readonly tip?: string | undefined;
  readonly words: readonly string[];
}

/** Reads the words of an instruction, quoted as Word quotes them (ECMA-376-1, 17.16.2). */
export function saidByInstruction(instruction: string): SaidByInstruction {
  const kind = fieldKind(instruction);
  const rest = instruction.slice(instruction.toUpperCase().indexOf(kind) + kind.length);
  // A formula is drawn: `EQ \o(\s\up 9(ruby),base)`.
  if (kind === 'EQ') return { words: rest.replace(/\\[a-z]+\s*\d*|[(),;]/gi, '\n').match(/[^\n]+/g) ?? [] };
  if (kind !== 'HYPERLINK' && !SPEAKING.has(kind)) return { words: [] };
  const words: string[] = [];
  let address: string | undefined;
  let tip: string | undefined;
  let before = '';
  for (const [token, straight, curly] of rest.matchAll(ARGUMENTS)) {
    const quoted = straight?.replace(/\\(["\\])/g, '$1') ?? curly;
    if (quoted === undefined && token.startsWith('\\')) {
      before = token.toLowerCase();
      continue;
    }
    const text = quoted ?? token.trim();
    if (kind === 'HYPERLINK' && before === '\\o') tip = text;
    else if (kind === 'HYPERLINK' && before === '') address ??= quoted ?? text.split(/\s/)[0];
    else if (kind !== 'HYPERLINK' && !UNSAID.test(before) && /\p{L}/u.test(text)) words.push(text);
    before = '';
  }
  return { address, tip, words };
}
