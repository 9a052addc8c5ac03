import { GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { auditWrite } from './audit.ts';
import { settingKey } from './keys.ts';
import type { Acting, Tables } from './table.ts';
import { transact, type Write } from './transact.ts';

const SendingSetting = z.object({ frozen: z.boolean() });

/**
 * Whether every message we send is held back. After a restore the table does not know what was sent since: sending stays frozen
 * until reconcile has filed what came. Absent is free; a setting that cannot be read is frozen.
 */
export async function readSendingFrozen(tables: Tables): Promise<boolean> {
  const { Item } = await tables.client.send(
    new GetCommand({ TableName: tables.cases, Key: settingKey('sending-frozen'), ConsistentRead: true }),
  );
  if (Item === undefined) return false;
  const parsed = SendingSetting.safeParse(Item);
  return parsed.success ? parsed.data.frozen : true;
}

/** Holds sending back, or releases it, with an audit entry. */
export async function writeSendingFrozen(store: Acting, frozen: boolean, now: Date): Promise<void> {
  await transact(store.client, [
    frozenWrite(store, frozen),
    auditWrite(store, now, { action: frozen ? 'freeze-sending' : 'free-sending' }),
  ]);
}

/** Holds sending back, or releases it, within a transaction. */
export const frozenWrite = ({ cases }: Tables, frozen: boolean): Write => ({
  name: 'setting',
  table: cases,
  put: { ...settingKey('sending-frozen'), item: 'setting', frozen },
});
