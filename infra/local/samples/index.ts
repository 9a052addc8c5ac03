import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import type { OpenDoor } from '#test/support/front-door.ts';
import { enterColleagues, openOnlineForm } from '#test/support/staff.ts';
import type { Progress } from '../progress.ts';
import { peopleOf, StaffRole } from '../sign-in.ts';
import { autoReplySamples } from './auto-reply.ts';
import { type Desk, openDesk } from './desk.ts';
import { emailSamples } from './email.ts';
import type { Sample } from './sample.ts';
import { unsafeFileSamples } from './unsafe-files.ts';
import { uploadSamples } from './upload.ts';
import { webSamples } from './web.ts';
import { documentsWords, fieldsRead, shortWords, whatBecame } from './what-became.ts';

/** What became of one sample referral, and whether that is what should have. */
export const SampleRow = z.object({
  name: z.string(),
  /** The door: web, upload or email. */
  route: z.string(),
  /** The case's reference, or a dash when there is none. */
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

/** Every sample, in the order in which they are shown. */
export const SAMPLES: readonly Sample[] = [
  ...webSamples,
  ...emailSamples,
  ...unsafeFileSamples,
  ...autoReplySamples,
  ...uploadSamples,
];

/** Sends every sample through its real door and waits, within bounds, until each has become what it will. */
export async function sendSamples(door: OpenDoor, progress: Progress): Promise<SampleRow[]> {
  const opened = progress(
    'the online form, opened by a sign-off that is marked as a demonstration, and the people who sign in',
  );
  await openOnlineForm(door);
  await enterColleagues(door, StaffRole.options.flatMap(peopleOf));
  opened();
  // Small letters and digits: it stands in addresses and Message-IDs.
  const run = randomBytes(4).toString('hex');
  const desk = openDesk(door);
  const done = progress(`${SAMPLES.length} sample referrals, sent and followed`);
  const rows = await Promise.all(SAMPLES.map((sample) => follow(sample, door, desk, run)));
  done();
  return rows;
}

async function follow(sample: Sample, door: OpenDoor, desk: Desk, run: string): Promise<SampleRow> {
  const { name, route, expected } = sample;
  const nothing = { name, route, reference: '–', expected, ok: false, documents: '–', fields: '–', email: '–' };
  try {
    const sent = await sample.send(door, run);
    const seen = await desk.followUntil(sent, sample.address(run), (so) => whatBecame(so) === expected);
    const got = whatBecame(seen);
    return {
      ...nothing,
      reference: seen.cases.map((each) => each.case.reference).join(' ') || '–',
      got,
      ok: got === expected,
      documents: documentsWords(seen).join(', ') || '–',
      fields: String(fieldsRead(seen)),
      email: shortWords(seen).join(', ') || '–',
    };
  } catch (fault) {
    return { ...nothing, got: fault instanceof Error ? fault.message : String(fault) };
  }
}
