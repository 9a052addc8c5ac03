import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { CaseFlag } from '#schemas/case.ts';
import { NamedFlag } from '#schemas/case.ts';
import type { Holder } from './holder.ts';
import { flagQueueOf, flagRowKey, RESTRICTED } from './keys.ts';
import type { Tables } from './table.ts';

/** What a case is listed for: a named flag, or that only named colleagues may see it. */
export const ListedFor = z.enum([...NamedFlag.options, 'restricted']);
export type ListedFor = z.infer<typeof ListedFor>;

/** Returns what a head may be listed for: its flags, and whether it is restricted. */
export const listableOf = (flags: Iterable<CaseFlag>, access: { readonly only?: unknown } | undefined) => [
  ...flags,
  ...(access?.only === undefined ? [] : (['restricted'] as const)),
];

/** The fields of a head that decide in which lists of named flags the case is. */
export interface Flagged {
  readonly reference: Holder;
  readonly team: string;
  readonly state: string;
  /** As the list by due time sorts it. */
  readonly queueSort: string;
  readonly flags: readonly (CaseFlag | ListedFor)[];
  readonly version: number;
}

const isNamed = (flag: CaseFlag | ListedFor): flag is ListedFor => ListedFor.safeParse(flag).success;
/** Returns those of these that have a list. */
export const namedAmong = (flags: readonly (CaseFlag | ListedFor)[]): ListedFor[] => flags.filter(isNamed);

/** One list has the restricted cases of all teams: there are few, and governance reviews them together. */
const listOf = (flag: ListedFor, { team, state }: Pick<Flagged, 'team' | 'state'>): string =>
  flag === 'restricted' ? RESTRICTED : flagQueueOf(team, state, flag);

/**
 * Puts a case's row in the list of a flag where its head says, or out of it. A row is an item of its own, as a case has several flags and
 * an index has one entry an item; the follower of the stream writes it, so that only what is flagged costs anything. Forward only:
 * `known` when the row was written for this version of the head, or a later one.
 */
export async function listFlag(tables: Tables, head: Flagged, flag: ListedFor): Promise<'listed' | 'known'> {
  const { reference, queueSort, version } = head;
  const place = head.flags.includes(flag) ? { queue: listOf(flag, head), queueSort } : {};
  try {
    await tables.client.send(
      new PutCommand({
        TableName: tables.cases,
        Item: { ...flagRowKey(reference, flag), item: 'flag', reference, version, ...place },
        ConditionExpression: 'attribute_not_exists(pk) OR #version < :version',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: { ':version': version },
      }),
    );
    return 'listed';
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return 'known';
    throw error;
  }
}

const Row = z.object({ sk: ListedFor, queue: z.string().optional(), queueSort: z.string().optional() });

/** Repairs what the stream missed: rows of a case that disagree with its head. */
export async function relistFlags(tables: Tables, head: Flagged): Promise<'right' | 'relisted'> {
  const { Items = [] } = await tables.client.send(
    new QueryCommand({
      TableName: tables.cases,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': flagRowKey(head.reference, '').pk },
      ConsistentRead: true,
    }),
  );
  const rows = new Map(Items.map((item) => Row.parse(item)).map((row) => [row.sk, row]));
  const wrong = ListedFor.options.filter((flag) => {
    const row = rows.get(flag);
    if (!head.flags.includes(flag)) return row?.queue !== undefined;
    return row?.queue !== listOf(flag, head) || row.queueSort !== head.queueSort;
  });
  const written = await Promise.all(wrong.map((flag) => listFlag(tables, head, flag)));
  return written.includes('listed') ? 'relisted' : 'right';
}
