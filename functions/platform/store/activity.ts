import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { ActivityBy } from '#schemas/activity.ts';
import type { LondonDate } from '../london.ts';
import { readCounts } from './counts.ts';
import { activityKey } from './keys.ts';
import { type Look, recordLook } from './reading.ts';
import type { Acting, Tables } from './table.ts';

/** The numbers of one week or month, by their names. */
export interface ActivityRow {
  /** Its first date. */
  readonly start: LondonDate;
  readonly numbers: ReadonlyMap<string, number>;
}

const Row = z
  .object({ pk: z.string(), sk: z.string() })
  .catchall(z.number().int())
  .transform(({ pk: _pk, sk: start, ...numbers }) => ({ start, numbers: new Map(Object.entries(numbers)) }));

/** The weeks or months to read: from the one that begins on a date until the newest. */
export interface ActivitySince {
  readonly by: ActivityBy;
  readonly first: LondonDate;
}

/** Returns the rows of weeks or months that have any, oldest first, and how many cases each team has in each state now. */
export async function readActivity(store: Acting, since: ActivitySince, look: Look) {
  await recordLook(store, look, { action: 'read-activity', subject: `${since.by} ${since.first}` });
  const [rows, standing] = await Promise.all([rowsSince(store, since), readCounts(store)]);
  return { rows, standing };
}

/** The stream writes these seconds later anyway, so the cheaper read of what may be a second old is enough. */
async function rowsSince({ client, cases }: Tables, { by, first }: ActivitySince): Promise<ActivityRow[]> {
  const rows: ActivityRow[] = [];
  let from: Record<string, unknown> | undefined;
  do {
    const page = await client.send(
      new QueryCommand({
        TableName: cases,
        KeyConditionExpression: 'pk = :pk AND sk >= :first',
        ExpressionAttributeValues: { ':pk': activityKey(by, '').pk, ':first': first },
        ...(from === undefined ? {} : { ExclusiveStartKey: from }),
      }),
    );
    rows.push(...z.array(Row).parse(page.Items ?? []));
    from = page.LastEvaluatedKey;
  } while (from !== undefined);
  return rows;
}
