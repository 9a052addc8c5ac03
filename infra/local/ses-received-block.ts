import { randomBytes } from 'node:crypto';
import type { HeaderField } from './message-header.ts';
import { type Envelope, fromDomain, type SesVerdicts, type Verdict } from './ses-verdicts.ts';

/** The name of SES's server in London. */
const SERVER = 'inbound-smtp.eu-west-2.amazonaws.com';

/** RFC 8601's words for SES's verdicts. */
const RESULTS: Readonly<Record<Verdict, string>> = {
  PASS: 'pass',
  FAIL: 'fail',
  GRAY: 'none',
  PROCESSING_FAILED: 'temperror',
  DISABLED: 'none',
};

/** `Tue, 01 Jan 2030 00:00:00 +0000 (UTC)` */
const mailDate = (at: Date): string => at.toUTCString().replace('GMT', '+0000 (UTC)');

/** Removes what a domain, an address or a literal cannot have: a client's own words go into a header. */
const harmless = (text: string): string => text.replaceAll(/[^A-Za-z0-9.:@_+=/\-[\]]/g, '');

/**
 * Returns the header block that SES writes above a message, in SES's order, with X-SES-RECEIPT at its end and with CRLF. The
 * messages that SES stores show it.
 */
export function receivedBlock(message: {
  readonly sesMessageId: string;
  readonly envelope: Envelope;
  readonly fields: readonly HeaderField[];
  readonly verdicts: SesVerdicts;
  readonly at: Date;
}): Buffer {
  const { envelope, verdicts } = message;
  const [client, helo, sender] = [envelope.clientAddress, envelope.helo, envelope.from].map(harmless);
  const domain = sender?.split('@').at(-1) ?? '';
  const spf = RESULTS[verdicts.spf];
  const check = `(spfCheck: domain of ${domain} ${verdicts.spf === 'PASS' ? 'designates' : 'does not designate'} ${client} as permitted sender)`;
  const properties = `client-ip=${client}; envelope-from=${sender}; helo=${helo};`;
  const from = harmless(fromDomain(message.fields));
  const lines = [
    `Return-Path: <${sender}>`,
    `Received: from ${helo} (${helo} [${client}])`,
    ` by ${SERVER} with SMTP id ${message.sesMessageId}`,
    ` for ${harmless(envelope.to[0] ?? '')};`,
    ` ${mailDate(message.at)}`,
    `X-SES-Spam-Verdict: ${verdicts.spam}`,
    `X-SES-Virus-Verdict: ${verdicts.virus}`,
    `Received-SPF: ${spf} ${check} ${properties}`,
    'Authentication-Results: amazonses.com;',
    ` spf=${spf} ${check} ${properties}`,
    ` dkim=${RESULTS[verdicts.dkim]} header.i=@${from};`,
    ` dmarc=${RESULTS[verdicts.dmarc]} header.from=${from};`,
    `X-SES-RECEIPT: ${randomBytes(48).toString('base64')}`,
  ];
  return Buffer.from(`${lines.join('\r\n')}\r\n`);
}
