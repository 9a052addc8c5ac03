import type { Block, Paragraph, ReadDocument } from '../document.ts';

/** Some 250 pages of text, for search and for a person; the document itself is kept whole. */
const LONGEST = 500_000;

/** Text without guidance, which says nothing of this document. */
function withoutGuidance({ text, marks }: Paragraph): string {
  let shown = '';
  let at = 0;
  for (const { start, end, field } of marks) {
    if (field?.guidance !== true || start < at) continue;
    shown += text.slice(at, start);
    at = end;
  }
  return at === 0 ? text : shown + text.slice(at);
}

/** The document's words, a line a paragraph, without guidance, headers and footers; cut at 500,000 characters. */
export function documentText(document: ReadDocument): string {
  const lines: string[] = [];
  let length = 0;
  const open: Iterator<Block>[] = [document.blocks[Symbol.iterator]()];
  for (let level = open.at(-1); level !== undefined && length < LONGEST; level = open.at(-1)) {
    const { value: block, done } = level.next();
    if (done === true) open.pop();
    else if (block.kind === 'paragraph') {
      const line = withoutGuidance(block);
      lines.push(line);
      length += line.length + 1;
    } else open.push(block.rows.flatMap(({ cells }) => cells.flatMap(({ blocks }) => blocks))[Symbol.iterator]());
  }
  return lines.join('\n').slice(0, LONGEST).trim();
}
