import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { Actor } from '#schemas/actor.ts';
import type { Case } from '#schemas/case.ts';
import { CaseDocument } from '#schemas/case-document.ts';
import { type InboundMessage, Message } from '#schemas/message.ts';
import { documentKey, mailKey } from './keys.ts';
import { readBeside } from './parts.ts';
import { type CaseLook, letIn, readHead, recordLook } from './reading.ts';
import type { Tables } from './table.ts';

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
    new GetCommand({ TableName: tables.cases, Key: mailKey(reference, id), ConsistentRead: true }),
  );
  const message = Item === undefined ? undefined : Message.parse(Item);
  if (message?.direction !== 'in') return undefined;
  const documents = await documentsOf(tables, reference);
  return { message, parts: documents.filter(({ origin }) => origin.kind === 'message' && origin.id === id) };
}

/** Returns the files of a case, for one of our jobs, which records its own use of them. */
export function readDocuments(tables: Tables, _actor: Actor, reference: string): Promise<readonly CaseDocument[]> {
  return documentsOf(tables, reference);
}

/** Every file of a case in the order they came. One that does not parse is an error: it might be the one that is not clean. */
async function documentsOf(tables: Tables, reference: string): Promise<CaseDocument[]> {
  const found = await readBeside(tables, reference, documentKey(reference, '').sk, CaseDocument);
  return found.sort((a, b) => (a.receivedAt + a.id < b.receivedAt + b.id ? -1 : 1));
}
