import { GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Actor } from '#schemas/actor.ts';
import { type Case, FormRecord } from '#schemas/case.ts';
import type { ChildRecord } from '#schemas/known-child.ts';
import { LookupToken } from '#schemas/lookup.ts';
import { Reference } from '#schemas/reference.ts';
import { auditWrite } from './audit.ts';
import { lookupWrite } from './items.ts';
import { BEFORE_TOKENS, caseKey, formKey, recordKey, tokenKey, tokensMadeKey } from './keys.ts';
import type { Tables } from './table.ts';
import { transact, type Write } from './transact.ts';

/** Whether a case's search tokens are made: `wanted` counts what came to be found by, so that none that came since is forgotten. */
export const TokensMade = z.object({
  reference: Reference,
  state: z.enum(['to_make', 'to_match', 'done']),
  wanted: z.number().int(),
  timerAt: z.string().optional(),
  generation: z.number().int().optional(),
});
export type TokensMade = z.infer<typeof TokensMade>;

/** How it stands with a case's tokens; undefined for a case of before there were any. */
export async function readTokensMade(
  tables: Tables,
  _actor: Actor,
  reference: string,
): Promise<TokensMade | undefined> {
  const { Item } = await tables.client.send(
    new GetCommand({ TableName: tables.cases, Key: tokensMadeKey(reference), ConsistentRead: true }),
  );
  return Item === undefined ? undefined : TokensMade.parse(Item);
}

/** A case has a form or two; what comes past this many pages of 1 MB is found by what stands before it. */
const MOST_FORM_PAGES = 3;

/** The forms of a case, for a job of ours: what it makes of them is recorded where it does it. */
export async function formsOf(tables: Tables, _actor: Actor, reference: string): Promise<FormRecord[]> {
  const forms: FormRecord[] = [];
  let from: Record<string, unknown> | undefined;
  for (let page = 1; page <= MOST_FORM_PAGES; page += 1) {
    const { Items = [], LastEvaluatedKey } = await tables.client.send(
      new QueryCommand({
        TableName: tables.cases,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :form)',
        ExpressionAttributeValues: { ':pk': caseKey(reference).pk, ':form': formKey(reference, 0).sk.slice(0, -1) },
        ConsistentRead: true,
        ...(from === undefined ? {} : { ExclusiveStartKey: from }),
      }),
    );
    forms.push(...Items.map((item) => FormRecord.parse(item)));
    from = LastEvaluatedKey;
    if (from === undefined) break;
  }
  return forms.sort((a, b) => a.number - b.number);
}

/** All that a case is to be found by from now on. */
export interface TokensToWrite {
  readonly head: Case;
  readonly made: TokensMade;
  readonly generation: number;
  readonly tokens: readonly LookupToken[];
  /** Of its files, each under the id of its document. */
  readonly files: readonly (LookupToken & { readonly id: string })[];
  readonly children: readonly ChildRecord[];
  /** When to look for matches once more. */
  readonly lookAgainAt: Date;
}

/** A transaction's hundred writes, and some for the children and the audit beside the last tokens. */
const TOKENS_AT_ONCE = 45;

/**
 * Writes a case's tokens and children. The last of them come with the mark that all are made, in one transaction: dying before
 * it leaves the case owed its tokens. `changed` when something to be found by came meanwhile, or a later key was used.
 */
export async function writeTokens(
  tables: Tables,
  actor: Actor,
  { head, made, generation, tokens, files, children, lookAgainAt }: TokensToWrite,
  now: Date,
): Promise<'written' | 'changed'> {
  const { reference } = head;
  const sort = `${head.receivedAt}#${reference}`;
  const named = [
    ...tokens.map((token, number) => ({ token, name: number })),
    ...files.map(({ id, ...token }) => ({ token, name: `FILE#${id}` })),
  ];
  const puts = named.map(
    ({ token, name }): Write => ({
      name: `token-${name}`,
      table: tables.cases,
      put: {
        ...tokenKey(reference, name),
        item: 'token',
        ...token,
        generation,
        lookupSort: `${sort}#${token.child}`,
      },
      // A key that was changed since is never changed back by a job that had not heard.
      condition: 'attribute_not_exists(pk) OR generation <= :generation',
      values: { ':generation': generation },
    }),
  );
  while (puts.length > TOKENS_AT_ONCE) {
    const some = await transact(tables.client, puts.splice(0, TOKENS_AT_ONCE));
    if (!some.done) return 'changed';
  }
  const outcome = await transact(tables.client, [
    ...puts,
    ...children.map((child) => childWrite(tables, reference, child)),
    {
      name: 'made',
      table: tables.cases,
      update: tokensMadeKey(reference),
      set: 'SET #state = :toMatch, timerAt = :at, generation = :generation, tokens = :tokens, lookup = :lookup, lookupSort = :sort',
      condition:
        'wanted = :wanted AND #state = :toMake AND (attribute_not_exists(generation) OR generation <= :generation)',
      names: { '#state': 'state' },
      values: {
        ':toMake': 'to_make',
        ':toMatch': 'to_match',
        ':at': lookAgainAt.toISOString(),
        ':generation': generation,
        ':tokens': named.length,
        ':lookup': madeUnder(generation),
        ':sort': sort,
        ':wanted': made.wanted,
      },
    },
    auditWrite(tables, actor, now, { action: 'make-search-tokens', reference, count: named.length }),
  ]);
  return outcome.done ? 'written' : 'changed';
}

const madeUnder = (generation: number) => `MADE#${generation}`;

function childWrite(tables: Tables, reference: string, child: ChildRecord): Write {
  return {
    name: `child-${child.id}`,
    table: tables.cases,
    put: { ...recordKey(reference, 'child', child.id), item: 'child', reference, ...child },
    condition: 'attribute_not_exists(pk)',
    unlessThere: true,
  };
}

/** Matches were looked for, and nothing to be found by has come since: the timer ends. */
export async function endLookup(tables: Tables, _actor: Actor, made: TokensMade): Promise<void> {
  await transact(tables.client, [
    {
      name: 'made',
      table: tables.cases,
      update: tokensMadeKey(made.reference),
      set: 'SET #state = :done REMOVE #timer, timerAt',
      condition: 'wanted = :wanted AND #state = :toMatch AND timerAt = :at',
      names: { '#state': 'state', '#timer': 'timer' },
      values: { ':done': 'done', ':toMatch': 'to_match', ':wanted': made.wanted, ':at': made.timerAt ?? '' },
    },
  ]);
}

/** The tokens are to be made again, under whatever key is current then. */
export async function askForTokens(tables: Tables, actor: Actor, reference: string, now: Date): Promise<void> {
  await transact(tables.client, [
    lookupWrite(tables, reference, now),
    auditWrite(tables, actor, now, { action: 'ask-for-search-tokens', reference }),
  ]);
}

/** Cases whose tokens stand under a key of before, oldest first: at most so many. */
export async function casesUnder(
  tables: Tables,
  _actor: Actor,
  generation: number,
  most: number,
): Promise<Reference[]> {
  const { Items = [] } = await tables.client.send(
    new QueryCommand({
      TableName: tables.cases,
      IndexName: 'lookup',
      KeyConditionExpression: 'lookup = :under',
      ExpressionAttributeValues: { ':under': madeUnder(generation) },
      Limit: most,
    }),
  );
  return Items.map((item) => Reference.parse(item.reference));
}

/** Who stands under a token, latest case first: at most so many. The index is a moment behind and never decides (law 2). */
export async function standingUnder(
  tables: Tables,
  _actor: Actor,
  token: string,
  most: number,
): Promise<LookupToken[]> {
  const { Items = [] } = await tables.client.send(
    new QueryCommand({
      TableName: tables.cases,
      IndexName: 'lookup',
      KeyConditionExpression: 'lookup = :token',
      ExpressionAttributeValues: { ':token': token },
      ScanIndexForward: false,
      Limit: most,
    }),
  );
  return Items.map((item) => LookupToken.parse(item));
}

/** All tokens of a case, as the table has them: two hundred small items, less than a page. */
export async function tokensOf(tables: Tables, _actor: Actor, reference: string): Promise<LookupToken[]> {
  const { Items = [] } = await tables.client.send(
    new QueryCommand({
      TableName: tables.cases,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :token)',
      ExpressionAttributeValues: { ':pk': caseKey(reference).pk, ':token': BEFORE_TOKENS },
      ConsistentRead: true,
    }),
  );
  return Items.filter(({ item }) => item === 'token').map((item) => LookupToken.parse(item));
}
