/** Our Word forms: written blank, and read back when they come completed. */

export type { BlankFormFor } from './blank/front-page.ts';
export { writeBlankForm } from './blank/write-blank.ts';
export { readForm, readWordForm, type WordReading } from './read-document.ts';
