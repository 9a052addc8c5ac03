import type { Case, CaseFlag } from '#schemas/case.ts';
import { canBeWrittenTo } from '#schemas/email-address.ts';
import { type PersonOnForm, wordsOf } from '#schemas/forms/people.ts';
import type { OutboundMessage, Recipient } from '#schemas/message.ts';
import { type ContactSafety, peopleIn, type SafetyRecord } from '#schemas/safety-record.ts';
import { isOfFamily, mayContact, type NoContact } from './may-contact.ts';

/** Why a message may not be sent automatically, so that a person must see to it (law 7). */
export type NotByItself =
  | 'no_address'
  | 'address_not_supported'
  | 'not_said_safe'
  | 'taken_by_staff'
  | 'sender_may_not_have_been_told'
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

/** The facts of a case that decide whether a message may go. */
export interface GateCase {
  readonly door: Case['door'];
  readonly flags: ReadonlySet<CaseFlag>;
  /** The people on its forms. */
  readonly people: readonly PersonOnForm[];
  readonly contacts: readonly ContactSafety[];
  /** The safety record is full: it may lack a rule about an address, or about who may be written to. */
  readonly full?: true | undefined;
}

/** Returns the facts that the gate needs from a case. */
export function gateCaseOf({ head, safety }: { head: Pick<Case, 'door' | 'flags'>; safety: SafetyRecord }): GateCase {
  const { contacts, full } = safety;
  return { door: head.door, flags: new Set(head.flags), people: peopleIn(safety), contacts, full };
}

/** The part of a message that the gate looks at. */
export type AtGate = Pick<OutboundMessage, 'kind' | 'to' | 'recipient'>;

/** Messages that answer the sender of the referral, at the address they wrote from or said is safe: the one exception of 5.5.1. */
export const ANSWERS: ReadonlySet<OutboundMessage['kind']> = new Set([
  'acknowledgement',
  'safe_copy_request',
  'form_returned_blank',
]);
/** Recipients who surely do not tell the parents. */
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
 * Decides whether a message may be sent; undefined means that it may. It is the one gate for messages of every kind, by every door.
 * It is asked when a message is made, and again at the moment of sending with the case as it is then (law 7, domain 5.5). No kind
 * may skip it. The duty desk alone may be told anything that an email may say.
 */
export function mayNotGo(message: AtGate, about: GateCase, now: Date): NotByItself | undefined {
  if (!canBeWrittenTo(message.to)) return 'address_not_supported';
  // The council's own desk hears of danger always, unless somebody of the family reads that address: then it is not the council's
  // desk.
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

/** Returns what kind of recipient a referrer is, from what they said about themself (domain S28). */
export function recipientOf(referrerType: string | undefined): Recipient {
  return referrerType === 'professional' || referrerType === 'young_person' ? referrerType : 'referrer';
}

/**
 * Returns the kind of recipient. If nobody said, it is a professional where the door allows answers to nobody else, else anybody.
 */
function standingOf({ recipient, kind }: AtGate, { door }: GateCase): Recipient {
  if (recipient !== undefined) return recipient;
  return ANSWERS.has(kind) && (door === 'email' || door === 'agency') ? 'professional' : 'referrer';
}

/** Refuses an address that somebody of the family reads: it is neither a professional's nor a young person's own. */
function sharedWithFamily(message: AtGate, standing: Recipient, about: GateCase): NotByItself | undefined {
  const readers = about.people.filter(({ person }) => isOfFamily(person)).filter((one) => hasAddress(one, message.to));
  if (readers.length === 0 || standing === 'family') return undefined;
  if (standing === 'young_person')
    return readers.some(({ is }) => is === 'household') ? 'address_of_the_family' : undefined;
  return standing === 'referrer' && ANSWERS.has(message.kind) ? undefined : 'address_of_the_family';
}

/** Returns whether the referrer said that their address is not safe, or answered in words that we could not read yet. */
const isSaidUnsafe = ({ to }: AtGate, { people }: GateCase): boolean =>
  people.some(
    (one) => one.is === 'referrer' && hasAddress(one, to) && one.said.get('emailIsSafe')?.includes(false) === true,
  );

const hasAddress = (one: PersonOnForm, to: string): boolean =>
  wordsOf(one, 'email').some((email) => email.toLowerCase() === to.toLowerCase());

/** Applies what staff recorded about an address, for every recipient. Nobody of the family is written to without such a record. */
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
