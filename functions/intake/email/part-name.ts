import { tidy } from './header-fields.ts';

/** The limit of a name on a case (`CaseDocument.name`), and of file systems. */
const NAME_AT_MOST = 255;
/** Marks that turn the direction of writing: `gpj.exe` must not be shown as `exe.jpg`. Zero-width marks hide letters. */
const TURNING = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** Endings for parts without a name, by declared type; other types get none. */
const ENDINGS: Readonly<Record<string, string>> = {
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': '.docx',
  'application/msword': '.doc',
  'application/pdf': '.pdf',
  'application/rtf': '.rtf',
  'application/zip': '.zip',
  'application/ms-tnef': '.dat',
  'message/rfc822': '.eml',
  'text/plain': '.txt',
  'text/html': '.html',
  'text/calendar': '.ics',
  'image/png': '.png',
  'image/jpeg': '.jpg',
  'image/gif': '.gif',
};

/**
 * Returns a name to show to staff: without folders, control characters and marks that turn the writing direction. It has at most
 * 255 characters and keeps its ending. A part without a name is named after its place. The name may name a child, so no key or log
 * holds it.
 */
export function partName(given: string | null, index: string, declaredType: string): string {
  const flat = (given ?? '').replaceAll('\\', '/').split('/').at(-1) ?? '';
  const name = tidy(flat.replace(TURNING, '')).replace(/^\.+$/, '');
  if (name === '') return `unnamed-${index}${ENDINGS[declaredType] ?? ''}`;
  if (name.length <= NAME_AT_MOST) return name;
  const ending = /\.[A-Za-z0-9]{1,10}$/.exec(name)?.[0] ?? '';
  return name.slice(0, NAME_AT_MOST - ending.length).replace(/[\ud800-\udbff]$/, '') + ending;
}
