import * as z from 'zod';
import { CopiedTo } from '#functions/platform/store/recovering.ts';
import { Findings, type Report } from '../reconcile/report.ts';
import { daysBack, paceOf, whyUnfinished } from '../reconcile/world.ts';
import { copyBack } from './copy-back.ts';
import { recoverReferrals } from './lost-referrals.ts';
import type { Recovery, RecoveryDeps } from './run.ts';

/** A declared recovery: who declares it, and why. The audit keeps both. */
export const Declared = z.object({
  by: z.string().trim().min(2).max(100),
  why: z.string().trim().min(5).max(300),
  /** How many days back, today included: since the moment to which the table was restored. */
  days: z.number().int().min(1).max(35).default(3),
  /** The restored table whose items are copied back first, in as many runs as it takes. */
  from: z
    .string()
    .regex(/^[A-Za-z0-9_.-]{3,255}$/)
    .optional(),
  after: CopiedTo.optional(),
});

/**
 * Brings back what a restored table does not have. It freezes sending, which only a person releases. With `from`, it copies items
 * back from a restored table, and does no more. Without, it files lost referrals again from their copies. Twice is once.
 */
export async function recover(deps: RecoveryDeps, event: unknown): Promise<Report> {
  const { days, from, after, ...declared } = Declared.parse(event);
  const now = new Date(deps.now());
  await deps.declareRecovery(declared, now);
  const findings = new Findings(now, days);
  const { report } = findings;
  const run: Recovery = { deps, findings, now, days: daysBack(now, days), pace: paceOf(deps.now) };
  try {
    if (from === undefined) await recoverReferrals(run);
    else report.copiedBack = await copyBack(run, { from, after });
  } catch (error) {
    report.unfinished.push({ check: 'copies', why: whyUnfinished(error) });
    deps.log.error('a recovery could not be finished', error, { code: 'copies' });
  }
  report.sendingFrozen = true;
  deps.log.info('recovered', { action: 'recover', count: report.refiled.length });
  return report;
}
