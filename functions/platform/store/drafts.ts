import { GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Team } from '#schemas/case.ts';
import { Draft, EndedDraft } from '#schemas/draft.ts';
import { type Audited, auditWrite } from './audit.ts';
import { atVersion, endWrite } from './draft-end.ts';
import { itemsAt, rowsIn } from './index-rows.ts';
import { timed } from './items.ts';
import { draftKey, draftQueueOf, takerQueueOf } from './keys.ts';
import { type Look, recordLook } from './reading.ts';
import type { Acting, Tables } from './table.ts';
import { type Item, transact } from './transact.ts';

/** When the sweep files a draft that nobody went on with. */
export interface Until {
  readonly fileAt: Date;
}

/** The item of a draft: its answers are one text, as a map of maps takes three times the room. */
const itemOf = ({ answers, ...draft }: Draft, { fileAt }: Until): Item => ({
  ...draftKey(draft.id),
  item: 'draft',
  ...draft,
  text: JSON.stringify(answers),
  queue: draftQueueOf(draft.team),
  assigneeQueue: takerQueueOf(draft.taker),
  queueSort: `${draft.changedAt}#${draft.id}`,
  ...timed('draft', fileAt.toISOString()),
});

const Stored = z.looseObject({ text: z.string() });

/** Returns a draft, open or ended, from its item. */
export function draftOf(item: Item): Draft | EndedDraft {
  const ended = EndedDraft.safeParse(item);
  if (ended.success) return ended.data;
  return Draft.parse({ ...item, answers: JSON.parse(Stored.parse(item).text) });
}

const isOpen = (draft: Draft | EndedDraft): draft is Draft => !('ended' in draft);

/** Begins a draft, with the audit entry. */
export async function beginDraft(store: Acting, draft: Draft, until: Until, now: Date): Promise<void> {
  await transact(store.client, [
    { name: 'draft', table: store.cases, put: itemOf(draft, until), condition: 'attribute_not_exists(pk)' },
    auditWrite(store, now, { action: 'begin-draft', reference: draft.id }),
  ]);
}

/** Returns a draft, open or ended; undefined for an unknown id. Record the look by {@link lookAtDraft} before you show it. */
export async function readDraft(tables: Tables, id: string): Promise<Draft | EndedDraft | undefined> {
  const { Item } = await tables.client.send(
    new GetCommand({ TableName: tables.cases, Key: draftKey(id), ConsistentRead: true }),
  );
  return Item === undefined ? undefined : draftOf(Item);
}

/** Records that somebody reads a draft (law 5). */
export const lookAtDraft = (store: Acting, id: string, look: Look): Promise<void> =>
  recordLook(store, look, { action: 'read-draft', reference: id });

/** Which drafts to list: those of one person, and those of teams that were left before an instant. */
export interface DraftsAsked {
  readonly taker: string;
  readonly mine: number;
  readonly teams: readonly Team[];
  readonly leftBefore: Date;
  readonly left: number;
}

/** Lists open drafts, the oldest change first. The look is recorded before anything is returned, if there is anything (law 5). */
export async function listDrafts(
  store: Acting,
  { taker, mine, teams, leftBefore, left }: DraftsAsked,
  look: Look,
): Promise<{ readonly mine: readonly Draft[]; readonly left: readonly Draft[] }> {
  const [own, others] = await Promise.all([
    rowsIn(store, { index: 'assignee', queues: [takerQueueOf(taker)] }, mine, undefined),
    rowsIn(
      store,
      { index: 'queue', queues: teams.map(draftQueueOf), until: leftBefore.toISOString() },
      left,
      undefined,
    ),
  ]);
  const rows = [...own.rows, ...others.rows];
  if (rows.length === 0) return { mine: [], left: [] };
  const items = await itemsAt(store, rows);
  const drafts = [...new Map(rows.map((row) => [row.pk, items.get(row)])).values()]
    .flatMap((item) => (item === undefined ? [] : [draftOf(item)]))
    .filter(isOpen);
  await recordLook(store, look, {
    action: 'list-drafts',
    count: drafts.length,
    references: drafts.map(({ id }) => id),
  });
  return {
    mine: drafts.filter((draft) => draft.taker === taker),
    left: drafts.filter((draft) => draft.taker !== taker && draft.changedAt < leftBefore.toISOString()),
  };
}

/** A team never has more: the sweep files what was left. */
const MOST_COUNTED = 50;

/** Returns how many drafts of a team were left before an instant, at most {@link MOST_COUNTED}: keys alone, and nothing of a family. */
export async function countLeft(tables: Tables, team: Team, before: Date): Promise<number> {
  const left = { index: 'queue', queues: [draftQueueOf(team)], until: before.toISOString() } as const;
  return (await rowsIn(tables, left, MOST_COUNTED, undefined)).rows.length;
}

/** Writes a draft at exactly the version that was seen, with the audit entry; `stale` writes nothing. */
export async function changeDraft(
  store: Acting,
  seen: Draft,
  draft: Draft,
  until: Until,
  { now, ...what }: Pick<Audited, 'action'> & { now: Date },
): Promise<'changed' | 'stale'> {
  const { key: _key, ...condition } = atVersion(store, seen);
  const outcome = await transact(store.client, [
    { ...condition, put: itemOf(draft, until) },
    auditWrite(store, now, { ...what, reference: draft.id }),
  ]);
  return outcome.done ? 'changed' : 'stale';
}

/** Lets a draft go, with the reason in the audit; `stale` writes nothing. */
export async function letGoDraft(
  store: Acting,
  seen: Draft,
  { reason, now }: { reason: string; now: Date },
): Promise<'changed' | 'stale'> {
  const outcome = await transact(store.client, [
    endWrite(store, seen, { ended: 'let_go' }, now),
    auditWrite(store, now, { action: 'let-go-draft', reference: seen.id, reason }),
  ]);
  return outcome.done ? 'changed' : 'stale';
}
