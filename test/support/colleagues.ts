import { enterColleague } from '#functions/platform/store/colleagues.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { service } from '#schemas/actor.ts';

/** Enters people in the directory of colleagues, so that they may be given work. */
export async function enterAll(tables: Tables, ...ids: readonly string[]): Promise<void> {
  const store = { ...tables, actor: service('test') };
  for (const id of ids) await enterColleague(store, { id, name: 'Rowan Ashby' }, new Date('2026-11-20T09:00:00.000Z'));
}
