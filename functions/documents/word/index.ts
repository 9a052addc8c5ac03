/** Our Word forms: written blank, and read back when they come completed. */

export type { BlankFormFor } from './blank-form-for.ts';
export type { WordLeftover } from './interpret.ts';
export type { WordParts } from './parts.ts';
export { readWordForm, type WordReading } from './read.ts';
export type { RecognisedForm } from './recognise.ts';
export type { UnreadableReason } from './unreadable.ts';
export { writeBlankForm } from './write-blank.ts';
