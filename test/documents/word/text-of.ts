import type { WordReading } from '#functions/documents/word/read-document.ts';

/** All that a document says, as one text. */
export const textOf = ({ words }: Pick<WordReading, 'words'>): string => words.map(({ text }) => text).join('\n');
