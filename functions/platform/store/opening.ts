import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { Case } from '#schemas/case.ts';
import { CaseDocument } from '#schemas/case-document.ts';
import { type InboundMessage, Message } from '#schemas/message.ts';
import type { Reference } from '#schemas/reference.ts';
import type { SafetyRecord } from '#schemas/safety-record.ts';
import { idOf } from './audit.ts';
import { documentKey, mailKey } from './keys.ts';
import { readBeside } from './parts.ts';
import { type CaseLook, type Look, letIn, readHead, recordLook, recordLooks } from './reading.ts';
import { readSafety } from './safety.ts';
import type { Acting, Tables } from './table.ts';
import { transact } from './transact.ts';

/** A file of a case, and its place among the case's files in the order they came. */
export interface NumberedDocument {
  readonly head: Case;
  readonly document: CaseDocument;
  readonly number: number;
}

/** A look at files, which cannot be masked: what the case keeps secret decides who may open them. */
export interface FileLook extends Look {
  readonly action: string;
  readonly permit: (head: Case, safety: SafetyRecord) => void;
}

/**
 * Reads the records of files to open them: those of the ids that the case has; undefined when there is no such case. An opening of each is
 * recorded.
 */
export async function readDocumentsToOpen(
  store: Acting,
  reference: Reference,
  ids: readonly string[],
  look: FileLook,
): Promise<readonly NumberedDocument[] | undefined> {
  const head = await readHead(store, reference);
  if (head === undefined) return undefined;
  const { action } = look;
  const safety = await readSafety(store, reference);
  await letIn(store, head, { ...look, permit: () => look.permit(head, safety) }, action);
  await recordLooks(
    store,
    look,
    ids.map((subject) => ({ action, reference, subject })),
  );
  const documents = await documentsOf(store, reference);
  return documents.flatMap((document, index) =>
    ids.includes(document.id) ? [{ head, document, number: index + 1 }] : [],
  );
}

/** As many as a case's page names. A person who comes back to a file is known already. */
const MOST_LOOKS = 50;

/** Notes on a file that this person has opened it, the first time. The audit has every time. */
export async function noteFileLook(store: Acting, { reference, id, looks }: CaseDocument, now: Date): Promise<void> {
  const by = idOf(store.actor);
  if (looks.some((look) => look.by === by) || looks.length >= MOST_LOOKS) return;
  await transact(store.client, [
    {
      name: 'document',
      table: store.cases,
      update: documentKey(reference, id),
      set: 'SET looks = list_append(if_not_exists(looks, :none), :look)',
      condition: 'attribute_exists(pk)',
      values: { ':none': [], ':look': [{ by, at: now.toISOString() }] },
    },
  ]);
}

/** An email as it came and the files found in it, for opening the raw message; undefined when it is not there. */
export async function readMessageToOpen(
  store: Acting,
  reference: Reference,
  id: string,
  look: CaseLook,
): Promise<{ message: InboundMessage; parts: readonly CaseDocument[] } | undefined> {
  const head = await readHead(store, reference);
  if (head === undefined) return undefined;
  const { action } = look.looksAt ?? { action: 'open-message' };
  await letIn(store, head, look, action);
  await recordLook(store, look, { action, reference, subject: id });
  const { Item } = await store.client.send(
    new GetCommand({ TableName: store.cases, Key: mailKey(reference, id), ConsistentRead: true }),
  );
  const message = Item === undefined ? undefined : Message.parse(Item);
  if (message?.direction !== 'in') return undefined;
  const documents = await documentsOf(store, reference);
  return { message, parts: documents.filter(({ origin }) => origin.kind === 'message' && origin.id === id) };
}

/** Returns the files of a case, for one of our jobs, which records its own use of them. */
export function readDocuments(tables: Tables, reference: Reference): Promise<readonly CaseDocument[]> {
  return documentsOf(tables, reference);
}

/** Every file of a case in the order they came. One that does not parse is an error: it might be the one that is not clean. */
async function documentsOf(tables: Tables, reference: Reference): Promise<CaseDocument[]> {
  const found = await readBeside(tables, reference, documentKey(reference, '').sk, CaseDocument);
  return found.sort((a, b) => (a.receivedAt + a.id < b.receivedAt + b.id ? -1 : 1));
}
