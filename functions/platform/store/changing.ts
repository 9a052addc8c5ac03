import type { Case, CaseFlag, CaseState, FormRecord, Task, TimelineEntry } from '#schemas/case.ts';
import type { OutboundMessage } from '#schemas/message.ts';
import type { Reference } from '#schemas/reference.ts';
import type { SafetyRecord } from '#schemas/safety-record.ts';
import { auditWrite } from './audit.ts';
import { type GivenTo, givenToChecks, isRefusedColleague, namedWrites } from './colleagues.ts';
import { formRewrite, lookupWrite, onceWrite, outboundWrite, taskWrite, timelineWrite } from './items.ts';
import { caseKey, onceKey, type RecordKind, recordKey, type Timer } from './keys.ts';
import { Listed, PLACES, placeOf } from './listing.ts';
import { safetyWrite } from './safety.ts';
import type { Acting, Tables } from './table.ts';
import { finishWrite, type Moved, moveWrite, openWrite, type Turned, turnWrite } from './task-changes.ts';
import { type Item, transact, type Write } from './transact.ts';

/** A record beside a case's head: a question, a child, a decision. Its schema has parsed `value`. */
export interface RecordChange {
  readonly kind: RecordKind;
  readonly id: string;
  readonly value: Item;
  /** `new`: it must not exist yet. A number: it must have this version, and has the next one afterwards. */
  readonly was: 'new' | number;
  /** When a sweep looks at it; absent, no sweep does. */
  readonly timer?: { readonly kind: Timer; readonly at: string };
}

/** All that changes on one case at once. */
export interface CaseChange {
  readonly action: string;
  readonly subject?: string | undefined;
  readonly reason?: string | undefined;
  /** Fields of the head; `null` removes one. */
  readonly head: Item & { readonly state?: CaseState };
  /** The flags that it has afterwards. Adding one makes a new version, so none is overwritten unseen. */
  readonly flags: readonly CaseFlag[];
  readonly records: readonly RecordChange[];
  /** A form of the case with a new reading; search finds the case by it again. */
  readonly form?: FormRecord | undefined;
  /** The new safety record. */
  readonly safety?: SafetyRecord | undefined;
  readonly raise: readonly Task[];
  /** Tasks that are open from now on, though they may have been done before. They are a team's, and written only with a head. */
  readonly open?: readonly Task[] | undefined;
  /** Tasks that are about something else from now on. */
  readonly turn?: readonly Turned[] | undefined;
  /** Open tasks that go to another team with the case. */
  readonly move?: (Moved & { readonly ids: readonly string[] }) | undefined;
  readonly finish: readonly string[];
  readonly line: TimelineEntry;
  readonly outbound: readonly OutboundMessage[];
  /** Something from outside joined the case, such as an answer that a colleague took down for its assignee. */
  readonly came?: boolean | undefined;
  /** A claim that only one case may have, such as another system's number for it (law 2). */
  readonly claim?: { readonly kind: string; readonly hash: string; readonly holds: Item } | undefined;
  /** Who is given work by it, or is named to see it. It is refused unless each is such a colleague. */
  readonly givenTo?: readonly GivenTo[] | undefined;
  /** The earlier claim, which another case may have from now on. */
  readonly release?: { readonly kind: string; readonly hash: string } | undefined;
}

/**
 * `stale`: somebody else changed the case, or a record of it, since it was read; `claimed`: the claim is another case's. Nothing
 * was written.
 */
export type Changed =
  | { readonly changed: 'now'; readonly version: number }
  | { readonly changed: 'stale' }
  | { readonly changed: 'claimed' }
  /** Somebody who is given work is not in the directory of colleagues, or has ended. */
  | { readonly changed: 'no_colleague' };

/**
 * Changes a case if it still has the version that was read. Its records, timeline, tasks, messages and the audit entry are written
 * in one transaction, so two workers never overwrite each other.
 */
export async function changeCase(store: Acting, head: Case, change: CaseChange, now: Date): Promise<Changed> {
  const outcome = await transact(store.client, changeWrites(store, head, change, now));
  if (outcome.done) return { changed: 'now', version: head.version + 1 };
  if (outcome.refused.has('head')) return { changed: 'stale' };
  if ([...outcome.refused.keys()].some(isRefusedColleague)) return { changed: 'no_colleague' };
  return { changed: outcome.refused.has('once') ? 'claimed' : 'stale' };
}

/** A case as it was read, and its change. */
export interface CaseToChange {
  readonly head: Case;
  readonly change: CaseChange;
}

/**
 * Changes two cases at once, each at the version that was read: a link between them is on both or on neither. `stale` names those
 * that somebody else changed meanwhile.
 */
export async function changeBoth(
  store: Acting,
  cases: readonly [CaseToChange, CaseToChange],
  now: Date,
): Promise<{ readonly changed: 'now' } | { readonly changed: 'stale'; readonly stale: readonly string[] }> {
  const writes = cases.flatMap(({ head, change }) =>
    changeWrites(store, head, change, now).map((write) => ({
      ...write,
      name: `${head.reference} ${write.name}`,
    })),
  );
  const outcome = await transact(store.client, writes);
  if (outcome.done) return { changed: 'now' };
  const refused = [...outcome.refused.keys()].map((name) => name.split(' ')[0] ?? name);
  return { changed: 'stale', stale: [...new Set(refused)] };
}

function changeWrites(store: Acting, head: Case, change: CaseChange, now: Date): Write[] {
  const { reference } = head;
  return [
    headWrite(store, head, change, now),
    ...givenToChecks(store, change.givenTo ?? []),
    ...namedWrites(store, head, change.head.access),
    auditWrite(store, now, {
      action: change.action,
      reference,
      subject: change.subject,
      reason: change.reason,
    }),
    timelineWrite(store, reference, change.line),
    ...change.records.map((record) => recordWrite(store, reference, record)),
    ...(change.form === undefined
      ? []
      : [formRewrite(store, reference, change.form), lookupWrite(store, reference, now)]),
    ...(change.safety === undefined ? [] : [safetyWrite(store, reference, change.safety)]),
    ...change.raise.map((task) => taskWrite(store, reference, task)),
    ...(change.open ?? []).map((task) => openWrite(store, reference, task)),
    ...(change.turn ?? [])
      .filter(({ id }) => !change.finish.includes(id))
      .map((turned) => turnWrite(store, reference, turned)),
    ...moved(change).map(({ id, to }) => moveWrite(store, reference, id, to)),
    ...change.finish.map((id) =>
      finishWrite(
        store,
        reference,
        id,
        now,
        change.turn?.find((turned) => turned.id === id),
      ),
    ),
    ...change.outbound.map((message) => outboundWrite(store, message)),
    ...(change.claim === undefined
      ? []
      : [onceWrite(store, { ...change.claim, now: Math.floor(now.getTime() / 1000) })]),
    ...(change.release === undefined ? [] : [releaseWrite(store, reference, change.release, now)]),
  ];
}

/** Returns the tasks that go to another team, but for those that the change finishes: a transaction writes an item once. */
const moved = ({ move, finish }: CaseChange) =>
  move === undefined ? [] : move.ids.filter((id) => !finish.includes(id)).map((id) => ({ id, to: move }));

/** Returns the fields that the lists need from the head after the change. */
function headAfter(head: Case, change: CaseChange): Listed {
  const fields = Object.entries(change.head).map(([field, value]) => [field, value ?? undefined]);
  return Listed.parse({ ...head, ...Object.fromEntries(fields) });
}

/** The head at its next version. Its place in the work lists follows from what it says. */
function headWrite(tables: Tables, head: Case, change: CaseChange, now: Date): Write {
  const set: Item = {};
  const remove: string[] = [];
  for (const [field, value] of Object.entries({
    ...change.head,
    ...sinceAssigned(head, change, now),
    ...decidedAs(change),
  })) {
    if (value === null) remove.push(field);
    else if (value !== undefined) set[field] = value;
  }
  if (change.flags.length === 0) remove.push('flags');
  const place = placeOf(headAfter(head, change));
  remove.push(...PLACES.filter((name) => place[name] === undefined));
  const values: Item = {
    ...set,
    ...(change.flags.length === 0 ? {} : { flags: new Set(change.flags) }),
    version: head.version + 1,
    ...place,
  };
  const fields = Object.keys(values).filter((field) => values[field] !== undefined);
  return {
    name: 'head',
    table: tables.cases,
    update: caseKey(head.reference),
    set: [
      `SET ${fields.map((field) => `#${field} = :${field}`).join(', ')}`,
      ...(remove.length === 0 ? [] : [`REMOVE ${remove.map((field) => `#${field}`).join(', ')}`]),
      ...(change.came === true ? ['ADD came :one'] : []),
    ].join(' '),
    condition: '#version = :was',
    names: Object.fromEntries([...fields, ...remove].map((field) => [`#${field}`, field])),
    values: {
      ...Object.fromEntries(fields.map((field) => [`:${field}`, values[field]])),
      ':was': head.version,
      ...(change.came === true ? { ':one': 1 } : {}),
    },
  };
}

/** A new assignee has not looked at the case yet, even if others have. */
function sinceAssigned(head: Case, { head: { assignee } }: CaseChange, now: Date): Item {
  if (assignee === undefined || (assignee ?? undefined) === head.assignee) return {};
  return { assignedAt: assignee === null ? null : now.toISOString(), looked: null };
}

/**
 * The outcome of a decision is on the head too, where the counts of activity find it beside its deadline. `Case` does not have it: a
 * view of a case shows its decisions, with what a reader may see of them.
 */
function decidedAs({ records }: CaseChange): Item {
  const { outcome } = records.find(({ kind }) => kind === 'decision')?.value ?? {};
  return outcome === undefined ? {} : { outcome };
}

/** A claim ends: it no longer counts from the second before, and the table forgets it in time. */
function releaseWrite(tables: Tables, reference: Reference, once: { kind: string; hash: string }, now: Date): Write {
  return {
    name: 'release',
    table: tables.cases,
    update: onceKey(once.kind, once.hash),
    set: 'SET expiresAt = :before',
    condition: '#reference = :reference',
    names: { '#reference': 'reference' },
    values: { ':before': Math.floor(now.getTime() / 1000) - 1, ':reference': reference },
  };
}

function recordWrite(tables: Tables, reference: Reference, { kind, id, value, was, timer }: RecordChange): Write {
  return {
    name: `record-${kind}-${id}`,
    table: tables.cases,
    put: {
      ...recordKey(reference, kind, id),
      item: kind,
      reference,
      ...value,
      version: was === 'new' ? 1 : was + 1,
      ...(timer === undefined ? {} : { timer: timer.kind, timerAt: timer.at }),
    },
    ...(was === 'new'
      ? { condition: 'attribute_not_exists(pk)' }
      : { condition: '#version = :was', names: { '#version': 'version' }, values: { ':was': was } }),
  };
}
