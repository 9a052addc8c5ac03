import { type Acknowledged, formReturnedBlank, safeCopyRequest } from '#functions/correspondence/index.ts';
import { newId } from '#functions/platform/identifiers.ts';
import type { Consequences } from '#functions/platform/store/documents.ts';
import type { Case } from '#schemas/case.ts';
import type { InboundMessage, Message, OutboundMessage } from '#schemas/message.ts';
import type { FileRead } from './file-reading.ts';
import type { OnItsWay } from './journey-deps.ts';
import { asksOfFile, fileTask, lookAtFile } from './tasks.ts';

type Head = Pick<Case, 'reference' | 'receivedAt' | 'decisionDueAt'>;

/** Returns what an inspected file asks of people, for the transaction that puts it on its case. */
export async function whatFollows(
  onItsWay: OnItsWay,
  head: Head,
  read: FileRead,
  whole: boolean,
): Promise<Omit<Consequences, 'line'>> {
  const { document, now } = onItsWay;
  const { inline: isSignature = false, wrapped: isWrapped = false } = document.origin;
  const { safeCopy, look } = asksOfFile(read, whole, { isSignature, isWrapped });
  return {
    flags: [...(read.held.length > 0 ? (['file_held'] as const) : []), ...(look ? (['needs_reading'] as const) : [])],
    tasks: safeCopy ? [fileTask('ask_for_safe_copy', head, document, 'held', now)] : [],
    outbound: safeCopy ? await requestForSafeCopy(onItsWay, head) : undefined,
    lookAt: look ? lookAtFile(head, document, read.type) : undefined,
  };
}

/** Asks the sender for a safe copy only where the acknowledgement could go (law 7), and says nothing about the file. */
export async function requestForSafeCopy(onItsWay: OnItsWay, head: Head): Promise<OutboundMessage | undefined> {
  const { deps } = onItsWay;
  return safeCopyRequest(letterAbout(onItsWay, head), await deps.messagesOf(head.reference, 'out')).outbound;
}

/**
 * Tells the sender of an empty form that it is empty, or asks a person to. Words that came with it may be the referral; when the
 * message could not be opened, it counts as having words.
 */
export function blankTold(
  onItsWay: OnItsWay,
  head: Head,
  form: string,
  message: InboundMessage | undefined,
  sent: readonly Message[],
): Acknowledged {
  const withWords = message !== undefined && (message.opening !== 'opened' || message.text?.trim() !== '');
  return formReturnedBlank({ ...letterAbout(onItsWay, head), form, withWords }, sent);
}

function letterAbout({ document, now }: OnItsWay, { reference, receivedAt, decisionDueAt }: Head) {
  return { id: newId(now), documentId: document.id, reference, receivedAt, decisionDueAt, now };
}
