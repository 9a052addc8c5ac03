import type { CaseFlag } from '#schemas/case-codes.ts';
import type { WordsFor } from './phrases.ts';

/** The banner of a flag. */
interface FlagBanner {
  readonly title: string;
  /** What the flag forbids or calls for, and who can lift it. */
  readonly says: string;
  /** Danger is red, a warning yellow. */
  readonly tone: 'danger' | 'warning' | 'information';
}

const DECIDER_LIFTS = 'Only a decision-maker can lift this.';
const SOCIAL_WORK_LIFTS = 'Only a social worker or a decision-maker can lift this.';

/**
 * The banner of each flag, the most pressing first. What a flag forbids is enforced in functions/safety, and who lifts it in
 * functions/casework/work/actions/protecting.ts.
 */
export const FLAG_WORDS: Readonly<Record<CaseFlag, FlagBanner>> = {
  immediate_danger: {
    title: 'Immediate danger',
    says: `Look now: the referral says that a child is in immediate danger. ${SOCIAL_WORK_LIFTS}`,
    tone: 'danger',
  },
  danger_words: {
    title: 'Words that may mean danger',
    says: `Look now: there are words here that may mean danger. ${SOCIAL_WORK_LIFTS}`,
    tone: 'danger',
  },
  do_not_inform_parents: {
    title: 'Do not inform the parents',
    says: `Do not contact the parents, or anyone else in the family. ${DECIDER_LIFTS}`,
    tone: 'danger',
  },
  contact_nobody_without_decision: {
    title: 'Do not contact the family without a decision',
    says: `Contact nobody in the family until a decision-maker has decided how. ${DECIDER_LIFTS}`,
    tone: 'danger',
  },
  address_confidential: {
    title: 'Secret address',
    says: 'Tell nobody where the family lives or can be reached. To see the address, give a reason, which is recorded.',
    tone: 'danger',
  },
  open_case: {
    title: 'May be about a child of an open case',
    says: 'Look at the suggested matches, and tell the worker who has that case.',
    tone: 'warning',
  },
  third_contact: {
    title: 'May be the third contact in 30 days',
    says: 'Read the earlier contacts before you decide.',
    tone: 'warning',
  },
  re_referral: {
    title: 'May be another contact within 12 months',
    says: 'Read the earlier case before you decide.',
    tone: 'warning',
  },
  held_mail: {
    title: 'Held email',
    says: `Check who sent this before you trust it. No email goes to the sender until then. ${SOCIAL_WORK_LIFTS}`,
    tone: 'warning',
  },
  automatic_mail: {
    title: 'Automatic email',
    says: `Read it and look for a concern: a program may have sent it. No email answers it until then. ${SOCIAL_WORK_LIFTS}`,
    tone: 'warning',
  },
  needs_reading: {
    title: 'Not everything could be read',
    says: 'Do not rely on this page alone. The tasks say what a person must read.',
    tone: 'warning',
  },
  open_elsewhere: {
    title: 'Message kept elsewhere',
    says: 'Open the message where it is kept, and put what it says on this case.',
    tone: 'warning',
  },
  no_form: {
    title: 'No form',
    says: 'Ask the sender for the form, or act on the email’s own words.',
    tone: 'warning',
  },
  file_infected: {
    title: 'File with a virus',
    says: 'Nobody can open this file here. Ask the sender for a newly completed form, not for the same file.',
    tone: 'warning',
  },
  file_held: {
    title: 'File that may be unsafe to open',
    says: 'Nobody can open this file here. Ask the sender for a safe copy.',
    tone: 'warning',
  },
  insecure_sender: {
    title: 'Sender’s email may not be secure',
    says: 'Send nothing about the family to this address.',
    tone: 'warning',
  },
  suspected_repeat: {
    title: 'May be the same referral again',
    says: 'Compare this case with the linked one before you act on both.',
    tone: 'information',
  },
  further_form: {
    title: 'One of several forms',
    says: 'Another form that came with this one is a case of its own. Follow the link to read it.',
    tone: 'information',
  },
  incomplete: {
    title: 'Incomplete',
    says: 'Expected answers are blank. Ask for what you need. The decision does not wait for it.',
    tone: 'information',
  },
};

/** The flags in a word or two, for the tags of a list. */
export const FLAG_TAGS: WordsFor<CaseFlag> = {
  immediate_danger: 'Immediate danger',
  danger_words: 'Danger words',
  do_not_inform_parents: 'Do not inform parents',
  contact_nobody_without_decision: 'No contact without decision',
  address_confidential: 'Secret address',
  open_case: 'Open case?',
  third_contact: 'Third contact?',
  re_referral: 'Re-referral?',
  held_mail: 'Held email',
  automatic_mail: 'Automatic email',
  needs_reading: 'Read by hand',
  open_elsewhere: 'Kept elsewhere',
  no_form: 'No form',
  file_infected: 'Virus',
  file_held: 'Unsafe file?',
  insecure_sender: 'Sender not secure?',
  suspected_repeat: 'Repeat?',
  further_form: 'Several forms',
  incomplete: 'Incomplete',
};

const PLACE = new Map(Object.keys(FLAG_WORDS).map((flag, at) => [flag, at]));
const placeOf = (flag: CaseFlag): number => PLACE.get(flag) ?? PLACE.size;

/** Returns the banners of a case, the most pressing first. */
export const flagBanners = (flags: readonly CaseFlag[]): (FlagBanner & { readonly flag: CaseFlag })[] =>
  [...flags].sort((one, other) => placeOf(one) - placeOf(other)).map((flag) => ({ flag, ...FLAG_WORDS[flag] }));
