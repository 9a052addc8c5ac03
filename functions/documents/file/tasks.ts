import type { ToLookAt } from '#functions/platform/store/look-at-files.ts';
import type { Case, Task } from '#schemas/case.ts';
import { type CaseDocument, cameWith } from '#schemas/case-document.ts';

/** Returns what a file asks of a person, once a file and kind: named by both, so that a second telling raises nothing. */
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

const PHOTOGRAPHS: ReadonlySet<string> = new Set(['png', 'jpeg', 'gif', 'bmp', 'tiff', 'heic', 'webp', 'avif']);

export const isPhotograph = (type: string): boolean => PHOTOGRAPHS.has(type);

/** Returns the look at a file whose words we do not read, or not all of them, with everything that came with it (law 10). */
export function lookAtFile(
  { decisionDueAt }: Pick<Case, 'decisionDueAt'>,
  document: Pick<CaseDocument, 'id' | 'origin' | 'reference'>,
  type: string,
): ToLookAt {
  const is = isPhotograph(type) ? 'photographs' : 'files';
  return { cameWith: cameWith(document), is, id: document.id, dueAt: decisionDueAt };
}

/** What a file asks of people: at most one of the two, as the person who asks for a safe copy looks at the file. */
export interface AsksOfFile {
  /** The sender is asked for a copy that is safe to open. */
  readonly safeCopy: boolean;
  /** Somebody here looks at the file itself (law 10). */
  readonly look: boolean;
}

/**
 * Decides what a file asks of people. A safe copy is asked for only where that helps: not for a template on the council's own
 * computers, which no school could leave out, not for the name of a picture, and not where another system wrapped the mail.
 * Somebody looks at every other file that is held, and at one of which not all is on the case. A picture of a signature asks
 * nobody.
 * @param whole the case has all that the file says
 */
export function asksOfFile(
  { held, senderCanHelp, type }: Readonly<{ held: readonly string[]; senderCanHelp: boolean; type: string }>,
  whole: boolean,
  { isSignature, isWrapped }: { readonly isSignature: boolean; readonly isWrapped: boolean },
): AsksOfFile {
  if (isSignature) return { safeCopy: false, look: false };
  const itsName = isPhotograph(type) && held.every((code) => code === 'dangerous_name');
  const safeCopy = held.length > 0 && senderCanHelp && !itsName && !isWrapped;
  return { safeCopy, look: !safeCopy && (held.length > 0 || !whole) };
}
