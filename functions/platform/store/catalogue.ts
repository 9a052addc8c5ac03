import { GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { CatalogueEntry, type CatalogueText, MOST_ENTRIES } from '#schemas/catalogue.ts';
import { auditWrite, idOf } from './audit.ts';
import { catalogueKey, catalogueVersionKey, settingKey } from './keys.ts';
import type { Acting, Tables } from './table.ts';
import { type Item, transact, type Write } from './transact.ts';

/** The item that counts the catalogue's entries, so that the limit holds even if several people add at once. */
const COUNT = { pk: settingKey('catalogue').pk, sk: 'COUNT' };
/** Five hundred entries of 2 KB are one page of 1 MB; twice as many characters in UTF-8, two or three. */
const MOST_PAGES = 4;
/** The most versions of an entry that are shown; the audit has more. */
const VERSIONS_SHOWN = 50;

/** Every entry, by name, active or not. */
export async function readCatalogue(tables: Tables): Promise<CatalogueEntry[]> {
  const found: CatalogueEntry[] = [];
  let from: Item | undefined;
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const { Items = [], LastEvaluatedKey } = await tables.client.send(
      new QueryCommand({
        TableName: tables.cases,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :entry)',
        ExpressionAttributeValues: { ':pk': COUNT.pk, ':entry': catalogueKey('').sk },
        ConsistentRead: true,
        ...(from === undefined ? {} : { ExclusiveStartKey: from }),
      }),
    );
    found.push(...Items.map((item) => CatalogueEntry.parse(withoutKeys(item))));
    from = LastEvaluatedKey;
    if (from === undefined) break;
  }
  return found.sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

/** Returns one entry as it is, and its earlier versions, newest first; undefined when it does not exist. */
export async function readCatalogueEntry(
  tables: Tables,
  id: string,
): Promise<{ entry: CatalogueEntry; versions: CatalogueEntry[] } | undefined> {
  const { Item } = await tables.client.send(
    new GetCommand({ TableName: tables.cases, Key: catalogueKey(id), ConsistentRead: true }),
  );
  if (Item === undefined) return undefined;
  const { Items = [] } = await tables.client.send(
    new QueryCommand({
      TableName: tables.cases,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': catalogueVersionKey(id, 1).pk },
      ScanIndexForward: false,
      Limit: VERSIONS_SHOWN,
    }),
  );
  return {
    entry: CatalogueEntry.parse(withoutKeys(Item)),
    versions: Items.map((item) => CatalogueEntry.parse(withoutKeys(item))),
  };
}

/** `stale`: it has another version, or exists when it should be new; `full`: there is no room for another. */
export type CatalogueWritten = { written: CatalogueEntry } | { written: 'stale' } | { written: 'full' };

/**
 * Writes an entry at exactly the version that was read (`0`: it must be new), with its version as it then is kept beside it,
 * and the audit entry.
 */
export async function writeCatalogueEntry(
  store: Acting,
  { id, text, was }: { id: string; text: CatalogueText; was: number },
  now: Date,
): Promise<CatalogueWritten> {
  const entry: CatalogueEntry = {
    ...text,
    id,
    version: was + 1,
    changedAt: now.toISOString(),
    changedBy: idOf(store.actor),
  };
  const outcome = await transact(store.client, [
    {
      name: 'entry',
      table: store.cases,
      put: { ...catalogueKey(id), item: 'catalogue', ...entry },
      ...(was === 0
        ? { condition: 'attribute_not_exists(pk)' }
        : { condition: '#version = :was', names: { '#version': 'version' }, values: { ':was': was } }),
    },
    {
      name: 'version',
      table: store.cases,
      put: { ...catalogueVersionKey(id, entry.version), item: 'catalogue-version', ...entry },
      condition: 'attribute_not_exists(pk)',
    },
    ...(was === 0 ? [oneMore(store)] : []),
    auditWrite(store, now, {
      action: was === 0 ? 'add-catalogue-entry' : 'change-catalogue-entry',
      subject: id,
    }),
  ]);
  if (outcome.done) return { written: entry };
  return { written: outcome.refused.has('entry') ? 'stale' : 'full' };
}

/** Adds those of some entries that the catalogue does not have, one after another, until it is full. */
export async function addCatalogueEntries(
  store: Acting,
  entries: readonly (CatalogueText & { readonly id: string })[],
  now: Date,
): Promise<{ readonly added: readonly string[]; readonly kept: readonly string[]; readonly full: boolean }> {
  const outcome = { added: [] as string[], kept: [] as string[] };
  for (const { id, ...text } of entries) {
    const { written } = await writeCatalogueEntry(store, { id, text, was: 0 }, now);
    if (written === 'full') return { ...outcome, full: true };
    (written === 'stale' ? outcome.kept : outcome.added).push(id);
  }
  return { ...outcome, full: false };
}

function oneMore(tables: Tables): Write {
  return {
    name: 'count',
    table: tables.cases,
    update: COUNT,
    set: 'ADD entries :one',
    condition: 'attribute_not_exists(entries) OR entries < :most',
    values: { ':one': 1, ':most': MOST_ENTRIES },
  };
}

/** Returns an entry without the store's own fields: its schema is strict, so that nothing else ever leaves with it. */
function withoutKeys({ pk: _pk, sk: _sk, item: _item, ...entry }: Item): Item {
  return entry;
}
