import type { Draft, EndedDraft } from '#schemas/draft.ts';
import type { Reference } from '#schemas/reference.ts';
import { draftKey } from './keys.ts';
import type { Tables } from './table.ts';
import type { Write } from './transact.ts';

/** Returns the place of an open draft, and the condition that it has exactly the version that was seen. */
export const atVersion = (tables: Tables, { id, version }: Pick<Draft, 'id' | 'version'>) => ({
  name: 'draft',
  table: tables.cases,
  condition: '#version = :version AND attribute_not_exists(ended)',
  names: { '#version': 'version' },
  values: { ':version': version },
  key: draftKey(id),
});

/** An ended draft is remembered this long, so that a second press finds the case that it became. */
const REMEMBERED_MS = 90 * 24 * 3_600_000;

/** Ends a draft at exactly the version that was seen. Its answers and its places in lists go. */
export function endWrite(
  tables: Tables,
  seen: Pick<Draft, 'id' | 'version'>,
  end: Pick<EndedDraft, 'ended' | 'reference'>,
  now: Date,
): Write {
  const { key, ...write } = atVersion(tables, seen);
  const set = { ...end, expiresAt: Math.ceil((now.getTime() + REMEMBERED_MS) / 1000) };
  const names = Object.keys(set);
  return {
    ...write,
    update: key,
    set: `SET ${names.map((name) => `#${name} = :${name}`).join(', ')} REMOVE #text, danger, #queue, queueSort, assigneeQueue, #timer, timerAt`,
    names: {
      ...write.names,
      '#text': 'text',
      '#queue': 'queue',
      '#timer': 'timer',
      ...Object.fromEntries(names.map((name) => [`#${name}`, name])),
    },
    values: { ...write.values, ...Object.fromEntries(Object.entries(set).map(([name, value]) => [`:${name}`, value])) },
  };
}

/** The end of a draft in the transaction that files its case. */
export type EndDraft = (tables: Tables, reference: Reference) => Write;

/** Returns what ends a draft at exactly the version that was seen, when it is filed. */
export const endOfFiled =
  (seen: Pick<Draft, 'id' | 'version'>, now: Date): EndDraft =>
  (tables, reference) =>
    endWrite(tables, seen, { ended: 'filed', reference }, now);
