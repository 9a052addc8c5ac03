import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import { Role } from '#schemas/actor.ts';
import type { OpenDoor } from '#test/support/front-door.ts';
import { addStartingSet, enterColleagues, openOnlineForm } from '#test/support/staff.ts';
import type { Progress } from '../progress.ts';
import { peopleOf } from '../sign-in.ts';
import { type Desk, openDesk } from './desk.ts';
import { emailSamples } from './email.ts';
import { documentsWords, fieldsRead, outcomeOf, shortWords } from './outcome.ts';
import type { Sample } from './sample.ts';
import { uploadSample, webSamples } from './web.ts';

/** The outcome of one sample referral, and whether it is the expected one. */
export const SampleRow = z.object({
  name: z.string(),
  /** The door that it used: web, upload or email. */
  route: z.string(),
  /** The case's reference, or a dash without a case. */
  reference: z.string(),
  expected: z.string(),
  got: z.string(),
  ok: z.boolean(),
  /** Each document with its verdict and safety. */
  documents: z.string(),
  /** How many fields were read. */
  fields: z.string(),
  /** The emails to the sender, and the tasks. */
  email: z.string(),
});
export type SampleRow = z.infer<typeof SampleRow>;

/** Every sample, in the order of the table. */
export const SAMPLES: readonly Sample[] = [...webSamples, ...emailSamples, uploadSample];

/** Sends every sample through its real door, and waits a bounded time for its expected outcome. */
export async function sendSamples(door: OpenDoor, progress: Progress): Promise<SampleRow[]> {
  await progress(
    'the online form, opened by a sign-off that is marked as a demonstration, the people who sign in, and a catalogue',
    async () => {
      await openOnlineForm(door);
      await addStartingSet(door);
      await enterColleagues(door, Role.options.flatMap(peopleOf));
    },
  );
  // Small letters and digits, for addresses and Message-IDs.
  const run = randomBytes(4).toString('hex');
  const desk = openDesk(door);
  return progress(`${SAMPLES.length} sample referrals, sent and followed`, () =>
    Promise.all(SAMPLES.map((sample) => follow(sample, door, desk, run))),
  );
}

async function follow(sample: Sample, door: OpenDoor, desk: Desk, run: string): Promise<SampleRow> {
  const { name, route, expected } = sample;
  const nothing = { name, route, reference: '–', expected, ok: false, documents: '–', fields: '–', email: '–' };
  try {
    const sent = await sample.send(door, run);
    const seen = await desk.followUntil(sent, sample.address(run), (now) => outcomeOf(now) === expected);
    const got = outcomeOf(seen);
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
