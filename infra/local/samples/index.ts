import * as z from 'zod';
import type { FrontDoor } from '../front-door.ts';
import type { Progress } from '../progress.ts';

/** What became of one sample referral, and whether that is what should have. */
export const SampleRow = z.object({
  name: z.string(),
  /** The door: web, upload or email. */
  route: z.string(),
  /** The case's reference, or a dash when none is expected. */
  reference: z.string(),
  expected: z.string(),
  got: z.string(),
  ok: z.boolean(),
  /** Each document with its verdict and safety. */
  documents: z.string(),
  /** How many fields were read. */
  fields: z.string(),
  /** The email sent, or the task instead. */
  email: z.string(),
});
export type SampleRow = z.infer<typeof SampleRow>;

/** Sends every sample through its real door and waits, within bounds, until each has become what it will. */
export async function sendSamples(_frontDoor: FrontDoor, _progress: Progress): Promise<SampleRow[]> {
  return [];
}
