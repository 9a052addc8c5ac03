import type { FormDefinition } from './definition.ts';
import { publicPageItems } from './expected-items.ts';
import { agencies } from './sections/agencies.ts';
import { children } from './sections/children.ts';
import { concern } from './sections/concern.ts';
import { declaration } from './sections/declaration.ts';
import { history } from './sections/history.ts';
import { household } from './sections/household.ts';
import { parentsInformed } from './sections/parents-informed.ts';
import { referrer } from './sections/referrer.ts';
import { request } from './sections/request.ts';
import { safety } from './sections/safety.ts';
import { urgency } from './sections/urgency.ts';

/**
 * The Early Help and Social Care referral (domain 2.1): one form for council early help, early help assessments and children's
 * social care (S6). Only an online submit requires the mandatory answers. A form by email or telephone is accepted without them.
 */
export const earlyHelpAndSocialCare: FormDefinition = {
  id: 'early-help-and-social-care',
  version: '2026-11',
  title: 'Early Help and Social Care referral',
  sections: [
    urgency,
    referrer,
    children,
    household,
    agencies,
    parentsInformed,
    concern,
    history,
    request,
    safety,
    declaration,
  ],
  expectedItems: [...publicPageItems],
};
