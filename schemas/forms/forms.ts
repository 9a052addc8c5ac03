import type { FormDefinition } from './definition.ts';
import { earlyHelpAndSocialCare } from './early-help-and-social-care.ts';
import { earlyHelpAssessment } from './early-help-assessment.ts';
import { masp } from './masp.ts';

/** Every form that we issue, by id. */
export const forms: ReadonlyMap<string, FormDefinition> = new Map(
  [earlyHelpAndSocialCare, earlyHelpAssessment, masp].map((form) => [form.id, form]),
);
