import type * as z from 'zod';
import type { Ask, AskReason, AskStep, AskTopic, OtherWay } from '#schemas/ask.ts';
import type { AgreedAction, AgreedWhat, Confirmation, ConfirmedBy, Conversation } from '#schemas/conversation.ts';
import type { WordsFor } from './phrases.ts';

/** The two reasons for asking somebody (domain S10). */
export const ASK_REASON_WORDS: WordsFor<AskReason> = {
  existing_relationship: 'They already have a relationship with the child',
  best_placed: 'They are best placed to answer',
};

/** The topics of questions. These are parts of every referral, so they reveal nothing about this one. */
export const ASK_TOPIC_WORDS: WordsFor<AskTopic> = {
  child_details: 'Who the referral is about',
  ethnic_origin_or_religion: 'Ethnic origin or religion',
  parents_details: 'Details of parents or carers',
  home_address: 'The home address',
  other_agencies: 'Which other agencies are involved',
  what_happened: 'The reason for the referral',
  safety: 'How to keep everybody safe',
  support_tried: 'What support was given before',
  what_parents_were_told: 'What parents or carers were told',
  something_else: 'Something else',
};

/** The labels of the states of a request. */
export const ASK_STATE_WORDS: WordsFor<Ask['state']> = { open: 'Waiting for an answer', answered: 'Answered' };

/** What happens next to a request without an answer. */
export const ASK_STEP_WORDS: WordsFor<AskStep> = {
  remind: 'A reminder goes out before it is due',
  chase: 'A chaser goes out when it is due',
  escalate: 'It goes to a manager next',
  nothing: 'A colleague deals with it',
};

/** Who asks. */
export const ASKED_BY_WORDS: WordsFor<Ask['asked']['by']> = { email: 'Our email', person: 'A colleague' };

/** Who is asked. */
export const ASKED_WORDS: WordsFor<Ask['asked']['who']> = {
  referrer: 'The referrer',
  professional: 'A professional',
  family: 'The family',
};

/** How a colleague asks. */
export const OTHER_WAY_WORDS: WordsFor<OtherWay> = {
  telephone: 'By telephone',
  letter: 'By letter',
  visit: 'By a visit',
  other: 'Another way',
};

/** How an answer came, to a request or to a process query. */
export const ANSWERED_WORDS: WordsFor<NonNullable<Ask['answer']>['how']> = {
  email: 'By email',
  telephone: 'By telephone',
  other: 'Another way',
};

/** Whom staff spoke with. */
export const SPOKEN_WORDS: WordsFor<Conversation['with']> = {
  referrer: 'The referrer',
  professional: 'A professional',
  young_person: 'The young person',
  parent_or_carer: 'A parent or carer',
  other: 'Somebody else',
};

/** Agreed actions. A letter says them after "we will" or "you will". */
export const AGREED_WORDS: WordsFor<AgreedWhat> = {
  decide_what_happens_next: 'Decide what happens next',
  complete_the_form: 'Complete the form and email it back',
  send_information: 'Send the information that we spoke about',
  tell_the_parents: 'Tell the parents or carers',
  telephone_again: 'Telephone again',
  speak_to_other_agencies: 'Speak to other agencies',
  tell_of_changes: 'Say at once when something changes',
  telephone_999_in_danger: 'Telephone 999 when a child is in danger',
  do_nothing_more: 'Do nothing more for now',
};

/** Who does what was agreed. */
export const AGREED_WHO_WORDS: WordsFor<AgreedAction['who']> = { we: 'We', you: 'They' };

/** The labels of the states of a confirmation. */
export const CONFIRMATION_WORDS: WordsFor<Confirmation['state']> = {
  to_approve: 'Waiting for approval',
  approved: 'Approved',
  another_way: 'Confirmed another way',
};

/** How a conversation was confirmed without an email. */
export const CONFIRMED_WORDS: WordsFor<z.infer<typeof ConfirmedBy>> = {
  telephone: 'By telephone',
  letter: 'By letter',
  in_person: 'In person',
  other: 'Another way',
};
