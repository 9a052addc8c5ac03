import type { Block, Paragraph } from './document.ts';
import { isGuidance } from './guidance.ts';

/**
 * Text without the guidance that word processors and our own forms put in empty controls. Other guidance stays: some programs
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

/** Words of blocks, a line a paragraph, without known guidance; it ends soon after `room` characters. */
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
