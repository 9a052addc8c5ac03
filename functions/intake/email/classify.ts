import { decodeText, firstField, type HeaderField, headerText, readStructured } from './header-fields.ts';
import { type HeldReason, heldReasons } from './held.ts';
import { type Portal, portalOf } from './portal.ts';
import { senderOf } from './sender.ts';
import { returnPathOf } from './ses-block.ts';
import type { Verdicts } from './verdicts.ts';

export type Automatic = 'none' | 'auto_reply' | 'bounce' | 'list' | 'auto_generated';

/** Which sign told. */
export type AutomaticSign =
  | 'delivery_status_report'
  | 'disposition_report'
  | 'bounce_sender'
  | 'auto_submitted'
  | 'x_autoreply'
  | 'precedence'
  | 'list_header'
  | 'auto_response_suppress'
  | 'null_return_path'
  | 'subject';

export type Classification = {
  automatic: Automatic;
  why: AutomaticSign | null;
  /** False when only the subject's words told. Then nobody is answered, and the message is treated as a person's in all else. */
  certain: boolean;
  nullReturnPath: boolean;
  held: HeldReason[];
  portal: Portal;
};

type Told = { automatic: Automatic; why: AutomaticSign };

/** Subjects of mailbox daemons, used only with the null return path or their own sender names. */
const BOUNCE_SUBJECT =
  /undeliver|delivery (status|failure|has failed)|mail delivery|returned mail|failure notice|not delivered/i;
const BOUNCE_SENDER = /^(mailer-daemon|postmaster|mail-daemon|microsoftexchange[0-9a-f]*)@/i;
/** Weak: people write such subjects too. */
const VACATION_SUBJECT =
  /^(automatic reply|auto(matic)?[ -]?(reply|response)|out of (the )?office|on (annual )?leave|away from)\b/i;

function byReport(headers: readonly HeaderField[]): Told | null {
  const type = readStructured(headerText(headers, 'content-type'));
  if (type.value !== 'multipart/report') return null;
  const report = (type.params['report-type'] ?? '').toLowerCase();
  if (report === 'delivery-status') return { automatic: 'bounce', why: 'delivery_status_report' };
  return report === 'disposition-notification' ? { automatic: 'auto_reply', why: 'disposition_report' } : null;
}

/** RFC 3834 5: `no` is a person; `auto-replied` answers a message; `auto-generated`, `auto-notified` and others stand alone. */
function byAutoSubmitted(headers: readonly HeaderField[]): Told | null {
  const word = readStructured(headerText(headers, 'auto-submitted')).value;
  if (word === '' || word === 'no') return null;
  return { automatic: word === 'auto-replied' ? 'auto_reply' : 'auto_generated', why: 'auto_submitted' };
}

function byBounceSender(headers: readonly HeaderField[], returnPath: string | null): Told | null {
  const sender = senderOf(headers)?.address ?? '';
  const subject = decodeText(headerText(headers, 'subject'), 200);
  const daemon = BOUNCE_SENDER.test(sender) || BOUNCE_SENDER.test(headerText(headers, 'from'));
  const signs = [daemon, returnPath === '', BOUNCE_SUBJECT.test(subject), firstField(headers, 'x-failed-recipients')];
  return signs.filter(Boolean).length >= 2 && (daemon || returnPath === '')
    ? { automatic: 'bounce', why: 'bounce_sender' }
    : null;
}

function byHabit(headers: readonly HeaderField[]): Told | null {
  const has = (name: string) => firstField(headers, name) !== null;
  const precedence = headerText(headers, 'precedence').toLowerCase();
  if (has('x-autoreply') || has('x-autorespond') || has('x-autoresponse'))
    return { automatic: 'auto_reply', why: 'x_autoreply' };
  if (/^auto[_-]reply/.test(precedence)) return { automatic: 'auto_reply', why: 'precedence' };
  if (has('list-id') || has('list-unsubscribe') || has('list-post')) return { automatic: 'list', why: 'list_header' };
  return /^(bulk|list|junk)/.test(precedence) ? { automatic: 'list', why: 'precedence' } : null;
}

/** Microsoft MS-OXCMAIL: set by programs that want no automatic answer. `None` means that answers are welcome. */
function bySuppression(headers: readonly HeaderField[]): Told | null {
  const wish = headerText(headers, 'x-auto-response-suppress').toLowerCase();
  return /\b(all|oof|autoreply)\b/.test(wish) ? { automatic: 'auto_generated', why: 'auto_response_suppress' } : null;
}

/**
 * What kind of message this is, by its headers alone. It decides who is answered and what staff see first; it never
 * drops a message, and what a program sent may be a referral all the same (police systems send theirs so).
 *
 * `automatic`: reports (RFC 3464, RFC 8098), Auto-Submitted (RFC 3834), bounce senders, list and reply headers, the wish
 * for no answer, the null return path, and last the subject, which only ever makes us more careful (`certain: false`).
 */
export function classify(headers: readonly HeaderField[], verdicts: Verdicts): Classification {
  const returnPath = returnPathOf(headers);
  const sure =
    byReport(headers) ??
    byBounceSender(headers, returnPath) ??
    byAutoSubmitted(headers) ??
    byHabit(headers) ??
    bySuppression(headers) ??
    (returnPath === '' ? ({ automatic: 'auto_generated', why: 'null_return_path' } satisfies Told) : null);
  const subject = decodeText(headerText(headers, 'subject'), 200);
  const told: Told | null =
    sure ?? (VACATION_SUBJECT.test(subject) ? { automatic: 'auto_reply', why: 'subject' } : null);
  return {
    automatic: told?.automatic ?? 'none',
    why: told?.why ?? null,
    certain: told === null || sure !== null,
    nullReturnPath: returnPath === '',
    held: heldReasons(verdicts),
    portal: portalOf(headers),
  };
}
