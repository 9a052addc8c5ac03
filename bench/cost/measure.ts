import { reconcile } from '#functions/casework/reconcile/reconcile.ts';
import { MOST_ENTRIES, nothingKnown } from '#functions/platform/audit/seal.ts';
import { sealJob } from '#functions/platform/audit/seal-job.ts';
import { auditKey } from '#functions/platform/store/keys.ts';
import { readCase, recordLook } from '#functions/platform/store/reading.ts';
import { dayOfEntry, readDay } from '#functions/platform/store/sealing.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { startDynamoDbLocal } from '#infra/local/dynamodb-local.ts';
import type { Progress } from '#infra/local/progress.ts';
import { service } from '#schemas/actor.ts';
import { localTables } from '#test/support/local-tables.ts';
import { tally } from '../writes/tally.ts';
import { liveThrough, total } from '../writes.ts';
import { noCalls, reconcilerOver, sealerOver, sweepsOver } from './idle-sweeps.ts';
import { type Measured, Work } from './measured.ts';
import { readTally } from './read-tally.ts';
import { writtenFigures } from './written-figures.ts';

const ACTOR = service('bench');

/** Measures every step on Amazon's DynamoDB Local, by DynamoDB's rules. */
export async function measure(progress: Progress): Promise<Measured> {
  const dynamo = await startDynamoDbLocal();
  try {
    const tables = await localTables(dynamo.client);
    const meter = await meterOf(tables, dynamo.client);
    const sweeps: Record<string, Work> = {};
    const figures = await progress('idle sweeps', () =>
      writtenFigures(async () => {
        for (const [name, sweep] of Object.entries(sweepsOver(tables))) sweeps[name] = await meter.of(sweep);
      }),
    );
    const lived = await liveThrough(tables, meter.written, progress);
    const { reference, sums } = lived;
    const life = { ...meter.since(), writes: sums.units, 'audit entries': sums['audit entries'] };
    const look = { now: new Date(), permit: () => undefined };
    const looked = await progress('a look', () =>
      meter.of(() => readCase({ ...tables, actor: ACTOR }, reference, look)),
    );
    // What is not sealed yet would be sealed with what is measured.
    await sealJob(sealerOver(tables, noCalls()), { sweep: true });
    const link = await progress('a link of one entry', () => sealing(tables, meter, 1));
    const fullLink = await progress('a full link', () => sealing(tables, meter, MOST_ENTRIES));
    const now = () => Date.now() + 3_600_000;
    const again = await progress('reconcile with a case', () =>
      meter.of((calls) => reconcile(reconcilerOver(tables, calls, now), {})),
    );
    return {
      measuredOn: new Date().toISOString().slice(0, 10),
      ...{ sweeps, figures, life, look: looked, link },
      fullLink: { ...fullLink, entries: MOST_ENTRIES },
      reconciledCase: less(again, sweeps['casework/reconcile: everything']),
    };
  } finally {
    await dynamo.stop();
  }
}

/** Counts the units and calls of work. */
async function meterOf(tables: Tables, client: Parameters<typeof tally>[1]) {
  const { since: written } = await tally(tables, client);
  const { since: read } = readTally(tables);
  const writes = () => written().reduce((sum, one) => sum + total(one), 0);
  const since = (calls = noCalls()): Work => ({ reads: read(), writes: writes(), ...calls });
  const of = async (work: (calls: ReturnType<typeof noCalls>) => Promise<unknown>): Promise<Work> => {
    const calls = noCalls();
    since();
    await work(calls);
    return since(calls);
  };
  return { written, since, of };
}

/** Seals as many new looks in one call of the stream, as a sealer that has made the links before. */
async function sealing(tables: Tables, { of }: Awaited<ReturnType<typeof meterOf>>, count: number): Promise<Work> {
  const now = new Date();
  for (let made = 0; made < count; made += 1)
    await recordLook({ ...tables, actor: ACTOR }, { now }, { action: 'read-case' });
  const ids: string[] = [];
  for await (const { id, sealedIn } of readDay(tables, now.toISOString().slice(0, 10)))
    if (sealedIn === undefined) ids.push(id);
  const Records = ids.map((id) => {
    const { pk, sk } = auditKey(dayOfEntry(id), id);
    return { eventName: 'INSERT', dynamodb: { Keys: { pk: { S: pk }, sk: { S: sk } } } };
  });
  const known = { ...nothingKnown(), whole: (await sealerOver(tables, noCalls()).readChainHead())?.sequence ?? 0 };
  return of((calls) => sealJob({ ...sealerOver(tables, calls), known }, { Records }));
}

/** Returns what one step costs beyond another. */
function less(one: Work, other: Work | undefined): Work {
  const before = new Map(Object.entries(other ?? noCalls()));
  return Work.parse(
    Object.fromEntries(Object.entries(one).map(([name, much]) => [name, much - (before.get(name) ?? 0)])),
  );
}
