import { GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Actor } from '#schemas/actor.ts';
import { Ask } from '#schemas/ask.ts';
import { Case, type FormRecord, Task, TimelineEntry } from '#schemas/case.ts';
import { CaseDocument, FileWords } from '#schemas/case-document.ts';
import { ContactRecord } from '#schemas/contact.ts';
import { Conversation } from '#schemas/conversation.ts';
import { Decision, Recommendation } from '#schemas/decision.ts';
import { ChildRecord, Match } from '#schemas/known-child.ts';
import { type InboundMessage, Message } from '#schemas/message.ts';
import { type Audited, auditWrite } from './audit.ts';
import { readBeside } from './beside.ts';
import { linesOnHead } from './items.ts';
import {
  BEFORE_TOKENS,
  caseKey,
  documentKey,
  formKey,
  messageKey,
  recordKey,
  WORDS_BEGIN,
  WORDS_ENDED,
} from './keys.ts';
import { withLookAt } from './look-at-files.ts';
import { StoredForm } from './stored-form.ts';
import type { Tables } from './table.ts';
import { transact } from './transact.ts';

/**
 * What people read of the store. Each look is written to the audit before anything is given back; when that fails, nothing
 * is (law 5).
 */
export interface Look {
  readonly now: Date;
  /** The purpose that the person gave, where one is needed. */
  readonly reason?: string | undefined;
}

/** A look at one case may depend on what its head says: `permit` throws for a person who may not see it. */
export interface CaseLook extends Look {
  readonly permit: (head: Case) => void;
  /** What the look is for, where it is more than reading the case. */
  readonly looksAt?: { readonly action: string; readonly subject: string };
  /** Nothing that the words of files say is given: a case is the shorter without them, and what is made of it is not cut off. */
  readonly withoutWords?: true;
}

/** The audit already held an entry of this id. Nothing was read. */
export class AuditRefusedError extends Error {
  override readonly name = 'AuditRefusedError';
}

/** A head as the table gives it back: its flags are a set there. */
export const StoredCase = z.preprocess((item) => {
  if (typeof item !== 'object' || item === null) return item;
  return { ...item, flags: 'flags' in item && item.flags instanceof Set ? [...item.flags] : [] };
}, Case);

/** Writes a look to the audit. @throws AuditRefusedError */
export async function recordLook(tables: Tables, actor: Actor, look: Look, what: Audited): Promise<void> {
  const written = await transact(tables.client, [
    auditWrite(tables, actor, look.now, { ...what, reason: look.reason }),
  ]);
  if (!written.done) throw new AuditRefusedError('the look could not be recorded');
}

/** Asks whether somebody may look. Who is turned away from a case is written down as well: nobody tries doors unseen (domain 5.3). */
async function letIn(tables: Tables, actor: Actor, head: Case, look: CaseLook, action: string): Promise<void> {
  try {
    look.permit(head);
  } catch (refused) {
    await recordLook(tables, actor, look, { action: 'refused', reference: head.reference, subject: action });
    throw refused;
  }
}

/** A task as the table gives it back. */
export const StoredTask = z.preprocess(withLookAt, Task);

/** A case with what stands beside it, or one stretch of it. */
export interface WholeCase {
  readonly head: Case;
  readonly forms: readonly FormRecord[];
  readonly documents: readonly CaseDocument[];
  /** What files say that are no forms. */
  readonly texts: readonly FileWords[];
  readonly messages: readonly Message[];
  readonly tasks: readonly Task[];
  readonly timeline: readonly TimelineEntry[];
  readonly asks: readonly Ask[];
  readonly conversations: readonly Conversation[];
  readonly children: readonly ChildRecord[];
  readonly matches: readonly Match[];
  /** In the order in which they were made. */
  readonly recommendations: readonly Recommendation[];
  readonly decisions: readonly Decision[];
  /** How people of the case may be contacted (domain 5.5.2). */
  readonly contacts: readonly ContactRecord[];
  /** Where this is a stretch of a longer case: all of its forms and contacts, as what must be masked is known by the whole. */
  readonly beside?: { readonly forms: readonly FormRecord[]; readonly contacts: readonly ContactRecord[] };
  /** Sort keys of items that do not parse: told, never hidden. */
  readonly unreadable: readonly string[];
  /** There is more after this sort key. */
  readonly next?: string;
}

/** A Lambda answers at most 6 MB. Items come in pages of 1 MB, and JSON's quoting may make text half as long again: three. */
const MOST_PAGES = 3;

/** A case with its forms, documents, messages, tasks and timeline, from a sort key on; undefined when there is none. */
export async function readCase(
  tables: Tables,
  actor: Actor,
  reference: string,
  look: CaseLook,
  after?: string,
): Promise<WholeCase | undefined> {
  const head = await readHead(tables, reference);
  if (head === undefined) return undefined;
  await letIn(tables, actor, head, look, 'read-case');
  await recordLook(tables, actor, look, { action: 'read-case', reference, ...look.looksAt });
  const ranges = look.withoutWords === true ? WITHOUT_WORDS : EVERYTHING;
  const whole = await wholeCase(tables, head, look.permit, ranges, after);
  if (after === undefined && whole.next === undefined) return whole;
  return { ...whole, beside: await besideOf(tables, reference) };
}

async function besideOf(tables: Tables, reference: string): Promise<NonNullable<WholeCase['beside']>> {
  const [forms, contacts] = await Promise.all([
    readBeside(tables, reference, formKey(reference, '').sk, StoredForm),
    readBeside(tables, reference, recordKey(reference, 'contact', '').sk, ContactRecord),
  ]);
  return { forms, contacts };
}

/** A case that is longer than a rule can be given whole: it must not decide on a part of it. */
export class CaseTooLongError extends Error {
  override readonly name = 'CaseTooLongError';
}

/** What somebody would do to a case, for the audit where they may not. */
export interface Attempt extends Look {
  readonly action: string;
}

/**
 * A case for a rule that changes it: nothing of it is shown to anybody, and the change that follows writes the audit entry; so does
 * a person who is turned away. No rule needs the words of files, and however many came, the case can still be worked.
 * @param attempt absent for what asks as nobody in particular, such as a test
 * @throws CaseTooLongError
 */
export async function readCaseToChange(
  tables: Tables,
  actor: Actor,
  reference: string,
  permit: (head: Case) => void,
  attempt?: Attempt,
): Promise<WholeCase | undefined> {
  const head = await readHead(tables, reference);
  if (head === undefined) return undefined;
  if (attempt === undefined) permit(head);
  else await letIn(tables, actor, head, { ...attempt, permit }, attempt.action);
  const whole = await wholeCase(tables, head, permit, WITHOUT_WORDS);
  if (whole.next !== undefined) throw new CaseTooLongError('a case of more than 3 MB');
  return whole;
}

/** A stretch of a case's sort keys. */
type Range = { readonly first: string; readonly last: string };
/** Sort keys begin with capitals. */
const FIRST = 'A';
/** Search tokens are nobody's to read, and a large family has two hundred. */
const EVERYTHING: readonly Range[] = [{ first: FIRST, last: BEFORE_TOKENS }];
const WITHOUT_WORDS: readonly Range[] = [
  { first: FIRST, last: WORDS_BEGIN },
  { first: WORDS_ENDED, last: BEFORE_TOKENS },
];

async function wholeCase(
  tables: Tables,
  head: Case,
  permit: (head: Case) => void,
  ranges: readonly Range[],
  after?: string,
): Promise<WholeCase> {
  const { reference } = head;
  const kept = emptyShelves();
  // What stands beside a head must not be newer than it: read again with the rest, as the look took its time to be recorded.
  let newest = head;
  let full = 0;
  for (const { first, last } of ranges) {
    let from = after === undefined ? undefined : caseKey(reference, after);
    do {
      const { Items = [], LastEvaluatedKey } = await tables.client.send(
        new QueryCommand({
          TableName: tables.cases,
          KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
          ExpressionAttributeValues: { ':pk': caseKey(reference).pk, ':first': first, ':last': last },
          ConsistentRead: true,
          ...(from === undefined ? {} : { ExclusiveStartKey: from }),
        }),
      );
      for (const item of Items) {
        if (item.item === 'case') newest = StoredCase.parse(item);
        for (const one of item.item === 'case' ? linesOnHead(item) : [item]) shelve(kept, one);
      }
      permit(newest);
      from = LastEvaluatedKey && caseKey(reference, z.string().parse(LastEvaluatedKey.sk));
      if (from !== undefined) full += 1;
      if (from !== undefined && full === MOST_PAGES) return { head: newest, ...kept, next: from.sk };
    } while (from !== undefined);
  }
  return { head: newest, ...kept };
}

interface Shelves {
  readonly forms: FormRecord[];
  readonly documents: CaseDocument[];
  readonly texts: FileWords[];
  readonly messages: Message[];
  readonly tasks: Task[];
  readonly timeline: TimelineEntry[];
  readonly asks: Ask[];
  readonly conversations: Conversation[];
  readonly children: ChildRecord[];
  readonly matches: Match[];
  readonly recommendations: Recommendation[];
  readonly decisions: Decision[];
  readonly contacts: ContactRecord[];
  readonly unreadable: string[];
}

function emptyShelves(): Shelves {
  return {
    forms: [],
    documents: [],
    texts: [],
    messages: [],
    tasks: [],
    conversations: [],
    timeline: [],
    asks: [],
    children: [],
    matches: [],
    recommendations: [],
    decisions: [],
    contacts: [],
    unreadable: [],
  };
}

/** Puts one stored item where it belongs. */
function shelve(kept: Shelves, item: Record<string, unknown>): void {
  const put = <T>(schema: z.ZodType<T>, shelf: T[]) => {
    const parsed = schema.safeParse(item);
    if (parsed.success) shelf.push(parsed.data);
    return parsed.success;
  };
  const shelved =
    (item.item === 'form' && put(StoredForm, kept.forms)) ||
    (item.item === 'document' && put(CaseDocument, kept.documents)) ||
    (item.item === 'words' && put(FileWords, kept.texts)) ||
    (item.item === 'message' && put(Message, kept.messages)) ||
    (item.item === 'task' && put(StoredTask, kept.tasks)) ||
    (item.item === 'recommendation' && put(Recommendation, kept.recommendations)) ||
    (item.item === 'decision' && put(Decision, kept.decisions)) ||
    (item.item === 'timeline' && put(TimelineEntry, kept.timeline)) ||
    (item.item === 'conversation' && put(Conversation, kept.conversations)) ||
    (item.item === 'ask' && put(Ask, kept.asks)) ||
    (item.item === 'child' && put(ChildRecord, kept.children)) ||
    (item.item === 'match' && put(Match, kept.matches)) ||
    (item.item === 'contact' && put(ContactRecord, kept.contacts));
  if (!shelved) kept.unreadable.push(String(item.sk));
}

/** The head of a case, for a look that is then recorded. A case whose head does not parse is an error, not an absence. */
async function readHead(tables: Tables, reference: string): Promise<Case | undefined> {
  const { Item } = await tables.client.send(
    new GetCommand({ TableName: tables.cases, Key: caseKey(reference), ConsistentRead: true }),
  );
  return Item === undefined ? undefined : StoredCase.parse(Item);
}

/** A file of a case, and its place among the case's files in the order they came. */
export interface NumberedDocument {
  readonly head: Case;
  readonly document: CaseDocument;
  readonly number: number;
}

/** One file's record, for opening it; undefined when the case or the file is not there. The look is recorded as an opening. */
export async function readDocumentToOpen(
  tables: Tables,
  actor: Actor,
  reference: string,
  id: string,
  look: CaseLook,
): Promise<NumberedDocument | undefined> {
  const head = await readHead(tables, reference);
  if (head === undefined) return undefined;
  const { action } = look.looksAt ?? { action: 'open-document' };
  await letIn(tables, actor, head, look, action);
  await recordLook(tables, actor, look, { action, reference, subject: id });
  const documents = await documentsOf(tables, reference);
  const index = documents.findIndex((one) => one.id === id);
  const document = documents[index];
  return document && { head, document, number: index + 1 };
}

/** An email as it came and the files found in it, for opening the raw message; undefined when it is not there. */
export async function readMessageToOpen(
  tables: Tables,
  actor: Actor,
  reference: string,
  id: string,
  look: CaseLook,
): Promise<{ message: InboundMessage; parts: readonly CaseDocument[] } | undefined> {
  const head = await readHead(tables, reference);
  if (head === undefined) return undefined;
  const { action } = look.looksAt ?? { action: 'open-message' };
  await letIn(tables, actor, head, look, action);
  await recordLook(tables, actor, look, { action, reference, subject: id });
  const { Item } = await tables.client.send(
    new GetCommand({ TableName: tables.cases, Key: messageKey(reference, id), ConsistentRead: true }),
  );
  const message = Item === undefined ? undefined : Message.parse(Item);
  if (message?.direction !== 'in') return undefined;
  const documents = await documentsOf(tables, reference);
  return { message, parts: documents.filter(({ origin }) => origin.kind === 'message' && origin.id === id) };
}

/** A message's files are bounded by its size (40 MB) and by open-email; past this many pages something is wrong. */
const MOST_DOCUMENT_PAGES = 5;

/** A case with more files than are read at once: opening one would be guesswork, so it is refused. */
export class TooManyDocumentsError extends Error {
  override readonly name = 'TooManyDocumentsError';
}

/** The files of a case, for a job of ours: what it does with them is recorded where it does it. */
export function readDocuments(tables: Tables, _actor: Actor, reference: string): Promise<readonly CaseDocument[]> {
  return documentsOf(tables, reference);
}

/** Every file of a case in the order they came. One that does not parse is an error: it might be the one that is not clean. */
async function documentsOf(tables: Tables, reference: string): Promise<CaseDocument[]> {
  const found: CaseDocument[] = [];
  let from: Record<string, unknown> | undefined;
  for (let page = 1; page <= MOST_DOCUMENT_PAGES; page += 1) {
    const { Items = [], LastEvaluatedKey } = await tables.client.send(
      new QueryCommand({
        TableName: tables.cases,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': caseKey(reference).pk, ':prefix': documentKey(reference, '').sk },
        ConsistentRead: true,
        ...(from === undefined ? {} : { ExclusiveStartKey: from }),
      }),
    );
    found.push(...Items.map((item) => CaseDocument.parse(item)));
    from = LastEvaluatedKey;
    if (from === undefined) {
      return found.sort((a, b) => (a.receivedAt + a.id < b.receivedAt + b.id ? -1 : 1));
    }
  }
  throw new TooManyDocumentsError('more files than are read at once');
}
