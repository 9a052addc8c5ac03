import { type AlertDeps, callPerson, decisionDue, type OpenCase } from '#functions/casework/index.ts';
import { digest, newId } from '#functions/platform/identifiers.ts';
import { type MailOnce, mailOnceIn } from '#functions/platform/store/mail.ts';
import type { Store } from '#functions/platform/store/store.ts';
import { whatWordsCallFor } from '#functions/safety/index.ts';
import type { Link, TimelineCode, TimelineEntry } from '#schemas/case.ts';
import type { ClockSettings } from '#schemas/clock-settings.ts';
import type { OutboundMessage } from '#schemas/message.ts';
import { Reference } from '#schemas/reference.ts';
import { mayAcknowledge } from '../email/acknowledge.ts';
import type { BouncedMessage } from '../email/bounced-message.ts';
import { classify, isReport } from '../email/classify.ts';
import { type ReceivedEmail, readEnvelopeHeaders } from '../email/envelope.ts';
import { joinHints } from '../email/join-hints.ts';
import { verdictsFrom } from '../email/verdicts.ts';
import { arrivalOf, inbound, type Known, openBy, wordsOfHeader } from './mail-arrival.ts';
import { namedInSubject } from './named-in-subject.ts';
import type { MailArrived } from './received.ts';
import { replyTask } from './reply-task.ts';
import { type SettleDeps, settleReport } from './settle-report.ts';

export interface ReceiveDeps extends AlertDeps, SettleDeps, Pick<Store, 'answeredMessage' | 'joinCase' | 'noteRepeat'> {
  readonly professionalDomains: readonly string[];
  /** Our own addresses: never answered, because we would answer ourselves. */
  readonly ours: readonly string[];
  readonly openDeadlineMs: number;
  /** Reads how the decision clock counts; never fails. */
  readonly clock: () => Promise<ClockSettings>;
  /** Returns the raw message as it arrives, or nothing when it was moved before. */
  readonly read: (place: { bucket: string; key: string }) => Promise<AsyncIterable<Uint8Array> | undefined>;
  /** Returns what a report says about its message; reads no other mail. */
  readonly bounced: (place: { bucket: string; key: string }) => Promise<BouncedMessage | undefined>;
  readonly openCase: OpenCase;
  /** Moves the object from `inbox/` to the place of filed mail, so that an old object in `inbox/` is itself the alarm. */
  readonly move: (from: { bucket: string; key: string }, to: { key: string; reference: Reference }) => Promise<void>;
  readonly queueOpening: (reference: Reference, messageId: string) => Promise<void>;
}

export type Received =
  | { outcome: 'filed' | 'joined' | 'delivered_again' | 'seen_before'; reference: Reference }
  | { outcome: 'moved_before' };

/** The message from us that a mail answers or reports on. */
interface Answered {
  readonly message: OutboundMessage;
  readonly hints: readonly string[];
  /** What a report says of it. */
  readonly report?: BouncedMessage;
}

/**
 * Files one mail from its headers and a streamed hash, whatever is inside (law 1). The same object again changes nothing. The same
 * message delivered again files nothing and leaves a line. Mail that answers us joins its case with a task (law 9). Anything else
 * is a case. A report settles the message that it names. Then the object is moved and the opening is queued.
 */
export async function receiveEmail(deps: ReceiveDeps, arrived: MailArrived, now: Date): Promise<Received> {
  const bytes = await deps.read(arrived);
  if (bytes === undefined) return { outcome: 'moved_before' };
  const email = await readEnvelopeHeaders(bytes);
  const known = whatIsKnown(deps, arrived, email, { now, clock: await deps.clock() });
  const answered = await whatItAnswers(deps, known);
  const joined = answered && (await joinAnswered(deps, known, answered));
  const settled = joined ?? (await fileAsCase(deps, known, answered));
  if (answered?.report !== undefined) await settle(deps, known, answered.report, { ...answered, joined: !!joined });
  // Both routes may report this delivery at one moment, and either may die afterwards: it is one line and one copy.
  const telling = digest('inbox', arrived.key);
  const again = settled.outcome === 'delivered_again';
  if (again) await deps.noteRepeat({ ...known.once, telling }, settled.reference, 'delivered_again', now);
  await deps.move(arrived, {
    key: again ? `${known.filedKey}-again-${telling.slice(0, 26).toUpperCase()}` : known.filedKey,
    reference: settled.reference,
  });
  await deps.queueOpening(settled.reference, known.messageId);
  return settled;
}

function whatIsKnown(
  deps: ReceiveDeps,
  arrived: MailArrived,
  email: ReceivedEmail,
  at: Pick<Known, 'clock' | 'now'>,
): Known {
  const verdicts = verdictsFrom({ receipt: arrived.receipt, source: arrived.source, headers: email.headers });
  const classification = classify(email.headers, verdicts, email.firstWords);
  const may = mayAcknowledge({
    from: email.from,
    verdicts,
    classification,
    professionalDomains: deps.professionalDomains,
    ours: deps.ours,
  });
  const messageId = email.deliveryKey.slice(0, 32);
  return {
    arrived,
    email,
    classification,
    acknowledgement:
      'yes' in may
        ? { address: may.yes, recipient: 'professional', inReplyTo: email.messageId ?? undefined }
        : { no: may.no },
    messageId,
    once: { kind: 'mail', hash: email.deliveryKey },
    filedKey: `filed/${arrived.receivedAt.toISOString().slice(0, 10)}/${messageId}`,
    ...at,
  };
}

/**
 * Joins the case of the message that this mail answers, when that case is open. A report about our message joins, from any sender.
 * So does any mail from the address that we wrote to, automatic or not. Any other sender is a stranger to the case: their mail is a
 * case of its own, because even automatic mail may hold a concern (law 9).
 */
async function joinAnswered(
  deps: ReceiveDeps,
  known: Known,
  { message, report }: Answered,
): Promise<(Received & { reference: Reference }) | undefined> {
  const { email, classification } = known;
  const automatic = classification.automatic !== 'none';
  const knowsSender = email.from?.certain === true && email.from.address.toLowerCase() === message.to.toLowerCase();
  const joins = isReport(classification) || (knowsSender && (automatic || classification.held.length === 0));
  if (!joins) return undefined;
  const { reference } = message;
  const task = replyTask(
    {
      messageId: known.messageId,
      automatic: automatic ? classification.automatic : undefined,
      dueAt: decisionDue(known.arrived.receivedAt, known.clock).toISOString(),
      now: known.now,
    },
    await deps.caseHead(reference),
  );
  const joined = await deps.joinCase(
    {
      reference,
      once: {
        ...known.once,
        holds: { reference: refOf(reference), messageId: known.messageId, inboxKey: known.arrived.key },
      },
      message: { ...inbound(known, true), reference },
      openBy: openBy(deps, known),
      task,
      line: line(known, automatic ? 'automatic_mail_joined' : 'reply_received', report?.words),
    },
    known.now,
  );
  if (joined.joined === 'closed') return undefined;
  await callByHeader(deps, known, reference);
  if (joined.joined === 'now') return { outcome: 'joined', reference };
  return beforeOf(known, joined.holds);
}

/** Calls a person now for words of danger in the header of a reply, before anything is opened. */
async function callByHeader(deps: ReceiveDeps, known: Known, reference: Reference): Promise<void> {
  const { arrived, clock, email, messageId, now } = known;
  const receivedAt = arrived.receivedAt.toISOString();
  const decisionDueAt = decisionDue(arrived.receivedAt, clock).toISOString();
  const source = `${messageId}-subject`;
  const calls = whatWordsCallFor(wordsOfHeader(email), { head: { receivedAt, decisionDueAt }, source, now });
  await callPerson(deps, { reference, calls, source }, now);
}

/** Finds the message that a mail answers, by the ids in its header. For a report it uses the ids of the message reported on. */
async function whatItAnswers(deps: ReceiveDeps, known: Known): Promise<Answered | undefined> {
  const { email, classification, arrived } = known;
  const report = isReport(classification) ? await deps.bounced(arrived) : undefined;
  const hints = [...new Set([...joinHints(email.inReplyTo, email.references), ...(report?.sesIds ?? [])])];
  const message = await deps.answeredMessage(hints);
  return message && { message, hints, ...(report === undefined ? {} : { report }) };
}

/** Settles the message that a report is about. A report that failed its own checks is shown like any other, and settles nothing. */
async function settle(
  deps: ReceiveDeps,
  { classification, now }: Known,
  report: BouncedMessage,
  { message, hints, joined }: Answered & { joined: boolean },
): Promise<void> {
  if (classification.held.length > 0) return;
  const again = () => deps.answeredMessage(hints);
  await settleReport(deps, { message, again }, { report, now, ...(joined ? {} : { detail: report.words }) });
}

/** Files a case of its own. The same Message-ID with other content is linked as a suspected repeat, never dropped (law 2). */
async function fileAsCase(
  deps: ReceiveDeps,
  known: Known,
  answered: Answered | undefined,
): Promise<Received & { reference: Reference }> {
  const links: Link[] = answered ? [{ reference: refOf(answered.message.reference), why: 'reply' }] : [];
  links.push(...(await namedInSubject(deps, known.email.subject, links)));
  const opened = await deps.openCase(arrivalOf(deps, known, links), known.now);
  if (opened.opened === 'before') return beforeOf(known, mailOnceIn(opened.holds));
  return { outcome: 'filed', reference: opened.reference };
}

/** Returns the earlier filing: of this very object (the job was interrupted), or of another delivery of the same message. */
function beforeOf(known: Known, holds: MailOnce): Received & { reference: Reference } {
  return {
    outcome: holds.inboxKey === known.arrived.key ? 'seen_before' : 'delivered_again',
    reference: holds.reference,
  };
}

function line(known: Known, what: TimelineCode, detail = ''): TimelineEntry {
  const at = known.arrived.receivedAt.toISOString();
  return { id: newId(known.now), at, what, by: 'email', ...(detail === '' ? {} : { detail }) };
}

const refOf = (text: string): Reference => Reference.parse(text);
