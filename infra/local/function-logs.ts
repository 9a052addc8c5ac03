import * as z from 'zod';
import { localCall } from './local-call.ts';

const Groups = z.object({ logGroups: z.array(z.object({ logGroupName: z.string() })).default([]) });
const Events = z.object({
  events: z.array(z.object({ message: z.string(), timestamp: z.number() })).default([]),
});
type Event = z.infer<typeof Events>['events'][number];
/** The most events that the local cloud returns at once, the oldest first. It has no next page, and does not report that it cut. */
const EVENTS_AT_ONCE = 10_000;

/** Returns every event of every function's log from an instant on, given by group. */
export async function logEvents(
  endpoint: string,
  from: (logGroupName: string) => number = () => 0,
): Promise<ReadonlyMap<string, readonly Event[]>> {
  const { logGroups } = Groups.parse(await localCall(endpoint, 'logs', 'DescribeLogGroups', {}));
  const found = new Map<string, readonly Event[]>();
  for (const { logGroupName } of logGroups) {
    const all: Event[] = [];
    for (let startTime: number | undefined = from(logGroupName); startTime !== undefined; ) {
      const asked = { logGroupName, startTime };
      const { events } = Events.parse(await localCall(endpoint, 'logs', 'FilterLogEvents', asked));
      all.push(...events);
      // From the last millisecond on, which may have more events, and never the same start again.
      const last = events[EVENTS_AT_ONCE - 1]?.timestamp;
      startTime = last === undefined ? undefined : Math.max(last, startTime + 1);
    }
    found.set(logGroupName, all);
  }
  return found;
}

/** Returns everything that the functions have logged, as one text. Tests search it for what must not be there. */
export async function functionLogs(endpoint: string): Promise<string> {
  const groups = await logEvents(endpoint);
  return [...groups.values()].flatMap((events) => events.map(({ message }) => message)).join('\n');
}

/** More than the trace of one fault, and less than a screen of a terminal holds twice. */
const MOST_FAULT_LINES = 40;
/** Lines that each call has, and lines of our own log that tell of no fault. */
const ORDINARY = /^((START|END|REPORT) |\{(?!.*"level":"ERROR"))/;

/** Returns the last lines about faults that functions have logged since an instant, each with its function's name. */
export async function faultLines(endpoint: string, since: number): Promise<string[]> {
  const groups = await logEvents(endpoint, () => since);
  const lines = [...groups].flatMap(([group, events]) =>
    events
      .filter(({ message }) => !ORDINARY.test(message))
      .map(({ timestamp, message }) => ({ timestamp, line: `${group.replace('/aws/lambda/', '')}: ${message}` })),
  );
  return lines
    .sort((one, other) => one.timestamp - other.timestamp)
    .slice(-MOST_FAULT_LINES)
    .map(({ line }) => line);
}
