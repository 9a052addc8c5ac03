import type { CodeSet } from './code-set.ts';

/**
 * Why parents were not told (domain S11b, grounds of 5.5.3). Not having told them yet is no risk: only the codes of `RISK_REASONS`
 * set DO_NOT_INFORM_PARENTS.
 */
export const notToldReason: CodeSet = {
  id: 'notToldReason',
  codes: [
    {
      code: 'risk_to_child',
      label: 'Risk: a child would be at increased risk of significant harm',
      synonyms: ['Risk to child'],
    },
    { code: 'risk_to_another', label: 'Risk: another person would be in danger' },
    { code: 'risk_to_investigation', label: 'Risk: a police investigation or evidence would be harmed' },
    { code: 'risk_of_delay', label: 'Risk: the delay itself would endanger a child' },
    { code: 'risk_sexual_abuse', label: 'Risk: suspected sexual abuse in the family' },
    { code: 'risk_fabricated_illness', label: 'Risk: suspected fabricated or induced illness' },
    { code: 'risk_forced_marriage', label: 'Risk: forced marriage or honour-based abuse' },
    { code: 'risk_fgm', label: 'Risk: female genital mutilation' },
    { code: 'risk_trafficking', label: 'Risk: trafficking or exploitation' },
    { code: 'risk_of_flight', label: 'Risk: the family may flee or hide a child' },
    { code: 'not_yet_told_no_risk', label: 'No risk: I have not told them yet, and can', synonyms: ['Not yet told'] },
    { code: 'could_not_reach', label: 'No risk: I tried and could not reach them' },
    { code: 'young_person_asks_not_to', label: 'I am the young person, and ask that they are not told' },
    { code: 'other', label: 'Another reason', synonyms: ['Other'] },
  ],
};

/** The codes that mean that telling the parents is a risk. */
export const RISK_REASONS: ReadonlySet<string> = new Set([
  'risk_to_child',
  'risk_to_another',
  'risk_to_investigation',
  'risk_of_delay',
  'risk_sexual_abuse',
  'risk_fabricated_illness',
  'risk_forced_marriage',
  'risk_fgm',
  'risk_trafficking',
  'risk_of_flight',
]);

/** The codes that mean that the parents can be told but were not. The referrer is then asked to tell them (S11b). */
export const NO_RISK_REASONS: ReadonlySet<string> = new Set(['not_yet_told_no_risk', 'could_not_reach']);

/** The code for a young person's own wish. It is not a risk, but contact with the family needs a decision (domain 5.5.6). */
export const ASKS_NOT_TO = 'young_person_asks_not_to';
