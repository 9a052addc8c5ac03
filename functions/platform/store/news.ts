import { CaseInList } from '#schemas/glance.ts';
import { caseKey } from './keys.ts';
import type { Acting } from './table.ts';
import { transact } from './transact.ts';

const News = CaseInList.pick({ reference: true, assignee: true, assignedAt: true, came: true, looked: true });

/**
 * Notes that the assignee of a case has seen it as this head describes it. It counts what came instead of comparing times, so
 * something that joined during the look stays news. The version stays the same: looking never makes a colleague's `If-Match`
 * fail. Nothing is written where there is nothing to note, or where the case has been assigned again meanwhile.
 */
export async function noteLook(store: Acting, headItem: unknown): Promise<void> {
  const { reference, assignee, assignedAt, came = 0, looked } = News.parse(headItem);
  if (store.actor.kind !== 'staff' || assignee !== store.actor.id || (looked ?? -1) >= came) return;
  await transact(store.client, [
    {
      name: 'look',
      table: store.cases,
      update: caseKey(reference),
      set: 'SET looked = :came',
      condition: [
        'assignee = :me',
        assignedAt === undefined ? 'attribute_not_exists(assignedAt)' : 'assignedAt = :since',
        '(attribute_not_exists(looked) OR looked < :came)',
      ].join(' AND '),
      values: { ':came': came, ':me': assignee, ...(assignedAt === undefined ? {} : { ':since': assignedAt }) },
    },
  ]);
}
