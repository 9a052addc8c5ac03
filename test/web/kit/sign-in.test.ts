import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { IssuerSilentError, openSignIn, SignInRefusedError, type SignInService } from '#functions/web/kit/sign-in.ts';
import { failingIssuer } from '#test/support/failing-issuer.ts';

const CONSOLE = 'https://front-door.example';
let issuer: Awaited<ReturnType<typeof failingIssuer>>;
let signIn: SignInService;
beforeAll(async () => {
  issuer = await failingIssuer();
  signIn = openSignIn({ issuer: issuer.issuer, clientId: 'front-door', rolePrefix: '', origin: CONSOLE });
});
afterAll(() => issuer.close());

/** Comes back from the issuer, with an ID token of these claims. */
async function back(claims: Readonly<Record<string, unknown>> = {}, by: 'itself' | 'another key' = 'itself') {
  const { flow } = await signIn.begin();
  issuer.tokens({ nonce: flow.nonce, ...claims }, by);
  return signIn.finish(`code=a-code&state=${flow.state}`, flow);
}

describe('the answer of an issuer', () => {
  it('is believed when state, nonce, audience, time and signature are right', async () => {
    expect(await back({ name: 'Rowan Ashby' })).toEqual({
      person: { staff: { kind: 'staff', id: 'worker-1', roles: ['team_manager'] }, name: 'Rowan Ashby' },
      refresh: 'a-refresh-token',
    });
  });

  it.each([
    ['a nonce of another sign-in', { nonce: 'another' }],
    ['no nonce', { nonce: undefined }],
    ['another audience', { aud: 'another-service' }],
    ['another issuer', { iss: 'https://issuer.example' }],
    ['a time that is over', { exp: Math.floor(Date.now() / 1000) - 120 }],
    ['no person', { sub: undefined }],
  ])('is refused for %s', async (_what, claims) => {
    await expect(back(claims)).rejects.toBeInstanceOf(SignInRefusedError);
  });

  it('is refused for the signature of another key', async () => {
    await expect(back({}, 'another key')).rejects.toBeInstanceOf(SignInRefusedError);
  });

  it('is refused for the state of another sign-in, or none', async () => {
    const { flow } = await signIn.begin();
    issuer.tokens({ nonce: flow.nonce });
    for (const query of ['code=a-code&state=another', 'code=a-code', `state=${flow.state}`, ''])
      await expect(signIn.finish(query, flow)).rejects.toBeInstanceOf(SignInRefusedError);
  });

  it('is refused for an error that the issuer sends', async () => {
    const { flow } = await signIn.begin();
    await expect(signIn.finish(`error=access_denied&state=${flow.state}`, flow)).rejects.toBeInstanceOf(
      SignInRefusedError,
    );
  });

  it.each([[[]], [['cleaner']], ['TEAM_MANAGER'], [[{ role: 'team_manager' }]], [undefined]])(
    'is of a person without a role here (%j)',
    async (roles) => {
      await expect(back({ roles })).rejects.toMatchObject({ status: 403, code: 'forbidden' });
    },
  );
});

describe('an issuer that fails', () => {
  const plain = (status: number) => () =>
    issuer.answer((response) => void response.writeHead(status, { 'content-type': 'text/html' }).end('<p>Sorry</p>'));
  const asOAuth = (status: number, error: string) => () =>
    issuer.answer(
      (response) =>
        void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ error })),
    );

  it.each([
    ['its gateway fails', plain(502)],
    ['it is being repaired', plain(503)],
    ['it answers with an error of its own', asOAuth(500, 'server_error')],
    ['it has too much to do', plain(429)],
    ['it has too much to do, in OAuth’s form', asOAuth(429, 'slow_down')],
    ['it hangs up', () => issuer.answer((response) => void response.destroy())],
  ])('says nothing about a person: %s', async (_what, fail) => {
    fail();
    await expect(signIn.renew('a-refresh-token')).rejects.toBeInstanceOf(IssuerSilentError);
  });

  it.each([
    ['the token is no longer good', asOAuth(400, 'invalid_grant')],
    ['this client may not', asOAuth(401, 'invalid_client')],
  ])('refuses: %s', async (_what, refuse) => {
    refuse();
    await expect(signIn.renew('a-refresh-token')).rejects.toBeInstanceOf(SignInRefusedError);
  });

  it('still gives the way out when it cannot take the token back', async () => {
    plain(503)();
    await expect(signIn.revoke('a-refresh-token')).rejects.toBeInstanceOf(IssuerSilentError);
    expect(await signIn.leave()).toMatch(
      /\/endsession\?.*post_logout_redirect_uri=https%3A%2F%2Ffront-door\.example%2F/,
    );
  });

  it('is silent when nobody is at its address', async () => {
    const nobody = openSignIn({ issuer: 'http://127.0.0.1:9', clientId: 'c', rolePrefix: '', origin: CONSOLE });
    await expect(nobody.begin()).rejects.toBeInstanceOf(IssuerSilentError);
  });
});
