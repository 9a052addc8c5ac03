import type { Block, ReadDocument } from '#functions/documents/word/document.ts';
import { Unreadable } from '#functions/documents/word/unreadable.ts';

/** Every mark lies in its paragraph's text, in order, and cells stand in columns from left to right. */
export function isSound(blocks: readonly Block[]): boolean {
  return blocks.every((block) => {
    if (block.kind === 'table')
      return block.rows.every(({ cells }) =>
        cells.every(
          (cell, index) => cell.column >= (cells[index - 1]?.column ?? 0) && cell.span > 0 && isSound(cell.blocks),
        ),
      );
    return block.marks.every(
      ({ start, end }, index) =>
        start >= (block.marks[index - 1]?.start ?? 0) && start <= end && end <= block.text.length,
    );
  });
}

/** Checks that a reader returns a sound document for any bytes, or throws `Unreadable`. Any other error is thrown. */
export function givesDocumentOrReason(read: () => ReadDocument): boolean {
  try {
    const { blocks, margins } = read();
    return isSound(blocks) && isSound(margins);
  } catch (error) {
    if (error instanceof Unreadable) return true;
    throw error;
  }
}

/** Why a file cannot be read; empty when it can. */
export function reasonOf(read: () => ReadDocument): string {
  try {
    read();
    return '';
  } catch (error) {
    if (error instanceof Unreadable) return error.reason;
    throw error;
  }
}
