import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { GetCommand, PutCommand, UpdateCommand, type UpdateCommandInput } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { Session, type SessionEnd, type SessionPerson } from '#schemas/session.ts';
import { keptWordsKey, sessionKey } from './keys.ts';
import type { Tables } from './table.ts';

/** An ended session is kept this long, to receive what was being typed when it ended. */
export const KEPT_AFTER_END_MS = 60 * 60_000;

/** Seconds since 1970, at which DynamoDB may remove an item. */
const secondsAt = (at: Date | number): number => Math.ceil(Number(at) / 1000);

/** Writes a new session. Its id is the hash of a new secret, so that no other item has the key. */
export async function openSession(tables: Tables, id: string, session: Session, until: Date): Promise<void> {
  await tables.client.send(
    new PutCommand({
      TableName: tables.cases,
      Item: {
        ...sessionKey(id),
        item: 'session',
        ...session,
        expiresAt: secondsAt(until.getTime() + KEPT_AFTER_END_MS),
      },
      ConditionExpression: 'attribute_not_exists(pk)',
    }),
  );
}

/** Returns a session, open or ended; undefined without one. */
export async function readSession(tables: Tables, id: string): Promise<Session | undefined> {
  const { Item } = await tables.client.send(
    new GetCommand({ TableName: tables.cases, Key: sessionKey(id), ConsistentRead: true }),
  );
  return Item === undefined ? undefined : Session.parse(Item);
}

type Update = Pick<UpdateCommandInput, 'UpdateExpression' | 'ConditionExpression' | 'ExpressionAttributeValues'>;

/** Updates a session; returns whether its condition held. */
async function update(tables: Tables, id: string, given: Update): Promise<boolean> {
  const { UpdateExpression, ConditionExpression, ExpressionAttributeValues } = given;
  try {
    await tables.client.send(
      new UpdateCommand({
        TableName: tables.cases,
        Key: sessionKey(id),
        UpdateExpression,
        ConditionExpression: `attribute_exists(pk) AND attribute_not_exists(ended) AND ${ConditionExpression}`,
        ExpressionAttributeValues,
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

/** Notes that the person did something. A later note is never undone by an earlier one. */
export const noteActivity = (tables: Tables, id: string, now: Date): Promise<boolean> =>
  update(tables, id, {
    UpdateExpression: 'SET seenAt = :now',
    ConditionExpression: 'seenAt < :now',
    ExpressionAttributeValues: { ':now': now.toISOString() },
  });

/** How long one request may take to renew a session before another tries. */
const RENEWING_MS = 20_000;

/** Claims the renewal of a session; returns false where another request has it. A refresh token may be good for one use only. */
export const claimRenewal = (tables: Tables, id: string, { rolesAt }: Pick<Session, 'rolesAt'>, now: Date) =>
  update(tables, id, {
    UpdateExpression: 'SET renewingUntil = :until',
    ConditionExpression: 'rolesAt = :rolesAt AND (attribute_not_exists(renewingUntil) OR renewingUntil < :now)',
    ExpressionAttributeValues: {
      ':until': new Date(now.getTime() + RENEWING_MS).toISOString(),
      ':rolesAt': rolesAt,
      ':now': now.toISOString(),
    },
  });

/** Writes what the issuer now says. */
export const renewSession = (
  tables: Tables,
  id: string,
  { person, refresh, now }: { person: SessionPerson; refresh: string; now: Date },
) =>
  update(tables, id, {
    UpdateExpression: 'SET person = :person, refresh = :refresh, rolesAt = :now REMOVE renewingUntil',
    ConditionExpression: 'rolesAt < :now',
    ExpressionAttributeValues: { ':person': person, ':refresh': refresh, ':now': now.toISOString() },
  });

/** Ends a session, once. It loses its refresh token. */
export const endSession = (tables: Tables, id: string, why: SessionEnd, now: Date) =>
  update(tables, id, {
    UpdateExpression: 'SET ended = :ended, expiresAt = :expires REMOVE refresh',
    ConditionExpression: 'attribute_exists(openedAt)',
    ExpressionAttributeValues: {
      ':ended': { at: now.toISOString(), why },
      ':expires': secondsAt(now.getTime() + KEPT_AFTER_END_MS),
    },
  });

const Kept = z.object({ sealed: z.string(), expiresAt: z.number() });

/**
 * Keeps words that somebody typed, sealed under their cookie's key, until a time. A second keeping under the same name replaces them, or
 * with `ifFree` does nothing. Returns whether they are kept.
 */
export async function keepWords(
  tables: Tables,
  id: string,
  { name, sealed, until, ifFree }: { name: string; sealed: string; until: Date; ifFree?: Date | undefined },
): Promise<boolean> {
  const free = {
    ConditionExpression: 'attribute_not_exists(pk) OR expiresAt <= :now',
    ExpressionAttributeValues: { ':now': ifFree === undefined ? 0 : secondsAt(ifFree) },
  };
  try {
    await tables.client.send(
      new PutCommand({
        TableName: tables.cases,
        Item: { ...keptWordsKey(id, name), item: 'kept-words', sealed, expiresAt: secondsAt(until) },
        ...(ifFree === undefined ? {} : free),
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

/** Returns kept words as they were sealed; undefined if they are not there or have expired. */
export async function readKeptWords(tables: Tables, id: string, name: string, now: Date): Promise<string | undefined> {
  const { Item } = await tables.client.send(
    new GetCommand({ TableName: tables.cases, Key: keptWordsKey(id, name), ConsistentRead: true }),
  );
  if (Item === undefined) return undefined;
  // DynamoDB removes an expired item within days, not at once.
  const { sealed, expiresAt } = Kept.parse(Item);
  return expiresAt > secondsAt(now) ? sealed : undefined;
}
