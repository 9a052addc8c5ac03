import { reachableSender } from '#functions/correspondence/index.ts';
import { Problem } from '#functions/platform/http/problem.ts';
import type { Selection } from '#functions/platform/store/parts.ts';
import { gateCaseOf, mayNotGo, type NotByItself, standsUnder } from '#functions/safety/index.ts';
import { wordsOf } from '#schemas/forms/people.ts';
import type { OutboundKind, Recipient } from '#schemas/message.ts';
import { peopleIn } from '#schemas/safety-record.ts';
import type { Worked } from '../work/change.ts';

/** The person staff choose to write to: our emails never go to anybody of the family (law 7, domain 5.5.1). */
export type ChosenRecipient = { readonly who: 'referrer' } | { readonly who: 'professional'; readonly address: string };

/** An address, and its reader. */
export interface EmailRecipient {
  readonly address: string;
  readonly recipient: Recipient;
  readonly inReplyTo?: string | undefined;
}

/** Why no email may go there; a person then uses another way. */
interface NoEmail {
  readonly no: NotByItself | 'of_the_family' | 'not_a_professional_address';
}

/** Referrers about themselves or their own family (domain S28): a person asks them, never an email. */
const OF_THE_FAMILY: ReadonlySet<string> = new Set(['young_person', 'parent', 'carer']);

/** Names the parts to read to know where an email may go: what we sent, including the acknowledgement. */
export const SENT = (): { messages: Selection } => ({ messages: { begin: ['out#'] } });

/**
 * Finds where an email that staff chose may go. The referrer gets it at an address that they said is safe, or that proved to be a
 * professional's. Otherwise it goes to an address typed and confirmed, under a domain on the professional list. A person reaches
 * everybody else (law 7: unknown is unsafe).
 *
 * @param professionalDomains without them no address counts as a professional's
 */
export function emailRecipient(
  chosen: ChosenRecipient,
  kind: OutboundKind,
  whole: Worked<'messages'>,
  professionalDomains: readonly string[],
  now: Date,
): EmailRecipient | NoEmail {
  const to = chosen.who === 'referrer' ? referrerOf(whole) : typed(chosen.address, professionalDomains);
  if ('no' in to) return to;
  const no = mayNotGo({ kind, to: to.address, recipient: to.recipient }, gateCaseOf(whole), now);
  return no === undefined ? to : { no };
}

/** Finds the same, or refuses. @throws Problem 422 with why no email may go there: a person finds another way (S12d) */
export function requireEmailRecipient(...asked: Parameters<typeof emailRecipient>): EmailRecipient {
  const to = emailRecipient(...asked);
  if ('no' in to)
    throw new Problem(422, 'not-by-email', 'No email may go there. Use the telephone or another way.', { why: to.no });
  return to;
}

function referrerOf(whole: Worked<'messages'>): EmailRecipient | NoEmail {
  const people = peopleIn(whole.safety).filter(({ is }) => is === 'referrer');
  if (people.some((one) => wordsOf(one, 'referrerType').some((type) => OF_THE_FAMILY.has(type))))
    return { no: 'of_the_family' };
  const acknowledged = reachableSender(whole.messages);
  if (acknowledged === undefined) return { no: 'no_address' };
  const { to: address, recipient = standingAtDoor(whole), inReplyTo } = acknowledged;
  if (recipient === 'family' || recipient === 'young_person') return { no: 'of_the_family' };
  return { address, recipient, inReplyTo };
}

/**
 * Returns who the acknowledged sender is, by the door: emails acknowledge only proven professionals, and an agency's system is
 * known.
 */
const standingAtDoor = ({ head }: Worked): Recipient =>
  head.door === 'email' || head.door === 'agency' ? 'professional' : 'referrer';

/** Returns the recipient for a typed address. Nobody proved who reads it, so it counts as unknown and a flag stops the email. */
function typed(address: string, professionalDomains: readonly string[]): EmailRecipient | NoEmail {
  const domain = address.split('@').at(-1) ?? '';
  if (!professionalDomains.some((suffix) => standsUnder(domain, suffix))) return { no: 'not_a_professional_address' };
  return { address, recipient: 'referrer' };
}
