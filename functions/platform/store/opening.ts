import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { Case } from '#schemas/case.ts';
import { CaseDocument, formIsOn } from '#schemas/case-document.ts';
import type { LookAction } from '#schemas/look-action.ts';
import { type InboundMessage, Message } from '#schemas/message.ts';
import type { Reference } from '#schemas/reference.ts';
import type { SafetyRecord } from '#schemas/safety-record.ts';
import { documentKey, mailKey } from './keys.ts';
import { readBeside } from './parts.ts';
import { type CaseLook, letIn, readHead, recordLooks, safetyToShow } from './reading.ts';
import type { Acting, Tables } from './table.ts';

/** A file of a case, and its place among the case's files in the order they came. */
export interface NumberedDocument extends SafeguardedCase {
  readonly document: CaseDocument;
  readonly number: number;
}

/** A case, and what its safety rules need to know: what decides who may open something of it. */
export interface SafeguardedCase {
  readonly head: Case;
  readonly safety: SafetyRecord;
}

/** A look at something as it came: the case's masks decide about it as well. */
export interface OpeningLook extends Omit<CaseLook, 'permit' | 'only'> {
  readonly permit: (opened: SafeguardedCase) => void;
  /** Whether the masks of the case change what is given. Otherwise the case that a form in it is on must permit it too. */
  readonly masked?: true;
}

/** Reads the head and the safety record, and lets the person in and records what they look at, or records the refusal. */
export async function opened(
  store: Acting,
  reference: Reference,
  { permit, ...look }: OpeningLook,
  action: LookAction,
  subjects: readonly string[],
): Promise<SafeguardedCase | undefined> {
  const head = await readHead(store, reference);
  if (head === undefined) return undefined;
  const safety = await safetyToShow(store, reference);
  await letIn(store, head, { ...look, permit: () => permit({ head, safety }) }, action);
  await recordLooks(
    store,
    look,
    subjects.map((subject) => ({ action, reference, subject })),
  );
  return { head, safety };
}

/**
 * Lets somebody in to the other cases that forms in these files are on, or records the refusal. What is opened there is a look at those
 * cases too.
 */
export async function openedElsewhere(
  store: Acting,
  documents: readonly CaseDocument[],
  look: OpeningLook,
  action: LookAction,
  subject: string,
): Promise<void> {
  if (look.masked) return;
  for (const reference of new Set(documents.flatMap((one) => formIsOn(one) ?? []))) {
    await opened(store, reference, look, action, [subject]);
  }
}

/** One file's record, for opening it; undefined when the case or the file is not there. The look is recorded as an opening. */
export async function readDocumentToOpen(
  store: Acting,
  reference: Reference,
  id: string,
  look: OpeningLook,
): Promise<NumberedDocument | undefined> {
  const { action, subject = id } = look.looksAt ?? { action: 'open-document' };
  const found = await opened(store, reference, look, action, [subject]);
  if (found === undefined) return undefined;
  const documents = await documentsOf(store, reference);
  const index = documents.findIndex((one) => one.id === id);
  const document = documents[index];
  if (document === undefined) return undefined;
  await openedElsewhere(store, [document], look, action, subject);
  return { ...found, document, number: index + 1 };
}

/** An email as it came, and the files found in it. */
export interface MessageToOpen extends SafeguardedCase {
  readonly message: InboundMessage;
  readonly parts: readonly CaseDocument[];
}

/** An email as it came and the files found in it, for opening the raw message; undefined when it is not there. */
export async function readMessageToOpen(
  store: Acting,
  reference: Reference,
  id: string,
  look: OpeningLook,
): Promise<MessageToOpen | undefined> {
  const { action } = look.looksAt ?? { action: 'open-message' };
  const found = await opened(store, reference, look, action, [id]);
  if (found === undefined) return undefined;
  const { Item } = await store.client.send(
    new GetCommand({ TableName: store.cases, Key: mailKey(reference, id), ConsistentRead: true }),
  );
  const message = Item === undefined ? undefined : Message.parse(Item);
  if (message?.direction !== 'in') return undefined;
  const documents = await documentsOf(store, reference);
  const parts = documents.filter(({ origin }) => origin.kind === 'message' && origin.id === id);
  await openedElsewhere(store, parts, look, action, id);
  return { ...found, message, parts };
}

/** Returns the files of a case, for one of our jobs, which records its own use of them. */
export function readDocuments(tables: Tables, reference: Reference): Promise<readonly CaseDocument[]> {
  return documentsOf(tables, reference);
}

/** Every file of a case in the order they came. One that does not parse is an error: it might be the one that is not clean. */
export async function documentsOf(tables: Tables, reference: Reference): Promise<CaseDocument[]> {
  const found = await readBeside(tables, reference, documentKey(reference, '').sk, CaseDocument);
  return found.sort((a, b) => (a.receivedAt + a.id < b.receivedAt + b.id ? -1 : 1));
}
