import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { RowPosition } from '#functions/platform/store/index-rows.ts';
import { LIST_INDEXES } from '#functions/platform/store/indexes.ts';
import { caseWrite, taskWrite } from '#functions/platform/store/items.ts';
import { flagQueueOf, flagRowKey } from '#functions/platform/store/keys.ts';
import { placeOf } from '#functions/platform/store/listing.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import type { Item, Write } from '#functions/platform/store/transact.ts';
import type { Case, Task } from '#schemas/case.ts';
import { Priority } from '#schemas/case.ts';
import { newReference } from '#schemas/reference.ts';

/** How many people or agencies share the lists: few enough that each has more than two pages in the small table. */
const PEOPLE = 10;
const SOURCES = ['1A', '2A', '2B', '3A', '3B', '3E', '4', '5A', '6', '8'];
/** One case in five has an open task of one of these many people. */
const OWNERS = 4;
const WITH_TASK = 5;
/** One case in ten has the flag whose list is measured. */
const WITH_FLAG = 10;
/** Fills a head up to 1.5 KB, the size of one with a sender, flags and links. */
const SENDER = {
  name: 'N'.repeat(190),
  role: 'R'.repeat(190),
  email: `${'e'.repeat(200)}@school.example`,
  telephone: '0116 496 0000',
  emailIsSafe: true,
};
const FIRST = Date.parse('2026-01-05T09:00:00.000Z');
const MINUTE = 60_000;
/** BatchWrite's limit. */
const BATCH = 25;
const AT_ONCE = 8;

/** The person and the agency whose lists are measured. */
export const PERSON = 'person-0';
export const SOURCE = SOURCES[0] ?? '';
export const OWNER = 'owner-0';
export const FLAG = 'do_not_inform_parents';
export const DOOR = 'word_upload';

/** A list by its index and queue, and by the first code of its rows where it shares its queue. */
const placesIn = (index: string, queue: string, sort: string): string =>
  index === 'source' ? listNamed(index, queue, sort.split('#')[0]) : listNamed(index, queue);
export const listNamed = (index: string, queue: string, code = ''): string => `${index} ${queue} ${code}`;

function caseAt(place: number): Case {
  const receivedAt = new Date(FIRST + place * MINUTE).toISOString();
  return {
    reference: newReference(),
    door: DOOR,
    team: 'duty_and_advice',
    state: 'new',
    receivedAt,
    decisionDueAt: new Date(FIRST + place * MINUTE + 24 * 60 * MINUTE).toISOString(),
    flags: ['incomplete', ...(place % WITH_FLAG === 0 ? ([FLAG] as const) : [])],
    links: Array.from({ length: 8 }, () => ({ reference: newReference(), why: 'suspected_repeat' as const })),
    form: { id: 'early-help-and-social-care', version: '2026-11-22' },
    completeness: { answered: 40, reasoned: 2, blank: 5 },
    children: 2,
    sender: SENDER,
    source: SOURCES[place % SOURCES.length],
    priority: Priority.options[place % Priority.options.length],
    assignee: `person-${Math.floor(place / SOURCES.length) % PEOPLE}`,
    version: 1,
  };
}

function taskAt(place: number, { receivedAt, decisionDueAt }: Case): Task {
  return {
    id: 'by_hand-1',
    // The dearest: a person's own words are shown only to readers of the case, so the head of the case is read too.
    kind: 'by_hand',
    team: 'duty_and_advice',
    state: 'open',
    raisedAt: receivedAt,
    dueAt: decisionDueAt,
    why: 'early-help-and-social-care',
    owner: `owner-${Math.floor(place / WITH_TASK) % OWNERS}`,
  };
}

/** Fills a table with cases of one team that nobody has accepted, and returns the place of each list's rows. */
export async function fill(tables: Tables, cases: number): Promise<ReadonlyMap<string, readonly RowPosition[]>> {
  const places = new Map<string, RowPosition[]>();
  const waiting: Item[][] = [];
  const batch: Item[] = [];
  const add = (write: Write) => {
    if (!('put' in write)) throw new Error('a table is filled by puts');
    batch.push(write.put);
    if (batch.length === BATCH) waiting.push(batch.splice(0));
    const { pk, sk } = write.put;
    for (const [index, { hash, sort }] of Object.entries(LIST_INDEXES)) {
      const [queue, at] = [write.put[hash], write.put[sort]];
      if (queue === undefined || at === undefined) continue;
      const name = placesIn(index, String(queue), String(at));
      const list = places.get(name) ?? [];
      list.push({ pk: String(pk), sk: String(sk), sort: String(at) });
      places.set(name, list);
    }
  };
  const send = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await put(tables, next);
  };
  for (let place = 0; place < cases; place += 1) {
    const head = caseAt(place);
    add(caseWrite(tables, head));
    if (place % WITH_TASK === 0) add(taskWrite(tables, head.reference, taskAt(place, head)));
    if (place % WITH_FLAG === 0) {
      const { queueSort } = placeOf(head);
      const row = { queue: flagQueueOf(head.team, head.state, FLAG), queueSort };
      add({ name: 'flag', table: tables.cases, put: { ...flagRowKey(head.reference, FLAG), item: 'flag', ...row } });
    }
    if (waiting.length >= AT_ONCE * 10) await Promise.all(Array.from({ length: AT_ONCE }, send));
  }
  if (batch.length > 0) waiting.push(batch);
  await Promise.all(Array.from({ length: AT_ONCE }, send));
  for (const list of places.values()) list.sort((a, b) => (a.sort < b.sort ? -1 : 1));
  return places;
}

async function put(tables: Tables, items: readonly Item[]): Promise<void> {
  const { UnprocessedItems } = await tables.client.send(
    new BatchWriteCommand({ RequestItems: { [tables.cases]: items.map((Item) => ({ PutRequest: { Item } })) } }),
  );
  if (Object.keys(UnprocessedItems ?? {}).length > 0)
    throw new Error('DynamoDB Local takes every item that it is given');
}
