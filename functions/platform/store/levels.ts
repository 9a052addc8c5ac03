import { GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Actor } from '#schemas/actor.ts';
import { DEFAULT_LEVELS, Levels } from '#schemas/levels.ts';
import { auditWrite } from './audit.ts';
import { settingKey } from './keys.ts';
import type { Tables } from './table.ts';
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
export async function writeLevels(tables: Tables, actor: Actor, levels: Levels, now: Date): Promise<void> {
  await transact(tables.client, [
    { name: 'setting', table: tables.cases, put: { ...settingKey('levels'), item: 'setting', levels } },
    auditWrite(tables, actor, now, { action: 'set-levels', count: levels.length }),
  ]);
}
