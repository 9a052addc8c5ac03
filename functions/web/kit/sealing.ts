import { createCipheriv, createDecipheriv, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { digest } from '#functions/platform/identifiers.ts';

/**
 * What a session's cookie is good for. Only the browser has it: we keep its hash, by which the session is found. Keys derived from it
 * (HKDF, RFC 5869) seal the refresh token and whatever was typed, so that nobody who reads the table can use either.
 */
export interface CookieKeys {
  /** The id of the session in the table. */
  readonly id: string;
  /** Seals a text for one use, such as a name under which it is kept: in the place of another it cannot be opened. */
  readonly seal: (text: string, use: string) => string;
  /** @returns undefined for a text that another cookie sealed, that was sealed for another use, or that was changed */
  readonly open: (sealed: string, use: string) => string | undefined;
  /** Returns the token that each form of the session carries, masked differently each time so that a compressed page cannot give it away (BREACH). */
  readonly formToken: () => string;
  readonly isFormToken: (given: string) => boolean;
}

/** Draws the secret of a new session: 256 bits. */
export const newCookie = (): string => randomBytes(32).toString('base64url');
const COOKIE = /^[\w-]{43}$/;

const IV_BYTES = 12;
const TAG_BYTES = 16;
const TOKEN_BYTES = 32;

/** Derives a session's keys from its cookie; undefined for what cannot be our cookie. */
export function keysOf(cookie: string | undefined): CookieKeys | undefined {
  if (cookie === undefined || !COOKIE.test(cookie)) return undefined;
  const secret = Buffer.from(cookie, 'base64url');
  const derive = (use: string) => Buffer.from(hkdfSync('sha256', secret, '', `front-door-session-${use}-1`, 32));
  const key = derive('seal');
  const token = derive('form');
  const id = digest('session', cookie);
  const boundTo = (use: string) => Buffer.from(`${id}/${use}`);
  return {
    id,
    seal(text, use) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES });
      cipher.setAAD(boundTo(use));
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
    },
    open(sealed, use) {
      const bytes = Buffer.from(sealed, 'base64url');
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES), {
          // Without it a cut text with a shorter tag would be tried.
          authTagLength: TAG_BYTES,
        });
        decipher.setAAD(boundTo(use));
        decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
        return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString();
      } catch {
        // Another key sealed it, for another use, or it is not whole: for us there is nothing.
        return undefined;
      }
    },
    formToken() {
      const mask = randomBytes(TOKEN_BYTES);
      return Buffer.concat([mask, xor(token, mask)]).toString('base64url');
    },
    isFormToken(given) {
      const bytes = Buffer.from(given, 'base64url');
      if (bytes.length !== 2 * TOKEN_BYTES) return false;
      return timingSafeEqual(xor(bytes.subarray(0, TOKEN_BYTES), bytes.subarray(TOKEN_BYTES)), token);
    },
  };
}

const xor = (one: Uint8Array, other: Uint8Array): Buffer =>
  Buffer.from(one.map((byte, place) => byte ^ (other[place] ?? 0)));
