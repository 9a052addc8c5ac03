import { type AlertDeps, callPerson, decisionDue } from '#functions/casework/index.ts';
import { acknowledge, acknowledgeSafely } from '#functions/correspondence/index.ts';
import { digest, newId } from '#functions/platform/identifiers.ts';
import type { Filed, Filing } from '#functions/platform/store/filing.ts';
import { type Joining, type MailOnce, mailOnceIn } from '#functions/platform/store/mail.ts';
import { type NotByItself, standsUnder, whatWordsCallFor } from '#functions/safety/index.ts';
import { type Actor, service } from '#schemas/actor.ts';
import type { CaseFlag, Link, Task, TaskKind, Team, TimelineEntry } from '#schemas/case.ts';
import type { ClockSettings } from '#schemas/clock-settings.ts';
import type { InboundMessage, OutboundMessage } from '#schemas/message.ts';
import { Reference } from '#schemas/reference.ts';
import { mayAcknowledge } from '../email/acknowledge.ts';
import type { BouncedMessage } from '../email/bounced-message.ts';
import { type Classification, classify, isReport } from '../email/classify.ts';
import { type ReceivedEmail, readEnvelopeHeaders } from '../email/envelope.ts';
import { joinHints } from '../email/join-hints.ts';
import { verdictsFrom } from '../email/verdicts.ts';
import { namedInSubject, proposedLink } from './named-in-subject.ts';
import { openElsewhere } from './open-elsewhere.ts';
import type { MailArrived } from './received.ts';
import { replyTask } from './reply-task.ts';
import { type SettleDeps, settleReport } from './settle-report.ts';

export interface ReceiveDeps extends AlertDeps, SettleDeps {
  readonly professionalDomains: readonly string[];
  /** Our own addresses: never answered, or we would talk to ourselves. */
  readonly ours: readonly string[];
  readonly openDeadlineMs: number;
  /** How the decision clock counts; it never fails. */
  readonly clock: () => Promise<ClockSettings>;
  /** The raw message as it arrives, or nothing when it has been moved on already. */
  readonly read: (place: { bucket: string; key: string }) => Promise<AsyncIterable<Uint8Array> | undefined>;
  /** What a report says of the message that it is about; read for nothing else. */
  readonly bounced: (place: { bucket: string; key: string }) => Promise<BouncedMessage | undefined>;
  readonly answered: (actor: Actor, hints: readonly string[]) => Promise<OutboundMessage | undefined>;
  readonly underMessageId: (actor: Actor, hash: string) => Promise<Reference | undefined>;
  readonly file: (actor: Actor, filing: Filing, now: Date) => Promise<Filed>;
  readonly join: (
    actor: Actor,
    joining: Joining,
    now: Date,
  ) => Promise<{ joined: 'now' } | { joined: 'before'; holds: MailOnce } | { joined: 'closed' }>;
  readonly noteRepeat: (
    actor: Actor,
    once: { kind: string; hash: string; telling: string },
    reference: string,
    now: Date,
  ) => Promise<void>;
  /** Moves the object from `inbox/` to where filed mail stands, so that an old object in `inbox/` is itself the alarm. */
  readonly move: (from: { bucket: string; key: string }, to: { key: string; reference: string }) => Promise<void>;
  readonly queueOpening: (reference: string, messageId: string) => Promise<void>;
  readonly newReference: () => Reference;
}

export type Received =
  | { outcome: 'filed' | 'joined' | 'delivered_again' | 'seen_before'; reference: string }
  | { outcome: 'moved_before' };

/** Random references clash once in thousands of millions; Message-ID races are settled at the second look. */
const LOOKS = 4;
const ACTOR = service('intake/receive-email');

interface Known {
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

/** The message of ours that a mail answers or reports on. */
interface Answered {
  readonly message: OutboundMessage;
  readonly hints: readonly string[];
  /** What a report says of it. */
  readonly report?: BouncedMessage;
}

/**
 * Files one mail from its headers and a streamed hash, whatever is inside (law 1). Told of the same object twice it does
 * nothing more; the same message delivered again files nothing and leaves a line; one that answers us joins its case with a
 * task (law 9); anything else is a case. A report settles the message that it names. Then the object is moved and the opening
 * queued.
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
  // Both routes may tell of this delivery at one moment, and either may die after it: it is one line and one copy.
  const telling = digest('inbox', arrived.key);
  const again = settled.outcome === 'delivered_again';
  if (again) await deps.noteRepeat(ACTOR, { ...known.once, telling }, settled.reference, now);
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
 * Joins the case of the message that this one answers, when that case is open: a report of what became of our message, whoever
 * sends it, and whatever the address that we wrote to sends, by itself or by hand. Everybody else is a stranger to the case, and
 * what they write is a case of its own: automatic or not, there may be a concern in it (law 9).
 */
async function joinAnswered(
  deps: ReceiveDeps,
  known: Known,
  { message, report }: Answered,
): Promise<(Received & { reference: string }) | undefined> {
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
    await deps.caseHead(ACTOR, reference),
  );
  const joined = await deps.join(
    ACTOR,
    {
      reference,
      once: {
        ...known.once,
        holds: { reference: refOf(reference), messageId: known.messageId, inboxKey: known.arrived.key },
      },
      message: inbound(known, reference, true),
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

/** The header of a reply is here before anything is opened: words of danger in it call a person now. */
async function callByHeader(deps: ReceiveDeps, known: Known, reference: string): Promise<void> {
  const { arrived, clock, email, messageId, now } = known;
  const receivedAt = arrived.receivedAt.toISOString();
  const decisionDueAt = decisionDue(arrived.receivedAt, clock).toISOString();
  const source = `${messageId}-subject`;
  const calls = whatWordsCallFor(wordsOfHeader(email), { head: { receivedAt, decisionDueAt }, source, now });
  await callPerson(deps, ACTOR, { reference, calls, source }, now);
}

/** What a sender writes in a header for people to read. */
function wordsOfHeader({ subject, fromName, replyTo, otherSenders }: ReceivedEmail): string[] {
  return [subject ?? '', fromName ?? '', ...replyTo, ...otherSenders.map(({ text }) => text)];
}

/** By the ids in its header, and of a report by those of the message that it is about. */
async function whatItAnswers(deps: ReceiveDeps, known: Known): Promise<Answered | undefined> {
  const { email, classification, arrived } = known;
  const report = isReport(classification) ? await deps.bounced(arrived) : undefined;
  const hints = [...new Set([...joinHints(email.inReplyTo, email.references), ...(report?.sesIds ?? [])])];
  const message = await deps.answered(ACTOR, hints);
  return message && { message, hints, ...(report === undefined ? {} : { report }) };
}

/** A report that failed its own checks is shown like any other, and settles nothing. */
async function settle(
  deps: ReceiveDeps,
  { classification, now }: Known,
  report: BouncedMessage,
  { message, hints, joined }: Answered & { joined: boolean },
): Promise<void> {
  if (classification.held.length > 0) return;
  const again = () => deps.answered(ACTOR, hints);
  await settleReport(deps, { message, again }, { report, now, ...(joined ? {} : { detail: report.words }) });
}

/** A case of its own. The same Message-ID with other content is linked as a suspected repeat, never dropped (law 2). */
async function fileAsCase(
  deps: ReceiveDeps,
  known: Known,
  answered: Answered | undefined,
): Promise<Received & { reference: string }> {
  const { email } = known;
  const idHash = email.messageId === null ? undefined : digest('message-id', email.messageId);
  for (let look = 1; look <= LOOKS; look += 1) {
    const first = idHash === undefined ? undefined : await deps.underMessageId(ACTOR, idHash);
    const links: Link[] = [
      ...(first === undefined ? [] : [{ reference: first, why: 'suspected_repeat' as const }]),
      ...(answered === undefined ? [] : [{ reference: refOf(answered.message.reference), why: 'reply' as const }]),
    ];
    links.push(...(await namedInSubject(deps.caseHead, ACTOR, email.subject, links)));
    const filing = caseFor(deps, known, links, first === undefined ? idHash : undefined);
    const filed = await deps.file(ACTOR, filing, known.now);
    if (filed.filed === 'now') return { outcome: 'filed', reference: filing.head.reference };
    if (filed.filed === 'before') return beforeOf(known, mailOnceIn(filed.holds));
  }
  throw new Error('neither the reference nor the Message-ID came free');
}

/** Filed before: from this very object (we were interrupted), or from another delivery of the same message. */
function beforeOf(known: Known, holds: MailOnce): Received & { reference: string } {
  return {
    outcome: holds.inboxKey === known.arrived.key ? 'seen_before' : 'delivered_again',
    reference: holds.reference,
  };
}

function caseFor(deps: ReceiveDeps, known: Known, links: Link[], messageIdHash: string | undefined): Filing {
  const { email, classification, arrived, now } = known;
  const reference = deps.newReference();
  const receivedAt = arrived.receivedAt.toISOString();
  const decisionDueAt = decisionDue(arrived.receivedAt, known.clock).toISOString();
  const automatic = classification.automatic !== 'none';
  const held = classification.held.length > 0;
  const team: Team = held || automatic ? 'held_mail' : 'duty_and_advice';
  const professional =
    email.from !== null && deps.professionalDomains.some((suffix) => standsUnder(email.from?.domain ?? '', suffix));
  // The header is here at once; what else it says is looked at when it is opened.
  const words = whatWordsCallFor(wordsOfHeader(email), { head: { receivedAt, decisionDueAt }, now });
  const flags: CaseFlag[] = [
    ...(held ? (['held_mail'] as const) : []),
    ...(automatic ? (['automatic_mail'] as const) : []),
    ...(classification.portal === 'none' ? [] : (['open_elsewhere'] as const)),
    ...(links.some(({ why }) => why === 'suspected_repeat') ? (['suspected_repeat'] as const) : []),
    ...(professional ? [] : (['insecure_sender'] as const)),
    ...words.flags,
  ];
  const about = { id: newId(now), reference, receivedAt, decisionDueAt, now };
  const task = (kind: TaskKind, why: string): Task => ({
    id: kind,
    kind,
    team,
    state: 'open',
    raisedAt: now.toISOString(),
    dueAt: decisionDueAt,
    why,
  });
  const { acknowledgement } = known;
  const proposed = proposedLink(links, { team, dueAt: decisionDueAt, now });
  const outbound = 'no' in acknowledgement ? undefined : acknowledge(about, acknowledgement).outbound;
  const tasks: Task[] = [
    // Nobody waits for an answer to a machine's mail; a person looks whether there is a concern in it.
    ...('no' in acknowledgement && !automatic ? [acknowledgeSafely(about, acknowledgement.no)] : []),
    ...words.tasks,
    ...proposed.tasks,
    ...(held ? [task('release_held_mail', classification.held.join(' '))] : []),
    ...(automatic ? [task('check_automatic_mail', classification.automatic)] : []),
    ...(classification.portal === 'none'
      ? []
      : [openElsewhere(team, known.messageId, arrived.receivedAt, classification.portal, now)]),
  ];
  return {
    head: {
      reference,
      door: 'email',
      team,
      state: 'new',
      receivedAt,
      decisionDueAt,
      flags,
      links,
      form: null,
      completeness: null,
      children: null,
      ...(words.priority === undefined ? {} : { priority: words.priority }),
      version: 1,
    },
    once: { ...known.once, holds: { reference, messageId: known.messageId, inboxKey: arrived.key } },
    ...(messageIdHash === undefined ? {} : { messageIdHash }),
    inbound: { message: inbound(known, reference, false), openBy: openBy(deps, known) },
    ...(outbound === undefined ? {} : { outbound: [outbound] }),
    tasks,
    timeline: [line(known, 'received', proposed.detail)],
  };
}

function inbound(known: Known, reference: string, joined: boolean): InboundMessage {
  const { email, arrived, classification } = known;
  return {
    direction: 'in',
    id: known.messageId,
    reference,
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

function openBy(deps: ReceiveDeps, known: Known): string {
  return new Date(known.now.getTime() + deps.openDeadlineMs).toISOString();
}

function line(known: Known, what: string, detail = ''): TimelineEntry {
  const at = known.arrived.receivedAt.toISOString();
  return { id: newId(known.now), at, what, by: 'email', ...(detail === '' ? {} : { detail }) };
}

const refOf = (text: string): Reference => Reference.parse(text);
