import type * as z from 'zod';
import { Problem } from '#functions/platform/http/problem.ts';
import type { WholeCase } from '#functions/platform/store/reading.ts';
import type { AskedOf } from '#schemas/api/staff/asking.ts';
import type { OtherWay } from '#schemas/ask.ts';
import type { Channel } from '#schemas/contact.ts';
import { type PersonOnForm, peopleOn, wordsOf } from '#schemas/forms/people.ts';
import { isOfFamily, mayContact, type NoContact } from '../safety/may-contact.ts';

/** Somebody who is asked without an email of ours. */
export type AskedByHand = Extract<z.infer<typeof AskedOf>, { how: OtherWay }>;

const CHANNEL: Readonly<Record<OtherWay, Channel | undefined>> = {
  telephone: 'telephone',
  letter: 'post',
  visit: 'visit',
  // Nobody can have said that a way is safe which nobody can name.
  other: undefined,
};

const KEEPS_FROM_FAMILY: ReadonlySet<string> = new Set(['do_not_inform_parents', 'contact_nobody_without_decision']);

/**
 * Whether somebody may be asked by telephone, letter or visit: whoever asks the family tells it that there is a referral (law 7).
 * Of the family nobody is, but by a way that somebody recorded as safe; nor is a parent, a carer or a young person who
 * referred, whose own rules rule (domain 5.5.2 and 5.5.6: unknown is unsafe). A professional is, unless somebody recorded that
 * they must not. A safe time may still be to come: the task says so.
 *
 * @throws Problem 409 with why not, 422 for a person whom no form names
 */
export function requireMayBeAsked(whole: WholeCase, of: AskedByHand, now: Date): { readonly onlyAtTimes: boolean } {
  const { head, contacts, forms } = whole;
  const people = peopleOn(forms);
  const flags = new Set(head.flags);
  if (of.person !== undefined && of.person !== 'sender' && !people.some(({ person }) => person === of.person))
    throw new Problem(422, 'no-such-person', 'No form of this case names such a person.');
  const keys = keysOf(of, people);
  const standing = standingOf(of, people, keys);
  if (standing.isToldNothing && head.flags.some((flag) => KEEPS_FROM_FAMILY.has(flag)))
    throw new Problem(409, 'parents-must-not-be-informed', 'A decision-maker must lift the flag first.');
  const channel = CHANNEL[of.how];
  const records = contacts.filter(({ person }) => keys.includes(person));
  if (records.length === 0 && standing.isOfFamily) throw notSafe('nobody_said_it_is_safe');
  for (const record of records) {
    if (channel === undefined) throw notSafe('not_this_way');
    const answer = mayContact({ person: record.person, record }, { channel, at: of.at }, now, flags);
    if (answer.may === 'no' && answer.why !== 'not_at_this_time') throw notSafe(answer.why);
  }
  const ways = records.flatMap((record) => record.ways.filter((way) => way.channel === channel));
  return { onlyAtTimes: ways.some(({ times }) => times !== undefined) };
}

/** Whose records count: whom they named, or whoever referred, on every form. */
function keysOf({ person, who }: AskedByHand, people: readonly PersonOnForm[]): readonly string[] {
  if (person !== undefined) return [person];
  if (who !== 'referrer') return [];
  return ['sender', ...people.filter(({ is }) => is === 'referrer').map((one) => one.person)];
}

interface Standing {
  readonly isOfFamily: boolean;
  /** Whether the flags that keep parents from knowing keep it from them. A young person who refers herself knows. */
  readonly isToldNothing: boolean;
}

/** Who they are to the family; whoever referred and did not say may be anybody. */
function standingOf({ who }: AskedByHand, people: readonly PersonOnForm[], keys: readonly string[]): Standing {
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

const notSafe = (why: NoContact) =>
  new Problem(409, 'not-safe-to-contact', 'Nobody recorded that it is safe to reach them this way.', { why });
