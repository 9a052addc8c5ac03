import * as z from 'zod';
import { openCouncil } from '#functions/platform/council.ts';
import { readEnvironment } from '#functions/platform/environment.ts';
import { openInvoke } from '#functions/platform/invoke.ts';
import { openMailer } from '#functions/platform/mailer.ts';
import type { Figure } from '#functions/platform/metrics.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { formWriter } from './issued-form.ts';
import type { SendDeps } from './send.ts';
import { watchMailer } from './watch-mailer.ts';

/** Opens what sends a letter: its sender, the mailer, which is watched, and the job that writes the form that a letter carries. */
export function openSender(
  tables: Tables,
  tell: (figures: Partial<Record<Figure, number>>) => void,
): Pick<SendDeps, 'mail' | 'from' | 'writeForm'> {
  const { SENDER_ADDRESS, FORM_ADDRESS, WRITE_FORM_FUNCTION } = readEnvironment(
    z.object({ SENDER_ADDRESS: z.email(), FORM_ADDRESS: z.string().min(1), WRITE_FORM_FUNCTION: z.string().min(1) }),
  );
  const council = openCouncil(tables);
  const fixed = { address: SENDER_ADDRESS, formAddress: (form: string) => FORM_ADDRESS.replace('{form}', form) };
  return {
    mail: watchMailer(openMailer(), tell),
    from: async () => ({ ...fixed, council: await council() }),
    writeForm: formWriter(openInvoke(WRITE_FORM_FUNCTION)),
  };
}
