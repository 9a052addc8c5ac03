import { TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { openTables } from '#functions/platform/store/table.ts';
import { newReference } from '#schemas/reference.ts';

const tables = openTables();
/** The transaction of a real referral as JSON, with `@CASES@` and `@AUDIT@` for the tables and `FD-0000-0000` for the reference. */
const TRANSACTION = process.env.TRANSACTION ?? '{}';

/** Writes only the transaction that the real door writes for the same referral, for a comparison with that door. */
export const handler = async (event: { requestContext: { requestId: string } }) => {
  const text = TRANSACTION.replaceAll('FD-0000-0000', newReference())
    .replaceAll('@CASES@', tables.cases)
    .replaceAll('@AUDIT@', tables.audit)
    .replaceAll('@ONCE@', event.requestContext.requestId);
  const input: TransactWriteCommandInput = JSON.parse(text);
  await tables.client.send(new TransactWriteCommand(input));
  return { statusCode: 201, body: '{}' };
};
