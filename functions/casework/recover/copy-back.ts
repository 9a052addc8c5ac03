import type { CopiedTo } from '#functions/platform/store/recovering.ts';
import type { Report } from '../reconcile/report.ts';
import { OutOfTimeError } from '../reconcile/world.ts';
import type { Recovery } from './run.ts';

/**
 * Copies the items that the table in use lacks back from a restored table, page by page, until all are copied or the run's time is
 * used up. Then the next run goes on after `next`.
 */
export async function copyBack(
  { deps, now, pace }: Recovery,
  { from, after }: { readonly from: string; readonly after?: CopiedTo | undefined },
): Promise<NonNullable<Report['copiedBack']>> {
  let [copied, there, next] = [0, 0, after];
  do {
    try {
      pace();
    } catch (error) {
      if (error instanceof OutOfTimeError) return { copied, there, next };
      throw error;
    }
    const page = await deps.copyBackPage(from, next, now);
    copied += page.copied;
    there += page.there;
    next = page.next;
  } while (next !== undefined);
  return { copied, there };
}
