import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import { Role } from '#schemas/actor.ts';
import { AnsweredError } from '#test/support/api-check.ts';
import type { OpenDoor } from '#test/support/front-door.ts';
import { addStartingSet, enterColleagues, openOnlineForm } from '#test/support/staff.ts';
import { faultLines } from '../function-logs.ts';
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

/**
 * Sends every sample through its real door, and waits a bounded time for its expected outcome. Warns with what the functions have
 * logged when the API answers one with a fault.
 */
export async function sendSamples(
  door: OpenDoor,
  progress: Progress,
  warn: (words: string) => void,
): Promise<SampleRow[]> {
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
  const begun = Date.now();
  const followed = await progress(`${SAMPLES.length} sample referrals, sent and followed`, () =>
    Promise.all(SAMPLES.map((sample) => follow(sample, door, desk, run))),
  );
  if (followed.some(({ failed }) => failed)) warn(faultsSaid(await faultLines(door.addresses.aws, begun)));
  return followed.map(({ failed: _failed, ...row }) => row);
}

/** Returns what functions logged about faults. */
const faultsSaid = (lines: readonly string[]): string =>
  lines.length === 0
    ? 'The API answered with a fault, and no function has logged one.'
    : ['The API answered with a fault. The functions have logged:', ...lines].join('\n    ');

/** The outcome of a sample, and whether the API answered with a fault. */
type Followed = SampleRow & { readonly failed: boolean };

/** The lowest status that is the service's own fault. */
const FAULT = 500;

async function follow(sample: Sample, door: OpenDoor, desk: Desk, run: string): Promise<Followed> {
  const { name, route, expected } = sample;
  const beside = { documents: '–', fields: '–', email: '–' };
  const nothing = { name, route, reference: '–', expected, ok: false, failed: false, ...beside };
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
    const failed = fault instanceof AnsweredError && fault.status >= FAULT;
    return { ...nothing, failed, got: fault instanceof Error ? fault.message : String(fault) };
  }
}
