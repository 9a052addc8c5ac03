import type { CodeSet } from './code-set.ts';

/** The kind of an agency that works with a family (domain 2.1, section 4). */
export const agencyType: CodeSet = {
  id: 'agencyType',
  codes: [
    {
      code: 'school',
      label: 'School, nursery or college',
      synonyms: [
        'School',
        'Nursery',
        'College',
        'Education',
        'Primary school',
        'Secondary school',
        'Pre-school',
        'Nursery school',
        'Playgroup',
        'School/nursery',
        'School or nursery',
        'Nursery/school',
        'School/college',
      ],
    },
    {
      code: 'gp',
      label: 'GP',
      synonyms: ['Doctor', 'General practitioner', 'GP surgery', 'GP practice', 'General practice', 'Family doctor'],
    },
    { code: 'health_visitor', label: 'Health visitor', synonyms: ['HV', 'Health visiting'] },
    { code: 'school_nurse', label: 'School nurse', synonyms: ['School nursing', 'School health nurse'] },
    { code: 'midwife', label: 'Midwife', synonyms: ['Midwifery'] },
    { code: 'hospital', label: 'Hospital' },
    {
      code: 'camhs',
      label: 'Child mental health (CAMHS)',
      synonyms: ['CAMHS', 'Child and adolescent mental health service', 'CYPMHS'],
    },
    {
      code: 'adult_mental_health',
      label: 'Adult mental health',
      synonyms: ['Mental health team', 'Community mental health team', 'CMHT'],
    },
    {
      code: 'substance_misuse',
      label: 'Drug and alcohol service',
      synonyms: ['Substance misuse', 'Drug and alcohol team', 'Substance misuse service', 'Drugs and alcohol service'],
    },
    {
      code: 'domestic_abuse_service',
      label: 'Domestic abuse service',
      synonyms: ['Domestic abuse', 'Domestic violence service', 'IDVA'],
    },
    { code: 'police', label: 'Police' },
    { code: 'probation', label: 'Probation', synonyms: ['Probation service', 'Probation officer'] },
    {
      code: 'youth_justice',
      label: 'Youth justice',
      synonyms: ['YOT', 'YJS', 'YOS', 'Youth offending team', 'Youth offending service', 'Youth justice service'],
    },
    {
      code: 'housing',
      label: 'Housing',
      synonyms: ['Housing association', 'Housing provider', 'Housing officer', 'Housing department'],
    },
    {
      code: 'early_help',
      label: 'Early help',
      synonyms: [
        'Early help service',
        'Early help team',
        'Family support',
        'Children’s centre',
        'Family hub',
        'Early help worker',
      ],
    },
    {
      code: 'children_social_care',
      label: 'Children’s social care',
      synonyms: ['Social care', 'Social worker', 'Children’s services', 'Allocated social worker', 'CSC'],
    },
    { code: 'adult_social_care', label: 'Adult social care', synonyms: ['Adult services'] },
    {
      code: 'voluntary',
      label: 'Voluntary or community organisation',
      synonyms: [
        'Charity',
        'Voluntary',
        'Voluntary sector',
        'Voluntary organisation',
        'Third sector',
        'Voluntary agency',
      ],
    },
    { code: 'other', label: 'Another agency', synonyms: ['Other'] },
  ],
};
