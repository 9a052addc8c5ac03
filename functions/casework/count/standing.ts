import * as z from 'zod';
import { caseCount, type Standing, taskCount } from '#functions/platform/store/counts.ts';

/** Where a case stands, at which version of it. */
export function caseStanding(head: { reference: string; team: string; state: string; version: number }): Standing {
  const { reference, team, state, version } = head;
  return { reference, sk: 'CASE', version, count: caseCount(team, state) };
}

/** A task is open and then done: two versions, and two more each time that it is opened again (`opened`). */
export function taskStanding(task: {
  readonly reference: string;
  readonly sk: string;
  readonly team: string;
  readonly state: string;
  readonly opened?: number | undefined;
}): Standing {
  const { reference, sk, team, state, opened = 1 } = task;
  const open = state === 'open';
  return { reference, sk, version: 2 * opened - (open ? 1 : 0), count: open ? taskCount(team) : null };
}

const Text = z.object({ S: z.string() });
const Whole = z.object({ N: z.coerce.number().int() });
/**
 * What is read of a record's image: which case or task, where it stands, and at which version. The rest of it is what people
 * wrote, and is never looked at (law 4).
 */
const Image = z.object({
  item: z.object({ S: z.enum(['case', 'task']) }),
  reference: Text,
  sk: Text,
  team: Text,
  state: Text,
  version: Whole.optional(),
  opened: Whole.optional(),
});
const StreamRecord = z.object({ dynamodb: z.object({ SequenceNumber: z.string(), NewImage: Image }) });

/** What a record of the cases table's stream says of the counts; undefined for one that says nothing of them. */
export function standingIn(record: unknown): { readonly sequence: string; readonly standing: Standing } | undefined {
  const parsed = StreamRecord.safeParse(record);
  if (!parsed.success) return undefined;
  const { SequenceNumber: sequence, NewImage: image } = parsed.data.dynamodb;
  const about = { reference: image.reference.S, team: image.team.S, state: image.state.S };
  if (image.item.S === 'task')
    return { sequence, standing: taskStanding({ ...about, sk: image.sk.S, opened: image.opened?.N }) };
  if (image.version === undefined) return undefined;
  return { sequence, standing: caseStanding({ ...about, version: image.version.N }) };
}
