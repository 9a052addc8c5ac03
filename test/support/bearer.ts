import type { Trust } from '#functions/platform/http/claims.ts';

/** What a request carries of its caller's token: the claims as the gateway writes them, and the token itself, unsigned. */
export interface Brought {
  readonly claims: Readonly<Record<string, unknown>>;
  readonly authorization: string;
}

const part = (said: unknown) => Buffer.from(JSON.stringify(said)).toString('base64url');

/** Returns a token of these claims, as the gateway passes it on when it has verified it. */
export const bearerOf = (payload: unknown): string => `Bearer ${part({ alg: 'RS256' })}.${part(payload)}.signature`;

/** Returns a claim as API Gateway writes it: everything is a text, and a list is `[a b]`. */
const asText = (claim: unknown): string => (Array.isArray(claim) ? `[${claim.join(' ')}]` : String(claim));

/** Returns a staff member's token, as it is after the gateway. */
export function broughtBy(
  trust: Pick<Trust, 'issuer' | 'audience'>,
  person: { readonly sub: string; readonly roles: readonly string[]; readonly name?: string },
  now: Date,
): Brought {
  const exp = Math.floor(now.getTime() / 1000) + 300;
  const payload = { iss: trust.issuer, aud: trust.audience, exp, ...person };
  const claims = Object.fromEntries(Object.entries(payload).map(([name, claim]) => [name, asText(claim)]));
  return { claims, authorization: bearerOf(payload) };
}
