import * as z from 'zod';
import type { Perform } from '#functions/casework/index.ts';
import { Problem } from '#functions/platform/http/problem.ts';
import { Reason } from '#schemas/api/staff/reason.ts';

/** The name under which a session keeps the reason that its person gave last. */
export const REASON = 'reason';

/** A reason, and what it was given for: one case, or one list. */
export const GivenReason = z.object({ about: z.string(), reason: Reason });

/** Returns what a page is about, for which one reason is enough: `/staff/cases/FD-…`, or a list. */
export const aboutOf = (path: string): string =>
  path
    .split('/')
    .slice(0, path.startsWith('/staff/cases/') ? 4 : 3)
    .join('/');

/**
 * Performs operations for people whose role must say why. The reason that they gave for this case, or this list, goes with each; without
 * one the operation is refused as at the API.
 */
export function withReason(perform: Perform, kept: (name: string) => Promise<unknown>, path: string): Perform {
  let given: Promise<string | undefined> | undefined;
  const reasonFor = async () => {
    const { data } = GivenReason.safeParse(await kept(REASON));
    return data?.about === aboutOf(path) ? data.reason : undefined;
  };
  return async (id, asked) => {
    try {
      return await perform(id, asked);
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'reason-needed' || asked.reason !== undefined) throw error;
      given ??= reasonFor();
      const reason = await given;
      if (reason === undefined) throw error;
      return perform(id, { ...asked, reason });
    }
  };
}
