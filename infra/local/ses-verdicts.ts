import { addressParser } from 'postal-mime';
import * as z from 'zod';
import { fieldNamed, type HeaderField } from './message-header.ts';

/** SES's verdict of a check. GRAY is neither pass nor fail, such as for a domain without a policy. */
const Verdict = z.enum(['PASS', 'FAIL', 'GRAY', 'PROCESSING_FAILED', 'DISABLED']);
export type Verdict = z.infer<typeof Verdict>;

const CHECKS = ['spam', 'virus', 'spf', 'dkim', 'dmarc'] as const;

/** The verdicts of the five checks that SES makes on a message. */
export type SesVerdicts = Readonly<Record<(typeof CHECKS)[number], Verdict>>;

/** The sender and recipients by the SMTP conversation. */
export interface Envelope {
  /** Empty for the null return path. */
  readonly from: string;
  readonly to: readonly string[];
  readonly clientAddress: string;
  readonly helo: string;
}

/** The header by which a sample or test asks for verdicts (`dmarc=FAIL spf=GRAY`). The door removes it. */
export const VERDICT_HEADER = 'x-front-door-local-verdict';

/** Returns the domain of the (first) From. */
export function fromDomain(fields: readonly HeaderField[]): string {
  const [first] = addressParser(fieldNamed(fields, 'from') ?? '', { flatten: true });
  return first?.address?.split('@').at(-1)?.toLowerCase() ?? '';
}

const domainOf = (address: string): string => address.split('@').at(-1)?.toLowerCase() ?? '';

/** Returns whether a domain has the label `example`, as in RFC 2606: the door vouches for no real sender. */
const isSample = (domain: string): boolean => domain.split('.').includes('example');

/**
 * Returns the door's verdicts of a message: those that `X-Front-Door-Local-Verdict` asks for, else PASS for a sample domain (with
 * the label `example`), else GRAY, where the real SES would ask the sender's DNS.
 */
export function localVerdicts(envelope: Envelope, fields: readonly HeaderField[]): SesVerdicts {
  const from = fromDomain(fields);
  const authenticated: Verdict = isSample(from) ? 'PASS' : 'GRAY';
  const verdicts: Record<(typeof CHECKS)[number], Verdict> = {
    spam: 'PASS',
    virus: 'PASS',
    spf: isSample(domainOf(envelope.from)) ? 'PASS' : 'GRAY',
    dkim: authenticated,
    dmarc: authenticated,
  };
  for (const wish of (fieldNamed(fields, VERDICT_HEADER) ?? '').split(/[\s,;]+/)) {
    const [name, asked] = wish.split('=');
    const check = CHECKS.find((each) => each === name?.toLowerCase());
    const verdict = Verdict.safeParse(asked?.toUpperCase());
    if (check !== undefined && verdict.success) verdicts[check] = verdict.data;
  }
  return verdicts;
}
