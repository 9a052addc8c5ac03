/**
 * The headers that the front adds where an answer has none of the name. Doors and pages set their own; the gateway's own answers (404,
 * 429, 503) have none.
 */
export const PUBLIC_HEADERS = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
} as const;

/** The largest request line and headers that the gateway takes (AWS: 10,240 bytes, not to be raised). */
export const MOST_HEADER_BYTES = 10_240;
/** How long an answer may take: the gateway gives up after 29 s. */
export const ANSWERS_WITHIN_SECONDS = 30;
