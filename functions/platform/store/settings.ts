import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { Actor } from '#schemas/actor.ts';
import { OnlineFormSetting } from '#schemas/settings.ts';
import { auditWrite } from './audit.ts';
import { settingKey } from './keys.ts';
import type { Tables } from './table.ts';
import { transact } from './transact.ts';

/** The online form's switch as it stands now. Absent or unreadable is shut: the form opens only on a recorded sign-off (S15). */
export async function readOnlineForm(tables: Tables): Promise<OnlineFormSetting> {
  const { Item } = await tables.client.send(
    new GetCommand({ TableName: tables.cases, Key: settingKey('online-form') }),
  );
  const parsed = OnlineFormSetting.safeParse(Item);
  return parsed.success ? parsed.data : { open: false };
}

/** Opens or shuts the online form, recorded. */
export async function writeOnlineForm(
  tables: Tables,
  actor: Actor,
  setting: OnlineFormSetting,
  now: Date,
): Promise<void> {
  await transact(tables.client, [
    { name: 'setting', table: tables.cases, put: { ...settingKey('online-form'), item: 'setting', ...setting } },
    auditWrite(tables, actor, now, { action: setting.open ? 'open-online-form' : 'shut-online-form' }),
  ]);
}
