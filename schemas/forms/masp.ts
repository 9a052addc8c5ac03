import type { ExpectedItem, FormDefinition } from './definition.ts';
import { publicPageItems } from './expected-items.ts';
import { agencies } from './sections/agencies.ts';
import { children } from './sections/children.ts';
import { declaration } from './sections/declaration.ts';
import { earlyHelpEpisode } from './sections/early-help-episode.ts';
import { household } from './sections/household.ts';
import { interventions } from './sections/interventions.ts';
import { invitations } from './sections/invitations.ts';
import { leadProfessional } from './sections/lead-professional.ts';
import { managementOversight } from './sections/management-oversight.ts';
import { panelCriteria } from './sections/panel-criteria.ts';
import { panelRequest } from './sections/panel-request.ts';
import { parentsInformed } from './sections/parents-informed.ts';
import { referrer } from './sections/referrer.ts';
import { safety } from './sections/safety.ts';
import { sharing } from './sections/sharing.ts';
import { someFields } from './sections/some-fields.ts';
import { termsOfReference } from './sections/terms-of-reference.ts';

/** The items that the panel needs before it can discuss a case (domain S33, S37, 2.3). */
const panelItems: readonly ExpectedItem[] = [
  {
    id: 'earlyHelpAgency',
    label: 'Agency that holds the early help case',
    section: 'earlyHelpEpisode',
    anyOf: ['agency'],
    forEach: 'any',
  },
  { id: 'lastReview', label: 'Last review', section: 'earlyHelpEpisode', anyOf: ['lastReviewOn'], forEach: 'any' },
  { id: 'leadProfessional', label: 'Lead professional', section: 'leadProfessional', anyOf: ['name'], forEach: 'any' },
  { id: 'criteria', label: 'Criteria of the panel', section: 'panelCriteria', anyOf: ['criteria'], forEach: 'any' },
  { id: 'evidence', label: 'Evidence for them', section: 'panelCriteria', anyOf: ['evidence'], forEach: 'any' },
  { id: 'interventions', label: 'What has been tried', section: 'interventions', anyOf: ['what'], forEach: 'any' },
  { id: 'ask', label: 'What is asked of the panel', section: 'panelRequest', anyOf: ['ask'], forEach: 'any' },
  {
    id: 'familyAware',
    label: 'Whether the family knows',
    section: 'parentsInformed',
    anyOf: ['concernsShared'],
    forEach: 'any',
  },
  { id: 'sharingRisks', label: 'Risks of sharing', section: 'sharing', anyOf: ['risks'], forEach: 'any' },
  {
    id: 'managerApproval',
    label: 'Approval of a manager',
    section: 'managementOversight',
    anyOf: ['managerName'],
    forEach: 'any',
  },
  {
    id: 'termsOfReference',
    label: 'Terms of reference',
    section: 'termsOfReference',
    anyOf: ['acknowledged'],
    forEach: 'any',
  },
];

/**
 * The referral to the Multi Agency Support Panel (domain 2.3), for open early help cases that are stuck, high cost or escalating
 * (S33). A person decides whether a case fits; the program accepts and shows every form.
 */
export const masp: FormDefinition = {
  id: 'masp',
  version: '2026-11',
  title: 'Multi Agency Support Panel (MASP) referral',
  sections: [
    someFields(
      referrer,
      [
        'referrerType',
        'name',
        'role',
        'agency',
        'sourceCode',
        'telephone',
        'email',
        'emailIsSafe',
        'safeTimes',
        'relationshipToChild',
      ],
      { title: 'Who is making this referral' },
    ),
    {
      ...managementOversight,
      title: 'Approval of your manager',
      intro: 'Your manager approves that the panel hears this case.',
    },
    children,
    household,
    earlyHelpEpisode,
    leadProfessional,
    panelCriteria,
    interventions,
    panelRequest,
    agencies,
    invitations,
    { ...parentsInformed, title: 'What the family knows, and whether they agree' },
    sharing,
    safety,
    termsOfReference,
    someFields(declaration, ['name', 'date']),
  ],
  expectedItems: [...publicPageItems, ...panelItems],
};
