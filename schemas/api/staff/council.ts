import * as z from 'zod';
import { CouncilDetails } from '#schemas/settings.ts';
import { Versioned } from './changed.ts';

/** The council's details, and the mailbox for referrals, which the deployment sets. */
export const CouncilShown = Versioned.extend({
  council: CouncilDetails,
  mailbox: z.string().describe('Where people email forms to.'),
  wordFormUrl: z.string().describe('Where the blank Word form is.'),
});
export type CouncilShown = z.infer<typeof CouncilShown>;
