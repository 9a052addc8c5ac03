import type { Arrival } from '#functions/casework/index.ts';
import { digest } from '#functions/platform/identifiers.ts';
import { type NotByItself, standsUnder } from '#functions/safety/index.ts';
import type { Link, Task, TaskKind } from '#schemas/case.ts';
import type { ClockSettings } from '#schemas/clock-settings.ts';
import type { InboundMessage } from '#schemas/message.ts';
import type { Classification } from '../email/classify.ts';
import type { ReceivedEmail } from '../email/envelope.ts';
import { judgeLink, subjectNames } from './named-in-subject.ts';
import { openElsewhere } from './open-elsewhere.ts';
import type { MailArrived } from './received.ts';

/** What the header of a mail, and the server that delivered it, say about it. */
export interface Known {
  readonly arrived: MailArrived;
  readonly email: ReceivedEmail;
  readonly classification: Classification;
  readonly acknowledgement:
    | { address: string; recipient: 'professional'; inReplyTo?: string | undefined }
    | { no: NotByItself };
  readonly messageId: string;
  readonly once: { kind: string; hash: string };
  readonly filedKey: string;
  readonly clock: ClockSettings;
  readonly now: Date;
}

/** Returns the words in a header that are written for people. */
export function wordsOfHeader({ subject, fromName, replyTo, otherSenders }: ReceivedEmail): string[] {
  return [subject ?? '', fromName ?? '', ...replyTo, ...otherSenders.map(({ text }) => text)];
}

/** Describes an email that opens a case of its own. @param links to the case whose letter it answers, or that its subject names */
export function arrivalOf(
  deps: { readonly professionalDomains: readonly string[]; readonly openDeadlineMs: number },
  known: Known,
  links: readonly Link[],
): Arrival {
  const { email, classification, arrived, acknowledgement, messageId, now } = known;
  const automatic = classification.automatic !== 'none';
  const held = classification.held.length > 0;
  const professional =
    email.from !== null && deps.professionalDomains.some((suffix) => standsUnder(email.from?.domain ?? '', suffix));
  const elsewhere = classification.portal !== 'none';
  return {
    door: 'email',
    receivedAt: arrived.receivedAt,
    once: { ...known.once, holds: { messageId, inboxKey: arrived.key } },
    // The header is known at once; the rest is searched when the mail is opened.
    says: { words: wordsOfHeader(email) },
    // Nobody waits for an answer to automatic mail; a person looks whether there is a concern in it.
    acknowledge: 'no' in acknowledgement && automatic ? 'nobody' : acknowledgement,
    own: {
      team: held || automatic ? 'held_mail' : 'duty_and_advice',
      links: [...links],
    },
    message: {
      item: inbound(known, false),
      openBy: openBy(deps, known),
      messageIdHash: email.messageId === null ? undefined : digest('message-id', email.messageId),
    },
    lines: [{ what: 'received', ...subjectNames(links) }],
    besides: ({ team, decisionDueAt: dueAt, links: linked }) => {
      const task = (kind: TaskKind, why: string): Task => ({
        id: kind,
        kind,
        team,
        state: 'open',
        raisedAt: now.toISOString(),
        dueAt,
        why,
      });
      return {
        flags: [
          ...(held ? (['held_mail'] as const) : []),
          ...(automatic ? (['automatic_mail'] as const) : []),
          ...(elsewhere ? (['open_elsewhere'] as const) : []),
          ...(professional ? [] : (['insecure_sender'] as const)),
        ],
        tasks: [
          ...judgeLink(linked, { team, dueAt, now }),
          ...(held ? [task('release_held_mail', classification.held.join(' '))] : []),
          ...(automatic ? [task('check_automatic_mail', classification.automatic)] : []),
          ...(elsewhere ? [openElsewhere(team, messageId, arrived.receivedAt, classification.portal, now)] : []),
        ],
      };
    },
  };
}

/** Returns the mail as its case keeps it. @param joined whether it joined an existing case */
export function inbound(known: Known, joined: boolean): Omit<InboundMessage, 'reference'> {
  const { email, arrived, classification } = known;
  return {
    direction: 'in',
    id: known.messageId,
    deliveryKey: email.deliveryKey,
    raw: { bucket: arrived.bucket, key: known.filedKey },
    size: email.size,
    sha256: email.sha256,
    receivedAt: arrived.receivedAt.toISOString(),
    from: email.from?.address.slice(0, 500) ?? null,
    fromName: email.fromName,
    replyTo: email.replyTo,
    otherSenders: email.otherSenders,
    subject: email.subject,
    messageIdHeader: email.messageId,
    automatic: classification.automatic,
    automaticBy: classification.why,
    asksNoAnswer: classification.asksNoAnswer,
    held: classification.held,
    portal: classification.portal,
    opening: 'filed',
    joined,
  };
}

/** Returns the time by which the mail must have been opened. */
export function openBy(deps: { readonly openDeadlineMs: number }, known: Known): string {
  return new Date(known.now.getTime() + deps.openDeadlineMs).toISOString();
}
