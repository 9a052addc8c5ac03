import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { Reference } from '#schemas/reference.ts';
import type { Tables } from './table.ts';

/**
 * Counts the changes to which keys a case has. Add one with a new kind: the sweep then makes the tokens of each earlier case again,
 * as it does under a new secret. 2: parents, schools and addresses.
 */
const TOKENS_VERSION = 2;

/** Returns where the index `lookup` has the cases whose tokens were made under a key, with the kinds of a version. */
export const madeUnder = (generation: number, version = TOKENS_VERSION) =>
  version === 1 ? `MADE#${generation}` : `MADE#${generation}.${version}`;

/**
 * Returns cases whose tokens are under a previous key, or were made before the last kind was added, oldest first, up to a limit.
 */
export async function casesToRenew(
  tables: Tables,
  { current, previous }: { readonly current: number; readonly previous?: number | undefined },
  most: number,
): Promise<Reference[]> {
  const earlier = Array.from({ length: TOKENS_VERSION - 1 }, (_, at) => at + 1);
  const under = [
    ...(previous === undefined ? [] : [...earlier, TOKENS_VERSION].map((version) => madeUnder(previous, version))),
    ...earlier.map((version) => madeUnder(current, version)),
  ];
  const found: Reference[] = [];
  for (const lookup of under) {
    if (found.length >= most) break;
    const { Items = [] } = await tables.client.send(
      new QueryCommand({
        TableName: tables.cases,
        IndexName: 'lookup',
        KeyConditionExpression: 'lookup = :under',
        ExpressionAttributeValues: { ':under': lookup },
        Limit: most - found.length,
      }),
    );
    found.push(...Items.map(({ pk }) => Reference.parse(String(pk).replace(/^CASE#/, ''))));
  }
  return found;
}
