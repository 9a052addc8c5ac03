/**
 * Returns whether a form was sent by one of our own pages. Every browser of today says so in `Sec-Fetch-Site`; an older one says its
 * origin. A request that says neither is refused.
 */
export function isFromOurPages(headers: Readonly<Record<string, string | undefined>>, origin: string): boolean {
  const site = headers['sec-fetch-site'];
  return site === undefined ? headers.origin === origin : site === 'same-origin';
}
