import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { askServer } from '#infra/local/http.ts';
import { freePorts } from '#infra/local/ports.ts';
import { AUDIENCE, peopleOf, type SignIn, startSignIn } from '#infra/local/sign-in.ts';
import { Role } from '#schemas/actor.ts';
import { beginSignIn, broughtBack, choosePerson } from '#test/support/signing-in.ts';

const CONSOLE = 'http://127.0.0.1:4607';
const REDIRECT = `${CONSOLE}/staff/signed-in`;
const SIGNED_OUT = `${CONSOLE}/staff/signed-out`;
const [ROWAN, BRYONY] = peopleOf('duty_social_worker');

const Tokens = z.object({ id_token: z.string(), access_token: z.string(), refresh_token: z.string().optional() });
const claimsIn = (token: string): unknown => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());

let stateDir: string;
let signIn: SignIn;
beforeAll(async () => {
  stateDir = await mkdtemp(join(tmpdir(), 'sign-in-page-'));
  signIn = await startSignIn({ stateDir, port: (await freePorts()).signIn, console: CONSOLE });
});
afterAll(async () => {
  await signIn.close();
  await rm(stateDir, { recursive: true, force: true });
});

const begin = (change?: Readonly<Record<string, string | undefined>>) =>
  beginSignIn({ issuer: signIn.issuer, console: CONSOLE }, change);

async function token(form: Readonly<Record<string, string>>) {
  const answer = await askServer(`${signIn.issuer}/token`, {
    method: 'POST',
    body: new URLSearchParams({ client_id: AUDIENCE, ...form }),
  });
  return { status: answer.status, body: z.record(z.string(), z.unknown()).parse(await answer.json()) };
}
const exchange = (code: string, code_verifier: string, change = {}) =>
  token({ grant_type: 'authorization_code', redirect_uri: REDIRECT, code, code_verifier, ...change });
const refresh = (refresh_token: string, change = {}) =>
  token({ grant_type: 'refresh_token', refresh_token, ...change });

/** Signs a person in, as the console does. */
async function signedIn(person = ROWAN.id, change?: Readonly<Record<string, string | undefined>>) {
  const { address, verifier } = begin(change);
  const { code } = broughtBack(await choosePerson(address, person));
  const { status, body } = await exchange(code, verifier);
  expect(status).toBe(200);
  return { code, verifier, ...Tokens.parse(body) };
}

const REFUSED = { status: 400, body: expect.objectContaining({ error: 'invalid_grant' }) };

describe('the page on which a person says who they are', () => {
  it('offers two people of each role, and needs no script, style sheet or cookie', async () => {
    const answer = await askServer(begin().address);
    const page = await answer.text();
    expect(answer.status).toBe(200);
    for (const { id, name } of Role.options.flatMap(peopleOf))
      expect(page).toContain(`<button name="person" value="${id}">${name}</button>`);
    expect(page).toMatch(
      /<html lang="en-GB">.*<title>Who are you\? – demonstration sign-in<\/title>.*<h1>Who are you\?<\/h1>/s,
    );
    expect(page).not.toMatch(/<script|<link|src=/);
    expect([...answer.headers.keys()]).not.toContain('set-cookie');
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('sends the person back with a code and the state, and one who cancels with an error', async () => {
    const { address } = begin();
    const answer = await choosePerson(address, BRYONY.id);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, expect.stringMatching(`^${REDIRECT}\\?`)]);
    expect(broughtBack(answer).state).toBe('a-state');
    expect(await (await askServer(address)).text()).toContain(`${REDIRECT}?error=access_denied&amp;state=a-state`);
  });

  it.each([
    ['another client', { client_id: 'somebody' }],
    ['no client', { client_id: undefined }],
    ['an address that is not the console’s', { redirect_uri: 'http://127.0.0.1:9/staff/signed-in' }],
    ['an address that begins like the console’s', { redirect_uri: `${REDIRECT}/more` }],
    ['no code challenge', { code_challenge: undefined }],
    ['a code challenge of another length', { code_challenge: 'short' }],
    ['a challenge that is its verifier', { code_challenge_method: 'plain' }],
    ['no method of the challenge', { code_challenge_method: undefined }],
    ['a token without a code', { response_type: 'id_token' }],
    ['another scope than OpenID', { scope: 'profile' }],
  ])('refuses %s, on the page and when a person is chosen, and sends nobody anywhere', async (_what, change) => {
    const { address } = begin(change);
    for (const answer of [await askServer(address), await choosePerson(address, ROWAN.id)]) {
      expect([answer.status, answer.headers.get('location')]).toEqual([400, null]);
      expect(await answer.text()).toContain(Object.keys(change)[0]);
    }
  });

  it('refuses a person whom it does not offer', async () => {
    expect((await choosePerson(begin().address, 'local-nobody')).status).toBe(400);
  });
});

describe('the tokens of a sign-in', () => {
  it('are for the person chosen: the ID token with the nonce, roles and name, the access token for the API', async () => {
    const { id_token, access_token } = await signedIn(BRYONY.id);
    const person = { iss: signIn.issuer, sub: BRYONY.id, name: BRYONY.name, roles: ['duty_social_worker'] };
    expect(claimsIn(id_token)).toMatchObject({ ...person, aud: AUDIENCE, nonce: 'a-nonce' });
    expect(claimsIn(access_token)).toMatchObject({ ...person, aud: 'front-door', client_id: AUDIENCE });
  });

  it('need the verifier of the challenge: another, none, or that of another code gets nothing', async () => {
    const [first, second] = [begin(), begin()];
    const codeOf = async ({ address }: typeof first) => broughtBack(await choosePerson(address, ROWAN.id)).code;
    expect(await exchange(await codeOf(first), second.verifier)).toEqual(REFUSED);
    expect(await exchange(await codeOf(first), '')).toEqual(REFUSED);
    expect(await exchange(await codeOf(first), 'x'.repeat(43))).toEqual(REFUSED);
    expect(await exchange('another-code', first.verifier)).toEqual(REFUSED);
    for (const change of [{ redirect_uri: SIGNED_OUT }, { client_id: 'somebody' }])
      expect(await exchange(await codeOf(first), first.verifier, change)).toEqual(REFUSED);
  });

  it('come once for a code: its second use gets nothing, and ends what the first one got', async () => {
    const { code, verifier, refresh_token = '' } = await signedIn();
    expect((await refresh(refresh_token)).status).toBe(200);
    expect(await exchange(code, verifier)).toEqual(REFUSED);
    expect(await refresh(refresh_token)).toEqual(REFUSED);
  });

  it('include a refresh token only where offline access is asked for, as Entra ID’s do', async () => {
    expect((await signedIn(ROWAN.id, { scope: 'openid profile' })).refresh_token).toBeUndefined();
  });

  it('are refused for another kind of grant', async () => {
    expect(await token({ grant_type: 'password', username: ROWAN.id })).toMatchObject({
      status: 400,
      body: { error: 'unsupported_grant_type' },
    });
  });
});

describe('a refresh token', () => {
  it('is for the same person, with the roles of now', async () => {
    const { refresh_token = '' } = await signedIn();
    signIn.people.giveRoles(ROWAN.id, ['team_manager']);
    const { id_token } = Tokens.parse((await refresh(refresh_token)).body);
    expect(claimsIn(id_token)).toMatchObject({ sub: ROWAN.id, roles: ['team_manager'] });
    signIn.people.giveRoles(ROWAN.id, ['duty_social_worker']);
  });

  it('is for the console alone, and no other token is one', async () => {
    const { refresh_token = '', access_token, id_token } = await signedIn();
    expect(await refresh(refresh_token, { client_id: 'somebody' })).toEqual(REFUSED);
    expect(await refresh(`${refresh_token.slice(0, -4)}AAAA`)).toEqual(REFUSED);
    for (const other of [access_token, id_token, 'nothing']) expect(await refresh(other)).toEqual(REFUSED);
  });

  it('is over when the person’s access ends, who can then not sign in either', async () => {
    const [person] = peopleOf('masp_chair');
    const { refresh_token = '' } = await signedIn(person.id);
    signIn.people.end(person.id);
    expect(await refresh(refresh_token)).toEqual(REFUSED);
    expect((await choosePerson(begin().address, person.id)).status).toBe(400);
    expect(await (await askServer(begin().address)).text()).not.toContain(person.name);
  });
});

describe('sign-out', () => {
  const signOut = (parameters: Record<string, string>) =>
    askServer(`${signIn.issuer}/endsession?${new URLSearchParams(parameters)}`, { redirect: 'manual' });

  it('ends the sign-in that the ID token is of, and no other, and returns to the console', async () => {
    const [mine, other] = [await signedIn(), await signedIn()];
    const answer = await signOut({ id_token_hint: mine.id_token, post_logout_redirect_uri: SIGNED_OUT, state: 's' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${SIGNED_OUT}?state=s`]);
    expect(await refresh(mine.refresh_token ?? '')).toEqual(REFUSED);
    expect((await refresh(other.refresh_token ?? '')).status).toBe(200);
  });

  it('ends a sign-in by its refresh token too, so that the console puts no token into an address', async () => {
    const { refresh_token = '' } = await signedIn();
    const revoke = (client_id: string, token: string) =>
      askServer(`${signIn.issuer}/revoke`, { method: 'POST', body: new URLSearchParams({ client_id, token }) });
    expect((await revoke('somebody', refresh_token)).status).toBe(400);
    expect((await refresh(refresh_token)).status).toBe(200);
    expect((await revoke(AUDIENCE, refresh_token)).status).toBe(200);
    expect(await refresh(refresh_token)).toEqual(REFUSED);
    const answer = await signOut({ client_id: AUDIENCE, logout_uri: SIGNED_OUT, post_logout_redirect_uri: SIGNED_OUT });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, SIGNED_OUT]);
  });

  it('is refused with a token that we did not sign, for nobody, and to another address', async () => {
    const { id_token } = await signedIn();
    const refused: Record<string, string>[] = [
      { id_token_hint: `${id_token.slice(0, -4)}AAAA`, post_logout_redirect_uri: SIGNED_OUT },
      { id_token_hint: '', post_logout_redirect_uri: SIGNED_OUT },
      { client_id: 'somebody', post_logout_redirect_uri: SIGNED_OUT },
      { id_token_hint: id_token, post_logout_redirect_uri: REDIRECT },
      { post_logout_redirect_uri: SIGNED_OUT },
    ];
    for (const parameters of refused) {
      const answer = await signOut(parameters);
      expect([answer.status, answer.headers.get('location')]).toEqual([400, null]);
    }
  });
});
