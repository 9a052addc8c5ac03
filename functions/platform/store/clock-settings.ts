import { GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Actor } from '#schemas/actor.ts';
import { CLOCK_DEFAULTS, ClockSettings } from '#schemas/clock-settings.ts';
import { auditWrite } from './audit.ts';
import { settingKey } from './keys.ts';
import type { Tables } from './table.ts';
import { transact } from './transact.ts';

const Stored = z.object({ version: z.number().int(), clock: ClockSettings.catch(CLOCK_DEFAULTS) });

/** The clock's settings and their version; 0 and the defaults while nobody has set any. */
export interface StoredClock {
  readonly settings: ClockSettings;
  readonly version: number;
}

/** Returns the clock's present settings; the defaults when the stored ones are not settings of this version of the service. */
export async function readClock(tables: Tables): Promise<StoredClock> {
  const { Item } = await tables.client.send(new GetCommand({ TableName: tables.cases, Key: settingKey('clock') }));
  if (Item === undefined) return { settings: CLOCK_DEFAULTS, version: 0 };
  const { clock, version } = Stored.parse(Item);
  return { settings: clock, version };
}

/** Writes the settings, with an audit entry, if they still have the version that was seen; `stale` writes nothing. */
export async function writeClock(
  tables: Tables,
  actor: Actor,
  { settings, version }: StoredClock,
  now: Date,
): Promise<'written' | 'stale'> {
  const outcome = await transact(tables.client, [
    {
      name: 'setting',
      table: tables.cases,
      put: { ...settingKey('clock'), item: 'setting', version: version + 1, clock: settings },
      ...(version === 0
        ? { condition: 'attribute_not_exists(pk)' }
        : { condition: '#version = :was', names: { '#version': 'version' }, values: { ':was': version } }),
    },
    auditWrite(tables, actor, now, { action: 'set-clock' }),
  ]);
  return outcome.done ? 'written' : 'stale';
}
