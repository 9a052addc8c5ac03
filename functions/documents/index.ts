export { openArchive } from './archive/archive.ts';
export { type CompoundFile, openCompoundFile } from './inspect/compound-file.ts';
export { CODEC_FILES } from './pictures/codec-files.ts';
export { beginningOf } from './text/beginning.ts';
export { charsetShown, htmlIn } from './text/decode-text.ts';
export { type HtmlReading, htmlText, readHtml } from './text/html-text.ts';
export { htmlInRichText } from './word/rich-text/encapsulated-html.ts';
