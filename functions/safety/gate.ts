import type { Case, CaseFlag } from '#schemas/case.ts';
import { canBeWrittenTo } from '#schemas/email-address.ts';
import { type PersonOnForm, wordsOf } from '#schemas/forms/people.ts';
import type { OutboundMessage, Recipient } from '#schemas/message.ts';
import { type ContactSafety, peopleIn, type SafetyRecord } from '#schemas/safety-record.ts';
import { isOfFamily, mayContact, type NoContact } from './may-contact.ts';

/** Why an acknowledgement may not go by itself, so that a person must see to it (law 7). */
export type NotByItself =
  | 'no_address'
  | 'address_not_supported'
  | 'not_said_safe'
  | 'taken_by_staff'
  | 'parents_must_not_be_informed'
  | 'contact_nobody_without_decision'
  | 'address_of_the_family'
  | 'said_never'
  | 'not_at_this_time'
  | 'too_many_to_address'
  | 'no_sender'
  | 'uncertain_sender'
  | 'our_own_address'
  | 'unattended_address'
  | 'automatic_mail'
  | 'asks_no_answer'
  | 'words_of_absence'
  | 'null_return_path'
  | 'held'
  | 'not_on_the_professional_list'
  | 'sender_not_proven';

/** What of its case decides whether a message may go. */
export interface GateCase {
  readonly door: Case['door'];
  readonly flags: ReadonlySet<CaseFlag>;
  /** The people of its forms. */
  readonly people: readonly PersonOnForm[];
  readonly contacts: readonly ContactSafety[];
  /** More was said than its safety record holds: whose an address is, and who may be written to, is unknown. */
  readonly full?: true | undefined;
}

/** Returns what the gate asks of a case. */
export function gateCaseOf({ head, safety }: { head: Pick<Case, 'door' | 'flags'>; safety: SafetyRecord }): GateCase {
  const { contacts, full } = safety;
  return { door: head.door, flags: new Set(head.flags), people: peopleIn(safety), contacts, full };
}

/** The part of a message that the gate looks at. */
export type AtGate = Pick<OutboundMessage, 'kind' | 'to' | 'recipient'>;

/** These answer whoever sent the referral, at the address that they wrote from or said is safe: the one exception of 5.5.1. */
export const ANSWERS: ReadonlySet<OutboundMessage['kind']> = new Set([
  'acknowledgement',
  'safe_copy_request',
  'form_returned_blank',
]);
/** Those who surely do not tell the parents. */
const OUTSIDE: ReadonlySet<Recipient> = new Set(['professional', 'colleague']);

const WHY: Readonly<Record<NoContact, NotByItself>> = {
  parents_must_not_be_informed: 'parents_must_not_be_informed',
  contact_nobody_without_decision: 'contact_nobody_without_decision',
  nobody_said_it_is_safe: 'not_said_safe',
  said_never: 'said_never',
  not_this_way: 'not_said_safe',
  not_at_this_time: 'not_at_this_time',
  not_reviewed_lately: 'not_said_safe',
};

/**
 * The one gate of every message, of whatever kind and by whatever door: asked when it is made, and again at the moment of
 * sending, by what its case says then (law 7, domain 5.5). Undefined: it may go. No kind may pass unasked; one reader may be told
 * anything that an email may say, the duty desk.
 */
export function mayNotGo(message: AtGate, about: GateCase, now: Date): NotByItself | undefined {
  if (!canBeWrittenTo(message.to)) return 'address_not_supported';
  // The council's own desk is told of danger whatever holds, unless it is no desk of ours: somebody of the family reads it.
  if (message.recipient === 'duty_desk' && message.kind === 'danger_alert')
    return sharedWithFamily(message, 'duty_desk', about);
  const { flags } = about;
  if (flags.has('held_mail')) return 'held';
  if (flags.has('automatic_mail')) return 'automatic_mail';
  const standing = standingOf(message, about);
  if (standing !== 'young_person' && !OUTSIDE.has(standing)) {
    if (flags.has('do_not_inform_parents')) return 'parents_must_not_be_informed';
    if (flags.has('contact_nobody_without_decision')) return 'contact_nobody_without_decision';
  }
  if (about.full === true || isSaidUnsafe(message, about)) return 'not_said_safe';
  return sharedWithFamily(message, standing, about) ?? againstWhatWasSaid(message, standing, about, now);
}

/** Who a referrer is, by what they said of themself (domain S28). */
export function recipientOf(referrerType: string | undefined): Recipient {
  return referrerType === 'professional' || referrerType === 'young_person' ? referrerType : 'referrer';
}

/** Who it goes to. Nobody said: a professional where the door lets nobody else be answered, else anybody at all. */
function standingOf({ recipient, kind }: AtGate, { door }: GateCase): Recipient {
  if (recipient !== undefined) return recipient;
  return ANSWERS.has(kind) && (door === 'email' || door === 'agency') ? 'professional' : 'referrer';
}

/** An address that somebody of the family reads is not a professional's, and not a young person's own. */
function sharedWithFamily(message: AtGate, standing: Recipient, about: GateCase): NotByItself | undefined {
  const readers = about.people.filter(({ person }) => isOfFamily(person)).filter((one) => hasAddress(one, message.to));
  if (readers.length === 0 || standing === 'family') return undefined;
  if (standing === 'young_person')
    return readers.some(({ is }) => is === 'household') ? 'address_of_the_family' : undefined;
  return standing === 'referrer' && ANSWERS.has(message.kind) ? undefined : 'address_of_the_family';
}

/** The referrer said that their address is not safe, or used words that could not be understood yet. */
const isSaidUnsafe = ({ to }: AtGate, { people }: GateCase): boolean =>
  people.some(
    (one) => one.is === 'referrer' && hasAddress(one, to) && one.said.get('emailIsSafe')?.includes(false) === true,
  );

const hasAddress = (one: PersonOnForm, to: string): boolean =>
  wordsOf(one, 'email').some((email) => email.toLowerCase() === to.toLowerCase());

/** What staff recorded of an address counts whoever reads it; of the family nobody is written to without such a record. */
function againstWhatWasSaid(
  { to }: AtGate,
  standing: Recipient,
  { contacts, flags, people }: GateCase,
  now: Date,
): NotByItself | undefined {
  const theirs = new Set(people.filter((one) => hasAddress(one, to)).map(({ person }) => person));
  const named = (record: ContactSafety) =>
    record.ways.some(({ channel, at }) => channel === 'email' && at.toLowerCase() === to.toLowerCase());
  const records = contacts.filter((record) => theirs.has(record.person) || named(record));
  for (const record of records) {
    const answer = mayContact({ person: record.person, record }, { channel: 'email', at: to }, now, flags);
    if (answer.may === 'no') return WHY[answer.why];
  }
  return standing === 'family' && records.length === 0 ? 'not_said_safe' : undefined;
}
