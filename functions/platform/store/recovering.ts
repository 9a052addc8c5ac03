import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { UploadSlot } from '#schemas/case-document.ts';
import { fewAtOnce } from '../few-at-once.ts';
import { digest, newToken } from '../identifiers.ts';
import { auditWrite } from './audit.ts';
import { slotWrite } from './items.ts';
import { frozenWrite } from './sending-frozen.ts';
import type { Acting } from './table.ts';
import { type Item, transact } from './transact.ts';

/** The person who declares a recovery, and their reason. */
export interface Declared {
  readonly by: string;
  readonly why: string;
}

/** Records a declared recovery in the audit, and freezes sending: the table may not know what was sent. */
export async function declareRecovery(store: Acting, { by, why }: Declared, now: Date): Promise<void> {
  await transact(store.client, [
    frozenWrite(store, true),
    auditWrite(store, now, { action: 'declare-recovery', subject: by, reason: why }),
  ]);
}

/** Opens a slot again whose file came, so that the file finds its case. No token opens it. */
export async function putSlotBack(
  store: Acting,
  slot: Omit<UploadSlot, 'tokenHash'>,
  now: Date,
): Promise<'put_back' | 'there'> {
  const waiting: UploadSlot = { ...slot, state: 'waiting', tokenHash: digest(newToken()) };
  const outcome = await transact(store.client, [
    slotWrite(store, waiting, now.toISOString()),
    auditWrite(store, now, { action: 'put-slot-back', reference: slot.reference, subject: slot.id }),
  ]);
  return outcome.done ? 'put_back' : 'there';
}

/** The key after which copying goes on. */
export const CopiedTo = z.object({ pk: z.string(), sk: z.string() });
export type CopiedTo = z.infer<typeof CopiedTo>;

export interface CopiedBack {
  readonly copied: number;
  /** Items that the table in use has, which stay as they are. */
  readonly there: number;
  readonly next?: CopiedTo;
}

/** A page is some 200 KB, and its puts take about a second. */
const PAGE = 100;
const AT_ONCE = 16;

/**
 * Puts a page of a restored table's items back into the table in use, each only where it has none: no later work is undone, and
 * copying twice changes nothing. This is the one scan of the program, and never of the table in use.
 */
export async function copyBackPage(
  store: Acting,
  from: string,
  after: CopiedTo | undefined,
  now: Date,
): Promise<CopiedBack> {
  const { Items = [], LastEvaluatedKey } = await store.client.send(
    new ScanCommand({
      TableName: from,
      Limit: PAGE,
      ConsistentRead: true,
      ...(after === undefined ? {} : { ExclusiveStartKey: after }),
    }),
  );
  const seconds = now.getTime() / 1000;
  const live = Items.filter(({ expiresAt }) => !(typeof expiresAt === 'number' && expiresAt < seconds));
  let copied = 0;
  await fewAtOnce(live, AT_ONCE, async (item) => {
    if (await putIfMissing(store, item)) copied += 1;
  });
  const there = live.length - copied;
  return { copied, there, ...(LastEvaluatedKey === undefined ? {} : { next: CopiedTo.parse(LastEvaluatedKey) }) };
}

async function putIfMissing({ client, cases }: Acting, item: Item): Promise<boolean> {
  try {
    await client.send(
      new PutCommand({ TableName: cases, Item: item, ConditionExpression: 'attribute_not_exists(pk)' }),
    );
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}
