import { directoryIn } from '#functions/platform/store/colleagues.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { service } from '#schemas/actor.ts';

/** Enters people in the directory of colleagues, so that they may be given work. */
export async function enterAll(tables: Tables, ...ids: readonly string[]): Promise<void> {
  const { enter } = directoryIn(tables);
  for (const id of ids) await enter(service('test'), { id, name: 'Rowan Ashby' }, new Date('2026-11-20T09:00:00.000Z'));
}
