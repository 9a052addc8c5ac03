import type { CodeSet } from './code-set.ts';

/** What the referrer asks for (domain S6a): three requests on one form. A screener can reroute a wrong choice. */
export const requestType: CodeSet = {
  id: 'requestType',
  codes: [
    {
      code: 'early_help',
      label: 'Council early help',
      synonyms: ['Early help', 'Early help support', 'Targeted early help', 'Request for early help'],
    },
    {
      code: 'early_help_assessment',
      label: 'An early help assessment',
      synonyms: ['EHA', 'Early help assessment', 'Early help assessment (EHA)'],
    },
    {
      code: 'social_care',
      label: 'Children’s social care',
      synonyms: [
        'Social care',
        'CSC',
        'Social work assessment',
        'Children’s social care assessment',
        'A social work assessment',
        'Safeguarding',
        'Child protection',
        'Safeguarding referral',
        'Statutory social care',
      ],
    },
  ],
};
