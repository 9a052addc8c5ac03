import * as z from 'zod';
import type { Council } from '#schemas/settings.ts';
import { readEnvironment } from './environment.ts';
import { knownSetting } from './known-setting.ts';
import { type Log, openLog } from './log.ts';
import { readCouncil } from './store/council.ts';
import type { Tables } from './store/table.ts';

/** A letter that a minute later could have had the right number may wait this long for it; the sender has 30 s for a message. */
const PATIENCE_MS = 2000;

/** Returns how people reach the council, from the deployment's configuration: until an administrator sets it (S6c, S13d). */
export function deployedCouncil(): Council {
  const settings = readEnvironment(
    z.object({
      COUNCIL_NAME: z.string(),
      COUNCIL_TELEPHONE: z.string(),
      COUNCIL_COORDINATOR: z.string(),
      COUNCIL_MAILBOX: z.string(),
      WORD_FORM_URL: z.string(),
      COUNCIL_HOURS: z.string(),
    }),
  );
  return {
    name: settings.COUNCIL_NAME,
    telephone: settings.COUNCIL_TELEPHONE,
    outOfHours: null,
    coordinator: settings.COUNCIL_COORDINATOR,
    hours: settings.COUNCIL_HOURS,
    links: { oneNumber: null, thresholds: null, panelTerms: null },
    mailbox: settings.COUNCIL_MAILBOX,
    wordFormUrl: settings.WORD_FORM_URL,
  };
}

/** Returns how people reach the council, as an administrator set it at most a minute ago. It never fails; it logs why it could not read. */
export function openCouncil(
  tables: Tables,
  deployed = deployedCouncil(),
  log: Log = openLog('platform/council'),
): () => Promise<Council> {
  const read = async () => ({ ...deployed, ...(await readCouncil(tables)).value });
  const onFault = (error: unknown) => log.error('the details of the council could not be read', error);
  return knownSetting(read, { fallback: deployed, patienceMs: PATIENCE_MS, onFault });
}

/**
 * Returns the duty desk's address for alerts (domain 6). It stays with the deployment, which checks that no alert comes back as a
 * referral: an administrator's slip must not silence danger.
 */
export function openDutyDesk(): { readonly dutyDesk: string } {
  const { COUNCIL_DUTY_DESK } = readEnvironment(z.object({ COUNCIL_DUTY_DESK: z.string() }));
  return { dutyDesk: COUNCIL_DUTY_DESK };
}
