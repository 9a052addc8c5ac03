import { MASKED } from '#functions/safety/index.ts';
import type { DrawnAside, DrawnBlock } from '#schemas/drawing.ts';

/** Of asides, a part has this many characters at most: as a part of a paragraph, so that a page ends somewhere. */
const LONGEST = 10_000;
/** A part ends between two words, where there is a space so near to its end. */
const NEAR = 200;

/**
 * Returns a block in parts, of which none has more beside it than fits a page. Nothing is left out. It is done after the mask: a cut
 * within an address would hide it from the mask.
 */
export const inParts = (block: DrawnBlock): DrawnBlock[] => partsOf(block, { left: LONGEST });

/** Returns the parts of a block. The first is the block with as much beside it as has room: all paragraphs of a row share that. */
function partsOf(block: DrawnBlock, room: { left: number }): [DrawnBlock, ...DrawnBlock[]] {
  if (block.kind === 'paragraph') {
    if (block.asides === undefined) return [block];
    const { asides: all, ...paragraph } = block;
    const [asides = [], ...more] = asideParts(all, room.left);
    room.left -= asides.reduce((sum, aside) => sum + sizeOf(aside), 0);
    const { margin } = block;
    const beside = more.map((part): DrawnBlock => {
      return { kind: 'paragraph', ...(margin === undefined ? {} : { margin }), runs: [], asides: part };
    });
    return [asides.length === 0 ? paragraph : { ...paragraph, asides }, ...beside];
  }
  const more: DrawnBlock[] = [];
  const cells = block.cells.map((cell) => {
    const blocks = cell.blocks.map((inside) => {
      const [first, ...rest] = partsOf(inside, room);
      const { column, span } = cell;
      more.push(...rest.map((one) => ({ ...block, cells: [{ column, span, blocks: [one] }] })));
      return first;
    });
    return { ...cell, blocks };
  });
  return [{ ...block, cells }, ...more];
}

/** Returns asides in groups that are short enough, a long one in several. The first group may have less room, and be empty. */
export function asideParts(asides: readonly DrawnAside[], first = LONGEST): DrawnAside[][] {
  let group: DrawnAside[] = [];
  const groups = [group];
  let room = first;
  for (const aside of asides)
    for (const text of textParts(aside.text)) {
      const part = { ...aside, text };
      if (sizeOf(part) > room) {
        group = [];
        groups.push(group);
        room = LONGEST;
      }
      group.push(part);
      room -= sizeOf(part);
    }
  return groups;
}

const sizeOf = ({ label, text }: DrawnAside): number => label.length + text.length;

function textParts(text: string): string[] {
  const parts: string[] = [];
  let from = 0;
  do {
    const to = endOfPart(text, from);
    parts.push(text.slice(from, to));
    from = to;
  } while (from < text.length);
  return parts;
}

/** Returns where a part ends: within no word, no mark of the mask and no character, if it can be. */
function endOfPart(text: string, from: number): number {
  const most = from + LONGEST;
  if (most >= text.length) return text.length;
  const space = text.slice(most - NEAR, most).search(/\s\S*$/);
  const end = space < 0 ? most - (isHighHalf(text.charCodeAt(most - 1)) ? 1 : 0) : most - NEAR + space + 1;
  const mark = text.lastIndexOf(MASKED, end - 1);
  return mark > from && mark + MASKED.length > end ? mark : end;
}

/** Whether a unit is the first half of a character beyond the basic ones. */
const isHighHalf = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
