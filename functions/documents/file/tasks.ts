import type { ToLookAt } from '#functions/platform/store/look-at-files.ts';
import type { Case, Task } from '#schemas/case.ts';
import { type CaseDocument, cameWith } from '#schemas/case-document.ts';

/** What a file asks of a person, once a file and kind: named by both, so that a second telling raises nothing. */
export function fileTask(
  kind: 'file_without_verdict' | 'late_infection' | 'check_reading' | 'ask_for_safe_copy',
  head: Pick<Case, 'decisionDueAt'>,
  document: Pick<CaseDocument, 'id'>,
  why: string,
  now: Date,
): Task {
  return {
    id: `${kind}-${document.id}`,
    kind,
    team: 'documents_to_read',
    state: 'open',
    raisedAt: now.toISOString(),
    dueAt: head.decisionDueAt,
    why: why.slice(0, 200),
    about: document.id,
  };
}

/** Staff see that a file was kept back, and make sure that the sender sends it in a form we can open. */
export function askForSafeCopy(
  head: Pick<Case, 'decisionDueAt'>,
  document: Pick<CaseDocument, 'id'>,
  why: string,
  now: Date,
): Task {
  return fileTask('ask_for_safe_copy', head, document, why, now);
}

const PHOTOGRAPHS: ReadonlySet<string> = new Set(['png', 'jpeg', 'gif', 'bmp', 'tiff', 'heic', 'webp', 'avif']);

export const isPhotograph = (type: string): boolean => PHOTOGRAPHS.has(type);

/** A file whose words we do not read, or not all of them: a person looks at it, with whatever else came with it (law 10). */
export function lookAtFile(
  { decisionDueAt }: Pick<Case, 'decisionDueAt'>,
  document: Pick<CaseDocument, 'id' | 'origin' | 'reference'>,
  type: string,
): ToLookAt {
  const is = isPhotograph(type) ? 'photographs' : 'files';
  return { cameWith: cameWith(document), is, id: document.id, dueAt: decisionDueAt };
}
