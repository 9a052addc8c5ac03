import type { FormDefinition } from './definition.ts';
import { earlyHelpAndSocialCare } from './early-help-and-social-care.ts';

/** Every form that we issue, by its id. */
export const forms: ReadonlyMap<string, FormDefinition> = new Map([
  [earlyHelpAndSocialCare.id, earlyHelpAndSocialCare],
]);
