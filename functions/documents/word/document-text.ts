import type { Words } from '#schemas/case-document.ts';
import type { Block, Paragraph, ReadDocument } from './document.ts';
import { isGuidance } from './guidance.ts';
import { IN_MARGIN } from './reading/ledger.ts';

/**
 * Returns text without the guidance that word processors and our own forms put in empty controls. Other guidance stays: some programs
 * keep the mark of it when people write over it, and nobody can tell the two apart.
 */
function withoutGuidance({ text, marks }: Paragraph): string {
  let shown = '';
  let at = 0;
  for (const { start, end, field } of marks) {
    if (field?.guidance !== true || start < at || !isGuidance(field.text)) continue;
    shown += text.slice(at, start);
    at = end;
  }
  return at === 0 ? text : shown + text.slice(at);
}

/** Returns words of blocks, a line a paragraph, without known guidance; it ends soon after `room` characters. */
export function textOf(blocks: readonly Block[], room = Number.POSITIVE_INFINITY): string {
  const lines: string[] = [];
  let length = 0;
  const open: Iterator<Block>[] = [blocks[Symbol.iterator]()];
  for (let level = open.at(-1); level !== undefined && length <= room; level = open.at(-1)) {
    const { value: block, done } = level.next();
    if (done === true) open.pop();
    else if (block.kind === 'paragraph') {
      const line = withoutGuidance(block);
      lines.push(line);
      length += line.length + 1;
    } else
      open.push(block.rows.flatMap(({ cells }) => cells.flatMap(({ blocks: inside }) => inside))[Symbol.iterator]());
  }
  return lines.join('\n').trim();
}

/** Some 250 pages of text, for search and for a person; the document itself is kept whole. */
const LONGEST = 500_000;

/** What tells that a document's tracked changes took text out. */
export const DELETIONS: Words = {
  label: 'Tracked changes',
  text: 'Some text was deleted or moved, and is not shown here.',
};

/**
 * Returns every word of a document, each text with its place (law 10): the running text, headers and footers, and the asides.
 * Beyond 500,000 characters it is cut, and says so.
 */
export function documentWords(document: ReadDocument): { readonly words: Words[]; readonly cut: boolean } {
  const all: Words[] = [
    { label: 'Text', text: textOf(document.blocks, LONGEST) },
    { label: IN_MARGIN, text: textOf(document.margins, LONGEST) },
    ...document.asides,
    ...(document.deletions === true ? [DELETIONS] : []),
  ];
  const { words, cut } = bounded(all);
  return { words, cut: cut || document.cut === true };
}

/** Returns words without blank ones, of at most 500,000 characters together. */
export function bounded(all: readonly Words[]): { readonly words: Words[]; readonly cut: boolean } {
  const words: Words[] = [];
  let room = LONGEST;
  let cut = false;
  for (const { label, text } of all) {
    if (text.length > room) cut = true;
    const shown = text.slice(0, room);
    room -= shown.length;
    if (shown !== '') words.push({ label, text: shown });
  }
  return { words, cut };
}
