import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { LondonDate } from '../london.ts';
import { readCounts } from './counts.ts';
import { activityKey } from './keys.ts';
import { type Look, recordLook } from './reading.ts';
import type { Acting, Tables } from './table.ts';

/** The numbers of the part of a week in one month, by their names. */
export interface ActivityRow {
  /** Its first date. */
  readonly start: LondonDate;
  readonly numbers: ReadonlyMap<string, number>;
}

const Row = z
  .object({ pk: z.string(), sk: z.string() })
  .catchall(z.number().int())
  .transform(({ pk: _pk, sk: start, ...numbers }) => ({ start, numbers: new Map(Object.entries(numbers)) }));

/** Returns the rows from a date on, oldest first, and how many cases each team has in each state now. */
export async function readActivity(store: Acting, first: LondonDate, look: Look) {
  await recordLook(store, look, { action: 'read-activity', subject: first });
  const [rows, standing] = await Promise.all([rowsSince(store, first), readCounts(store)]);
  return { rows, standing };
}

/** The stream writes these seconds later anyway, so the cheaper read of what may be a second old is enough. */
async function rowsSince({ client, cases }: Tables, first: LondonDate): Promise<ActivityRow[]> {
  const rows: ActivityRow[] = [];
  let from: Record<string, unknown> | undefined;
  do {
    const page = await client.send(
      new QueryCommand({
        TableName: cases,
        KeyConditionExpression: 'pk = :pk AND sk >= :first',
        ExpressionAttributeValues: { ':pk': activityKey('').pk, ':first': first },
        ...(from === undefined ? {} : { ExclusiveStartKey: from }),
      }),
    );
    rows.push(...z.array(Row).parse(page.Items ?? []));
    from = page.LastEvaluatedKey;
  } while (from !== undefined);
  return rows;
}
