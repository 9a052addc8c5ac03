import { Problem } from '#functions/platform/http/problem.ts';
import type { CaseToWork, WholeCase } from '#functions/platform/store/reading.ts';
import { isOfFamily, mayContact, type NoContact } from '#functions/safety/index.ts';
import type { AskedHow, OtherWay } from '#schemas/ask.ts';
import type { Task } from '#schemas/case.ts';
import type { Channel } from '#schemas/contact.ts';
import { type PersonOnForm, wordsOf } from '#schemas/forms/people.ts';
import { peopleIn } from '#schemas/safety-record.ts';

/** Somebody whom a colleague asks in person, without an email from us. */
type AskedInPerson = Pick<Extract<AskedHow, { by: 'person' }>, 'who' | 'how' | 'person' | 'at'>;

const CHANNEL: Readonly<Record<OtherWay, Channel | undefined>> = {
  telephone: 'telephone',
  letter: 'post',
  visit: 'visit',
  // A way without a name can't have been recorded as safe.
  other: undefined,
};

/** Why they may not be asked, for the task; `which_person` is a person whom no form names. */
type NotAsked = NoContact | 'which_person';

type MayBeAsked =
  | { readonly may: 'yes' /** A safe time may still be to come. */; readonly onlyAtTimes: boolean }
  | { readonly may: 'no'; readonly why: NotAsked };

const no = (why: NotAsked): MayBeAsked => ({ may: 'no', why });

/**
 * Decides whether a person may be asked by telephone, letter or visit. Asking the family tells it that there is a referral (law 7).
 * So a colleague must have recorded a way as safe before one of the family is asked by it. The same holds for a parent, a carer or
 * a young person who referred (domain 5.5.2 and 5.5.6: unknown is unsafe). A professional may be asked, unless a colleague recorded
 * that they must not be.
 */
function mayBeAsked(whole: CaseToWork, of: AskedInPerson, now: Date): MayBeAsked {
  const { head, safety } = whole;
  // A full record may lack the owner of a way, and what was recorded about it.
  if (safety.full === true && of.who !== 'professional') return no('nobody_said_it_is_safe');
  const people = peopleIn(safety);
  const flags = new Set(head.flags);
  if (of.person !== undefined && of.person !== 'sender' && !people.some(({ person }) => person === of.person))
    return no('which_person');
  const keys = keysOf(of, people);
  const standing = standingOf(of, people, keys);
  if (standing.isToldNothing) {
    if (flags.has('do_not_inform_parents')) return no('parents_must_not_be_informed');
    if (flags.has('contact_nobody_without_decision')) return no('contact_nobody_without_decision');
  }
  const channel = CHANNEL[of.how];
  const records = safety.contacts.filter(({ person }) => keys.includes(person));
  if (records.length === 0 && standing.isOfFamily) return no('nobody_said_it_is_safe');
  for (const record of records) {
    if (channel === undefined) return no('not_this_way');
    const answer = mayContact({ person: record.person, record }, { channel, at: of.at }, now, flags);
    if (answer.may === 'no' && answer.why !== 'not_at_this_time') return answer;
  }
  const ways = records.flatMap((record) => record.ways.filter((way) => way.channel === channel));
  return { may: 'yes', onlyAtTimes: ways.some(({ times }) => times !== undefined) };
}

/**
 * Requires that a person may be asked this way.
 * @throws Problem 409 with why they may not, 422 for a person whom no form names
 */
export function requireMayBeAsked(whole: CaseToWork, of: AskedInPerson, now: Date): { readonly onlyAtTimes: boolean } {
  const answer = mayBeAsked(whole, of, now);
  if (answer.may === 'yes') return answer;
  const { why } = answer;
  if (why === 'which_person') throw new Problem(422, 'no-such-person', 'No form of this case names such a person.');
  if (why === 'parents_must_not_be_informed' || why === 'contact_nobody_without_decision')
    throw new Problem(409, 'parents-must-not-be-informed', 'A decision-maker must lift the flag first.');
  throw new Problem(409, 'not-safe-to-contact', 'Nobody recorded that it is safe to reach them this way.', { why });
}

/**
 * Returns the tasks of a case. A task to ask a person who may not be asked any more says so instead of its reason. A flag or a
 * contact record may have come since: as with an email, the check is repeated before a call.
 */
export function withAsksHeldBack(whole: CaseToWork & Pick<WholeCase, 'asks' | 'tasks'>, now: Date): readonly Task[] {
  const heldBack = new Map<string, string>();
  for (const { id, asked, state } of whole.asks) {
    if (asked.by !== 'person' || state !== 'open') continue;
    const answer = mayBeAsked(whole, asked, now);
    if (answer.may === 'no') heldBack.set(`ask_by_hand-${id}`, `do_not_ask_now: ${answer.why}`);
  }
  return whole.tasks.map((task) => {
    const why = task.state === 'open' ? heldBack.get(task.id) : undefined;
    return why === undefined ? task : { ...task, why };
  });
}

/** Returns whose contact records count: the named person's, or the referrer's on every form. */
function keysOf({ person, who }: AskedInPerson, people: readonly PersonOnForm[]): readonly string[] {
  if (person !== undefined) return [person];
  if (who !== 'referrer') return [];
  return ['sender', ...people.filter(({ is }) => is === 'referrer').map((one) => one.person)];
}

interface Standing {
  readonly isOfFamily: boolean;
  /** Whether the flags that keep parents from knowing apply to them. A young person who refers herself knows. */
  readonly isToldNothing: boolean;
}

/** Returns how they relate to the family. A referrer who did not say may be anybody. */
function standingOf({ who }: AskedInPerson, people: readonly PersonOnForm[], keys: readonly string[]): Standing {
  const types = people
    .filter(({ person, is }) => is === 'referrer' && keys.includes(person))
    .flatMap((one) => wordsOf(one, 'referrerType'));
  const isFamily = who === 'family' || keys.some(isOfFamily);
  if (isFamily || types.some((type) => type === 'parent' || type === 'carer'))
    return { isOfFamily: true, isToldNothing: true };
  if (types.includes('young_person')) return { isOfFamily: true, isToldNothing: false };
  const isKnown = who === 'professional' || (types.length > 0 && types.every((type) => type === 'professional'));
  return { isOfFamily: false, isToldNothing: !isKnown };
}
