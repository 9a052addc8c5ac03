import { afterEvent } from '#functions/correspondence/index.ts';
import type { Store } from '#functions/platform/store/store.ts';
import type { Delivery, OutboundMessage } from '#schemas/message.ts';
import type { BouncedMessage } from '../email/bounced-message.ts';

export type SettleDeps = Pick<Store, 'moveOutbox'>;

/** Others kept moving the message while we tried; the mail is tried again. */
export class ReportNotSettledError extends Error {
  override readonly name = 'ReportNotSettledError';
}

/** A message has one sender and few events: three in a row cannot all be lost to others by chance. */
const TRIES = 3;

/** What a report says became of the message: nothing where it is about another address than ours, such as one forwarded to. */
function deliveryIn(report: BouncedMessage, to: string): Delivery | undefined {
  if (report.recipients.length > 0 && !report.recipients.includes(to.toLowerCase())) return undefined;
  if (report.permanent) return 'bounced';
  if (report.action === 'delayed') return 'delayed';
  return report.disposed || report.action === 'delivered' ? 'delivered' : undefined;
}

/**
 * Settles the message of ours that a report names, as an event of SES would (law 8): a final failure opens the bounce task.
 *
 * Nothing proves who sent a report, so what a forged one costs is kept small. It must know SES's id of the message, which its
 * recipient alone was sent. A forged failure opens a task on that case and stops what would go by itself to that address: somebody
 * rings. A forged "delivered" at most ends the watch for a delay; SES's own word that it failed still outdoes it.
 *
 * @param detail words for the timeline, where the report itself does not stand on that case
 */
export async function settleReport(
  deps: SettleDeps,
  answered: { readonly message: OutboundMessage; readonly again: () => Promise<OutboundMessage | undefined> },
  { report, detail, now }: { report: BouncedMessage; detail?: string; now: Date },
): Promise<void> {
  let message: OutboundMessage | undefined = answered.message;
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const delivery = message && deliveryIn(report, message.to);
    if (message?.sesMessageId === undefined || delivery === undefined) return;
    const move = afterEvent(message, { sesMessageId: message.sesMessageId, at: null, delivery }, now);
    if (move === undefined) return;
    const told = { ...move, ...(detail === undefined ? {} : { detail }) };
    if ((await deps.moveOutbox(message, told, now)) === 'moved') return;
    message = await answered.again();
  }
  throw new ReportNotSettledError('a message changed each time that it was looked at');
}
