import type { CaseDocument } from '#schemas/case-document.ts';
import { FileType } from '#schemas/document.ts';
import type { Verdict } from '#schemas/events.ts';
import type { AnswerSource } from '#schemas/forms/answer.ts';
import type { NoPicture } from '#schemas/no-picture.ts';
import type { WordsFor } from './phrases.ts';

/** The antivirus verdict on a file. */
export const VERDICT_WORDS: WordsFor<Verdict> = {
  pending: 'Being checked for viruses',
  clean: 'No virus found',
  infected: 'Virus found',
  unscannable: 'Could not be checked for viruses',
  error: 'Check for viruses failed',
};

/** The result of our own inspection of a file. */
export const SAFETY_WORDS: WordsFor<CaseDocument['safety']> = {
  unchecked: 'Not inspected yet',
  safe: 'Safe to open',
  held: 'Held: may be unsafe to open',
};

/** What was read of a file. */
export const READING_WORDS: WordsFor<CaseDocument['reading']> = {
  waiting: 'Waiting to be read',
  read: 'Read as a form',
  not_a_form: 'Not a form',
  needs_person: 'To be read by a person',
  not_read: 'Not read',
};

/** Why a picture is not shown on a page. */
export const NO_PICTURE_WORDS: WordsFor<NoPicture> = {
  other_kind: 'Front Door cannot show this kind of picture. Save the file to see it.',
  too_large: 'The picture is too large to show. Save the file to see it.',
  damaged: 'The picture could not be drawn: it may be damaged. Save the file to see it.',
  took_too_long: 'The picture took too long to draw. Save the file to see it.',
};

/** Where a file came from. */
export const ORIGIN_WORDS: WordsFor<CaseDocument['origin']['kind']> = { upload: 'Uploaded', message: 'Sent by email' };

/** Where an answer was read. */
export const SOURCE_WORDS: WordsFor<AnswerSource> = {
  web: 'Online form',
  agency: 'Agency’s system',
  control: 'Field of our form',
  legacy_field: 'Old form field',
  table: 'Table',
  paragraph: 'Paragraph',
  email: 'Email',
  staff: 'Staff',
};

const TYPE_WORDS: WordsFor<FileType> = {
  docx: 'Word document',
  docm: 'Word document with macros',
  dotx: 'Word template',
  dotm: 'Word template with macros',
  doc: 'Word document (97 to 2003)',
  odt: 'OpenDocument text',
  rtf: 'Rich text',
  pdf: 'PDF',
  png: 'Picture (PNG)',
  jpeg: 'Picture (JPEG)',
  gif: 'Picture (GIF)',
  bmp: 'Picture (BMP)',
  tiff: 'Picture (TIFF)',
  heic: 'Picture (HEIC)',
  avif: 'Picture (AVIF)',
  webp: 'Picture (WebP)',
  xlsx: 'Excel spreadsheet',
  xlsm: 'Excel spreadsheet with macros',
  xlsb: 'Excel spreadsheet (binary)',
  xls: 'Excel spreadsheet (97 to 2003)',
  pptx: 'PowerPoint slides',
  pptm: 'PowerPoint slides with macros',
  ppt: 'PowerPoint slides (97 to 2003)',
  ods: 'OpenDocument spreadsheet',
  odp: 'OpenDocument slides',
  txt: 'Plain text',
  html: 'Web page',
  xml: 'XML',
  eml: 'Saved email',
  msg: 'Saved Outlook email',
  tnef: 'Outlook attachment (winmail.dat)',
  zip: 'Zip archive',
  archive: 'Archive',
  encrypted_office: 'Office document with a password',
  executable: 'Program',
  empty: 'Empty file',
  unknown: 'Unknown kind of file',
};

/** Returns the label of a file's type. A file that is not inspected yet has no type. */
export function fileTypeWords(type: string | null): string {
  const { data = 'unknown' } = FileType.safeParse(type);
  return type === null ? SAFETY_WORDS.unchecked : TYPE_WORDS[data];
}
