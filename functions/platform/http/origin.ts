import { createHash, timingSafeEqual } from 'node:crypto';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod';
import { CLIENT_TIMEOUTS } from '../client-timeouts.ts';
import { readEnvironment } from '../environment.ts';
import type { Log } from '../log.ts';
import { secretOnce } from '../secret.ts';
import { Problem } from './problem.ts';

/** The value that CloudFront sends, and the previous one or an empty text, so that a change refuses nobody. */
const OriginSecret = z.object({ current: z.string().min(32), previous: z.string() });
type OriginSecret = z.infer<typeof OriginSecret>;

/** A wrong header makes us read the secret again, in case it was changed; many wrong ones make us read it once a minute. */
const LOOK_AGAIN_MS = 60_000;

const sha256 = (text: string) => createHash('sha256').update(text).digest();

function fits(given: string, { current, previous }: OriginSecret): boolean {
  const hash = sha256(given);
  return [current, previous].some((secret) => secret !== '' && timingSafeEqual(hash, sha256(secret)));
}

/** Lets a request in by its origin header, or throws. */
export type OriginGuard = (header: string | undefined) => Promise<void>;

/**
 * Lets in requests that came through CloudFront and refuses the others, for which the per-caller limit does not work. `read`
 * returns the secret's text. If the secret cannot be read, everybody is let in and it is logged. It guards against floods, which
 * the gateway's own limit bounds too, and our fault must not turn a referral away (law 1).
 * @throws Problem 403 `not-by-the-front`
 */
export function originGuard(read: () => Promise<string>, log: Log, now: () => number = Date.now): OriginGuard {
  let secret: OriginSecret | undefined;
  let lookedAt: number | undefined;
  const look = async (): Promise<void> => {
    if (lookedAt !== undefined && now() - lookedAt < LOOK_AGAIN_MS) return;
    lookedAt = now();
    try {
      secret = OriginSecret.parse(JSON.parse(await read()));
    } catch (error) {
      log.error('the origin secret cannot be read', error);
    }
  };
  const letsIn = (header: string | undefined) => secret === undefined || (header !== undefined && fits(header, secret));
  return async (header) => {
    if (secret === undefined) await look();
    if (letsIn(header)) return;
    if (header !== undefined) await look();
    if (!letsIn(header)) throw new Problem(403, 'not-by-the-front', "Use the service's public address.");
  };
}

/** Returns the guard of this deployment; none without CloudFront. */
export function openOriginGuard(log: Log): OriginGuard {
  const { ORIGIN_SECRET_ID } = readEnvironment(z.object({ ORIGIN_SECRET_ID: z.string().min(1).optional() }));
  if (ORIGIN_SECRET_ID === undefined) return async () => undefined;
  const client = new SecretsManagerClient(CLIENT_TIMEOUTS);
  return originGuard(() => secretOnce(ORIGIN_SECRET_ID, client)(), log);
}
