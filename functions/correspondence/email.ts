import MailComposer from 'nodemailer/lib/mail-composer';
import * as z from 'zod';
import type { Outgoing } from '#functions/platform/mailer.ts';
import type { OutboundMessage } from '#schemas/message.ts';
import type { Reference } from '#schemas/reference.ts';
import type { Council } from '#schemas/settings.ts';
import { letterOf } from './letters/index.ts';
import { html, plainText } from './letters/render-letter.ts';

/** The address cannot be written to as it stands: a person must find another way. */
export class BadAddressError extends Error {
  override readonly name = 'BadAddressError';
}

/** One address, ASCII, nothing round it: so a header can be neither added nor doubled (RFC 5322 3.4.1, RFC 5321 4.5.3.1). */
const Address = z.email().max(254);

/**
 * A Message-ID as we are willing to repeat it: printable ASCII without spaces or brackets (RFC 5322 3.6.4), 250 at most, as a
 * line holds 998 (2.1.1) and a Message-ID cannot be folded.
 */
const MessageIdHeader = z
  .string()
  .trim()
  .transform((given) => given.replace(/^<|>$/g, ''))
  .pipe(z.string().regex(/^[!-;=?-~]{1,250}$/))
  .transform((id) => `<${id}>`);

/** Returns the tag by which an event of SES names its message: SES allows `[A-Za-z0-9_-]`. */
export function outboxTag({ reference, id }: { reference: Reference; id: string }): string {
  return `${reference}_${id}`;
}

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Who our emails are from, and where anybody gets a blank form. */
export interface From {
  readonly address: string;
  readonly council: Council;
  readonly formAddress: (form: string) => string;
}

/**
 * Writes one message as bytes for SES: 7-bit ASCII throughout, one recipient, marked as automatic so that no program answers it
 * (RFC 3834 5), and threaded to the email that it answers. What it says comes from the letter alone.
 * @param attached the blank form that it carries, which says nothing of its case but the reference
 * @throws BadAddressError when `to` is not exactly one plain address
 */
export async function writeEmail(
  message: OutboundMessage,
  from: From,
  now: Date,
  attached?: Uint8Array,
): Promise<Outgoing> {
  const to = Address.safeParse(message.to);
  if (!to.success) throw new BadAddressError(message.reference);
  const form = message.form?.id;
  const formAt = form === undefined ? undefined : { address: from.formAddress(form) };
  const letter = letterOf(message, from.council, attached === undefined ? formAt : 'attached');
  const answered = MessageIdHeader.safeParse(message.inReplyTo);
  const composed = new MailComposer({
    from: { name: from.council.name, address: from.address },
    to: { name: '', address: to.data },
    // An answer goes where referrals go, whichever address sends.
    replyTo: { name: '', address: from.council.mailbox },
    subject: letter.subject,
    messageId: `<${message.id}@${from.address.split('@').at(-1)}>`,
    date: now,
    headers: { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All' },
    ...(answered.success ? { inReplyTo: answered.data, references: answered.data } : {}),
    text: plainText(letter),
    html: html(letter),
    ...(attached === undefined
      ? {}
      : {
          attachments: [
            { filename: `${form}-${message.reference}.docx`, content: Buffer.from(attached), contentType: WORD },
          ],
        }),
    encoding: 'quoted-printable',
    newline: 'win',
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile();
  return { from: from.address, to: to.data, raw: await composed.build(), outbox: outboxTag(message) };
}
