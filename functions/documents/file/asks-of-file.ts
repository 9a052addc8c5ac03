import { isPhotograph } from './tasks.ts';
import type { FileRead } from './what-was-read.ts';

/** What a file asks of people: at most one of the two, as the person who asks for a safe copy looks at the file. */
export interface AsksOfFile {
  /** The sender is asked for a copy that is safe to open. */
  readonly safeCopy: boolean;
  /** Somebody here looks at the file itself (law 10). */
  readonly look: boolean;
}

/**
 * A safe copy is asked for only where that helps: not for a template on the council's own computers, which no school could leave
 * out, not for the name of a picture, and not where another system wrapped the mail. Somebody looks at every other file that is
 * held, and at one of which not all is on the case. A picture of a signature asks nobody.
 * @param whole the case has all that the file says
 */
export function asksOfFile(
  { held, senderCanHelp, type }: FileRead,
  whole: boolean,
  { isSignature, isWrapped }: { readonly isSignature: boolean; readonly isWrapped: boolean },
): AsksOfFile {
  if (isSignature) return { safeCopy: false, look: false };
  const itsName = isPhotograph(type) && held.every((code) => code === 'dangerous_name');
  const safeCopy = held.length > 0 && senderCanHelp && !itsName && !isWrapped;
  return { safeCopy, look: !safeCopy && (held.length > 0 || !whole) };
}
