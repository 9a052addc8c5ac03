import { ConditionalCheckFailedException, TransactionConflictException } from '@aws-sdk/client-dynamodb';
import { GetCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Case, FormRecord } from '#schemas/case.ts';
import type { ChildRecord } from '#schemas/known-child.ts';
import { LookupKind, LookupToken } from '#schemas/lookup.ts';
import { Reference } from '#schemas/reference.ts';
import { ToCopy } from '#schemas/referral-copy.ts';
import { auditWrite } from './audit.ts';
import { lookupWrite } from './items.ts';
import { caseKey, formKey, recordKey, tokenKey, tokensMadeKey } from './keys.ts';
import { madeUnder } from './outdated-tokens.ts';
import { StoredForm } from './stored-form.ts';
import type { Acting, Tables } from './table.ts';
import { putAll, transact, type Write } from './transact.ts';

/** The state of a case's search tokens: `wanted` counts the additions to be found by, so that no later one is forgotten. */
export const TokensMade = z.object({
  reference: Reference,
  state: z.enum(['to_make', 'to_match', 'done']),
  wanted: z.number().int(),
  timerAt: z.string().optional(),
  generation: z.number().int().optional(),
  /** Each as {@link listed} writes it. */
  tokens: z.array(z.string()).default([]),
  /** Present while the referral's copy is owed. */
  toCopy: ToCopy.optional(),
});
export type TokensMade = z.infer<typeof TokensMade>;

/** Returns the state of a case's tokens; undefined where there is no case. */
export async function readTokensMade(tables: Tables, reference: Reference): Promise<TokensMade | undefined> {
  const { Item } = await tables.client.send(
    new GetCommand({ TableName: tables.cases, Key: tokensMadeKey(reference), ConsistentRead: true }),
  );
  return Item === undefined ? undefined : TokensMade.parse(Item);
}

/** A case has a form or two. Beyond this many pages of 1 MB, forms add no tokens: the earlier ones find the case. */
const MOST_FORM_PAGES = 3;

/** Returns the forms of a case, for one of our jobs, which records its own use of them. */
export async function formsOf(tables: Tables, reference: Reference): Promise<FormRecord[]> {
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
    forms.push(...Items.map((item) => StoredForm.parse(item)));
    from = LastEvaluatedKey;
    if (from === undefined) break;
  }
  return forms.sort((a, b) => a.number - b.number);
}

/** All tokens and children by which a case is found from now on. */
export interface TokensToWrite {
  readonly head: Case;
  readonly made: TokensMade;
  readonly generation: number;
  readonly tokens: readonly LookupToken[];
  readonly children: readonly ChildRecord[];
  /** When to look for matches once more. */
  readonly lookAgainAt: Date;
}

/**
 * A case under one token, with the numbers of the children that share it (0 is the case itself), as siblings share a postcode and a
 * surname.
 */
const TokenRow = z.object({
  reference: Reference,
  kind: LookupKind,
  children: z.array(z.number().int().min(0)),
  later: LookupToken.shape.later,
  expiresAt: z.number().optional(),
});

/** Returns the tokens under each key, one row a case. */
const rowsOf = (tokens: readonly Omit<LookupToken, 'reference'>[]) =>
  [...Map.groupBy(tokens, ({ lookup }) => lookup)].flatMap(([lookup, [first, ...more]]) =>
    first === undefined
      ? []
      : [
          {
            lookup,
            kind: first.kind,
            children: [first, ...more].map(({ child }) => child),
            ...([first, ...more].every(({ later }) => later) ? { later: true as const } : {}),
          },
        ],
  );
type Row = ReturnType<typeof rowsOf>[number];

/**
 * Returns whether a token is searched for. A child's name on the form alone is not: it only distinguishes twins once a case is
 * found.
 */
const isSought = ({ kind }: Row): boolean => kind !== 'own_name';

/** A token as the mark keeps it, so that a case's tokens are read with one item. */
const listed = ({ lookup, kind, children, later }: Row): string =>
  `${lookup} ${kind} ${children.join(',')}${later ? ' later' : ''}`;

/**
 * Writes a case's tokens and children. The tokens are there before the mark says that all are made: dying before it leaves the case owed
 * its tokens, and writing them again comes to the same. `changed` when something to be found by came meanwhile, or a later key was used.
 */
export async function writeTokens(
  store: Acting,
  { head, made, generation, tokens, children, lookAgainAt }: TokensToWrite,
  now: Date,
): Promise<'written' | 'changed'> {
  const { reference } = head;
  const sort = `${head.receivedAt}#${reference}`;
  // A job that does not know a later key makes nothing under the previous one.
  if ((made.generation ?? 0) > generation) return 'changed';
  const rows = rowsOf(tokens);
  const put = (row: Row) => ({ ...tokenKey(row.lookup, sort), item: 'token', reference, ...row });
  const end = (row: Row) => ({ ...put(row), expiresAt: Math.floor(now.getTime() / 1000) });
  const own = new Set(rows.map(({ lookup }) => lookup));
  // Tokens that no longer find it: under a previous key, or from before somebody corrected a reading.
  const before = rowsOf(made.tokens.flatMap(unlisted)).filter(({ lookup }) => !own.has(lookup));
  await putAll(store, [...rows.filter(isSought).map(put), ...before.map(end)]);
  const outcome = await transact(store.client, [
    ...children.map((child) => childWrite(store, reference, child)),
    {
      name: 'made',
      table: store.cases,
      update: tokensMadeKey(reference),
      set: `SET #state = :toMatch, timerAt = :at, generation = :generation, tokens = :tokens, lookup = :lookup, lookupSort = :sort${made.toCopy === undefined ? ' REMOVE toCopy' : ''}`,
      condition:
        'wanted = :wanted AND #state = :toMake AND (attribute_not_exists(generation) OR generation <= :generation)',
      names: { '#state': 'state' },
      values: {
        ':toMake': 'to_make',
        ':toMatch': 'to_match',
        ':at': lookAgainAt.toISOString(),
        ':generation': generation,
        ':tokens': rows.map(listed),
        ':lookup': madeUnder(generation),
        ':sort': sort,
        ':wanted': made.wanted,
      },
    },
    auditWrite(store, now, { action: 'make-search-tokens', reference, count: tokens.length }),
  ]);
  if (outcome.done) return 'written';
  // Another run was quicker. What this one put or ended becomes again what the mark says, or its case could not be found.
  const quicker = rowsOf((TokensMade.safeParse(outcome.refused.get('made')).data?.tokens ?? []).flatMap(unlisted));
  const isKept = ({ lookup }: Row) => quicker.some((row) => row.lookup === lookup);
  await putAll(store, [...quicker.filter(isSought).map(put), ...rows.filter((row) => !isKept(row)).map(end)]);
  return 'changed';
}

/** Reads back what {@link listed} wrote. */
function unlisted(token: string): Omit<LookupToken, 'reference'>[] {
  const [lookup = '', kind, children = '', later] = token.split(' ');
  const isLater = later === undefined ? {} : ({ later: true } as const);
  return children
    .split(',')
    .map((child) => ({ lookup, kind: LookupKind.parse(kind), child: Number(child), ...isLater }));
}

function childWrite(tables: Tables, reference: Reference, child: ChildRecord): Write {
  return {
    name: `child-${child.id}`,
    table: tables.cases,
    put: { ...recordKey(reference, 'child', child.id), item: 'child', reference, ...child },
    condition: 'attribute_not_exists(pk)',
    unlessThere: true,
  };
}

/** Ends the timer when matches were looked for and nothing to be found by has come since. */
export async function endLookup(tables: Tables, made: TokensMade): Promise<void> {
  try {
    await tables.client.send(
      new UpdateCommand({
        TableName: tables.cases,
        Key: tokensMadeKey(made.reference),
        UpdateExpression: 'SET #state = :done REMOVE #timer, timerAt, toCopy',
        ConditionExpression: 'wanted = :wanted AND #state = :toMatch AND timerAt = :at',
        ExpressionAttributeNames: { '#state': 'state', '#timer': 'timer' },
        ExpressionAttributeValues: {
          ':done': 'done',
          ':toMatch': 'to_match',
          ':wanted': made.wanted,
          ':at': made.timerAt ?? '',
        },
      }),
    );
  } catch (error) {
    // Something came since, or is being written: its tokens are owed, and the timer is theirs.
    if (error instanceof ConditionalCheckFailedException || error instanceof TransactionConflictException) return;
    throw error;
  }
}

/** The tokens are to be made again, under whatever key is current then. */
export async function askForTokens(store: Acting, reference: Reference, now: Date): Promise<void> {
  await transact(store.client, [
    lookupWrite(store, reference, now),
    auditWrite(store, now, { action: 'ask-for-search-tokens', reference }),
  ]);
}

/**
 * Returns the children whom a token finds, of its latest cases first, up to a limit of cases. `more`: the limit was reached, and there
 * may be others.
 */
export async function standingUnder(
  tables: Tables,
  token: string,
  most: number,
): Promise<{ readonly found: readonly LookupToken[]; readonly more: boolean }> {
  const { Items = [], LastEvaluatedKey } = await tables.client.send(
    new QueryCommand({
      TableName: tables.cases,
      KeyConditionExpression: 'pk = :token',
      ExpressionAttributeValues: { ':token': tokenKey(token).pk },
      ScanIndexForward: false,
      Limit: most,
    }),
  );
  const found = Items.map((item) => TokenRow.parse(item))
    .filter(({ expiresAt }) => expiresAt === undefined)
    .flatMap(({ children, expiresAt: _, ...row }) => children.map((child) => ({ ...row, child, lookup: token })));
  return { found, more: LastEvaluatedKey !== undefined };
}

/** All tokens of a case, as the table has them. */
export async function tokensOf(tables: Tables, reference: Reference): Promise<LookupToken[]> {
  const made = await readTokensMade(tables, reference);
  return (made?.tokens ?? []).flatMap((token) =>
    unlisted(token).map((one) => ({ reference: Reference.parse(reference), ...one })),
  );
}
