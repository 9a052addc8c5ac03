import type { ExpectedItem, FormDefinition } from './definition.ts';
import { publicPageItems } from './expected-items.ts';
import { agencies } from './sections/agencies.ts';
import { agreements } from './sections/agreements.ts';
import { assessment } from './sections/assessment.ts';
import { assessmentDomains } from './sections/assessment-domains.ts';
import { children } from './sections/children.ts';
import { closure } from './sections/closure.ts';
import { declaration } from './sections/declaration.ts';
import { history } from './sections/history.ts';
import { household } from './sections/household.ts';
import { leadProfessional } from './sections/lead-professional.ts';
import { managementOversight } from './sections/management-oversight.ts';
import { plan } from './sections/plan.ts';
import { referrer } from './sections/referrer.ts';
import { reviews } from './sections/reviews.ts';
import { safety } from './sections/safety.ts';
import { someFields } from './sections/some-fields.ts';
import { team } from './sections/team.ts';
import { views } from './sections/views.ts';

/** The six principles of an early help assessment (domain S22 to S27), as far as the form asks about them. */
const principles: readonly ExpectedItem[] = [
  { id: 'agreement', label: 'Agreement to early help', section: 'agreements', anyOf: ['agreed'], forEach: 'any' },
  {
    id: 'assessmentDate',
    label: 'Date of the assessment',
    section: 'assessment',
    anyOf: ['startedOn', 'completedOn'],
    forEach: 'any',
  },
  { id: 'planAction', label: 'An action in the plan', section: 'plan', anyOf: ['action'], forEach: 'any' },
  { id: 'planOutcome', label: 'An outcome in the plan', section: 'plan', anyOf: ['outcome'], forEach: 'any' },
  { id: 'team', label: 'Team around the family', section: 'team', anyOf: ['name', 'role'], forEach: 'any' },
  {
    id: 'review',
    label: 'Date of the first review',
    section: 'assessment',
    anyOf: ['firstReviewDate'],
    forEach: 'any',
  },
  {
    id: 'managementOversight',
    label: 'Management oversight',
    section: 'managementOversight',
    anyOf: ['managerName'],
    forEach: 'any',
  },
];

/**
 * The Early Help Assessment (domain 2.2): agreement, assessment by domains, plan, team and reviews. The lead professional may
 * work for any organisation (S21). Only an online submit requires the mandatory answers.
 */
export const earlyHelpAssessment: FormDefinition = {
  id: 'early-help-assessment',
  version: '2026-11',
  title: 'Early Help Assessment',
  queriesTo: 'early_help_coordinator',
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
        'address',
        'relationshipToChild',
        'howLongKnown',
      ],
      { title: 'Who is filling in this form' },
    ),
    { ...children, intro: 'Give details of each child whom the assessment is about.' },
    household,
    agencies,
    leadProfessional,
    managementOversight,
    agreements,
    assessment,
    someFields(history, ['existingInvolvement', 'supportTried']),
    ...assessmentDomains,
    views,
    plan,
    team,
    reviews,
    closure,
    safety,
    someFields(declaration, ['name', 'date']),
  ],
  expectedItems: [...publicPageItems, ...principles],
};
