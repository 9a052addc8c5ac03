import type { Answer } from '#functions/platform/http/endpoint.ts';
import { notFound, Problem } from '#functions/platform/http/problem.ts';
import type { CaseDocument, StoredObject } from '#schemas/case-document.ts';
import { requireMay } from '../roles.ts';
import { referenceOf } from './show-case.ts';
import { LINK_SECONDS, type StaffDeps, type Visit } from './visit.ts';

/** `GET /admin/cases/{reference}/documents/{id}`: a link to the filed version, only for a file that is clean and safe. */
export async function documentLink(deps: StaffDeps, visit: Visit): Promise<Answer> {
  const reference = referenceOf(visit.request.path.reference);
  const found = await deps.readDocument(visit.staff, reference, idOf(visit.request.path.id), {
    now: visit.now,
    reason: visit.reason,
    permit: ({ team }) => requireMay(visit.staff, 'open_document', { team, reason: visit.reason }),
  });
  if (found === undefined) throw notFound();
  const { document, number } = found;
  const link = await deps.link(filedCopy(document), `${reference}-${number}${endingOf(document)}`, LINK_SECONDS);
  return { status: 200, body: link };
}

/** An id as we make them: ULIDs, digests and the like. */
export function idOf(given: string | undefined): string {
  if (given === undefined || !/^[A-Za-z0-9_.:-]{1,200}$/.test(given)) throw notFound();
  return given;
}

/** @throws Problem 409 saying which of the three is missing */
function filedCopy(document: CaseDocument): StoredObject {
  const no = (code: string, title: string) =>
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

/** The ending by what the file is, never by the name it came with. */
const ENDINGS: ReadonlyMap<string, string> = new Map([
  ['docx', '.docx'],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', '.docx'],
  ['xlsx', '.xlsx'],
  ['pptx', '.pptx'],
  ['doc', '.doc'],
  ['odt', '.odt'],
  ['pdf', '.pdf'],
  ['application/pdf', '.pdf'],
  ['rtf', '.rtf'],
  ['txt', '.txt'],
  ['text', '.txt'],
  ['text/plain', '.txt'],
  ['jpeg', '.jpg'],
  ['image/jpeg', '.jpg'],
  ['png', '.png'],
  ['image/png', '.png'],
]);

function endingOf({ type }: CaseDocument): string {
  return ENDINGS.get(type ?? '') ?? '';
}
