import type { Mailer } from '#functions/platform/mailer.ts';
import type { Figure } from '#functions/platform/metrics.ts';

/**
 * Counts each send that fails because of the account, a setting or our role, so that an alarm rings at the first one. The message
 * keeps its own result: it is tried again or a person gets a task (law 8). But every message that follows fails in the same way.
 */
export function watchMailer(mail: Mailer, tell: (figures: Partial<Record<Figure, number>>) => void): Mailer {
  return async (outgoing) => {
    const result = await mail(outgoing);
    if ('misconfigured' in result) tell({ SendingMisconfigured: 1 });
    return result;
  };
}
