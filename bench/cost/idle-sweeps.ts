import { sweep } from '#functions/casework/clock/sweep.ts';
import { sweepStore } from '#functions/casework/clock/sweep-store.ts';
import { lookupJob } from '#functions/casework/lookup/lookup-job.ts';
import { lookupStore } from '#functions/casework/lookup/lookup-store.ts';
import { type ReconcileDeps, reconcile } from '#functions/casework/reconcile/reconcile.ts';
import { reconcileStore } from '#functions/casework/reconcile/reconcile-store.ts';
import { sendingStore } from '#functions/correspondence/outbox-store.ts';
import { outboxJob } from '#functions/correspondence/sweep.ts';
import { nothingKnown } from '#functions/platform/audit/seal.ts';
import { type SealJobDeps, sealJob } from '#functions/platform/audit/seal-job.ts';
import { sealingStore } from '#functions/platform/audit/sealing-store.ts';
import { openFigures } from '#functions/platform/metrics.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { council, quiet } from '#test/correspondence/outbox-fixture.ts';
import { LOOKUP_KEYS } from '#test/support/lookup-world.ts';

type Figures = ReturnType<typeof openFigures>;
const SWEEP = { sweep: true };
/** Nothing is due, so a sweep asks nobody. */
const nobody = (): never => {
  throw new Error('an idle sweep asks nobody');
};

/** The calls of jobs to buckets and to KMS. */
export interface Calls {
  lists: number;
  heads: number;
  puts: number;
  signatures: number;
}

export const noCalls = (): Calls => ({ lists: 0, heads: 0, puts: 0, signatures: 0 });

/** Returns the sealer's dependencies over real tables; its bucket and key only count. */
export function sealerOver(tables: Tables, calls: Calls, figures: Figures = () => undefined): SealJobDeps {
  return {
    ...sealingStore(tables),
    segmentsAfter: async () => {
      calls.lists += 1;
      return new Set();
    },
    sign: async () => {
      calls.signatures += 1;
      return { keyId: 'bench', algorithm: 'ECDSA_SHA_256', signature: '' };
    },
    keep: async () => {
      calls.puts += 1;
    },
    keepHead: async () => {
      calls.puts += 1;
    },
    now: () => new Date(),
    known: nothingKnown(),
    log: quiet,
    figures,
  };
}

/** Returns reconcile's dependencies over real tables and buckets without objects. */
export function reconcilerOver(
  tables: Tables,
  calls: Calls,
  now: () => number,
  figures: Figures = () => undefined,
): ReconcileDeps {
  const store = reconcileStore(tables);
  async function* nothing() {
    calls.lists += 1;
    yield* [];
  }
  return {
    ...store,
    world: {
      ...store,
      ...{ mailBucket: 'mail', quarantineBucket: 'quarantine' },
      ...{ keys: nothing, versions: nothing },
      headOf: async () => {
        calls.heads += 1;
        return undefined;
      },
      ...{ copy: nobody, receive: nobody, fileUpload: nobody, open: nobody },
    },
    ...{ now, log: quiet, figures },
  };
}

const nothing = async () => 0;
const owesTheSame = async <T>(owed: T): Promise<T> => owed;
const SWEEPS_WITHIN = {
  'casework/follow': 180,
  'casework/reconcile': 2700,
  'correspondence/send': 180,
  'platform/audit/seal': 900,
};

/** A sweep by its job's name, as it runs when nothing is due. */
export type Sweeps = Readonly<Record<string, (calls: Calls) => Promise<unknown>>>;

/** Returns every sweep of the service over these tables. Reconcile and the sealer have two: one that looks back, and the others. */
export function sweepsOver(tables: Tables): Sweeps {
  const clock = {
    ...sweepStore(tables, council),
    ...{ engine: 'guardduty' as const, scanDeadlineMs: 900_000, openDeadlineMs: 600_000 },
    ...{ objectAt: nobody, scan: nobody, read: nobody, fileUpload: nobody, open: nobody, deleteOriginal: nobody },
    // Every sweep's note is read; SQS answers for the dead letters, and is counted by the templates.
    ...{ sweepsWithin: SWEEPS_WITHIN, deadLetters: [], depthOf: nothing, lookAtFailedWorkEvery: 5 },
    ...{ now: Date.now, log: quiet, figures: openFigures('casework/clock') },
  };
  const lookup = {
    ...{ ...lookupStore(tables), keys: async () => LOOKUP_KEYS, now: () => new Date(), log: quiet, copy: owesTheSame },
    figures: openFigures('casework/follow'),
  };
  const send = {
    ...{ ...sendingStore(tables), sendOne: nobody, now: Date.now, log: quiet },
    figures: openFigures('correspondence/send'),
  };
  const lookingBack = Math.floor(Date.now() / 14_400_000) * 14_400_000;
  const known = nothingKnown();
  const seal = (calls: Calls) =>
    sealJob({ ...sealerOver(tables, calls, openFigures('platform/audit/seal')), known }, SWEEP);
  const reconciled = (calls: Calls, now: number) =>
    reconcile(
      reconcilerOver(tables, calls, () => now, openFigures('casework/reconcile')),
      SWEEP,
    );
  return {
    'casework/clock': () => sweep(clock),
    'casework/follow': () => lookupJob(lookup)(SWEEP),
    'correspondence/send': () => outboxJob(send)(SWEEP),
    'platform/audit/seal: everything': (calls) => seal(calls),
    'platform/audit/seal': (calls) => seal(calls),
    'casework/reconcile: everything': (calls) => reconciled(calls, lookingBack),
    'casework/reconcile': (calls) => reconciled(calls, lookingBack + 20 * 60_000),
  };
}
