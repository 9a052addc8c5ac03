/** SES ids are some 60 characters; ours are 26. A longer word is neither. */
const HINT = /^[A-Za-z0-9._=+-]{8,128}$/;
/** Each costs a read of the store. The message answered comes first, so what is cut is the far end of a long thread. */
const HINTS_AT_MOST = 20;

/**
 * The ids that an answered message may have had with us, nearest first: those of In-Reply-To, then of References from the
 * newest to the oldest, each up to its `@`, since SES replaces our Message-ID by its own id at its own domain (law 9).
 * A hint joins nothing by itself: it must be found in the store.
 */
export function joinHints(inReplyTo: readonly string[], references: readonly string[]): string[] {
  const parts = [...inReplyTo, ...references.toReversed()].map((id) => id.split('@')[0]?.trim() ?? '');
  return [...new Set(parts.filter((part) => HINT.test(part)))].slice(0, HINTS_AT_MOST);
}
