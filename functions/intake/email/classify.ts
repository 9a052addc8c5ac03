import type { HeldReason } from '#schemas/held-mail.ts';
import { decodeText, firstField, type HeaderField, headerText, readStructured } from './header-fields.ts';
import { heldReasons } from './held.ts';
import { type Portal, portalOf } from './portal.ts';
import { senderOf } from './sender.ts';
import { returnPathOf } from './ses-block.ts';
import type { Verdicts } from './verdicts.ts';
import { saysAbsent } from './words-of-absence.ts';

export type Automatic = 'none' | 'auto_reply' | 'bounce' | 'auto_generated';

/** The sign by which a program is recognised as the author. docs/automatic-mail.md gives the reason for each. */
export type AutomaticSign =
  | 'delivery_status_report'
  | 'disposition_report'
  | 'feedback_report'
  | 'bounce_sender'
  | 'auto_submitted'
  | 'x_autoreply'
  | 'precedence'
  | 'null_return_path';

/** The sign that asks programs not to answer. A person may have written the mail all the same. */
export type NoAnswerSign = 'auto_response_suppress' | 'list_header' | 'bulk_precedence' | 'words_of_absence';

export type Classification = {
  automatic: Automatic;
  why: AutomaticSign | null;
  /** Decides only whether our acknowledgement goes automatically: not who reads the mail, nor by when. */
  asksNoAnswer: NoAnswerSign | null;
  nullReturnPath: boolean;
  held: HeldReason[];
  portal: Portal;
};

type Told = { automatic: Automatic; why: AutomaticSign };

/** Subjects of mailbox daemons, used only with the null return path or their own sender names. */
const BOUNCE_SUBJECT =
  /undeliver|delivery (status|failure|has failed)|mail delivery|returned mail|failure notice|not delivered/i;
const BOUNCE_SENDER = /^(mailer-daemon|postmaster|mail-daemon|microsoftexchange[0-9a-f]*)@/i;
/** RFC 6522: `multipart/report` names the kind of report that it holds. */
const REPORTS: ReadonlyMap<string, Told> = new Map([
  ['delivery-status', { automatic: 'bounce', why: 'delivery_status_report' }],
  ['disposition-notification', { automatic: 'auto_reply', why: 'disposition_report' }],
  ['feedback-report', { automatic: 'auto_generated', why: 'feedback_report' }],
]);
/** Headers of programs that answer for somebody, from before RFC 3834 and still in use. */
const AUTOREPLY_HEADERS = ['x-autoreply', 'x-autorespond', 'x-autoresponse'];
/** RFC 2369 and RFC 2919. Schools send concerns from group addresses, whose mail has these headers. */
const LIST_HEADERS = ['list-id', 'list-unsubscribe', 'list-post', 'list-help', 'list-owner', 'list-archive'];

function byReport(headers: readonly HeaderField[]): Told | null {
  const type = readStructured(headerText(headers, 'content-type'));
  if (type.value !== 'multipart/report') return null;
  return REPORTS.get((type.params['report-type'] ?? '').toLowerCase()) ?? null;
}

/** Reads Auto-Submitted (RFC 3834 5): `no` means a person, `auto-replied` answers a message, any other value is mail of its own. */
function byAutoSubmitted(headers: readonly HeaderField[]): Told | null {
  const word = readStructured(headerText(headers, 'auto-submitted')).value;
  if (word === '' || word === 'no') return null;
  return { automatic: word === 'auto-replied' ? 'auto_reply' : 'auto_generated', why: 'auto_submitted' };
}

/**
 * Recognises a bounce that is not a `multipart/report`. Mail with a return path comes from a person, even from a postmaster's
 * address with "not delivered" in the subject. A message that names its failed recipients (Exim) comes from a mail system.
 */
function byBounceSender(headers: readonly HeaderField[], returnPath: string | null): Told | null {
  const sender = senderOf(headers)?.address ?? headerText(headers, 'from');
  const daemon = BOUNCE_SENDER.test(sender);
  const failed = firstField(headers, 'x-failed-recipients') !== null;
  const subject = BOUNCE_SUBJECT.test(decodeText(headerText(headers, 'subject'), 200));
  const is = returnPath === '' ? daemon || failed || subject : daemon && (failed || (subject && returnPath === null));
  return is ? { automatic: 'bounce', why: 'bounce_sender' } : null;
}

function byHabit(headers: readonly HeaderField[]): Told | null {
  const says = (name: string) => /^(?!(no|false|0)$)/i.test(firstField(headers, name)?.value ?? 'no');
  if (AUTOREPLY_HEADERS.some(says)) return { automatic: 'auto_reply', why: 'x_autoreply' };
  const precedence = headerText(headers, 'precedence').toLowerCase();
  return /^auto[_-]reply/.test(precedence) ? { automatic: 'auto_reply', why: 'precedence' } : null;
}

function noAnswerSign(headers: readonly HeaderField[], firstWords: string): NoAnswerSign | null {
  // [MS-OXCMAIL] 2.1.3.2.20 lists the unwanted answers. DR, NDR, RN and NRN are about reports, not answers.
  const suppress = headerText(headers, 'x-auto-response-suppress').toLowerCase();
  if (/\b(all|oof|autoreply)\b/.test(suppress)) return 'auto_response_suppress';
  if (LIST_HEADERS.some((name) => firstField(headers, name) !== null)) return 'list_header';
  if (/^(bulk|list|junk)/i.test(headerText(headers, 'precedence'))) return 'bulk_precedence';
  return saysAbsent(decodeText(headerText(headers, 'subject'), 200), firstWords) ? 'words_of_absence' : null;
}

/**
 * Decides what kind of message this is from its headers. Its first words also count for a wish not to be answered. A person reads a
 * program's mail as well, on the same clock, and it is searched for danger: police and school systems send referrals this way.
 *
 * @param firstWords see `firstWordsOf`
 */
export function classify(headers: readonly HeaderField[], verdicts: Verdicts, firstWords = ''): Classification {
  const returnPath = returnPathOf(headers);
  const told =
    byReport(headers) ??
    byBounceSender(headers, returnPath) ??
    byAutoSubmitted(headers) ??
    byHabit(headers) ??
    (returnPath === '' ? ({ automatic: 'auto_generated', why: 'null_return_path' } satisfies Told) : null);
  return {
    automatic: told?.automatic ?? 'none',
    why: told?.why ?? null,
    asksNoAnswer: noAnswerSign(headers, firstWords),
    nullReturnPath: returnPath === '',
    held: heldReasons(verdicts),
    portal: portalOf(headers),
  };
}

/** Returns whether the message reports what became of another: delivered, returned, or read. */
export function isReport({ automatic, why }: Classification): boolean {
  return automatic === 'bounce' || why === 'disposition_report';
}
