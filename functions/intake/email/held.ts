import type { HeldReason } from '#schemas/held-mail.ts';
import type { Verdicts } from './verdicts.ts';

/**
 * Returns the reasons for which a message is held: every failed verdict. Verdicts that prove nothing (gray, disabled, unknown) hold
 * nothing, since many small senders have no policy. They do keep the message from being acknowledged automatically.
 */
export function heldReasons(verdicts: Verdicts): HeldReason[] {
  const found: [HeldReason, boolean][] = [
    ['spf_failed', verdicts.spf === 'fail'],
    ['dkim_failed', verdicts.dkim === 'fail'],
    ['dmarc_failed', verdicts.dmarc === 'fail'],
    ['marked_as_spam', verdicts.spam === 'fail'],
    ['virus_found', verdicts.virus === 'fail'],
    ['virus_check_unfinished', verdicts.virus === 'processing_failed'],
  ];
  return found.flatMap(([reason, is]) => (is ? [reason] : []));
}
