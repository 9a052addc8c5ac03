import { BatchGetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { decodeTime, encodeTime } from 'ulid';
import * as z from 'zod';
import { AuditEntry } from '#schemas/audit.ts';
import { ChainLink, SealedEntry } from '../audit/chain.ts';
import { auditKey, chainKey, sealedKey } from './keys.ts';
import type { Tables } from './table.ts';
import { type Item, transact, type Write } from './transact.ts';

/** The date of an entry's partition, which its id also tells. */
export function dayOfEntry(id: string): string {
  return new Date(decodeTime(id)).toISOString().slice(0, 10);
}

/** Returns the last link of the chain; undefined when the chain is empty. */
export async function readChainHead(tables: Tables): Promise<ChainLink | undefined> {
  const { Items = [] } = await tables.client.send(
    new QueryCommand({
      TableName: tables.audit,
      KeyConditionExpression: 'pk = :chain',
      ExpressionAttributeValues: { ':chain': chainKey(0).pk },
      ScanIndexForward: false,
      Limit: 1,
      ConsistentRead: true,
    }),
  );
  return Items[0] === undefined ? undefined : ChainLink.parse(Items[0]);
}

/** The chain's links in order from a number on. One that does not parse comes as its number alone. */
export async function* readLinks(
  tables: Tables,
  from: number,
): AsyncGenerator<{ sequence: number; link: ChainLink | undefined }> {
  for await (const item of inOrder(tables, chainKey(0).pk, chainKey(from).sk)) {
    const parsed = ChainLink.safeParse(item);
    yield { sequence: Number(item.sk), link: parsed.success ? parsed.data : undefined };
  }
}

/** Added; or another sealer was first with this number; or some of its entries are in the chain already. */
export type Appended = { is: 'appended' } | { is: 'overtaken' } | { is: 'sealed_before'; ids: ReadonlySet<string> };

/**
 * Adds a link and marks its entries, all or nothing, on condition that its number is free and no entry is marked: so any number
 * of sealers may run at once, and each entry comes into the chain once.
 */
export async function appendLink(tables: Tables, link: ChainLink): Promise<Appended> {
  const markers = link.entries.map(({ id }): Write => {
    const key = sealedKey(dayOfEntry(id), id);
    return {
      name: id,
      table: tables.audit,
      put: { ...key, item: 'sealed', sequence: link.sequence },
      condition: 'attribute_not_exists(pk)',
    };
  });
  const outcome = await transact(tables.client, [
    {
      name: 'link',
      table: tables.audit,
      put: { ...chainKey(link.sequence), item: 'link', ...link },
      condition: 'attribute_not_exists(pk)',
    },
    ...markers,
  ]);
  if (outcome.done) return { is: 'appended' };
  const ids = new Set([...outcome.refused.keys()].filter((name) => name !== 'link'));
  return ids.size > 0 ? { is: 'sealed_before', ids } : { is: 'overtaken' };
}

/** The content of an entry's place. */
export type StandingEntry =
  | { readonly is: 'entry'; readonly entry: AuditEntry }
  | { readonly is: 'unreadable' }
  | { readonly is: 'missing' };

/** One entry of a day beside its marker; either may be missing. */
export interface DayRow {
  readonly id: string;
  readonly entry: StandingEntry;
  /** The link that the marker names. */
  readonly sealedIn: number | undefined;
}

const Marker = z.object({ sequence: z.number().int() });

/**
 * A day's entries and markers side by side, in order, a page of each in memory at a time. With a time, only those since: an id
 * begins with its entry's time.
 */
export async function* readDay(tables: Tables, date: string, since = new Date(0)): AsyncGenerator<DayRow> {
  const from = encodeTime(since.getTime());
  const entries = inOrder(tables, auditKey(date, '').pk, from);
  const markers = inOrder(tables, sealedKey(date, '').pk, from);
  let entry = await nextOf(entries);
  let marker = await nextOf(markers);
  while (entry !== undefined || marker !== undefined) {
    const id = [entry, marker].flatMap((item) => (item === undefined ? [] : [String(item.sk)])).sort()[0] ?? '';
    const hasEntry = entry?.sk === id;
    const hasMarker = marker?.sk === id;
    yield {
      id,
      entry: hasEntry ? parsedEntry(entry, date) : { is: 'missing' },
      sealedIn: hasMarker ? Marker.safeParse(marker).data?.sequence : undefined,
    };
    if (hasEntry) entry = await nextOf(entries);
    if (hasMarker) marker = await nextOf(markers);
  }
}

/** Returns an item as an entry only if it is where its own id puts it. */
function parsedEntry(item: Item | undefined, date: string): StandingEntry {
  const parsed = AuditEntry.safeParse(item);
  const atHome =
    parsed.success &&
    SealedEntry.safeParse(parsed.data).success &&
    parsed.data.id === item?.sk &&
    dayOfEntry(parsed.data.id) === date;
  return atHome ? { is: 'entry', entry: parsed.data } : { is: 'unreadable' };
}

async function nextOf(items: AsyncGenerator<Item>): Promise<Item | undefined> {
  const next = await items.next();
  return next.done === true ? undefined : next.value;
}

async function* inOrder(tables: Tables, pk: string, fromSk: string): AsyncGenerator<Item> {
  let start: Item | undefined;
  do {
    const page = await tables.client.send(
      new QueryCommand({
        TableName: tables.audit,
        KeyConditionExpression: 'pk = :pk AND sk >= :from',
        ExpressionAttributeValues: { ':pk': pk, ':from': fromSk },
        ConsistentRead: true,
        ...(start === undefined ? {} : { ExclusiveStartKey: start }),
      }),
    );
    yield* page.Items ?? [];
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
}

/** The table returned only a part of a batch, more often than we ask again. */
export class AuditBusyError extends Error {
  override readonly name = 'AuditBusyError';
}

/** How often the missing part is asked for again. */
const ASKS = 5;

/**
 * Returns entries and their markers as they are now, by id, in the order asked for. Ids that none of our entries can have are left
 * out.
 */
export async function readSealed(tables: Tables, given: readonly string[]): Promise<ReadonlyMap<string, DayRow>> {
  // DynamoDB refuses a batch that names a key twice, and a changed chain may hold an entry twice.
  const ids = [...new Set(given)].filter((id) => SealedEntry.shape.id.safeParse(id).success);
  const found = new Map<string, Item>();
  const at = ({ pk, sk }: { pk: string; sk: string }) => `${pk} ${sk}`;
  // A batch of reads holds a hundred keys (DynamoDB); each entry has two.
  for (let first = 0; first < ids.length; first += 50) {
    let keys: Item[] = ids
      .slice(first, first + 50)
      .flatMap((id) => [auditKey(dayOfEntry(id), id), sealedKey(dayOfEntry(id), id)]);
    for (let ask = 1; keys.length > 0; ask += 1) {
      if (ask > ASKS) throw new AuditBusyError('the table gave only some of the entries');
      const answer = await tables.client.send(
        new BatchGetCommand({ RequestItems: { [tables.audit]: { Keys: keys, ConsistentRead: true } } }),
      );
      for (const item of answer.Responses?.[tables.audit] ?? []) {
        found.set(at({ pk: String(item.pk), sk: String(item.sk) }), item);
      }
      keys = answer.UnprocessedKeys?.[tables.audit]?.Keys ?? [];
    }
  }
  return new Map(
    ids.map((id) => {
      const entry = found.get(at(auditKey(dayOfEntry(id), id)));
      const marker = found.get(at(sealedKey(dayOfEntry(id), id)));
      const row: DayRow = {
        id,
        entry: entry === undefined ? { is: 'missing' } : parsedEntry(entry, dayOfEntry(id)),
        sealedIn: Marker.safeParse(marker).data?.sequence,
      };
      return [id, row];
    }),
  );
}
