import { picturesOf, shownText } from '../assembly/picture-fonts.ts';
import type { ByteView } from './byte-view.ts';
import type { WordBinary } from './file-information.ts';
import type { Piece } from './pieces.ts';
import {
  eachProperty,
  firstBehind,
  formattedStretches,
  isOn,
  isOnOrAsStyle,
  SPRM,
  type Stretch,
} from './properties.ts';

/** How characters look, as far as it matters to what they mean. */
export interface CharacterLook {
  struck?: boolean;
  inserted?: boolean;
  highlighted?: boolean;
  bold?: boolean;
  /** In half points. */
  size?: number;
  /** Deleted while changes were tracked: it is not shown. */
  deleted?: boolean;
  /** Hidden, by itself or by its own style; what it does not say, its paragraph's style says. */
  hidden?: boolean;
  /** The place of a form field's data in the data stream. */
  dataAt?: number;
  /** A font's symbol, as it looks. */
  symbol?: string;
  /** The pictures of the font that it is set in. */
  pictures?: ReadonlyMap<number, string> | undefined;
}

/** A look, and the places in the text that have it. */
export interface LookSpan {
  readonly start: number;
  readonly end: number;
  readonly look: CharacterLook;
}

/**
 * Returns the looks of a document's characters, in the text's order; most have none. `hiddenStyles` tells which styles hide
 * text. Throws `Unreadable`.
 */
export function readLooks(
  document: WordBinary,
  pieces: readonly Piece[],
  hiddenStyles: readonly (boolean | undefined)[],
): LookSpan[] {
  const fonts = fontNames(document.table('fonts'));
  const stretches = formattedStretches(document.main, document.table('characterPages'), (page, index, count) =>
    lookOf(page, index, count, fonts, hiddenStyles),
  );
  return pieces.flatMap((piece) => spansIn(piece, stretches));
}

function spansIn({ start, length, at, width }: Piece, stretches: readonly Stretch<CharacterLook>[]): LookSpan[] {
  const spans: LookSpan[] = [];
  const end = at + length * width;
  for (let index = firstBehind(stretches, at, ({ to }) => to); index < stretches.length; index += 1) {
    const stretch = stretches[index];
    if (!stretch || stretch.from >= end) break;
    spans.push({
      start: start + Math.ceil(Math.max(0, stretch.from - at) / width),
      end: start + Math.ceil((Math.min(end, stretch.to) - at) / width),
      look: stretch.said,
    });
  }
  return spans;
}

/** Properties that are on or off. */
const FLAGS = new Map<number, 'struck' | 'bold' | 'deleted' | 'inserted'>([
  [SPRM.struck, 'struck'],
  [SPRM.doubleStruck, 'struck'],
  [SPRM.bold, 'bold'],
  [SPRM.deleted, 'deleted'],
  [SPRM.inserted, 'inserted'],
]);

function lookOf(
  page: ByteView,
  index: number,
  count: number,
  fonts: readonly string[],
  hiddenStyles: readonly (boolean | undefined)[],
): CharacterLook | undefined {
  const at = page.u8((count + 1) * 4 + index) * 2;
  if (at === 0) return undefined;
  const look: CharacterLook = {};
  let hidden: boolean | undefined;
  let styled: boolean | undefined;
  eachProperty(page, at + 1, at + 1 + page.u8(at), (property, operand) => {
    const flag = FLAGS.get(property);
    if (flag !== undefined) {
      if (isOn(page.u8(operand))) look[flag] = true;
    } else if (property === SPRM.highlight) {
      if (page.u8(operand) > 0) look.highlighted = true;
    } else if (property === SPRM.size) look.size = page.u16(operand);
    else if (property === SPRM.hidden) hidden = isOnOrAsStyle(page.u8(operand));
    else if (property === SPRM.style) styled = hiddenStyles[page.u16(operand)];
    else if (property === SPRM.dataAt) look.dataAt = page.u32(operand);
    else if (property === SPRM.symbol)
      look.symbol = shownText(String.fromCharCode(page.u16(operand + 2)), picturesOf(fonts[page.u16(operand)] ?? ''));
    else if (property === SPRM.font || property === SPRM.otherFont) {
      const pictures = picturesOf(fonts[page.u16(operand)] ?? '');
      if (pictures) look.pictures = pictures;
    }
  });
  const isHidden = hidden ?? styled;
  if (isHidden !== undefined) look.hidden = isHidden;
  return Object.keys(look).length === 0 ? undefined : look;
}

/** Fonts of a document; real ones name some 50. */
const MOST_FONTS = 2_000;
/** A font's name, after this many bytes of other things ([MS-DOC] 2.9.80); Windows allows 31 characters. */
const FONT_NAME_AT = 40;

function fontNames(table: ByteView): string[] {
  const names: string[] = [];
  if (table.length < 4) return names;
  const count = Math.min(MOST_FONTS, table.u16(0));
  let at = 4;
  for (let index = 0; index < count && at < table.length; index += 1) {
    const size = table.u8(at) + 1;
    const room = Math.min(size, table.length - at) - FONT_NAME_AT;
    const name = room >= 2 ? table.text(at + FONT_NAME_AT, Math.floor(room / 2)) : '';
    names.push(name.split('\0')[0] ?? '');
    at += size;
  }
  return names;
}
