/** The cookies of the pages: their names, and how each is set and cleared. */
export interface Cookies {
  readonly session: string;
  readonly signingIn: string;
}

/**
 * Names the cookies. `__Host-` binds them to one host, without its ports: on one machine, where several Front Doors share an address,
 * the name carries the port.
 */
export function cookiesFor(origin: string): Cookies {
  const { port } = new URL(origin);
  const suffix = port === '' ? '' : `-${port}`;
  return { session: `__Host-front-door${suffix}`, signingIn: `__Host-signing-in${suffix}` };
}

const ALWAYS = 'Path=/; Secure; HttpOnly; SameSite=Lax';

/** Returns the header that sets a cookie, for the browser's own session unless it lasts some seconds. */
export const setCookie = (name: string, value: string, seconds?: number): string =>
  `${name}=${value}; ${ALWAYS}${seconds === undefined ? '' : `; Max-Age=${seconds}`}`;

export const clearCookie = (name: string): string => setCookie(name, '', 0);

/** More cookies than this are not from our pages. */
const MOST_COOKIES = 50;

/** Reads cookies as the gateway gives them: a list, or one header. */
export function readCookies(
  list: readonly string[] | undefined,
  header: string | undefined,
): ReadonlyMap<string, string> {
  const pairs = (list ?? header?.split(';') ?? []).slice(0, MOST_COOKIES);
  return new Map(
    pairs.map((pair) => {
      const at = pair.indexOf('=');
      return [pair.slice(0, Math.max(at, 0)).trim(), pair.slice(at + 1).trim()];
    }),
  );
}
