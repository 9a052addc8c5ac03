import type { CodeSet } from './code-set.ts';

/** Kinds of agency that work with a family (domain 2.1, section 4). */
export const agencyType: CodeSet = {
  id: 'agencyType',
  codes: [
    { code: 'school', label: 'School, nursery or college', synonyms: ['School', 'Nursery', 'College', 'Education'] },
    { code: 'gp', label: 'GP', synonyms: ['Doctor', 'General practitioner'] },
    { code: 'health_visitor', label: 'Health visitor' },
    { code: 'school_nurse', label: 'School nurse' },
    { code: 'midwife', label: 'Midwife', synonyms: ['Midwifery'] },
    { code: 'hospital', label: 'Hospital' },
    { code: 'camhs', label: 'Child mental health (CAMHS)', synonyms: ['CAMHS'] },
    { code: 'adult_mental_health', label: 'Adult mental health' },
    { code: 'substance_misuse', label: 'Drug and alcohol service' },
    { code: 'domestic_abuse_service', label: 'Domestic abuse service' },
    { code: 'police', label: 'Police' },
    { code: 'probation', label: 'Probation' },
    { code: 'youth_justice', label: 'Youth justice' },
    { code: 'housing', label: 'Housing' },
    { code: 'early_help', label: 'Early help' },
    { code: 'children_social_care', label: 'Children’s social care', synonyms: ['Social care', 'Social worker'] },
    { code: 'adult_social_care', label: 'Adult social care' },
    { code: 'voluntary', label: 'Voluntary or community organisation', synonyms: ['Charity', 'Voluntary'] },
    { code: 'other', label: 'Another agency', synonyms: ['Other'] },
  ],
};
