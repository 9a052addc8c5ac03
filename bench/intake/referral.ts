import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { referralBodyExample } from '#test/fixtures/word-forms.ts';

const Body = z.looseObject({
  concern: z.looseObject({ reason: z.string() }),
  referrer: z.looseObject({ email: z.string() }),
});

/** The referral of the fixtures, with all expected information (3.5 KB), made another by its own words. */
export function newReferral(): z.infer<typeof Body> {
  const body = Body.parse(structuredClone(referralBodyExample()));
  const mark = randomUUID();
  body.concern.reason += ` ${mark}`;
  // An address is acknowledged ten times an hour at most.
  body.referrer.email = `${mark}@school.example`;
  return body;
}
