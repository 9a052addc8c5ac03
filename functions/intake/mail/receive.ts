import { type AlertDeps, callPerson, decisionDue, whatWordsCallFor } from '#functions/casework/index.ts';
import { acknowledge, acknowledgeSafely, type NotByItself } from '#functions/correspondence/index.ts';
import { digest, newId } from '#functions/platform/identifiers.ts';
import type { Filed, Filing } from '#functions/platform/store/filing.ts';
import { type Joining, type MailOnce, mailOnceIn } from '#functions/platform/store/mail.ts';
import { type Actor, service } from '#schemas/actor.ts';
import type { CaseFlag, Link, Task, TaskKind, Team, TimelineEntry } from '#schemas/case.ts';
import type { ClockSettings } from '#schemas/clock-settings.ts';
import type { InboundMessage, OutboundMessage } from '#schemas/message.ts';
import { Reference } from '#schemas/reference.ts';
import { mayAcknowledge } from '../email/acknowledge.ts';
import type { BouncedMessage } from '../email/bounced-message.ts';
import { type Classification, classify } from '../email/classify.ts';
import { type ReceivedEmail, readEnvelopeHeaders } from '../email/envelope.ts';
import { joinHints } from '../email/join-hints.ts';
import { standsUnder } from '../email/organisation.ts';
import { verdictsFrom } from '../email/verdicts.ts';
import { openElsewhere } from './open-elsewhere.ts';
import type { MailArrived } from './received.ts';
import { replyTask } from './reply-task.ts';

export interface ReceiveDeps extends AlertDeps {
  readonly professionalDomains: readonly string[];
  /** Our own addresses: never answered, or we would talk to ourselves. */
  readonly ours: readonly string[];
  readonly openDeadlineMs: number;
  /** How the decision clock counts; it never fails. */
  readonly clock: () => Promise<ClockSettings>;
  /** The raw message as it arrives, or nothing when it has been moved on already. */
  readonly read: (place: { bucket: string; key: string }) => Promise<AsyncIterable<Uint8Array> | undefined>;
  /** What a bounce says that it returns; read only for one that names no message of ours in its headers. */
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

/**
 * Files one mail from its headers and a streamed hash, whatever is inside (law 1). Told of the same object twice it does
 * nothing more; the same message delivered again files nothing and leaves a line; one that answers us joins its case with a
 * task (law 9); anything else is a case. Then the object is moved and the opening queued.
 */
export async function receiveEmail(deps: ReceiveDeps, arrived: MailArrived, now: Date): Promise<Received> {
  const bytes = await deps.read(arrived);
  if (bytes === undefined) return { outcome: 'moved_before' };
  const email = await readEnvelopeHeaders(bytes);
  const known = whatIsKnown(deps, arrived, email, { now, clock: await deps.clock() });
  const settled = (await joinAnswered(deps, known)) ?? (await fileAsCase(deps, known));
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
  const classification = classify(email.headers, verdicts);
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

/** Joins the case of the message that this one answers, when that case is open and knows the sender. */
async function joinAnswered(deps: ReceiveDeps, known: Known): Promise<(Received & { reference: string }) | undefined> {
  const { email, classification } = known;
  const automatic = classification.automatic !== 'none' && classification.certain;
  const answered = await whatItAnswers(deps, known);
  if (answered === undefined) return undefined;
  const knowsSender = email.from?.address.toLowerCase() === answered.to.toLowerCase();
  if (!automatic && (!knowsSender || classification.held.length > 0)) return undefined;
  const { reference } = answered;
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
      line: line(known, automatic ? 'automatic_mail_joined' : 'reply_received'),
    },
    known.now,
  );
  if (joined.joined === 'closed') return undefined;
  await callBySubject(deps, known, reference);
  if (joined.joined === 'now') return { outcome: 'joined', reference };
  return beforeOf(known, joined.holds);
}

/** The subject of a reply is here before anything is opened: words of danger in it call a person now. */
async function callBySubject(deps: ReceiveDeps, known: Known, reference: string): Promise<void> {
  const { arrived, clock, email, messageId, now } = known;
  const receivedAt = arrived.receivedAt.toISOString();
  const decisionDueAt = decisionDue(arrived.receivedAt, clock).toISOString();
  const source = `${messageId}-subject`;
  const calls = whatWordsCallFor([email.subject ?? ''], { head: { receivedAt, decisionDueAt }, source, now });
  await callPerson(deps, ACTOR, { reference, calls, source }, now);
}

async function whatItAnswers(deps: ReceiveDeps, known: Known): Promise<OutboundMessage | undefined> {
  const { email, classification } = known;
  const byHeaders = await deps.answered(ACTOR, joinHints(email.inReplyTo, email.references));
  if (byHeaders !== undefined || classification.automatic !== 'bounce') return byHeaders;
  const bounced = await deps.bounced(known.arrived);
  return bounced === undefined ? undefined : deps.answered(ACTOR, bounced.sesIds);
}

/** A case of its own. The same Message-ID with other content is linked as a suspected repeat, never dropped (law 2). */
async function fileAsCase(deps: ReceiveDeps, known: Known): Promise<Received & { reference: string }> {
  const { email } = known;
  const idHash = email.messageId === null ? undefined : digest('message-id', email.messageId);
  const answered = await whatItAnswers(deps, known);
  for (let look = 1; look <= LOOKS; look += 1) {
    const first = idHash === undefined ? undefined : await deps.underMessageId(ACTOR, idHash);
    const links: Link[] = [
      ...(first === undefined ? [] : [{ reference: first, why: 'suspected_repeat' as const }]),
      ...(answered === undefined ? [] : [{ reference: refOf(answered.reference), why: 'reply' as const }]),
    ];
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
  const automatic = classification.automatic !== 'none' && classification.certain;
  const held = classification.held.length > 0;
  const team: Team = held || automatic ? 'held_mail' : 'duty_and_advice';
  const professional =
    email.from !== null && deps.professionalDomains.some((suffix) => standsUnder(email.from?.domain ?? '', suffix));
  // The subject is here at once; what else it says is looked at when it is opened.
  const words = whatWordsCallFor([email.subject ?? ''], { head: { receivedAt, decisionDueAt }, now });
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
  const outbound = 'no' in acknowledgement ? undefined : acknowledge(about, acknowledgement).outbound;
  const tasks: Task[] = [
    // Nobody waits for an answer to a machine's mail; a person looks whether there is a concern in it.
    ...('no' in acknowledgement && !automatic ? [acknowledgeSafely(about, acknowledgement.no)] : []),
    ...words.tasks,
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
    timeline: [line(known, 'received')],
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
    subject: email.subject,
    messageIdHeader: email.messageId,
    automatic: classification.automatic,
    held: classification.held,
    portal: classification.portal,
    opening: 'filed',
    joined,
  };
}

function openBy(deps: ReceiveDeps, known: Known): string {
  return new Date(known.now.getTime() + deps.openDeadlineMs).toISOString();
}

function line(known: Known, what: string): TimelineEntry {
  return { id: newId(known.now), at: known.arrived.receivedAt.toISOString(), what, by: 'email' };
}

const refOf = (text: string): Reference => Reference.parse(text);
