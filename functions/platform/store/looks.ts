import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { encodeTime } from 'ulid';
import * as z from 'zod';
import type { AuditEntry } from '#schemas/audit.ts';
import type { Case } from '#schemas/case.ts';
import { DraftId } from '#schemas/draft-id.ts';
import type { LookAction } from '#schemas/look-action.ts';
import { Reference } from '#schemas/reference.ts';
import type { SafetyRecord } from '#schemas/safety-record.ts';
import { fewAtOnce } from '../few-at-once.ts';
import { digest } from '../identifiers.ts';
import { atLondonHour, londonDate } from '../london.ts';
import { hashOfEntry } from './audit.ts';
import { type HistoryLook, relatedTo } from './history.ts';
import { lookedKey } from './keys.ts';
import { letIn, readHead, recordLook, safetyToShow } from './reading.ts';
import { readSealed } from './sealing.ts';
import type { Acting, Tables } from './table.ts';
import type { Item } from './transact.ts';

/**
 * What people have open all day, what an open page asks again by itself, and a referral that is being taken down, which is saved every few
 * seconds: some hundred entries a day and person.
 */
const OFTEN: ReadonlySet<string> = new Set<LookAction | 'save-draft'>([
  'list-cases',
  'list-tasks',
  'show-shift',
  'list-drafts',
  'read-draft',
  'save-draft',
]);
const isOften = ({ action, again }: AuditEntry) => again === true || OFTEN.has(action);

/** Rows are put a few at a time: a full link of lists has some thousand. */
const PUTS_AT_ONCE = 20;
/** Some 5 MB. A row that was forgotten is refused by the table. */
const MOST_KNOWN = 50_000;

/** What has an index of looks: a case, and a draft, whose looks are part of those at the case that it becomes. */
const LookedAt = z.union([Reference, DraftId]);
type LookedAt = z.infer<typeof LookedAt>;

/** Returns the cases and drafts that an entry names. */
const namedIn = ({ reference, references = [] }: AuditEntry): LookedAt[] =>
  [...new Set([reference, ...references])].flatMap((one) => LookedAt.safeParse(one).data ?? []);

/**
 * Returns where the index has an entry: by its own time. What comes often is there once a day for each person, role, kind and reason, at the
 * beginning of its day in London.
 */
function placeOf(entry: AuditEntry): string {
  if (!isOften(entry)) return entry.id;
  const { at, actor, roles, action, reason = '' } = entry;
  const day = atLondonHour(londonDate(new Date(at)), 0).getTime();
  return `${encodeTime(day)}#${digest(actor, roles.join(' '), action, reason).slice(0, 20)}`;
}

/**
 * Adds entries to the index of looks, a row for each case or draft that an entry of a person names. A row holds the id of its entry and nothing of a
 * family. Rows are only added, each once, however many sealers write them and in whatever order.
 * @param known the rows of what comes often that were written before, so that they are not written again
 */
export async function indexLooks(tables: Tables, entries: readonly AuditEntry[], known: Set<string>): Promise<void> {
  const rows = new Map<string, Item>();
  for (const entry of entries.filter(({ actor }) => actor.startsWith('staff:')))
    for (const key of namedIn(entry).map((reference) => lookedKey(reference, placeOf(entry)))) {
      const name = `${key.pk} ${key.sk}`;
      if (known.has(name) || rows.has(name)) continue;
      rows.set(name, { ...key, item: 'look', entry: entry.id });
    }
  await fewAtOnce(rows.values(), PUTS_AT_ONCE, (row) => addRow(tables, row));
  if (known.size >= MOST_KNOWN) known.clear();
  for (const [name, { sk, entry }] of rows) if (sk !== entry) known.add(name);
}

async function addRow({ client, audit }: Tables, Item: Item): Promise<void> {
  try {
    await client.send(new PutCommand({ TableName: audit, Item, ConditionExpression: 'attribute_not_exists(pk)' }));
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}

/** A question who looked at a case, and at its related cases where it asks for them. */
export interface LooksLook extends HistoryLook {
  /** What the audit says of the question. */
  readonly subject: string;
  readonly from: Date | undefined;
  readonly until: Date | undefined;
  /** The place of the last look of the page before. */
  readonly after: string | undefined;
}

/** A look at one or several of the cases. */
export interface FoundLook {
  readonly entry: AuditEntry;
  readonly references: readonly Reference[];
  /** There may be more like it on that day: see {@link indexLooks}. */
  readonly often: boolean;
  /** Whether the chain has it: in its first minutes an entry is not sealed yet. */
  readonly sealed: boolean;
}

export interface FoundLooks {
  /** The case itself first, with what its mask is made of. */
  readonly cases: readonly { readonly head: Case; readonly safety: SafetyRecord }[];
  readonly looks: readonly FoundLook[];
  /** Looks whose entry is missing, or is not as it was written: `npm run audit` says more. */
  readonly unreadable: number;
  readonly hidden: number;
  readonly moreCases: number;
  readonly next?: string;
}

/** A page: what somebody reads in a quarter of an hour. */
const PAGE = 50;

/**
 * Returns who looked at a case, and at the cases related to it, newest first. The question is recorded before anything is given back, with each
 * case that it is about. A page reads at most its own number of rows for each case, and the entries that it shows.
 */
export async function readLooks(store: Acting, reference: Reference, look: LooksLook): Promise<FoundLooks | undefined> {
  const head = await readHead(store, reference);
  if (head === undefined) return undefined;
  await letIn(store, head, look, 'who-looked');
  const { chosen, hidden, moreCases } = await relatedTo(store, head, look);
  const references = chosen.map((one) => one.reference);
  await recordLook(store, look, { action: 'who-looked', reference, subject: look.subject, references });
  const asked = [reference, ...references];
  const pages = await Promise.all([head, ...chosen].flatMap((one) => rowsOfCase(store, one, look)));
  const { rows, next } = merged(pages);
  const entries = await readSealed(
    store,
    rows.map(({ entry }) => entry),
  );
  const looks = rows.flatMap(({ entry: id, of, often }): FoundLook[] => {
    const { entry: found, sealedIn } = entries.get(id) ?? {};
    if (found?.is !== 'entry' || !isWhole(found.entry, [...of.keys()])) return [];
    return [{ entry: found.entry, references: [...new Set(of.values())], often, sealed: sealedIn !== undefined }];
  });
  const cases = await Promise.all(
    asked.map(async (one) => ({ head: await readHead(store, one), safety: await safetyToShow(store, one) })),
  );
  const seen = cases.flatMap(({ head: newest, safety }) => (newest === undefined ? [] : [{ head: newest, safety }]));
  if (seen[0] !== undefined) look.permit(seen[0].head);
  return {
    cases: seen,
    looks,
    unreadable: rows.length - looks.length,
    hidden,
    moreCases,
    ...(next === undefined ? {} : { next }),
  };
}

/** Returns whether an entry is as it was written, and names one of the cases or drafts: a row alone proves nothing. */
const isWhole = (entry: AuditEntry, of: readonly LookedAt[]): boolean =>
  entry.hash === hashOfEntry(entry) && namedIn(entry).some((one) => of.includes(one));

const Row = z.object({ sk: z.string(), entry: z.string() });

/** Returns the rows of a case, and of the draft that it was. */
const rowsOfCase = (tables: Tables, { reference, draft }: Pick<Case, 'reference' | 'draft'>, look: LooksLook) =>
  [reference, ...(draft === undefined ? [] : [draft])].map(async (of) => ({
    of,
    reference,
    ...(await rowsOf(tables, of, look)),
  }));

/** Returns the rows of one page, the newest first. */
async function rowsOf({ client, audit }: Tables, of: LookedAt, { from, until, after }: LooksLook) {
  const { pk } = lookedKey(of);
  const { Items = [], LastEvaluatedKey } = await client.send(
    new QueryCommand({
      TableName: audit,
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :until',
      ExpressionAttributeValues: {
        ':pk': pk,
        ':from': from === undefined ? '0' : encodeTime(from.getTime()),
        ':until': until === undefined ? '~' : encodeTime(until.getTime()),
      },
      ScanIndexForward: false,
      Limit: PAGE,
      ...(after === undefined ? {} : { ExclusiveStartKey: lookedKey(of, after) }),
    }),
  );
  return { rows: Items.map((item) => Row.parse(item)), goesOn: LastEvaluatedKey !== undefined };
}

/** Puts the rows of several cases into one page. A look at several of them has the same place in each, and is one. */
function merged(pages: readonly Awaited<ReturnType<typeof rowsOfCase>[number]>[]) {
  const places = new Map<string, { entry: string; of: Map<LookedAt, Reference>; often: boolean }>();
  for (const { of, reference, rows } of pages)
    for (const { sk, entry } of rows) {
      const there = places.get(sk) ?? { entry, of: new Map(), often: sk.includes('#') };
      there.of.set(of, reference);
      if (entry < there.entry) there.entry = entry;
      places.set(sk, there);
    }
  const sorted = [...places].sort(([one], [other]) => (one < other ? 1 : -1));
  const shown = sorted.slice(0, PAGE);
  const more = sorted.length > PAGE || pages.some(({ goesOn }) => goesOn);
  const next = more ? shown.at(-1)?.[0] : undefined;
  return { rows: shown.map(([, row]) => row), next };
}
