import type { BrowserAnswer } from './door.ts';

/** Sends a browser to another of our pages, which it gets by GET. */
export const goTo = (path: string, cookies: readonly string[] = []): BrowserAnswer => ({
  status: 303,
  headers: { location: path },
  cookies,
});
