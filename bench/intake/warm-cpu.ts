import { median, rounded } from '../statistics.ts';
import { eventWith, type Handler, handWrittenHandler, realHandler, stubbedTables } from './handlers.ts';
import { newReferral } from './referral.ts';

const ROUNDS = 60;
const WARM_UP = 20;
const CALLS = 50;

/** Returns the microseconds of processor time for each of some calls. */
async function cpuOf(handler: Handler, bodies: readonly unknown[]): Promise<number> {
  const events = bodies.map(eventWith);
  const begun = process.cpuUsage();
  for (const event of events) {
    const { statusCode } = await handler(event);
    if (statusCode !== 201) throw new Error(`the bench's referral was answered ${statusCode}`);
  }
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / events.length;
}

/** Compares the processor time of the real handler and of one written by hand: both warm, with a stub network, in alternate rounds. */
export async function warmCpu() {
  const real = realHandler(stubbedTables());
  const hand = handWrittenHandler();
  const figures: { real: number[]; hand: number[]; ratio: number[] } = { real: [], hand: [], ratio: [] };
  for (let round = 0; round < ROUNDS + WARM_UP; round += 1) {
    const bodies = Array.from({ length: CALLS }, newReferral);
    const realFirst = round % 2 === 0;
    const first = await cpuOf(realFirst ? real : hand, bodies);
    const second = await cpuOf(realFirst ? hand : real, bodies);
    if (round < WARM_UP) continue;
    const [ours, theirs] = realFirst ? [first, second] : [second, first];
    figures.real.push(ours);
    figures.hand.push(theirs);
    figures.ratio.push(ours / theirs);
  }
  return {
    microsecondsReal: rounded(median(figures.real)),
    microsecondsByHand: rounded(median(figures.hand)),
    ratio: rounded(median(figures.ratio)),
  };
}
