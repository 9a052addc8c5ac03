import { setTimeout as wait } from 'node:timers/promises';
import * as z from 'zod';
import type { FrontDoor } from '#infra/local/front-door.ts';
import { quantile, rounded } from '../statistics.ts';

/** A bystander's referral comes so often during the flood. */
const EVERY_MS = 5_000;
const LOOK_EVERY_MS = 250;
/** A person who has waited so long has telephoned. */
const WAIT_AT_MOST_MS = 180_000;

const inSeconds = (figures: readonly number[]) => ({
  p50: rounded(quantile(figures, 0.5) / 1000),
  p95: rounded(quantile(figures, 0.95) / 1000),
});

/**
 * Measures what somebody else waits for their acknowledgement while a flood comes in and for as long as it is worked off. `post`
 * sends the bystander's referral and returns its reference.
 */
export async function bystander<Flood>(door: FrontDoor, post: () => Promise<string>, flood: () => Promise<Flood>) {
  const waiting = new Map<string, number>();
  const took: number[] = [];
  const began = Date.now();
  let flooding = true;
  const look = async () => {
    const mail = JSON.stringify(await door.mailbox.emails());
    for (const [reference, since] of waiting) {
      if (!mail.includes(reference) && performance.now() - since < WAIT_AT_MOST_MS) continue;
      took.push(performance.now() - since);
      waiting.delete(reference);
    }
  };
  const watching = async () => {
    let next = performance.now();
    while (flooding || waiting.size > 0) {
      if (flooding && performance.now() >= next) {
        waiting.set(await post(), performance.now());
        next += EVERY_MS;
      }
      await look();
      await wait(LOOK_EVERY_MS);
    }
  };
  const [flooded] = await Promise.all([flood().finally(() => (flooding = false)), watching()]);
  return {
    flooded,
    bystanders: took.length,
    secondsToAcknowledgement: inSeconds(took),
    sender: await senderSince(door, began),
  };
}

const Line = z.object({
  service: z.literal('correspondence/send'),
  message: z.literal('looked at a message'),
  timestamp: z.iso.datetime().transform((at) => Date.parse(at)),
  outcome: z.string(),
});

/**
 * Tells the sender's own work from the local cloud's: how long it was busy between its first message and its last, in what batches.
 * In the rest of the time the local cloud's one loop over all streams had not called it yet.
 */
async function senderSince(door: FrontDoor, began: number) {
  const sent = (await door.functionLogs())
    .split('\n')
    .flatMap((text) => {
      const line = Line.safeParse(jsonIn(text));
      return line.success && line.data.timestamp >= began && line.data.outcome === 'sent' ? [line.data.timestamp] : [];
    })
    .sort((one, other) => one - other);
  const gaps = sent.slice(1).map((at, index) => at - (sent[index] ?? at));
  // A batch's messages follow each other within milliseconds; a longer silence lies between two calls of the sender.
  const between = gaps.filter((gap) => gap > BETWEEN_CALLS_MS);
  const whole = (sent.at(-1) ?? began) - (sent[0] ?? began);
  const idle = between.reduce((sum, gap) => sum + gap, 0);
  return {
    messages: sent.length,
    batches: between.length + 1,
    aBatch: rounded(sent.length / (between.length + 1)),
    secondsFromFirstToLast: rounded(whole / 1000),
    secondsNotCalled: rounded(idle / 1000),
  };
}

const BETWEEN_CALLS_MS = 300;

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
