import type { Performed } from '#functions/casework/index.ts';
import { dueWords } from '#functions/platform/london-words.ts';
import { Reference } from '#schemas/reference.ts';
import { TEAM_WORDS } from '#schemas/words/case-words.ts';
import type { PageVisit } from '../../kit/page.ts';
import type { Names } from '../names.ts';
import { flagTags, glanceShown, RESTRICTED } from './case-row.ts';

type TaskRow = Performed<'listTasks'>['body']['tasks'][number];

/** Returns a task as the rows of every list show it, with its case. A task that belongs to no case leads nowhere. */
export function taskRow(task: TaskRow, { now }: Pick<PageVisit, 'now'>, names: Names) {
  const { reference, says, owner, role, late, team } = task;
  const isOfCase = Reference.safeParse(reference).success;
  return {
    says,
    ...(isOfCase ? { reference, href: `/staff/cases/${reference}/tasks` } : {}),
    ...(task.case === null
      ? { children: [], tags: [] }
      : {
          ...glanceShown(task.case.glance),
          tags: [...flagTags(task.case.flags), ...(task.case.restricted ? [RESTRICTED] : [])],
        }),
    due: dueWords(task.dueAt, now),
    late,
    who: owner === undefined ? (role ?? TEAM_WORDS[team]) : names.get(owner),
  };
}
