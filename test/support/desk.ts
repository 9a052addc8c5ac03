import { digest } from '#functions/platform/identifiers.ts';
import { enterColleague } from '#functions/platform/store/colleagues.ts';
import { fileCase } from '#functions/platform/store/filing.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { service } from '#schemas/actor.ts';
import type { Case, Task } from '#schemas/case.ts';
import { sampleCase } from './sample-case.ts';

/** Enters colleagues with the names of their ids. */
export async function enterNamed(tables: Tables, names: Readonly<Record<string, string>>, at: Date): Promise<void> {
  for (const [id, name] of Object.entries(names))
    await enterColleague({ ...tables, actor: service('test') }, { id, name }, at);
}

/** Files a case as it is given, with its tasks. */
export async function filed(tables: Tables, at: Date, change: Partial<Case> = {}, tasks: readonly Task[] = []) {
  const head = sampleCase(change);
  const once = { kind: 'test', hash: digest(head.reference), holds: {} };
  await fileCase({ ...tables, actor: service('test') }, { head, once, tasks, timeline: [] }, at);
  return head.reference;
}
