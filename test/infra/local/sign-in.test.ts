import { createPublicKey, verify } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { askServer } from '#infra/local/http.ts';
import { freePorts, type Ports } from '#infra/local/ports.ts';
import { issueTokenFor, peopleOf, type SignIn, startSignIn } from '#infra/local/sign-in.ts';
import { Role } from '#schemas/actor.ts';

/** The console's origin. No browser goes there: the tests look where they would be sent. */
const CONSOLE = 'http://127.0.0.1:4607';

const part = (token: string, index: number): unknown =>
  JSON.parse(Buffer.from(token.split('.')[index] ?? '', 'base64url').toString());

const Jwks = z.object({
  keys: z.array(z.looseObject({ kid: z.string(), kty: z.string(), n: z.string(), e: z.string() })),
});

/** Checks a token with the keys that the issuer publishes, as the gateway does. */
async function isSignedBy(issuer: string, token: string): Promise<boolean> {
  const { keys } = Jwks.parse(await (await askServer(`${issuer}/jwks`)).json());
  const { kid } = z.object({ kid: z.string() }).parse(part(token, 0));
  const key = keys.find((each) => each.kid === kid);
  if (key === undefined) return false;
  const [header, payload, signature] = token.split('.');
  const publicKey = createPublicKey({ key, format: 'jwk' });
  return verify(
    'RSA-SHA256',
    Buffer.from(`${header}.${payload}`),
    publicKey,
    Buffer.from(signature ?? '', 'base64url'),
  );
}

describe('the local sign-in', () => {
  let stateDir: string;
  let ports: Ports;
  let signIn: SignIn;
  beforeAll(async () => {
    stateDir = await mkdtemp(join(tmpdir(), 'sign-in-'));
    ports = await freePorts();
    signIn = await startSignIn({ stateDir, port: ports.signIn, console: CONSOLE });
  });
  afterAll(async () => {
    await signIn.close();
    await rm(stateDir, { recursive: true, force: true });
  });

  it('gives staff a token with their roles and no name', async () => {
    const token = await signIn.issueToken({ roles: ['duty_social_worker'] });
    const claims = part(token, 1);
    expect(claims).toMatchObject({ iss: signIn.issuer, aud: 'front-door', roles: ['duty_social_worker'] });
    expect(claims).not.toHaveProperty('name');
    expect(await isSignedBy(signIn.issuer, token)).toBe(true);
  });

  it('has two people for each role, each with an id and a name of their own', () => {
    const people = Role.options.flatMap(peopleOf);
    expect(people).toHaveLength(Role.options.length * 2);
    expect(new Set(people.map(({ id }) => id)).size).toBe(people.length);
    expect(new Set(people.map(({ name }) => name)).size).toBe(people.length);
  });

  it('gives a token with a name where one is asked for', async () => {
    const [, { id, name }] = peopleOf('team_manager');
    const claims = part(await signIn.issueToken({ roles: ['team_manager'], subject: id, name }), 1);
    expect(claims).toMatchObject({ sub: 'local-team_manager-2', name });
  });

  it("gives an agency's system a client credential when it asks with its client id", async () => {
    const answer = await askServer(`${signIn.issuer}/token`, {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'client_credentials', client_id: 'oakfield-school' }),
    });
    const { access_token } = z.object({ access_token: z.string() }).parse(await answer.json());
    expect(part(access_token, 1)).toMatchObject({
      aud: 'front-door',
      scope: 'referrals/submit',
      client_id: 'oakfield-school',
    });
  });

  it('issues what a test asks for: another audience, an expired token', async () => {
    const claims = part(await signIn.issueToken({ roles: [], audience: 'elsewhere', expiresIn: -60 }), 1);
    const { exp, aud } = z.object({ exp: z.number(), aud: z.string() }).parse(claims);
    expect(aud).toBe('elsewhere');
    expect(exp).toBeLessThan(Date.now() / 1000);
  });

  it('keeps its key: a token from before a restart, or from another process, is valid', async () => {
    const before = await signIn.issueToken({ roles: ['team_manager'] });
    await signIn.close();
    signIn = await startSignIn({ stateDir, port: ports.signIn, console: CONSOLE });
    const beside = await issueTokenFor(stateDir, signIn.issuer, { roles: ['ig_officer'] });
    expect(await isSignedBy(signIn.issuer, before)).toBe(true);
    expect(await isSignedBy(signIn.issuer, beside)).toBe(true);
  });
});
