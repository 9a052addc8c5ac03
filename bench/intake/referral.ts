import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { referral } from '#test/support/invented.ts';

const Body = z.looseObject({
  concern: z.looseObject({ reason: z.string() }),
  referrer: z.looseObject({ email: z.string() }),
});

/**
 * Returns a referral with all expected information (3.5 KB), about children of its own. Three hundred about one child would each be
 * compared with the others, which never happens in service.
 */
export function newReferral(): z.infer<typeof Body> {
  const mark = randomUUID();
  // An address gets at most ten acknowledgements an hour.
  const body = Body.parse(
    structuredClone(referral({ referrer: { email: `${mark}@school.example` }, child: { upn: undefined } })),
  );
  body.concern.reason += ` ${mark}`;
  return body;
}
