import { GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { Case, CaseFlag, type Task, type TimelineEntry } from '#schemas/case.ts';
import type { StoredObject } from '#schemas/case-document.ts';
import { Glance } from '#schemas/glance.ts';
import { InboundMessage, type Message, OutboundMessage } from '#schemas/message.ts';
import { Reference } from '#schemas/reference.ts';
import { auditWrite } from './audit.ts';
import { itemsAt } from './index-rows.ts';
import { flagWrite, inboundWrite, onceWrite, taskWrite, timelineWrite } from './items.ts';
import { caseKey, mailKey, messageKey, sesKey } from './keys.ts';
import { lookAtFilesWrite, type ToLookAt } from './look-at-files.ts';
import { readParts } from './parts.ts';
import type { Acting, Tables } from './table.ts';
import { transact, type Write } from './transact.ts';

/** DynamoDB gives flags back as a set. */
const CountedCase = Case.extend({
  glance: Glance.optional(),
  forms: z.number().int().default(0),
  /** The number of emails that joined it, and of files that came with them. */
  replies: z.number().int().default(0),
  files: z.number().int().default(0),
  flags: z.preprocess((flags) => (flags instanceof Set ? [...flags] : (flags ?? [])), z.array(CaseFlag)),
});

export type CountedCase = z.infer<typeof CountedCase>;

/** The head of a case, and how many forms, joined emails and files it has. */
export async function caseHead(tables: Tables, reference: Reference): Promise<CountedCase | undefined> {
  const { Item } = await tables.client.send(
    new GetCommand({ TableName: tables.cases, Key: caseKey(reference), ConsistentRead: true }),
  );
  return Item === undefined ? undefined : CountedCase.parse(Item);
}

const MailOnce = z.object({ reference: Reference, messageId: z.string(), inboxKey: z.string() });
/** Which case an email was filed to, and the inbox object it was filed from. */
export type MailOnce = z.infer<typeof MailOnce>;
export const mailOnceIn = (holds: unknown): MailOnce => MailOnce.parse(holds);

const SesItem = z.object({ reference: Reference, messageId: z.string() });

/** Returns our message that an email answers: the first hint, nearest first, that is SES's id of one of our messages (law 9). */
export async function answeredMessage(tables: Tables, hints: readonly string[]): Promise<OutboundMessage | undefined> {
  const found = await itemsAt(tables, hints.map(sesKey));
  const first = hints
    .map((hint) => SesItem.optional().parse(found.get(sesKey(hint))))
    .find((item) => item !== undefined);
  if (first === undefined) return undefined;
  const { Item } = await tables.client.send(
    new GetCommand({
      TableName: tables.cases,
      Key: messageKey(first.reference, first.messageId),
      ConsistentRead: true,
    }),
  );
  return Item === undefined ? undefined : OutboundMessage.parse(Item);
}

const HAS_ROOM = ['replies', 'files']
  .map((counted) => `(attribute_not_exists(${counted}) OR ${counted} < :${counted})`)
  .join(' AND ');

/** An email that joins the case it answers: the message, a task that somebody owns, and nothing lost if the case has closed. */
export interface Joining {
  readonly reference: Reference;
  readonly once: { kind: string; hash: string; holds: MailOnce };
  readonly message: InboundMessage;
  readonly openBy: string;
  readonly task: Task;
  readonly line: TimelineEntry;
}

/**
 * What may join one case. Two hundred answers are a conversation that somebody leads by telephone, and three hundred files more than
 * anybody looks through: whatever comes after is a case of its own, linked, with an owner and a clock (law 9).
 */
export const MOST_ON_CASE = { replies: 200, files: 300 } as const;

/**
 * Adds the email to the case, unless it was filed before. The email must be a case of its own when the case is closed, gone or
 * full, or is a query that was answered (law 9).
 */
export async function joinCase(
  store: Acting,
  joining: Joining,
  now: Date,
): Promise<{ joined: 'now' } | { joined: 'before'; holds: MailOnce } | { joined: 'closed' }> {
  const outcome = await transact(store.client, [
    onceWrite(store, {
      ...joining.once,
      now: Math.floor(now.getTime() / 1000),
      holds: { item: 'once', ...joining.once.holds },
    }),
    {
      name: 'case',
      table: store.cases,
      update: caseKey(joining.reference),
      set: 'ADD replies :one, came :one',
      condition: `attribute_exists(pk) AND NOT #state IN (:closed, :answered) AND ${HAS_ROOM}`,
      names: { '#state': 'state' },
      values: {
        ':closed': 'closed',
        ':answered': 'answered',
        ':one': 1,
        ':replies': MOST_ON_CASE.replies,
        ':files': MOST_ON_CASE.files,
      },
    },
    inboundWrite(store, joining.message, joining.openBy),
    taskWrite(store, joining.reference, joining.task),
    timelineWrite(store, joining.reference, joining.line),
    auditWrite(store, now, { action: 'join-mail', reference: joining.reference, subject: joining.message.id }),
  ]);
  if (outcome.done) return { joined: 'now' };
  if (outcome.refused.has('once')) return { joined: 'before', holds: MailOnce.parse(outcome.refused.get('once')) };
  return { joined: 'closed' };
}

/** Returns a message that came. */
export async function readInbound(
  tables: Tables,
  reference: Reference,
  id: string,
): Promise<InboundMessage | undefined> {
  const { Item } = await tables.client.send(
    new GetCommand({ TableName: tables.cases, Key: mailKey(reference, id), ConsistentRead: true }),
  );
  return Item === undefined ? undefined : InboundMessage.parse(Item);
}

/** The result of taking a message apart. */
export interface Opening {
  readonly reference: Reference;
  readonly messageId: string;
  readonly opening: 'opened' | 'unreadable';
  readonly text?: string;
  readonly textWhole?: { bucket: string; key: string };
  readonly drawing?: StoredObject | undefined;
  /** Where the words are when the message lacks them, and where a person opens them. */
  readonly elsewhere?: { readonly portal: string; readonly openAt: readonly string[] };
  readonly problems: readonly string[];
  readonly flags: readonly CaseFlag[];
  readonly tasks: readonly Task[];
  /** The message itself, where its text is cut. */
  readonly lookAt?: ToLookAt | undefined;
  readonly line: TimelineEntry;
}

/** Closes the opening of a message, once: its timer ends and the case has a line. A message opened before is left as it is. */
export async function finishOpening(store: Acting, found: Opening, now: Date): Promise<'finished' | 'finished_before'> {
  const writes: Write[] = [
    {
      name: 'message',
      table: store.cases,
      update: mailKey(found.reference, found.messageId),
      set: `SET opening = :opening, problems = :problems, #text = :text${found.textWhole ? ', textWhole = :whole' : ''}${found.drawing ? ', drawing = :drawing' : ''}${found.elsewhere ? ', portal = :portal, openAt = :openAt' : ''} REMOVE #timer, timerAt`,
      condition: 'opening = :filed',
      names: { '#timer': 'timer', '#text': 'text' },
      values: {
        ':opening': found.opening,
        ':filed': 'filed',
        ':problems': found.problems,
        ':text': found.text ?? '',
        ...(found.textWhole ? { ':whole': found.textWhole } : {}),
        ...(found.drawing ? { ':drawing': found.drawing } : {}),
        ...(found.elsewhere ? { ':portal': found.elsewhere.portal, ':openAt': found.elsewhere.openAt } : {}),
      },
    },
    ...flagWrite(store, found.reference, found.flags),
    ...found.tasks.map((task) => taskWrite(store, found.reference, task)),
    ...(found.lookAt === undefined ? [] : [lookAtFilesWrite(store, found.reference, found.lookAt, now)]),
    timelineWrite(store, found.reference, found.line),
    auditWrite(store, now, { action: 'open-message', reference: found.reference, subject: found.messageId }),
  ];
  const outcome = await transact(store.client, writes);
  return outcome.done ? 'finished' : 'finished_before';
}

/** Returns the messages of one direction on a case. Ours show who is written to, and are few however much came (law 7). */
export async function messagesOf(
  tables: Tables,
  reference: Reference,
  direction: Message['direction'],
): Promise<readonly Message[]> {
  const { messages } = await readParts(tables, reference, { messages: { begin: [`${direction}#`] } });
  return messages;
}
