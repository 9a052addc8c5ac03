import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { sessionKey } from '#functions/platform/store/keys.ts';
import { cookiesFor } from '#functions/web/kit/cookies.ts';
import { keysOf } from '#functions/web/kit/sealing.ts';
import { awsSettings } from '#infra/local/aws-settings.ts';
import type { OpenDoor } from '#test/support/front-door.ts';
import type { Visitor } from './visitor.ts';

/** Changes a visitor's session in the table, as if the test had waited. */
async function change(door: Pick<OpenDoor, 'addresses' | 'outputs'>, visitor: Visitor, name: string, value: unknown) {
  const wanted = cookiesFor(visitor.origin).session;
  const cookie = (await visitor.context.cookies()).find((one) => one.name === wanted);
  const keys = keysOf(cookie?.value);
  if (keys === undefined) throw new Error('this visitor has no session');
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(awsSettings(door.addresses.aws)));
  await client.send(
    new UpdateCommand({
      TableName: door.outputs.CasesTable,
      Key: sessionKey(keys.id),
      UpdateExpression: 'SET #name = :value',
      ConditionExpression: 'attribute_exists(pk)',
      ExpressionAttributeNames: { '#name': name },
      ExpressionAttributeValues: { ':value': value },
    }),
  );
}

const AGO_MS = 60 * 60_000;

/** Lets a visitor's session be idle for an hour, so that it has ended. */
export const leaveIdle = (door: Pick<OpenDoor, 'addresses' | 'outputs'>, visitor: Visitor): Promise<void> =>
  change(door, visitor, 'seenAt', new Date(Date.now() - AGO_MS).toISOString());

/** Makes the roles of a visitor's session old, so that the next request asks the issuer. */
export const outdateRoles = (door: Pick<OpenDoor, 'addresses' | 'outputs'>, visitor: Visitor): Promise<void> =>
  change(door, visitor, 'rolesAt', new Date(Date.now() - AGO_MS).toISOString());
