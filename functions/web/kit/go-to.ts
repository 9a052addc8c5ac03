import type { BrowserAnswer } from './door.ts';

/** Sends a browser to another page of ours, which it gets by GET. */
export const goTo = (path: string, cookies: readonly string[] = []): BrowserAnswer => ({
  status: 303,
  headers: { location: path },
  cookies,
});
