export { openArchive } from './archive/archive.ts';
export { htmlText } from './text/html-text.ts';
