import { createHash, randomBytes } from 'node:crypto';
import * as z from 'zod';
import { askServer } from '#infra/local/http.ts';
import { AUDIENCE } from '#infra/local/sign-in.ts';

/** What the console keeps while a person is at the sign-in page. */
export interface Begun {
  readonly address: string;
  readonly verifier: string;
}

/** Returns the address with which the console begins a sign-in. `change` replaces parameters; undefined leaves one out. */
export function beginSignIn(
  { issuer, console }: { readonly issuer: string; readonly console: string },
  change: Readonly<Record<string, string | undefined>> = {},
): Begun {
  const verifier = randomBytes(32).toString('base64url');
  const parameters = {
    client_id: AUDIENCE,
    redirect_uri: `${console}/staff/signed-in`,
    response_type: 'code',
    scope: 'openid profile offline_access',
    state: 'a-state',
    nonce: 'a-nonce',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...change,
  };
  const address = new URL(`${issuer}/authorize`);
  for (const [name, value] of Object.entries(parameters))
    if (value !== undefined) address.searchParams.set(name, value);
  return { address: address.href, verifier };
}

/** Chooses a person on the sign-in page, as their browser does. Returns the answer, which sends the browser back. */
export const choosePerson = (address: string, person: string): Promise<Response> =>
  askServer(address, { method: 'POST', body: new URLSearchParams({ person }), redirect: 'manual' });

const Code = z.object({ code: z.string(), state: z.string() });

/** Returns the parameters with which a person comes back to the console. */
export const broughtBack = (answer: Response): z.infer<typeof Code> =>
  Code.parse(Object.fromEntries(new URL(answer.headers.get('location') ?? '').searchParams));
