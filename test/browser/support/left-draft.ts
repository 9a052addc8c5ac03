import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { draftKey } from '#functions/platform/store/keys.ts';
import { awsSettings } from '#infra/local/aws-settings.ts';
import type { OpenDoor } from '#test/support/front-door.ts';

const LEFT_MS = 31 * 60_000;

/** Makes the last change of a draft half an hour old, as if the test had waited. When the clock files it stays as it is. */
export async function leaveDraft(door: Pick<OpenDoor, 'addresses' | 'outputs'>, id: string): Promise<void> {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(awsSettings(door.addresses.aws)));
  const changedAt = new Date(Date.now() - LEFT_MS).toISOString();
  await client.send(
    new UpdateCommand({
      TableName: door.outputs.CasesTable,
      Key: draftKey(id),
      UpdateExpression: 'SET changedAt = :at, queueSort = :sort',
      ConditionExpression: 'attribute_exists(pk)',
      ExpressionAttributeValues: { ':at': changedAt, ':sort': `${changedAt}#${id}` },
    }),
  );
}
