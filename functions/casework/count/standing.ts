import * as z from 'zod';
import { caseCount, type Mark, type Standing, taskCount } from '#functions/platform/store/counts.ts';
import { type Flagged, type ListedFor, listableOf, namedAmong } from '#functions/platform/store/flag-rows.ts';
import { Holder } from '#functions/platform/store/holder.ts';
import { CaseFlag } from '#schemas/case.ts';
import { alertMarks, askMarks, type ContactFacts, contactMarks } from './activity-marks.ts';

/** What is counted, with the fields that decide how. The table's stream and reconcile read the same. */
export interface Countable extends Omit<ContactFacts, 'state'> {
  readonly item?: string | undefined;
  readonly reference: Holder;
  readonly sk: string;
  readonly team?: string | undefined;
  readonly state?: string | undefined;
  readonly version?: number | undefined;
  readonly opened?: number | undefined;
  readonly kind?: string | undefined;
  readonly raisedAt?: string | undefined;
  readonly doneAt?: string | undefined;
  readonly form?: string | undefined;
  readonly askedAt?: string | undefined;
  readonly answer?: { readonly at: string } | undefined;
}

/** Returns how an item is counted; undefined for one that is not. */
export function standingOf({ item, team, state, version, ...about }: Countable): Standing | undefined {
  if (item === 'ask' && version !== undefined) return askStanding({ ...about, version });
  if (team === undefined || state === undefined) return undefined;
  if (item === 'task') return taskStanding({ ...about, team, state });
  return item === 'case' && version !== undefined ? caseStanding({ ...about, team, state, version }) : undefined;
}

/** Returns how a case is counted: by its team and state, and as activity, at this version of it. */
export function caseStanding(
  head: ContactFacts & { readonly reference: Holder; readonly team: string; readonly version: number },
): Standing {
  const { reference, team, state, version } = head;
  return { reference, sk: 'CASE', version, count: caseCount(team, state), ...activity(contactMarks(head)) };
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
  readonly kind?: string | undefined;
  readonly raisedAt?: string | undefined;
  readonly doneAt?: string | undefined;
}): Standing {
  const { reference, sk, team, state, opened = 1 } = task;
  const open = state === 'open';
  return {
    ...{ reference, sk, version: 2 * opened - (open ? 1 : 0), count: open ? taskCount(team) : null },
    ...activity(alertMarks(task)),
  };
}

function askStanding({ reference, sk, version, ...ask }: Countable & { readonly version: number }): Standing {
  return { reference, sk, version, count: null, ...activity(askMarks(ask)) };
}

const activity = (marks: readonly Mark[]) => (marks.length === 0 ? {} : { activity: marks });

const Text = z.object({ S: z.string() }).transform(({ S }) => S);
const Whole = z.object({ N: z.coerce.number().int() }).transform(({ N }) => N);
const Flags = z.object({ SS: z.array(CaseFlag) }).transform(({ SS }) => SS);
const Answer = z.object({ M: z.object({ at: Text }) }).transform(({ M }) => M);
/**
 * The fields read from a record's images: codes, times, numbers and the version. People wrote the rest, and it is never looked at
 * (law 4).
 */
const Image = z.object({
  item: z.object({ S: z.enum(['case', 'task', 'ask']) }).transform(({ S }) => S),
  reference: Text.pipe(Holder),
  sk: Text,
  team: Text.optional(),
  state: Text,
  version: Whole.optional(),
  opened: Whole.optional(),
  queueSort: Text.optional(),
  flags: Flags.optional(),
  door: Text.optional(),
  source: Text.optional(),
  receivedAt: Text.optional(),
  decidedAt: Text.optional(),
  decisionDueAt: Text.optional(),
  outcome: Text.optional(),
  kind: Text.optional(),
  raisedAt: Text.optional(),
  doneAt: Text.optional(),
  // A head has its form as a map, and a request the form's id as a text.
  form: Text.optional().catch(undefined),
  askedAt: Text.optional(),
  answer: Answer.optional(),
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
    ...(was !== undefined && isCountedAlike(standing, standingOf(was)) ? {} : { standing }),
    ...(flagged === undefined ? {} : { flagged }),
  };
}

/** Returns whether a change moved no number: a note, for example, moves none. */
const isCountedAlike = (is: Standing, was: Standing | undefined) =>
  was?.count === is.count && JSON.stringify(was.activity) === JSON.stringify(is.activity);

/** Returns a case whose flags, team, state or due time changed, with the named flags that it has or had. */
function flaggedBy(is: Image, was: Image | undefined): Followed['flagged'] {
  const listable = (image: Image | undefined) => listableOf(image?.flags ?? [], image?.access?.M);
  const [flags, before] = [listable(is), listable(was)];
  const among = [...new Set(namedAmong([...flags, ...before]))];
  const { reference, team, state, queueSort, version } = is;
  if (among.length === 0 || version === undefined || team === undefined || queueSort === undefined) return undefined;
  const placeOf = (one: Image) => `${one.team} ${one.state} ${one.queueSort}`;
  const same = among.every((flag) => flags.includes(flag) === before.includes(flag));
  if (was !== undefined && same && placeOf(was) === placeOf(is)) return undefined;
  return { head: { reference, team, state, queueSort, flags, version }, among };
}
