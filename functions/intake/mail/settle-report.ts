import { afterEvent } from '#functions/correspondence/index.ts';
import type { Store } from '#functions/platform/store/store.ts';
import type { Delivery, OutboundMessage } from '#schemas/message.ts';
import type { BouncedMessage } from '../email/bounced-message.ts';

export type SettleDeps = Pick<Store, 'moveOutbox'>;

/** Others kept moving the message during our tries; the mail is tried again. */
export class ReportNotSettledError extends Error {
  override readonly name = 'ReportNotSettledError';
}

/** A message has one sender and few events, so three lost races in a row are not chance. */
const TRIES = 3;

/**
 * Returns the delivery that a report states. It states nothing about our message when it is about another address, such as one
 * forwarded to.
 */
function deliveryIn(report: BouncedMessage, to: string): Delivery | undefined {
  if (report.recipients.length > 0 && !report.recipients.includes(to.toLowerCase())) return undefined;
  if (report.permanent) return 'bounced';
  if (report.action === 'delayed') return 'delayed';
  return report.disposed || report.action === 'delivered' ? 'delivered' : undefined;
}

/**
 * Settles the message that a report names, like an event of SES (law 8): a final failure opens the bounce task.
 *
 * Nothing proves who sent a report, so a forged one must cost little. It must know SES's id of the message, which only its
 * recipient was sent. A forged failure opens a task on that case and stops automatic mail to that address: somebody telephones. A
 * forged "delivered" at most ends the watch for a delay; SES's own report of a failure still overrides it.
 *
 * @param detail words for the timeline, where the report itself is not on that case
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
