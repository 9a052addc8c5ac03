import * as z from 'zod';
import { CREDENTIALS, REGION } from '#infra/local/cloud.ts';
import { askServer } from '#infra/local/http.ts';
import type { OpenDoor } from './front-door.ts';

const Routes = z.object({ items: z.array(z.object({ routeKey: z.string(), authorizationType: z.string() })) });

/**
 * Returns every route that the gateway answers, such as `GET /admin/cases`, and how it lets callers in. Root's signature is not
 * checked.
 */
export async function gatewayRoutes({ addresses }: Pick<OpenDoor, 'addresses'>) {
  const apiId = /execute-api\/([^/]+)\//.exec(addresses.api)?.[1];
  const answer = await askServer(`${addresses.aws}/v2/apis/${apiId}/routes`, {
    headers: {
      authorization: `AWS4-HMAC-SHA256 Credential=${CREDENTIALS.accessKeyId}/20300101/${REGION}/apigateway/aws4_request, SignedHeaders=host, Signature=unchecked`,
    },
  });
  return Routes.parse(await answer.json()).items;
}
