import * as z from 'zod';
import type { Request } from '#functions/platform/http/endpoint.ts';
import { forbidden } from '#functions/platform/http/problem.ts';
import type { SubmitDoor } from './submit.ts';

const AgencyClaims = z.object({ client_id: z.string().min(1).max(200), scope: z.string() });

/** Returns the door that a request came in by. The gateway has checked an agency's token; its scope is checked again here. */
export function submitDoor(request: Request): SubmitDoor {
  if (!request.route.endsWith('/agency/referrals')) return { door: 'web' };
  const claims = AgencyClaims.safeParse(request.claims);
  if (!claims.success || !claims.data.scope.split(' ').includes('referrals/submit')) throw forbidden();
  return { door: 'agency', client: claims.data.client_id };
}
