import type { CodeSet } from './code-set.ts';

/** What is asked for (domain S6a): three requests, one form. The referrer need not be right; a screener can re-route. */
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
