import { notFound } from '#functions/platform/http/problem.ts';
import { pictureNamed } from '#schemas/case-document.ts';
import { fileTypeWords } from '#schemas/words/file-words.ts';
import type { PageVisit } from '../../kit/page.ts';
import type { CaseSeen } from '../case/case-frame.ts';
import { sizeWords } from '../case/size-words.ts';
import { type LinkLook, linkLook } from './given.ts';
import type { Look } from './look.ts';

/**
 * Returns the file of the path, or the one that the picture of the path is in; undefined in a very long case, where its record may be on another page.
 * @throws Problem 404 for a file that the case has not, or that its reader may not see
 */
export function fileOf({ view }: CaseSeen, { path }: PageVisit): CaseSeen['view']['documents'][number] | undefined {
  const { file } = pictureNamed(path.id ?? '');
  const found = view.documents.find(({ id }) => id === file);
  if (found === undefined && view.more === null) throw notFound();
  return found;
}

/** Says what the file or picture of the path is. */
export function fileWords(seen: CaseSeen, visit: PageVisit): string {
  const found = fileOf(seen, visit);
  if (found === undefined) return 'A file of this case.';
  const { number } = pictureNamed(visit.path.id ?? '');
  const file = `${found.name} (${fileTypeWords(found.type)}, ${sizeWords(found.size)})`;
  return number === undefined ? file : `Picture ${number} in ${file}`;
}

/** Says what is given of an email of the case. @throws Problem 404 for one that the case has not */
const emailWords =
  (words: string) =>
  ({ view }: CaseSeen, { path }: PageVisit): string => {
    if (view.more === null && !view.messages.some(({ id }) => id === path.id)) throw notFound();
    return words;
  };

/** Said before a link for a minute is asked for. */
export const ONE_MINUTE = 'You get a link that works for one minute. That you asked for it is recorded.';
/** Said before the button is pressed. */
const ZIP = [
  'You get a link to an encrypted zip with exactly what was sent, and its password, shown once. The link works for 15 minutes.',
  'This can take up to 25 seconds. Press the button once, and wait for the next page.',
];

/** A message is known within its case. */
const messageOf = ({ path }: PageVisit, reference: string) => ({ id: `${reference}_${path.id}` });

const LINKS: readonly LinkLook[] = [
  {
    path: 'files/{id}/open',
    does: 'open_document',
    title: 'Open a file',
    what: fileWords,
    says: [ONE_MINUTE],
    button: 'Open the file',
    ready: 'The file is ready',
    save: 'Save the file to open it',
    page: '/files',
    ask: ({ perform, path: { id = '' } }, { reference, reason }) =>
      perform('openDocument', { path: { reference, id }, reason }),
  },
  {
    path: 'files/{id}/original',
    does: 'open_original',
    title: 'Get the original file',
    what: fileWords,
    says: ZIP,
    button: 'Get the original file',
    ready: 'The original file is ready',
    save: 'Save the zip with the original file',
    page: '/files',
    ask: ({ perform, path: { id = '' } }, { reference, reason }) =>
      perform('openOriginal', { path: { reference, id }, reason }),
  },
  {
    path: 'messages/{id}/open',
    does: 'open_message',
    title: 'Open an email as it was sent',
    what: emailWords('The whole email with its attachments, as a file for a mail program.'),
    says: [ONE_MINUTE],
    button: 'Open the email',
    ready: 'The email is ready',
    save: 'Save the email to open it',
    page: '/messages',
    ask: (visit, { reference, reason }) => visit.perform('openMessage', { path: messageOf(visit, reference), reason }),
  },
  {
    path: 'messages/{id}/original',
    does: 'open_original',
    title: 'Get the original email',
    what: emailWords('The whole email with its attachments, even if it is held or could not be opened.'),
    says: ZIP,
    button: 'Get the original email',
    ready: 'The original email is ready',
    save: 'Save the zip with the original email',
    page: '/messages',
    ask: (visit, { reference, reason }) =>
      visit.perform('openOriginalMessage', { path: messageOf(visit, reference), reason }),
  },
];

/** The forms that give the files and emails of a case. */
export const FILE_LOOKS: readonly Look[] = LINKS.map(linkLook);
