/** SES ids have some 60 characters and ours have 26. A longer word is neither. */
const HINT = /^[A-Za-z0-9._=+-]{8,128}$/;
/** Each hint costs a read of the store. The message answered comes first, so the limit cuts the far end of a long thread. */
const HINTS_AT_MOST = 20;

/**
 * Returns the ids that an answered message may have had with us, nearest first. They come from In-Reply-To, then from References,
 * newest to oldest. Each is cut at its `@`, since SES replaces our Message-ID with its own id at its own domain (law 9). A hint
 * joins nothing by itself: look it up in the store.
 */
export function joinHints(inReplyTo: readonly string[], references: readonly string[]): string[] {
  const parts = [...inReplyTo, ...references.toReversed()].map((id) => id.split('@')[0]?.trim() ?? '');
  return [...new Set(parts.filter((part) => HINT.test(part)))].slice(0, HINTS_AT_MOST);
}
