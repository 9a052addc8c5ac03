import { join, resolve } from 'node:path';
import { fromPerson, ROOT } from '#infra/local/places.ts';
import { PlainError } from '#infra/local/plain-error.ts';
import type { Progress } from '#infra/local/progress.ts';
import { corpusFolder, filesIn } from '#test/support/corpus.ts';
import { documents } from './words/documents.ts';
import { messages } from './words/messages.ts';

/**
 * Counts the words of a folder's Word files (`docx`) and emails (`eml`) that no case shows, by parsers that the service does not
 * use; and the files that are safe, or held for a reason. Throws `PlainError` when there is no such folder.
 */
export async function words(progress: Progress, given?: string): Promise<Record<string, unknown>> {
  const folder = given === undefined ? resolve(ROOT, corpusFolder) : fromPerson(given);
  const [files, mails] = [filesIn(join(folder, 'docx')), filesIn(join(folder, 'eml'))];
  if (files.length + mails.length === 0)
    throw new PlainError('npm run bench -- words DIR, where DIR has Word files in docx/, emails in eml/, or both.');
  const ofDocuments = await progress(`${files.length} Word files`, () => documents(join(folder, 'docx'), files));
  if (mails.length === 0) return { documents: ofDocuments };
  const ofMessages = await progress(`${mails.length} emails, and Python's email package`, () =>
    messages(join(folder, 'eml')),
  );
  return { documents: ofDocuments, emails: ofMessages };
}
