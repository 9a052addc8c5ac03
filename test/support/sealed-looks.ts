import { nothingKnown } from '#functions/platform/audit/seal.ts';
import { type SealJobDeps, sealJob } from '#functions/platform/audit/seal-job.ts';
import { sealingStore } from '#functions/platform/audit/sealing-store.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { sign } from '#test/platform/audit/audit-in-memory.ts';
import { asJob } from './as-job.ts';

/** Returns the sealer over a test's tables, with its segments nowhere. */
export function sealerOver(tables: Tables, world: { readonly now: Date }, change: Partial<SealJobDeps> = {}) {
  const deps = {
    ...sealingStore(asJob('AuditSeal', tables)),
    segmentsAfter: async () => new Set<number>(),
    sign,
    keep: async () => undefined,
    keepHead: async () => undefined,
    known: nothingKnown(),
    now: () => world.now,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    figures: () => undefined,
    ...change,
  };
  return (event: unknown = { sweep: true }) => sealJob(deps, event);
}
