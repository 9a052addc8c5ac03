import { GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { Case } from '#schemas/case.ts';
import { CaseInList, type Glance } from '#schemas/glance.ts';
import type { LookAction } from '#schemas/look-action.ts';
import type { Reference } from '#schemas/reference.ts';
import { type SafetyRecord, withContacts, withForms } from '#schemas/safety-record.ts';
import { type AuditedLook, auditWrite } from './audit.ts';
import { linesOnHead } from './items.ts';
import { BEFORE_TOKENS, caseKey } from './keys.ts';
import { noteLook } from './news.ts';
import { ALL, type Part, readParts, type Sorted, sorted } from './parts.ts';
import { readSafety } from './safety.ts';
import type { Acting, Tables } from './table.ts';
import { type Item, transact } from './transact.ts';

/**
 * What people read of the store. Each look is written to the audit before anything is given back; when that fails, nothing
 * is (law 5).
 */
export interface Look {
  readonly now: Date;
  /** The person's purpose, where one is needed. */
  readonly reason?: string | undefined;
}

/** A look at one case may depend on what its head says: `permit` throws for a person who may not see it. */
export interface CaseLook extends Look {
  readonly permit: (head: Case) => void;
  /** What the look is for, where it is more than reading the case. */
  readonly looksAt?: { readonly action: LookAction; readonly subject: string };
  /** An open page asks, and the person may not be there: what came stays new to them. */
  readonly byItself?: boolean | undefined;
  /** The parts that are read, where not all of them are: what is made of these is not cut off, however long the case is. */
  readonly only?: readonly Part[];
}

/** The audit already held an entry of this id. Nothing was read. */
export class AuditRefusedError extends Error {
  override readonly name = 'AuditRefusedError';
}

/** Flags are a set in the table. */
const withFlags = (item: unknown): unknown =>
  typeof item !== 'object' || item === null
    ? item
    : { ...item, flags: 'flags' in item && item.flags instanceof Set ? [...item.flags] : [] };
/** A head as the table gives it back. */
export const StoredCase = z.preprocess(withFlags, Case);
/** A head with what only lists show. */
export const StoredCaseInList = z.preprocess(withFlags, CaseInList);
const WithGlance = CaseInList.pick({ glance: true });
const WithNews = CaseInList.pick({ glance: true, came: true, looked: true });

/** Writes a look to the audit. @throws AuditRefusedError */
export async function recordLook(store: Acting, look: Look, what: AuditedLook): Promise<void> {
  const written = await transact(store.client, [auditWrite(store, look.now, { ...what, reason: look.reason })]);
  if (!written.done) throw new AuditRefusedError('the look could not be recorded');
}

/** Checks whether somebody may look. A refusal is recorded as well: nobody tries doors unseen (domain 5.3). */
export async function letIn(store: Acting, head: Case, look: CaseLook, action: string): Promise<void> {
  try {
    look.permit(head);
  } catch (refused) {
    await recordLook(store, look, { action: 'refused', reference: head.reference, subject: action });
    throw refused;
  }
}

/** A case with its records, or one stretch of it. */
export interface WholeCase extends Sorted {
  readonly head: Case;
  /** The whole case decides what is secret and who may be contacted, for any stretch. */
  readonly safety: SafetyRecord;
  /** There is more after this sort key. */
  readonly next?: string;
  /** What lists show of it, and what came since its assignee looked, before this look. */
  readonly inList?: Pick<CaseInList, 'glance' | 'came' | 'looked'>;
}

/** A Lambda answers at most 6 MB. Items come in pages of 1 MB, and JSON's quoting may make text half as long again: three. */
const MOST_PAGES = 3;

/** Returns a case with its forms, documents, messages, tasks and timeline, from a sort key on; undefined when it does not exist. */
export async function readCase(
  store: Acting,
  reference: Reference,
  look: CaseLook,
  after?: string,
): Promise<WholeCase | undefined> {
  const head = await readHead(store, reference);
  if (head === undefined) return undefined;
  await letIn(store, head, look, 'read-case');
  await recordLook(store, look, { action: 'read-case', reference, ...look.looksAt });
  // Recording the look took its time, so the head is read again: in one query with its parts, so that a flag and what raised it are
  // seen together. Where that is not possible it is read before them, so that nobody acts on a version whose parts they did not see.
  const whole = look.only === undefined && after === undefined;
  const readBefore = whole ? undefined : await itemAt(store, caseKey(reference));
  const { headItem = readBefore, ...parts } =
    look.only === undefined
      ? await stretch(store, reference, after)
      : { ...(await readParts(store, reference, Object.fromEntries(look.only.map((part) => [part, ALL])))) };
  const newest = StoredCase.parse(headItem);
  look.permit(newest);
  if (whole && look.looksAt === undefined && look.byItself !== true) await noteLook(store, headItem);
  // Last of all, so that it knows every form that was read.
  return { head: newest, ...parts, inList: WithNews.parse(headItem), safety: await safetyToShow(store, reference) };
}

/** A case for an action: its head, its safety record, and nothing that grows with it. */
export interface CaseToWork {
  readonly head: Case;
  readonly safety: SafetyRecord;
  /** What lists show of it, which a change may have to mask. */
  readonly glance?: Glance | undefined;
}

/** An action that somebody attempts, for the audit if it is refused. */
export interface Attempt extends Look {
  readonly action: string;
}

/**
 * A case for a rule that changes it: nothing of it is shown to anybody, and the change that follows writes the audit entry; so does
 * a person who is turned away. However much came to a case, this is three items, so that it can always be worked.
 * @param attempt absent for what asks as nobody in particular, such as a test
 */
export async function readCaseToWork(
  store: Acting,
  reference: Reference,
  permit: (head: Case) => void,
  attempt?: Attempt,
): Promise<CaseToWork | undefined> {
  const item = await itemAt(store, caseKey(reference));
  if (item === undefined) return undefined;
  const head = StoredCase.parse(item);
  if (attempt === undefined) permit(head);
  else await letIn(store, head, { ...attempt, permit }, attempt.action);
  return { head, safety: await readSafety(store, reference), ...WithGlance.parse(item) };
}

/**
 * Returns the safety record to show. If the record is full, it is made from all of the forms and contacts, as looking at a case may
 * read them. Any place in them may be one that somebody asked to keep secret.
 */
export async function safetyToShow(tables: Tables, reference: Reference): Promise<SafetyRecord> {
  const stored = await readSafety(tables, reference);
  if (stored.full === undefined) return stored;
  const { forms, contacts } = await readParts(tables, reference, { forms: ALL, contacts: ALL });
  return withContacts(withForms(stored, forms), contacts);
}

/** Sort keys begin with capitals. */
const FIRST = 'A';

/** Reads a stretch of a case's items, the first with its head. It leaves out search tokens, of which a large family has two hundred. */
async function stretch(
  tables: Tables,
  reference: Reference,
  after: string | undefined,
): Promise<Sorted & Pick<WholeCase, 'next'> & { readonly headItem?: unknown }> {
  const items: Item[] = [];
  let headItem: unknown;
  let from = after === undefined ? undefined : caseKey(reference, after);
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const { Items = [], LastEvaluatedKey } = await tables.client.send(
      new QueryCommand({
        TableName: tables.cases,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
        ExpressionAttributeValues: { ':pk': caseKey(reference).pk, ':first': FIRST, ':last': BEFORE_TOKENS },
        ConsistentRead: true,
        ...(from === undefined ? {} : { ExclusiveStartKey: from }),
      }),
    );
    headItem ??= Items.find(({ item }) => item === 'case');
    items.push(...Items.filter(({ item }) => item !== 'safety').flatMap(beside));
    from = LastEvaluatedKey && caseKey(reference, z.string().parse(LastEvaluatedKey.sk));
    if (from === undefined) break;
  }
  return { ...sorted(items), headItem, ...(from === undefined ? {} : { next: from.sk }) };
}

/** Returns the lines beside the head: the head itself carries the first. */
const beside = (item: Item): Item[] => (item.item === 'case' ? linesOnHead(item) : [item]);

/** The head of a case, for a look that is then recorded. A case whose head does not parse is an error, not an absence. */
export async function readHead(tables: Tables, reference: Reference): Promise<Case | undefined> {
  const item = await itemAt(tables, caseKey(reference));
  return item === undefined ? undefined : StoredCase.parse(item);
}

export async function itemAt(tables: Tables, Key: { pk: string; sk: string }): Promise<Item | undefined> {
  const found = await tables.client.send(new GetCommand({ TableName: tables.cases, Key, ConsistentRead: true }));
  return found.Item;
}
