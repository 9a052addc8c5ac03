import type * as z from 'zod';
import { aligned } from '#functions/safety/index.ts';
import type { MailVerdict } from '#schemas/message.ts';
import type { SesReceipt } from '#schemas/ses-notification.ts';
import { type HeaderField, headerText, readStructured } from './header-fields.ts';
import { senderOf } from './sender.ts';
import { authenticationIn, returnPathOf, sesBlock } from './ses-block.ts';

type Verdict = z.infer<typeof MailVerdict>;

/** What SES found out about a message and its sender. */
export type Verdicts = {
  spam: Verdict;
  virus: Verdict;
  spf: Verdict;
  dkim: Verdict;
  dmarc: Verdict;
  /** SPF or DKIM passed for the organisation that From names (relaxed alignment, RFC 7489 3.1). */
  aligned: boolean;
};

/** RFC 8601 2.7: any value but pass and the fails proves nothing. */
const RESULTS: Readonly<Record<string, Verdict>> = {
  pass: 'pass',
  fail: 'fail',
  softfail: 'gray',
  neutral: 'gray',
  none: 'gray',
  policy: 'gray',
  temperror: 'processing_failed',
  permerror: 'processing_failed',
};
/** The words of the X-SES-…-Verdict headers. */
const WRITTEN: Readonly<Record<string, Verdict>> = {
  pass: 'pass',
  fail: 'fail',
  gray: 'gray',
  processing_failed: 'processing_failed',
  disabled: 'disabled',
};

function fromBlock(block: readonly HeaderField[]): Omit<Verdicts, 'aligned'> {
  const { results } = authenticationIn(block);
  const written = (name: string) => WRITTEN[headerText(block, name).toLowerCase()] ?? 'unknown';
  const result = (method: string) => RESULTS[results.get(method) ?? ''] ?? 'unknown';
  return {
    spam: written('x-ses-spam-verdict'),
    virus: written('x-ses-virus-verdict'),
    spf: result('spf'),
    dkim: result('dkim'),
    dmarc: result('dmarc'),
  };
}

/**
 * Returns the signer when there is one signature: the DKIM verdict is about it. Of several signatures it does not say which passed.
 */
function onlySigner(headers: readonly HeaderField[]): string[] {
  const signatures = headers.filter((field) => field.name === 'dkim-signature');
  const signer = readStructured(`;${signatures[0]?.value ?? ''}`).params.d;
  return signatures.length === 1 && signer !== undefined ? [signer.toLowerCase()] : [];
}

/**
 * Returns the verdicts on a message. They come from the SES notification when there is one, else from the header block that SES
 * wrote (see `sesBlock`: fields that a sender wrote lower down count for nothing). Otherwise they are unknown.
 *
 * @param receipt the `receipt` of the SES notification
 * @param source its `mail.source`, the envelope sender
 * @param headers all header fields in their order
 */
export function verdictsFrom(given: {
  receipt?: SesReceipt | undefined;
  source?: string | null | undefined;
  headers: readonly HeaderField[];
}): Verdicts {
  const { receipt, headers } = given;
  const block = sesBlock(headers);
  const authentication = authenticationIn(block);
  const verdicts =
    receipt === undefined
      ? fromBlock(block)
      : {
          spam: receipt.spamVerdict,
          virus: receipt.virusVerdict,
          spf: receipt.spfVerdict,
          dkim: receipt.dkimVerdict,
          dmarc: receipt.dmarcVerdict,
        };
  const sender = senderOf(headers);
  if (sender?.certain !== true) return { ...verdicts, aligned: false };
  // SES names the sender that it proved. If it read another From than we did, it proved nothing about ours.
  const seen = authentication.fromDomain;
  const other = seen !== null && seen !== sender.domain && !aligned(seen, sender.domain);
  if (other) return { ...verdicts, dmarc: verdicts.dmarc === 'pass' ? 'unknown' : verdicts.dmarc, aligned: false };
  const envelope = given.source ?? (block.length > 0 ? returnPathOf(headers) : null) ?? authentication.spfDomain ?? '';
  const spfDomain = envelope.slice(envelope.lastIndexOf('@') + 1);
  const signers = authentication.dkimDomains.length > 0 ? authentication.dkimDomains : onlySigner(headers);
  return {
    ...verdicts,
    aligned:
      (verdicts.spf === 'pass' && aligned(spfDomain, sender.domain)) ||
      (verdicts.dkim === 'pass' && signers.some((signer) => aligned(signer, sender.domain))),
  };
}
