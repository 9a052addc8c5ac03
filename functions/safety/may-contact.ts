import { londonDayAndTime } from '#functions/platform/london.ts';
import type { CaseFlag } from '#schemas/case.ts';
import type { Channel, SafeTime } from '#schemas/contact.ts';
import type { ContactSafety } from '#schemas/safety-record.ts';

/** Why somebody may not be contacted by this channel now (domain 5.5). */
export type NoContact =
  | 'parents_must_not_be_informed'
  | 'contact_nobody_without_decision'
  | 'nobody_said_it_is_safe'
  | 'said_never'
  | 'not_this_way'
  | 'not_at_this_time'
  | 'not_reviewed_lately';

export type MayContact = { readonly may: 'yes' } | { readonly may: 'no'; readonly why: NoContact };

/** Safety changes with who lives in a household: we ask again after three months, as often as a plan is reviewed (S26). */
const REVIEWED_WITHIN_DAYS = 92;
const DAY_MS = 86_400_000;

const no = (why: NoContact): MayContact => ({ may: 'no', why });

/** Returns whether a person's key belongs to the family: the children and the members of the household. */
export const isOfFamily = (person: string): boolean => /\.(children|household)\./.test(person);

/**
 * Decides whether a person of a case may be contacted by this channel now. Unknown is unsafe: a person without a record, or whose
 * record does not say, may not be contacted. The two flags that protect a family come first, before any record (law 7, domain 5.5.2
 * and 5.5.6).
 */
export function mayContact(
  about: { readonly person: string; readonly record: ContactSafety | undefined },
  way: { readonly channel: Channel; readonly at?: string | undefined },
  now: Date,
  flags: ReadonlySet<CaseFlag>,
): MayContact {
  const { person, record } = about;
  if (isOfFamily(person)) {
    if (flags.has('do_not_inform_parents')) return no('parents_must_not_be_informed');
    if (flags.has('contact_nobody_without_decision')) return no('contact_nobody_without_decision');
  }
  if (record?.contact === 'never') return no('said_never');
  if (record?.contact !== 'safe') return no('nobody_said_it_is_safe');
  const reviewed = Date.parse(record.reviewedAt);
  if (reviewed > now.getTime() || now.getTime() - reviewed > REVIEWED_WITHIN_DAYS * DAY_MS)
    return no('not_reviewed_lately');
  const ways = record.ways.filter(
    ({ channel, at }) => channel === way.channel && (way.at === undefined || same(at, way.at)),
  );
  if (ways.length === 0) return no('not_this_way');
  return ways.some(({ times }) => times === undefined || times.some((time) => isWithin(time, now)))
    ? { may: 'yes' }
    : no('not_at_this_time');
}

/** Compares numbers and addresses as people write them: spaces and case make no difference. */
const same = (one: string, other: string): boolean => wayText(one) === wayText(other);
export const wayText = (at: string): string => at.toLowerCase().replace(/[\s()-]+/g, '');

function isWithin({ days, from, until }: SafeTime, now: Date): boolean {
  const { day, time } = londonDayAndTime(now);
  return days.includes(day) && from <= time && time < until;
}
