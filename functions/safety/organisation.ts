/**
 * Suffixes of two labels under which separate bodies register: two names under one of them are different organisations. From the
 * Public Suffix List, for the registries that write to an English council. Others count as one label.
 */
const SECOND_LEVEL: Readonly<Record<string, readonly string[]>> = {
  uk: ['ac', 'co', 'gov', 'ltd', 'me', 'net', 'nhs', 'org', 'plc', 'police'],
  ie: ['gov'],
  au: ['com', 'net', 'org', 'edu', 'gov'],
  nz: ['co', 'ac', 'govt', 'org', 'net', 'school'],
  za: ['co', 'org', 'gov', 'ac'],
  in: ['co', 'org', 'gov', 'ac', 'net'],
  pk: ['com', 'org', 'gov', 'edu', 'net'],
};
/** `*.sch.uk`: a school registers under its area, as in school.leicester.sch.uk. */
const THIRD_LEVEL = ['sch.uk'];
/** Suffixes of many customers who cannot speak for each other. */
const SHARED_HOSTS = [
  'onmicrosoft.com',
  'service.gov.uk',
  'github.io',
  'herokuapp.com',
  'amazonaws.com',
  'appspot.com',
];

/** Returns whether a domain is that suffix or lies under it, label by label: `evilgov.uk` is not under `gov.uk`. */
export function standsUnder(domain: string, suffix: string): boolean {
  const [below, above] = [domain.toLowerCase(), suffix.toLowerCase().replace(/^[@.]+/, '')];
  return above !== '' && (below === above || below.endsWith(`.${above}`));
}

/**
 * Returns the organisational domain of a domain (RFC 7489 3.2): `mail.school.leicester.sch.uk` > `school.leicester.sch.uk`. Returns
 * null for a bare suffix or a single label.
 */
export function organisationalDomain(domain: string): string | null {
  const labels = domain.toLowerCase().replace(/\.$/, '').split('.');
  if (labels.some((label) => label === '')) return null;
  const top = labels.at(-1) ?? '';
  const two = labels.slice(-2).join('.');
  let suffix = 1;
  if (THIRD_LEVEL.includes(two)) suffix = 3;
  else if (SECOND_LEVEL[top]?.includes(labels.at(-2) ?? '') || SHARED_HOSTS.includes(two)) suffix = 2;
  if (SHARED_HOSTS.includes(labels.slice(-3).join('.'))) suffix = 3;
  return labels.length > suffix ? labels.slice(-suffix - 1).join('.') : null;
}

/** Returns whether two domains belong to one organisation: relaxed alignment (RFC 7489 3.1). */
export function aligned(one: string, other: string): boolean {
  const organisation = organisationalDomain(one);
  return organisation !== null && organisation === organisationalDomain(other);
}
