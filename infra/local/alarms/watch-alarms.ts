import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import { localCall } from '../local-call.ts';
import { AlarmDefinition, rings } from './evaluate.ts';
import { isMeasured, LocalFigures } from './local-figures.ts';

/** An alarm of the running service, as a person sees it. */
export interface SeenAlarm {
  readonly name: string;
  /** What the person on call must do, what has happened, and the row of docs/operating.md. */
  readonly toDo: string;
  readonly because: string;
  readonly see: string;
  readonly state: 'rings' | 'quiet' | 'not measured on one machine';
  readonly since: Date;
}

export interface WatchedAlarms {
  readonly all: () => readonly SeenAlarm[];
  readonly stop: () => Promise<void>;
}

interface Watch {
  /** The local cloud. */
  readonly endpoint: string;
  /** Called when an alarm begins to ring, and when it is quiet again. */
  readonly changed: (alarm: SeenAlarm) => void;
  /** Called when the local cloud could not be read, as while it restarts. */
  readonly failed: (fault: unknown) => void;
  readonly everyMs?: number;
  /** By how much periods are shorter than on AWS. */
  readonly faster?: number;
}

/** Often enough that a person who breaks a part sees its alarm soon. A look takes some 50 ms. */
const LOOK_EVERY_MS = 5_000;

const Described = z.object({ MetricAlarms: z.array(AlarmDefinition) });
const Words = /^(?<toDo>[^.]+)\. (?<because>.+) See (?<see>\S+)$/;
const LogicalId = /Alarms(?<name>[A-Za-z]+?)[0-9A-F]{8}/;

function seen({ AlarmName = '', ...alarm }: AlarmDefinition, since: Date): SeenAlarm {
  const { toDo = '', because = '', see = '' } = Words.exec(alarm.AlarmDescription)?.groups ?? {};
  const name = LogicalId.exec(AlarmName)?.groups?.name ?? AlarmName;
  return { name, toDo, because, see, state: isMeasured(alarm) ? 'quiet' : 'not measured on one machine', since };
}

/**
 * Watches the alarms that are deployed on the local cloud, by the figures of its functions and queues: it has the definitions of the
 * stack, and no thresholds of its own.
 */
export async function watchAlarms({
  endpoint,
  changed,
  failed,
  everyMs = LOOK_EVERY_MS,
  faster = 1,
}: Watch): Promise<WatchedAlarms> {
  const since = Date.now();
  const answer = await localCall(endpoint, 'monitoring', 'DescribeAlarms', { MaxRecords: 100 });
  const alarms = Described.parse(answer).MetricAlarms;
  const states = new Map(alarms.map((alarm) => [alarm, seen(alarm, new Date(since))]));
  const figures = new LocalFigures(endpoint, since);

  async function look(): Promise<void> {
    await figures.read(alarms, Date.now());
    const now = Date.now();
    for (const [alarm, before] of states) {
      if (!isMeasured(alarm)) continue;
      const state = rings(alarm, figures.pointsOf(alarm), { now, since, faster }) ? 'rings' : 'quiet';
      if (state === before.state) continue;
      const after = { ...before, state, since: new Date(now) } as const;
      states.set(alarm, after);
      changed(after);
    }
  }

  const stopping = new AbortController();
  async function keepLooking(): Promise<void> {
    while (!stopping.signal.aborted) {
      await look().catch(failed);
      await pause(everyMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  }
  const looking = keepLooking();
  return {
    all: () => [...states.values()],
    stop: async () => {
      stopping.abort();
      await looking;
    },
  };
}
