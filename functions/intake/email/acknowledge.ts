import { type NotByItself, standsUnder } from '#functions/safety/index.ts';
import type { Classification } from './classify.ts';
import type { Sender } from './sender.ts';
import type { Verdicts } from './verdicts.ts';
import { isRelay } from './wrapped-mail.ts';

/** RFC 3834 2: never answer what no person reads. Systems write `cpoms-noreply` and `no_reply.alerts` as well. */
const UNATTENDED =
  /^(?:.*[-_.+])?(?:no[-_.]?reply|do[-_.]?not[-_.]?(?:reply|respond)|mailer-daemon|postmaster|bounces?)(?:[-_.+].*)?@|^(?:owner-.*|.*-request)(?:\+.*)?@/i;

/**
 * Decides whether an email may be acknowledged automatically, and at which address (law 7). The sender's domain must be on the
 * professional list (itself, or under a listed suffix). It must be proven by DMARC, or by aligned SPF or DKIM. Everything else is
 * `no`, with the first reason that applies. The answer goes to From, never to Reply-To: a forwarded or forged message can point
 * Reply-To at a family.
 *
 * @param ours our own addresses and domains (`intake@…` or `council.gov.uk`), which guard against loops
 */
export function mayAcknowledge(asked: {
  from: Sender | null;
  verdicts: Verdicts;
  classification: Classification;
  professionalDomains: readonly string[];
  ours: readonly string[];
}): { yes: string } | { no: NotByItself } {
  const { from, verdicts, classification } = asked;
  if (from === null) return { no: 'no_sender' };
  if (!from.certain) return { no: 'uncertain_sender' };
  const address = from.address.toLowerCase();
  const isOurs = (each: string) =>
    each.includes('@') && !each.startsWith('@') ? each.toLowerCase() === address : standsUnder(from.domain, each);
  if (asked.ours.some(isOurs)) return { no: 'our_own_address' };
  if (UNATTENDED.test(address) || isRelay(from.domain)) return { no: 'unattended_address' };
  if (classification.nullReturnPath) return { no: 'null_return_path' };
  if (classification.automatic !== 'none') return { no: 'automatic_mail' };
  if (classification.held.length > 0) return { no: 'held' };
  if (classification.asksNoAnswer !== null)
    return { no: classification.asksNoAnswer === 'words_of_absence' ? 'words_of_absence' : 'asks_no_answer' };
  if (!asked.professionalDomains.some((suffix) => standsUnder(from.domain, suffix)))
    return { no: 'not_on_the_professional_list' };
  if (verdicts.dmarc !== 'pass' && !verdicts.aligned) return { no: 'sender_not_proven' };
  return { yes: from.address };
}
