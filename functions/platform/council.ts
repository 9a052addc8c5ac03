import * as z from 'zod';
import type { Council } from '#schemas/settings.ts';
import { readEnvironment } from './environment.ts';

/** Returns how people reach the council, from the deployment's configuration (S6c, S13d). */
export function openCouncil(): Council {
  const settings = readEnvironment(
    z.object({
      COUNCIL_NAME: z.string(),
      COUNCIL_TELEPHONE: z.string(),
      COUNCIL_COORDINATOR: z.string(),
      COUNCIL_DUTY_DESK: z.string(),
      COUNCIL_MAILBOX: z.string(),
      WORD_FORM_URL: z.string(),
      COUNCIL_HOURS: z.string(),
    }),
  );
  return {
    name: settings.COUNCIL_NAME,
    telephone: settings.COUNCIL_TELEPHONE,
    coordinator: settings.COUNCIL_COORDINATOR,
    dutyDesk: settings.COUNCIL_DUTY_DESK,
    mailbox: settings.COUNCIL_MAILBOX,
    wordFormUrl: settings.WORD_FORM_URL,
    hours: settings.COUNCIL_HOURS,
  };
}
