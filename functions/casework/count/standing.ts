import * as z from 'zod';
import { caseCount, type Standing, taskCount } from '#functions/platform/store/counts.ts';
import { type Flagged, type ListedFor, listableOf, namedAmong } from '#functions/platform/store/flag-rows.ts';
import { Holder } from '#functions/platform/store/holder.ts';
import { CaseFlag } from '#schemas/case.ts';

/** Returns how a case is counted: by its team and state, at this version of it. */
export function caseStanding(head: { reference: Holder; team: string; state: string; version: number }): Standing {
  const { reference, team, state, version } = head;
  return { reference, sk: 'CASE', version, count: caseCount(team, state) };
}

/**
 * Returns how a task is counted. A task is open and then done: two versions, and two more each time it is opened again
 * (`opened`).
 */
export function taskStanding(task: {
  readonly reference: Holder;
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
const Flags = z.object({ SS: z.array(CaseFlag) });
/**
 * The fields read from a record's images: the case or task, its team and state, and its version. People wrote the rest, and it is
 * never looked at (law 4).
 */
const Image = z.object({
  item: z.object({ S: z.enum(['case', 'task']) }),
  reference: z.object({ S: Holder }),
  sk: Text,
  team: Text,
  state: Text,
  version: Whole.optional(),
  opened: Whole.optional(),
  queueSort: Text.optional(),
  flags: Flags.optional(),
  access: z.object({ M: z.object({ only: z.unknown().optional() }) }).optional(),
});
type Image = z.infer<typeof Image>;
const StreamRecord = z.object({
  dynamodb: z.object({ SequenceNumber: z.string(), NewImage: Image, OldImage: Image.optional() }),
});

/** The changes that one record of the table's stream makes to the counts and to the lists of named flags. */
export interface Followed {
  readonly sequence: string;
  /** Absent when the count did not change: a note, for example, changes none. */
  readonly standing?: Standing;
  /** A case whose rows in the lists of these flags may have to move. */
  readonly flagged?: { readonly head: Flagged; readonly among: readonly ListedFor[] };
}

/** Reads a record; returns undefined when it changes neither. */
export function followedIn(record: unknown): Followed | undefined {
  const parsed = StreamRecord.safeParse(record);
  if (!parsed.success) return undefined;
  const { SequenceNumber: sequence, NewImage: is, OldImage: was } = parsed.data.dynamodb;
  const standing = standingOf(is);
  if (standing === undefined) return undefined;
  const flagged = flaggedBy(is, was);
  return {
    sequence,
    ...(was !== undefined && standingOf(was)?.count === standing.count ? {} : { standing }),
    ...(flagged === undefined ? {} : { flagged }),
  };
}

function standingOf({ item, reference, sk, team, state, version, opened }: Image): Standing | undefined {
  const about = { reference: reference.S, team: team.S, state: state.S };
  if (item.S === 'task') return taskStanding({ ...about, sk: sk.S, opened: opened?.N });
  return version === undefined ? undefined : caseStanding({ ...about, version: version.N });
}

/** Returns a case whose flags, team, state or due time changed, with the named flags that it has or had. */
function flaggedBy(is: Image, was: Image | undefined): Followed['flagged'] {
  const listable = (image: Image | undefined) => listableOf(image?.flags?.SS ?? [], image?.access?.M);
  const [flags, before] = [listable(is), listable(was)];
  const among = [...new Set(namedAmong([...flags, ...before]))];
  if (among.length === 0 || is.version === undefined || is.queueSort === undefined) return undefined;
  const placeOf = ({ team, state, queueSort }: Image) => `${team.S} ${state.S} ${queueSort?.S}`;
  const same = among.every((flag) => flags.includes(flag) === before.includes(flag));
  if (was !== undefined && same && placeOf(was) === placeOf(is)) return undefined;
  const head = {
    reference: is.reference.S,
    team: is.team.S,
    state: is.state.S,
    queueSort: is.queueSort.S,
    flags,
    version: is.version.N,
  };
  return { head, among };
}
