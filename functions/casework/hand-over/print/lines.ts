/** Hebrew, Arabic and the other scripts that run from right to left. */
const FROM_RIGHT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;
const FROM_LEFT =
  /(?![\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}])\p{L}/u;

type Width = (text: string) => number;

/**
 * Returns a text in lines that are no wider than `most` points. A word wider than a line is broken anywhere, and nothing is cut. A
 * line is one piece of writing, or, where words run from right to left, each word in its place.
 */
export function linesOf(text: string, width: Width, most: number): (readonly string[])[] {
  return text.split('\n').flatMap((line) => folded(line, width, most).map(readFromBothSides));
}

function folded(line: string, width: Width, most: number): string[] {
  const indent = /^ */.exec(line)?.[0] ?? '';
  const lines: string[] = [];
  let current = indent;
  for (const word of line
    .slice(indent.length)
    .split(' ')
    .flatMap((one) => broken(one, width, most - width(indent)))) {
    const longer = current.trim() === '' ? `${indent}${word}` : `${current} ${word}`;
    if (current.trim() === '' || width(longer) <= most) {
      current = longer;
      continue;
    }
    lines.push(current);
    current = `${indent}${word}`;
  }
  return [...lines, current];
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Longer words are measured letter by letter, because a font takes long to lay out a whole page at once. */
const LONGEST_WORD = 200;

/** Returns a word in pieces that fit. */
function broken(word: string, width: Width, most: number): string[] {
  if (word.length <= LONGEST_WORD && width(word) <= most) return [word];
  const pieces: string[] = [];
  let piece = '';
  let wide = 0;
  for (const { segment } of graphemes.segment(word)) {
    const own = width(segment);
    if (piece !== '' && wide + own > most) {
      pieces.push(piece);
      piece = '';
      wide = 0;
    }
    piece += segment;
    wide += own;
  }
  return [...pieces, piece];
}

/**
 * Returns the words of a line in their order on paper: each run of words from right to left is reversed. The font orders the
 * letters within a word. A number or a sign between two such words belongs to the run.
 */
export function readFromBothSides(line: string): readonly string[] {
  if (!FROM_RIGHT.test(line)) return [line];
  const words = line.split(' ');
  const shown: string[] = [];
  for (let at = 0; at < words.length; ) {
    const end = endOfRun(words, at);
    if (end === undefined) {
      shown.push(words[at] ?? '');
      at += 1;
      continue;
    }
    shown.push(...words.slice(at, end + 1).reverse());
    at = end + 1;
  }
  return shown;
}

/** Returns the last word of a run from right to left that begins here; nothing where no run begins. */
function endOfRun(words: readonly string[], from: number): number | undefined {
  if (!FROM_RIGHT.test(words[from] ?? '')) return undefined;
  let end = from;
  for (let at = from + 1; at < words.length && !FROM_LEFT.test(words[at] ?? ''); at += 1)
    if (FROM_RIGHT.test(words[at] ?? '')) end = at;
  return end;
}
