import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { Actor } from '#schemas/actor.ts';
import type { TimelineEntry } from '#schemas/case.ts';
import { CaseDocument, UploadSlot } from '#schemas/case-document.ts';
import { auditWrite } from './audit.ts';
import { slotReceivedWrite } from './filing.ts';
import { documentWrite, slotWrite, timelineWrite } from './items.ts';
import { caseKey, documentKey, uploadKey } from './keys.ts';
import type { Tables } from './table.ts';
import { transact } from './transact.ts';

/** Ten files a referral: forms have a handful of annexes, and each is scanned and stored. */
export const MOST_FILES = 10;

/** A slot for a file that is itself the referral: the case will come with the file. */
export async function openSlot(
  tables: Tables,
  actor: Actor,
  slot: UploadSlot,
  expiresAt: Date,
  now: Date,
): Promise<void> {
  await transact(tables.client, [
    slotWrite(tables, slot, expiresAt.toISOString()),
    auditWrite(tables, actor, now, { action: 'open-upload', reference: slot.reference }),
  ]);
}

/** A slot on a case, opened by its upload token; the case's own item counts them, so that no two openings pass the limit. */
export async function openSlotOnCase(
  tables: Tables,
  actor: Actor,
  slot: UploadSlot,
  tokenHash: string,
  expiresAt: Date,
  now: Date,
): Promise<'opened' | 'full' | 'no_such_token'> {
  const outcome = await transact(tables.client, [
    {
      name: 'case',
      table: tables.cases,
      update: caseKey(slot.reference),
      set: 'ADD slots :one',
      condition: 'tokenHash = :token AND tokenUntil > :now AND (attribute_not_exists(slots) OR slots < :most)',
      values: { ':one': 1, ':token': tokenHash, ':now': now.toISOString(), ':most': MOST_FILES },
    },
    slotWrite(tables, slot, expiresAt.toISOString()),
    auditWrite(tables, actor, now, { action: 'open-upload', reference: slot.reference }),
  ]);
  if (outcome.done) return 'opened';
  const standing = outcome.refused.get('case');
  const known = standing?.tokenHash === tokenHash && String(standing.tokenUntil) > now.toISOString();
  return known ? 'full' : 'no_such_token';
}

/** A slot by its id, for its owner's token or for the file that came into it. */
export async function readSlot(tables: Tables, _actor: Actor, id: string): Promise<UploadSlot | undefined> {
  const { Item } = await tables.client.send(
    new GetCommand({ TableName: tables.cases, Key: uploadKey(id), ConsistentRead: true }),
  );
  return Item === undefined ? undefined : UploadSlot.parse(Item);
}

/** The document of a slot, once its file has come. */
export async function readDocument(
  tables: Tables,
  _actor: Actor,
  reference: string,
  id: string,
): Promise<CaseDocument | undefined> {
  const { Item } = await tables.client.send(
    new GetCommand({ TableName: tables.cases, Key: documentKey(reference, id), ConsistentRead: true }),
  );
  return Item === undefined ? undefined : CaseDocument.parse(Item);
}

/** Adds a file to a case that stands, which counts it; said again, it changes nothing. */
export async function addDocument(
  tables: Tables,
  actor: Actor,
  add: { document: CaseDocument; scanBy: string; slot?: string; line: TimelineEntry },
  now: Date,
): Promise<'added' | 'there_already' | 'no_case'> {
  const { document } = add;
  const outcome = await transact(tables.client, [
    {
      name: 'case',
      table: tables.cases,
      update: caseKey(document.reference),
      set: 'ADD files :one',
      condition: 'attribute_exists(pk)',
      values: { ':one': 1 },
    },
    documentWrite(tables, document, add.scanBy),
    ...(add.slot === undefined ? [] : [slotReceivedWrite(tables, add.slot)]),
    timelineWrite(tables, document.reference, add.line),
    auditWrite(tables, actor, now, { action: 'add-document', reference: document.reference, subject: document.id }),
  ]);
  if (outcome.done) return 'added';
  return outcome.refused.has('case') ? 'no_case' : 'there_already';
}
