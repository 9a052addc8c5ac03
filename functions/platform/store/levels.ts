import { GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { DEFAULT_LEVELS, Levels } from '#schemas/levels.ts';
import { auditWrite } from './audit.ts';
import { settingKey } from './keys.ts';
import type { Acting, Tables } from './table.ts';
import { transact } from './transact.ts';

const Stored = z.object({ levels: Levels });

/** Returns the present levels of need; the usual four until a council sets its own (domain 4.4). */
export async function readLevels(tables: Tables): Promise<Levels> {
  const { Item } = await tables.client.send(
    new GetCommand({ TableName: tables.cases, Key: settingKey('levels'), ConsistentRead: true }),
  );
  return Item === undefined ? DEFAULT_LEVELS : Stored.parse(Item).levels;
}

/** Renames the levels, with an audit entry. Decisions keep the words of their day. */
export async function writeLevels(store: Acting, levels: Levels, now: Date): Promise<void> {
  await transact(store.client, [
    { name: 'setting', table: store.cases, put: { ...settingKey('levels'), item: 'setting', levels } },
    auditWrite(store, now, { action: 'set-levels', count: levels.length }),
  ]);
}
