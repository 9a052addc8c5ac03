import { OnlineFormSetting } from '#schemas/settings.ts';
import { idOf } from './audit.ts';
import { ONLINE_FORM } from './holder.ts';
import { timed } from './items.ts';
import { taskKey } from './keys.ts';
import type { Acting, Tables } from './table.ts';
import type { Write } from './transact.ts';
import { type Change, readSetting, type Setting, type Version, writeSetting } from './versioned-setting.ts';

/** The online form's switch. Absent or unreadable means closed: the form opens only on a recorded sign-off (S15). */
export const ONLINE_FORM_SWITCH: Setting<OnlineFormSetting> = {
  name: ONLINE_FORM,
  schema: OnlineFormSetting,
  unset: { open: false },
};

/** Returns the online form's switch and its version. */
export const readOnlineFormSetting = (tables: Tables): Promise<Version<OnlineFormSetting>> =>
  readSetting(tables, ONLINE_FORM_SWITCH);

/** Returns the online form's present switch. */
export const readOnlineForm = async (tables: Tables): Promise<OnlineFormSetting> =>
  (await readOnlineFormSetting(tables)).value;

/** The task to review a sign-off, by the day of its review: another sign-off has another. */
export const reviewTaskId = (reviewOn: string): string => `review_sign_off-${reviewOn}`;

/**
 * Opens or closes the online form, with an audit entry, if the switch still has the version that was seen. This finishes the task to
 * review the previous sign-off; the sweep raises the next one when `remindAt` comes.
 */
export async function writeOnlineForm(
  store: Acting,
  { remindAt, ...change }: Change<OnlineFormSetting> & { readonly remindAt?: string | undefined },
  now: Date,
): Promise<Version<OnlineFormSetting> | 'stale'> {
  const before = await readOnlineForm(store);
  return writeSetting(
    store,
    ONLINE_FORM_SWITCH,
    change,
    {
      action: change.value.open ? 'open-online-form' : 'shut-online-form',
      beside: remindAt === undefined ? {} : timed('review', remindAt),
      writes: before.open ? [reviewed(store, before.signOff.reviewOn, idOf(store.actor), now)] : [],
    },
    now,
  );
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
