import { join, resolve } from 'node:path';
import { Sentence } from '#infra/local/command-line.ts';
import { ROOT } from '#infra/local/places.ts';
import type { Progress } from '#infra/local/progress.ts';
import { corpusFolder, filesIn } from '#test/support/corpus.ts';
import { documents } from './words/documents.ts';
import { messages } from './words/messages.ts';

/**
 * Which words of the Word files (`docx`) and emails (`eml`) of a folder no case shows, each file's counted by parsers that the
 * service does not read with; and what is safe, and held for which reason. Throws `Sentence` when there is no such folder.
 */
export async function words(progress: Progress, given?: string): Promise<Record<string, unknown>> {
  const folder =
    given === undefined ? resolve(ROOT, corpusFolder) : resolve(process.env.INIT_CWD ?? process.cwd(), given);
  const [files, mails] = [filesIn(join(folder, 'docx')), filesIn(join(folder, 'eml'))];
  if (files.length + mails.length === 0)
    throw new Sentence('npm run bench -- words DIR, where DIR has Word files in docx/, emails in eml/, or both.');
  const read = progress(`${files.length} Word files`);
  const ofDocuments = await documents(join(folder, 'docx'), files);
  read();
  if (mails.length === 0) return { documents: ofDocuments };
  const opened = progress(`${mails.length} emails, and Python's email package`);
  const ofMessages = await messages(join(folder, 'eml'));
  opened();
  return { documents: ofDocuments, emails: ofMessages };
}
