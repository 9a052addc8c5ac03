import type { Likeness, Why } from '#schemas/api/staff/search-result.ts';
import type { Link } from '#schemas/case.ts';
import type { ChildRecord, Match, MatchReason, MatchRelation, MatchStrength } from '#schemas/known-child.ts';
import type { WordsFor } from './phrases.ts';

/** Why two cases are linked. */
export const LINK_WORDS: WordsFor<Link['why']> = {
  suspected_repeat: 'May be the same referral again',
  same_file: 'Both have the same file',
  further_form: 'Their forms came in one message',
  reply: 'This email answers a letter of that case',
  named_in_subject: 'The subject of the email names that case',
  form_in_reply: 'The form came in an answer to a letter of that case',
  returned_form: 'May be the form that was asked for',
  same_child: 'Same child',
  siblings: 'Siblings',
  by_hand: 'Linked by a colleague',
};

/** The suggested relation of two children. */
export const RELATION_WORDS: WordsFor<MatchRelation> = { same_child: 'Same child', siblings: 'Siblings' };

/** How strongly the reasons suggest a match. */
export const STRENGTH_WORDS: WordsFor<MatchStrength> = {
  strong: 'Strong match',
  possible: 'Possible match',
  weak: 'Weak match',
};

/** The reasons for a match, and against it. */
export const MATCH_REASON_WORDS: WordsFor<MatchReason> = {
  nhs_number: 'Same NHS number',
  upn: 'Same UPN',
  name_and_birth_date: 'Same name and date of birth',
  names_swapped: 'First and last name swapped',
  birth_date_transposed: 'Day and month of birth swapped',
  sound_and_birth_date: 'Names that sound alike, same date of birth',
  postcode_and_surname: 'Same postcode and surname',
  other_nhs_number: 'Different NHS number',
  other_upn: 'Different UPN',
  other_birth_date: 'Different date of birth',
  other_name: 'Different first name',
  other_own_name: 'Same name in use, different first name',
};

/** A person's judgement of a match. */
export const JUDGED_WORDS: WordsFor<Match['state']> = {
  suggested: 'To be checked',
  confirmed: 'Confirmed',
  rejected: 'Not the same',
};

/** Which of the two cases of a match this is. */
export const SIDE_WORDS: WordsFor<Match['side']> = { newer: 'The newer case', older: 'The older case' };

/** Whether known children were looked for. */
export const LOOKED_FOR_WORDS: WordsFor<ChildRecord['matching']> = {
  looked_for: 'Looked for on other cases',
  no_keys: 'Too little is known to look for this child',
};

/** The terms of a search. */
export const TERM_WORDS: WordsFor<Why['term']> = {
  reference: 'Reference',
  name: 'Child’s name',
  knownAs: 'Known as',
  dateOfBirth: 'Date of birth',
  parent: 'Parent or carer',
  school: 'School',
  address: 'Address',
  number: 'Number',
  nhsNumber: 'NHS number',
  postcode: 'Postcode',
  referrer: 'Referrer',
};

/** How closely an answer matches a search term. */
export const LIKENESS_WORDS: WordsFor<Likeness> = {
  exact: 'The same',
  swapped: 'First and last name swapped',
  transposed: 'Day and month swapped',
  phonetic: 'Sounds alike',
  surname: 'Surname only',
  part: 'Matches a part',
};
