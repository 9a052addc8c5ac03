import { type HeaderField, headerText } from './header-fields.ts';

/** The fields that SES adds above a message it takes in, as its stored messages show. */
const WRITTEN_BY_SES = new Set([
  'return-path',
  'received',
  'x-ses-spam-verdict',
  'x-ses-virus-verdict',
  'received-spf',
  'authentication-results',
  'x-ses-receipt',
]);

/**
 * Returns the fields that SES itself wrote, or none when that is uncertain.
 *
 * SES writes its block above everything that the sender sent, and closes it with X-SES-RECEIPT. A sender can write or leave out
 * fields of the same names, but only below that line. So the block is read from the top: Return-Path and Received first, each name
 * once, nothing foreign in between, up to the first X-SES-RECEIPT. A verdict that SES left out is unknown; nothing below the block
 * can supply it.
 */
export function sesBlock(fields: readonly HeaderField[]): HeaderField[] {
  if (fields[0]?.name !== 'return-path' || fields[1]?.name !== 'received') return [];
  const seen = new Set<string>();
  for (const [index, field] of fields.entries()) {
    if (!WRITTEN_BY_SES.has(field.name) || seen.has(field.name)) return [];
    seen.add(field.name);
    if (field.name === 'x-ses-receipt') return fields.slice(0, index + 1);
  }
  return [];
}

/** Returns the envelope sender: `null` when not known, the empty string for the null return path (`<>`) of bounces. */
export function returnPathOf(fields: readonly HeaderField[]): string | null {
  const found = fields[0]?.name === 'return-path' ? fields[0] : undefined;
  return found === undefined ? null : found.value.replace(/^<|>$/g, '').trim();
}

/** SES's own Authentication-Results (RFC 8601): results by method, the domains that passed, and the From that SES saw. */
export type Authentication = {
  results: ReadonlyMap<string, string>;
  spfDomain: string | null;
  dkimDomains: string[];
  fromDomain: string | null;
};

function domainIn(text: string, property: string): string | null {
  const found = new RegExp(`\\b${property}=("?)<?([^\\s;">]+)`, 'i').exec(text)?.[2];
  const domain = found?.slice(found.lastIndexOf('@') + 1).toLowerCase();
  return domain === undefined || domain === '' ? null : domain;
}

/** Reads the Authentication-Results of the block that SES wrote; results of any other server count for nothing. */
export function authenticationIn(block: readonly HeaderField[]): Authentication {
  const results = new Map<string, string>();
  const dkimDomains: string[] = [];
  let spfDomain: string | null = null;
  let fromDomain: string | null = null;
  const written = headerText(block, 'authentication-results');
  const [server, ...rest] = written.split(';');
  const statements = rest.map((each) => each.trim());
  // SES repeats the envelope sender and the other server's greeting in it. Either could smuggle in a statement only by a quoted
  // local part, or by making a method occur twice: then we believe nothing in it.
  const twice = ['spf=', 'dmarc='].some((method) => statements.filter((each) => each.startsWith(method)).length > 1);
  const ours = server?.trim().split(/\s/)[0]?.toLowerCase() === 'amazonses.com';
  if (!ours || twice || written.includes('"')) return { results, spfDomain, dkimDomains, fromDomain };
  let last = '';
  for (const statement of statements) {
    const [, method, result] = /^(spf|dkim|dmarc)=([a-z]+)/i.exec(statement) ?? [];
    if (method !== undefined && result !== undefined) {
      last = method.toLowerCase();
      if (!results.has(last) || result.toLowerCase() === 'pass') results.set(last, result.toLowerCase());
      const signer = domainIn(statement, 'header\\.[di]');
      if (last === 'dkim' && result.toLowerCase() === 'pass' && signer !== null) dkimDomains.push(signer);
    }
    if (last === 'dmarc') fromDomain ??= domainIn(statement, 'header\\.from');
    // SES separates its SPF properties by semicolons.
    if (last === 'spf') spfDomain ??= domainIn(statement, 'envelope-from');
  }
  return { results, spfDomain, dkimDomains, fromDomain };
}
