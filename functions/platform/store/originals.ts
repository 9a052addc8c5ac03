import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Actor } from '#schemas/actor.ts';
import type { StoredObject } from '#schemas/case-document.ts';
import { newId } from '../identifiers.ts';
import { timed } from './items.ts';
import { originalKey } from './keys.ts';
import type { Tables } from './table.ts';
import { transact } from './transact.ts';

/** A zip of an original that somebody was given: until when it is kept, and of which file or email it is. */
export const GivenOriginal = z.object({
  id: z.string(),
  reference: z.string(),
  /** The id of the document or the message. */
  subject: z.string(),
  bucket: z.string(),
  key: z.string(),
  /** Set once the zip exists. */
  versionId: z.string().optional(),
});
export type GivenOriginal = z.infer<typeof GivenOriginal>;

/** How long the table remembers a zip after it is gone: a day, then DynamoDB deletes the item. */
const FORGOTTEN_SECONDS = 86_400;
/** A case with this many zips at once is being copied out: it is more than one person opens in a quarter of an hour. */
const MOST_AT_ONCE = 100;

/**
 * Records that a zip is about to be made, with the time at which the sweep deletes it. It comes before the zip, so that no unknown
 * one is ever left. The audit already holds who asked for it, and why.
 */
export async function planOriginal(
  tables: Tables,
  _actor: Actor,
  given: Omit<GivenOriginal, 'id' | 'versionId'>,
  until: Date,
  now: Date,
): Promise<GivenOriginal> {
  const planned = { ...given, id: newId(now) };
  await transact(tables.client, [
    {
      name: 'original',
      table: tables.cases,
      put: {
        ...originalKey(planned.reference, planned.id),
        item: 'original',
        ...planned,
        ...timed('original', until.toISOString()),
        expiresAt: Math.floor(until.getTime() / 1000) + FORGOTTEN_SECONDS,
      },
      condition: 'attribute_not_exists(pk)',
    },
  ]);
  return planned;
}

/** Records which version of the object the zip is: links are made to it, and the sweep deletes it. */
export async function placeOriginal(
  tables: Tables,
  _actor: Actor,
  { reference, id }: GivenOriginal,
  { versionId }: StoredObject,
): Promise<void> {
  await transact(tables.client, [
    {
      name: 'original',
      table: tables.cases,
      update: originalKey(reference, id),
      set: 'SET versionId = :version',
      condition: 'attribute_exists(pk)',
      values: { ':version': versionId },
    },
  ]);
}

/** Returns the kept zips of any of these files and emails of a case: a later finding of a virus removes them. */
export async function originalsOf(
  tables: Tables,
  _actor: Actor,
  reference: string,
  subjects: readonly string[],
): Promise<GivenOriginal[]> {
  const { Items = [] } = await tables.client.send(
    new QueryCommand({
      TableName: tables.cases,
      KeyConditionExpression: 'pk = :pk',
      FilterExpression: '#timer = :kept',
      ExpressionAttributeNames: { '#timer': 'timer' },
      ExpressionAttributeValues: { ':pk': originalKey(reference, '').pk, ':kept': 'original' },
      ScanIndexForward: false,
      Limit: MOST_AT_ONCE,
      ConsistentRead: true,
    }),
  );
  return Items.map((item) => GivenOriginal.parse(item)).filter(({ subject }) => subjects.includes(subject));
}
