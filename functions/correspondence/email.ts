import MailComposer from 'nodemailer/lib/mail-composer';
import * as z from 'zod';
import type { Outgoing } from '#functions/platform/mailer.ts';
import type { OutboundMessage } from '#schemas/message.ts';
import type { Reference } from '#schemas/reference.ts';
import type { Council } from '#schemas/settings.ts';
import { letterOf } from './letters/index.ts';
import { html, plainText } from './letters/render-letter.ts';

/** We cannot write to this address: a person must find another way. */
export class BadAddressError extends Error {
  override readonly name = 'BadAddressError';
}

/** One address, ASCII, with nothing around it: so a header can be neither added nor doubled (RFC 5322 3.4.1, RFC 5321 4.5.3.1). */
const Address = z.email().max(254);

/**
 * A Message-ID that we are willing to repeat: printable ASCII without spaces or brackets (RFC 5322 3.6.4). At most 250 characters:
 * a line holds 998 (2.1.1) and a Message-ID cannot be folded.
 */
const MessageIdHeader = z
  .string()
  .trim()
  .transform((given) => given.replace(/^<|>$/g, ''))
  .pipe(z.string().regex(/^[!-;=?-~]{1,250}$/))
  .transform((id) => `<${id}>`);

/** Returns the tag by which SES's events name a message: SES allows `[A-Za-z0-9_-]`. */
export function outboxTag({ reference, id }: { reference: Reference; id: string }): string {
  return `${reference}_${id}`;
}

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** The sender of our emails, and where anybody gets a blank form. */
export interface From {
  readonly address: string;
  readonly council: Council;
  readonly formAddress: (form: string) => string;
}

/**
 * Writes one message as bytes for SES: 7-bit ASCII throughout, one recipient, and threaded to the email that it answers. It is
 * marked as automatic so that no program answers it (RFC 3834 5). All its words come from the letter.
 * @param attached the blank form that it carries, which says nothing about its case but the reference
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
    // An answer goes to the address for referrals, whatever address sends.
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
