import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { Actor } from '#schemas/actor.ts';
import { OnlineFormSetting } from '#schemas/settings.ts';
import { auditWrite } from './audit.ts';
import { timed } from './items.ts';
import { ONLINE_FORM, settingKey, taskKey } from './keys.ts';
import type { Tables } from './table.ts';
import { transact, type Write } from './transact.ts';

/**
 * Returns the online form's present switch. Absent or unreadable means closed: the form opens only on a recorded sign-off (S15).
 */
export async function readOnlineForm(tables: Tables): Promise<OnlineFormSetting> {
  const { Item } = await tables.client.send(new GetCommand({ TableName: tables.cases, Key: settingKey(ONLINE_FORM) }));
  const parsed = OnlineFormSetting.safeParse(Item);
  return parsed.success ? parsed.data : { open: false };
}

/** The task to review a sign-off, by the day of its review: another sign-off has another. */
export const reviewTaskId = (reviewOn: string): string => `review_sign_off-${reviewOn}`;

/**
 * Opens or closes the online form, with an audit entry. This finishes the task to review the previous sign-off; the sweep raises
 * the next one when `remindAt` comes.
 */
export async function writeOnlineForm(
  tables: Tables,
  actor: Extract<Actor, { id: string }>,
  { setting, remindAt }: { readonly setting: OnlineFormSetting; readonly remindAt?: string | undefined },
  now: Date,
): Promise<void> {
  const before = await readOnlineForm(tables);
  const put = {
    ...settingKey(ONLINE_FORM),
    item: 'setting',
    ...setting,
    ...(remindAt === undefined ? {} : timed('review', remindAt)),
  };
  await transact(tables.client, [
    { name: 'setting', table: tables.cases, put },
    ...(before.open ? [reviewed(tables, before.signOff.reviewOn, actor.id, now)] : []),
    auditWrite(tables, actor, now, { action: setting.open ? 'open-online-form' : 'shut-online-form' }),
  ]);
}

function reviewed(tables: Tables, reviewOn: string, by: string, now: Date): Write {
  return {
    name: 'reviewed',
    table: tables.cases,
    update: taskKey(ONLINE_FORM, reviewTaskId(reviewOn)),
    set: 'SET #state = :done, doneAt = :at, doneBy = :by REMOVE #queue, queueSort',
    condition: '#state = :open',
    names: { '#state': 'state', '#queue': 'queue' },
    values: { ':done': 'done', ':open': 'open', ':at': now.toISOString(), ':by': by },
    // It is written only where the task was raised.
    unlessThere: true,
  };
}
