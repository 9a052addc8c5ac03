import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Actor } from '#schemas/actor.ts';
import { CaseState, Team } from '#schemas/case.ts';
import { type RowPage, RowPosition, rowsIn } from './index-rows.ts';
import { queueOf, tokenWalkKey } from './keys.ts';
import type { Tables } from './table.ts';

/**
 * How far the one walk over all cases has come that looks for those filed before search tokens were made: every case stands in
 * one list of the `queue` index, by its team and state.
 */
export const TokenWalk = z.discriminatedUnion('is', [
  z.object({ is: z.literal('done') }),
  z.object({ is: z.literal('at'), team: Team, state: CaseState, after: RowPosition.optional() }),
]);
export type TokenWalk = z.infer<typeof TokenWalk>;

/** Where the walk stands; undefined before it began, or when a newer version of the service has walked. */
export async function readTokenWalk(tables: Tables, _actor: Actor): Promise<TokenWalk | undefined> {
  const { Item } = await tables.client.send(
    new GetCommand({ TableName: tables.cases, Key: tokenWalkKey, ConsistentRead: true }),
  );
  return TokenWalk.safeParse(Item?.walk).data;
}

/** Two runs at once write what each has done: the walk may go back, and never leaves anything out. */
export async function keepTokenWalk(tables: Tables, _actor: Actor, walk: TokenWalk): Promise<void> {
  await tables.client.send(new PutCommand({ TableName: tables.cases, Item: { ...tokenWalkKey, item: 'walk', walk } }));
}

/** A page of the cases of a team in a state, by reference alone. */
export function caseRows(
  tables: Tables,
  _actor: Actor,
  list: {
    readonly team: Team;
    readonly state: CaseState;
    readonly most: number;
    readonly after?: RowPosition | undefined;
  },
): Promise<RowPage> {
  return rowsIn(tables, { queues: [queueOf(list.team, list.state)], prefix: '' }, list.most, list.after);
}
