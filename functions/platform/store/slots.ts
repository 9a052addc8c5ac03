import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { TimelineEntry } from '#schemas/case.ts';
import { CaseDocument, UploadSlot } from '#schemas/case-document.ts';
import type { Reference } from '#schemas/reference.ts';
import { auditWrite } from './audit.ts';
import { slotReceivedWrite } from './filing.ts';
import { documentWrite, onceWrite, slotWrite, timelineWrite } from './items.ts';
import { caseKey, documentKey, uploadKey } from './keys.ts';
import type { Acting, Tables } from './table.ts';
import { type Item, transact, type Write } from './transact.ts';

/** Ten files a referral: forms have a handful of annexes, and each is scanned and stored. */
export const MOST_FILES = 10;

/** A slot to open, until when it waits for its file, and what makes it opened once (law 2). */
export interface Opening {
  readonly slot: UploadSlot;
  readonly expiresAt: Date;
  readonly once: { readonly kind: string; readonly hash: string; readonly until: Date; readonly holds: Item };
}

/** Opened; or asked for before, with the content of that request; or refused, with the reason. */
export type SlotOpened =
  | { readonly opened: 'now' }
  | { readonly opened: 'before'; readonly holds: unknown }
  | { readonly opened: 'full' | 'no_such_token' | 'reference_taken' };

/**
 * Opens a slot for a file. One on a case needs the case's upload token, and the case's own item counts it, so that no two openings
 * pass the limit; one that will make a case needs a reference that no case has.
 */
export async function openSlot(store: Acting, { slot, expiresAt, once }: Opening, now: Date): Promise<SlotOpened> {
  const outcome = await transact(store.client, [
    onceWrite(store, {
      ...once,
      until: Math.floor(once.until.getTime() / 1000),
      now: Math.floor(now.getTime() / 1000),
      holds: { item: 'once', id: slot.id, ...once.holds },
    }),
    slot.makesCase ? noCaseCheck(store, slot) : slotCountWrite(store, slot, now),
    slotWrite(store, slot, expiresAt.toISOString()),
    auditWrite(store, now, { action: 'open-upload', reference: slot.reference }),
  ]);
  if (outcome.done) return { opened: 'now' };
  const isBefore = outcome.refused.has('once');
  const standing = outcome.refused.get('case');
  if (!slot.makesCase && outcome.refused.has('case')) {
    const known = standing?.tokenHash === slot.tokenHash && String(standing.tokenUntil) > now.toISOString();
    if (!known) return { opened: 'no_such_token' };
    if (!isBefore) return { opened: 'full' };
  }
  return isBefore ? { opened: 'before', holds: outcome.refused.get('once') } : { opened: 'reference_taken' };
}

function noCaseCheck(tables: Tables, { reference }: UploadSlot): Write {
  return { name: 'case', table: tables.cases, check: caseKey(reference), condition: 'attribute_not_exists(pk)' };
}

function slotCountWrite(tables: Tables, { reference, tokenHash }: UploadSlot, now: Date): Write {
  return {
    name: 'case',
    table: tables.cases,
    update: caseKey(reference),
    set: 'ADD slots :one',
    condition: 'tokenHash = :token AND tokenUntil > :now AND (attribute_not_exists(slots) OR slots < :most)',
    values: { ':one': 1, ':token': tokenHash, ':now': now.toISOString(), ':most': MOST_FILES },
  };
}

/** Lets a slot wait for its file again, unless the file has come. */
export async function renewSlot(
  store: Acting,
  { id, reference }: UploadSlot,
  expiresAt: Date,
  now: Date,
): Promise<'renewed' | 'received'> {
  const outcome = await transact(store.client, [
    {
      name: 'slot',
      table: store.cases,
      update: uploadKey(id),
      set: 'SET #state = :waiting, #timer = :upload, timerAt = :at',
      condition: 'attribute_exists(pk) AND #state <> :received',
      names: { '#state': 'state', '#timer': 'timer' },
      values: { ':waiting': 'waiting', ':received': 'received', ':upload': 'upload', ':at': expiresAt.toISOString() },
    },
    auditWrite(store, now, { action: 'open-upload', reference }),
  ]);
  return outcome.done ? 'renewed' : 'received';
}

/** A slot by its id, for its owner's token or for the file that came into it. */
export async function readSlot(tables: Tables, id: string): Promise<UploadSlot | undefined> {
  const { Item } = await tables.client.send(
    new GetCommand({ TableName: tables.cases, Key: uploadKey(id), ConsistentRead: true }),
  );
  return Item === undefined ? undefined : UploadSlot.parse(Item);
}

/**
 * The document of a slot, once its file has come. Its case may have another reference than its key and its slot's first one say:
 * then the slot knows it.
 */
export async function readDocument(
  tables: Tables,
  reference: Reference,
  id: string,
): Promise<CaseDocument | undefined> {
  const found = await documentAt(tables, reference, id);
  if (found !== undefined) return found;
  const slot = await readSlot(tables, id);
  return slot === undefined || slot.reference === reference ? undefined : documentAt(tables, slot.reference, id);
}

async function documentAt(tables: Tables, reference: Reference, id: string): Promise<CaseDocument | undefined> {
  const { Item } = await tables.client.send(
    new GetCommand({ TableName: tables.cases, Key: documentKey(reference, id), ConsistentRead: true }),
  );
  return Item === undefined ? undefined : CaseDocument.parse(Item);
}

/** Adds a file to an existing case, which counts it; a repeat changes nothing. */
export async function addDocument(
  store: Acting,
  add: { document: CaseDocument; scanBy: string; slot?: string; line: TimelineEntry },
  now: Date,
): Promise<'added' | 'there_already' | 'no_case'> {
  const { document } = add;
  const outcome = await transact(store.client, [
    {
      name: 'case',
      table: store.cases,
      update: caseKey(document.reference),
      set: 'ADD files :one, came :one',
      condition: 'attribute_exists(pk)',
      values: { ':one': 1 },
    },
    documentWrite(store, document, add.scanBy),
    ...(add.slot === undefined ? [] : [slotReceivedWrite(store, add.slot, document.reference)]),
    timelineWrite(store, document.reference, add.line),
    auditWrite(store, now, { action: 'add-document', reference: document.reference, subject: document.id }),
  ]);
  if (outcome.done) return 'added';
  return outcome.refused.has('case') ? 'no_case' : 'there_already';
}
