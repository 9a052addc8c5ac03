import { GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { Instant } from '#schemas/instant.ts';
import { auditWrite, idOf } from './audit.ts';
import { settingKey, settingVersionKey } from './keys.ts';
import type { Acting, Tables } from './table.ts';
import { type Item, transact, type Write } from './transact.ts';

/** A setting that people change: its name in its key, its shape, and its value until somebody sets it. */
export interface Setting<T> {
  readonly name: string;
  readonly schema: z.ZodType<T>;
  readonly unset: T;
}

/** One version of a setting; 0 and nobody while nobody has set it. */
export interface Version<T> {
  readonly value: T;
  readonly version: number;
  readonly changedAt: string | null;
  readonly changedBy: string | null;
}

/** A change of a setting: its value, and the version that the person saw. */
export interface Change<T> {
  readonly value: T;
  readonly version: number;
}

/** The newest versions that are kept. A council changes a setting a few times a year; the audit names every change. */
const KEPT = 50;

const Stamp = z.object({
  version: z.number().int().catch(0),
  changedAt: Instant.nullable().catch(null),
  changedBy: z.string().nullable().catch(null),
});

/** A value that is no setting of this version of the service counts as unset, so that it can be set again. */
function versionOf<T>({ schema, unset }: Setting<T>, item: Item | undefined): Version<T> {
  const { success, data } = schema.safeParse(item?.value);
  return { ...Stamp.parse(item ?? {}), value: success ? data : unset };
}

/** Returns a setting as it is now. */
export async function readSetting<T>(tables: Tables, setting: Setting<T>): Promise<Version<T>> {
  const { Item } = await tables.client.send(
    new GetCommand({ TableName: tables.cases, Key: settingKey(setting.name), ConsistentRead: true }),
  );
  return versionOf(setting, Item);
}

/** Returns the versions of a setting, newest first. */
export async function readVersions<T>(tables: Tables, setting: Setting<T>): Promise<Version<T>[]> {
  const { pk } = settingKey(setting.name);
  const { Items = [] } = await tables.client.send(
    new QueryCommand({
      TableName: tables.cases,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :version)',
      ExpressionAttributeValues: { ':pk': pk, ':version': settingVersionKey(setting.name, '').sk },
      ConsistentRead: true,
    }),
  );
  return Items.map((item) => versionOf(setting, item)).sort((one, other) => other.version - one.version);
}

/**
 * Writes a setting at exactly the version that was seen, with that version beside it and the audit entry; `stale` writes nothing.
 * The version takes the place of the one fifty changes before, so that they stay few and no job needs to delete from the table.
 * @param more what is written with it, and what the sweep reads on its item
 */
export async function writeSetting<T>(
  store: Acting,
  { name }: Setting<T>,
  { value, version: was }: Change<T>,
  { action, count, beside = {}, writes = [] }: { action: string; count?: number; beside?: Item; writes?: Write[] },
  now: Date,
): Promise<Version<T> | 'stale'> {
  const made = { version: was + 1, changedAt: now.toISOString(), changedBy: idOf(store.actor), value };
  const outcome = await transact(store.client, [
    {
      name: 'setting',
      table: store.cases,
      put: { ...settingKey(name), item: 'setting', ...made, ...beside },
      condition: was === 0 ? 'attribute_not_exists(#version)' : '#version = :was',
      names: { '#version': 'version' },
      ...(was === 0 ? {} : { values: { ':was': was } }),
    },
    {
      name: 'version',
      table: store.cases,
      put: { ...settingVersionKey(name, made.version % KEPT), item: 'setting-version', ...made },
    },
    ...writes,
    auditWrite(store, now, { action, count }),
  ]);
  return outcome.done ? made : 'stale';
}
