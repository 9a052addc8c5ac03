import type { Mark, Paragraph } from '../document.ts';
import type { WrittenAnswer } from './written-answer.ts';

/** How a box, or a mark set by hand, looks: `crossed` is ✗, which people use for a tick and for its opposite. */
export type BoxLook = 'ticked' | 'checked' | 'empty' | 'crossed' | 'letter';

/** A box or a run of words on a line; `struck` words are crossed out, `highlighted` ones have a colour laid over them. */
export interface Piece {
  readonly box?: BoxLook;
  readonly text: string;
  readonly struck: boolean;
  readonly highlighted: boolean;
}

/** A place that is longer is a story and no list of options: the longest list of tick boxes has some 3,000 letters. */
const LONGEST_LIST = 20_000;
/** A list of options has a few marks for each; documents with more in one paragraph are not forms. */
const MOST_MARKS = 400;

const BOX =
  /[☐□▢◻⬜○◯☑☒⊠■◼⬛●◉✓✔✅✗✘✕✖❌]|\[\s{0,4}(?:[xX✓✔☒☑✗✘]\s{0,4})?\]|\(\s{0,4}(?:[xX✓✔✗✘]\s{0,4})\)|\(\s{1,4}\)|(?<![\p{L}\p{N}'’.&-])[xX](?![\p{L}\p{N}'’.&-])/gu;

function lookOf(sign: string): BoxLook {
  if (/[☒⊠■◼⬛●◉]/u.test(sign)) return 'ticked';
  if (/[☑✓✔✅]/u.test(sign)) return 'checked';
  if (/[✗✘✕✖❌]/u.test(sign)) return 'crossed';
  if (/^[xX]$/.test(sign)) return 'letter';
  return /[xX]/.test(sign) ? 'ticked' : 'empty';
}

type Look = Pick<Piece, 'struck' | 'highlighted'>;
const PLAIN: Look = { struck: false, highlighted: false };

function piecesOf(text: string, look: Look): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const found of text.matchAll(BOX)) {
    if (found.index > at) pieces.push({ text: text.slice(at, found.index), ...look });
    pieces.push({ box: lookOf(found[0]), text: '', ...look });
    at = found.index + found[0].length;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), ...look });
  return pieces;
}

/** Returns the marks by which a paragraph is to be parted: what is struck or highlighted, guidance, and the boxes of fields. */
function telling(marks: readonly Mark[]): Mark[] {
  return marks.filter(
    ({ struck, highlighted, field }) => struck || highlighted || field?.guidance || field?.ticked !== undefined,
  );
}

function paragraphPieces({ text, marks }: Paragraph): Piece[] {
  const parting = telling(marks);
  if (parting.length === 0) return piecesOf(text, PLAIN);
  const cuts = [...new Set([0, text.length, ...parting.flatMap(({ start, end }) => [start, end])])]
    .filter((cut) => cut >= 0 && cut <= text.length)
    .sort((a, b) => a - b);
  const pieces: Piece[] = [];
  const boxes = new Set<Mark>();
  const addBox = (mark: Mark) => {
    if (!boxes.has(mark)) pieces.push({ box: mark.field?.ticked ? 'ticked' : 'empty', text: '', ...PLAIN });
    boxes.add(mark);
  };
  for (const [index, from] of cuts.entries()) {
    for (const mark of parting)
      if (mark.field?.ticked !== undefined && mark.start === from && mark.end === from) addBox(mark);
    const to = cuts[index + 1];
    if (to === undefined) continue;
    const over = parting.filter(({ start, end }) => start <= from && end >= to && start < end);
    const box = over.find(({ field }) => field?.ticked !== undefined);
    if (box) addBox(box);
    else if (!over.some(({ field }) => field?.guidance))
      pieces.push(
        ...piecesOf(text.slice(from, to), {
          struck: over.some(({ struck }) => struck === true),
          highlighted: over.some(({ highlighted }) => highlighted === true),
        }),
      );
  }
  return pieces;
}

/**
 * Returns what a place says, a line after another, as boxes and words; guidance is left out. `undefined` when it is too long, or
 * too often marked, to be a list of options.
 */
export function linesOf(written: WrittenAnswer): Piece[][] | undefined {
  let length = 0;
  const lines: Piece[][] = [];
  for (const paragraph of written.paragraphs) {
    length += paragraph.text.length;
    if (length > LONGEST_LIST || telling(paragraph.marks).length > MOST_MARKS) return undefined;
    let line: Piece[] = [];
    lines.push(line);
    for (const piece of paragraphPieces(paragraph)) {
      const [first = '', ...more] = piece.box ? [''] : piece.text.split('\n');
      line.push({ ...piece, text: first });
      for (const text of more) {
        line = [{ ...piece, text }];
        lines.push(line);
      }
    }
  }
  return lines;
}

/** Signs that are a box or a tick, as documents and people write them. */
const SIGN = /[☐□▢◻⬜○◯☑☒⊠■◼●◉✓✔✅✗✘✕✖]|\[\s?[xX✓✔]?\s?\]/u;
const ONLY_TICKED = /^[\s[(]*(?:[☒☑⊠■◼●◉✓✔✅✗✘✕✖]|[xX])[\s\])]*$/u;
const ONLY_EMPTY = /^(?:[☐□▢◻⬜○◯]|\[\s*\]|\(\s*\)|[\s._–-])*$/u;

/** Tells whether there is a box, empty or ticked, in a text. */
export function hasBox(text: string): boolean {
  return SIGN.test(text);
}

/** Returns the state of a cell whose whole text is a box. An empty cell is a box that nobody ticked. */
export function boxIn(text: string): 'ticked' | 'empty' | undefined {
  if (text.length > 20) return undefined;
  return ONLY_TICKED.test(text) ? 'ticked' : ONLY_EMPTY.test(text) ? 'empty' : undefined;
}
