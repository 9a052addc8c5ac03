import { notFound, Problem } from '#functions/platform/http/problem.ts';
import type { ProblemOf } from '#schemas/api/problems.ts';
import { ItemId } from '#schemas/api/staff/item-id.ts';
import type { FileLink } from '#schemas/api/staff/link.ts';
import type { CaseDocument, StoredObject } from '#schemas/case-document.ts';
import { FileType } from '#schemas/document.ts';
import { lookAsItCame, requireFile } from './may-open.ts';
import { referenceOf } from './show-case.ts';
import type { Shown } from './shown.ts';
import { LINK_SECONDS, type StaffDeps, type Visit } from './staff-context.ts';

/** `GET /admin/cases/{reference}/documents/{id}`: returns a link to the filed version of a file, only when it is clean and safe. */
export async function documentLink(visit: Visit, deps: StaffDeps): Promise<Shown<FileLink>> {
  const reference = referenceOf(visit.request.path.reference);
  const found = requireFile(
    visit,
    await visit.store.readDocumentToOpen(reference, idOf(visit.request.path.id), lookAsItCame(visit, 'open_document')),
  );
  const { document, number } = found;
  const copy = filedCopy(document);
  await visit.store.noteFileLook(document, visit.now);
  const link = await deps.link(copy, `${reference}-${number}${endingOf(document)}`, LINK_SECONDS);
  return { status: 200, body: link };
}

/** @throws Problem 404 for anything that cannot be one of our ids */
export function idOf(given: string | undefined): string {
  const parsed = ItemId.safeParse(given);
  if (!parsed.success) throw notFound();
  return parsed.data;
}

/** @throws Problem 409 saying which of the three is missing */
function filedCopy(document: CaseDocument): StoredObject {
  const no = (code: ProblemOf<409>, title: string) =>
    new Problem(409, code, title, { verdict: document.verdict, safety: document.safety, reasons: document.reasons });
  if (document.verdict === 'pending') throw no('file-not-scanned', 'This file has not been checked for viruses yet.');
  if (document.verdict === 'infected')
    throw no('file-infected', 'A virus was found in this file. It cannot be opened.');
  if (document.verdict !== 'clean') throw no('file-without-verdict', 'This file could not be checked for viruses.');
  if (document.safety === 'held') throw no('file-held', 'This file is held because of what is inside it.');
  if (document.safety !== 'safe') throw no('file-not-inspected', 'This file has not been looked into yet.');
  if (document.filed === null) throw no('file-not-filed', 'This file is not filed yet. Try again in a minute.');
  return document.filed;
}

/** Types that a computer should open with a program. Types that we hold, or that no program opens, get no ending. */
const OPENED_AS = new Set<FileType>(
  FileType.exclude(['executable', 'empty', 'unknown', 'encrypted_office', 'archive', 'tnef', 'html']).options,
);

/** Returns the ending by the type of the file, never by the name it came with. */
export function endingOf({ type }: CaseDocument): string {
  const known = FileType.safeParse(type);
  return known.success && OPENED_AS.has(known.data) ? `.${known.data}` : '';
}
