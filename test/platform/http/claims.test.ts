import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { staffFrom } from '#functions/platform/http/claims.ts';
import { Problem } from '#functions/platform/http/problem.ts';
import { Role } from '#schemas/actor.ts';
import { bearerOf } from '#test/support/bearer.ts';

const now = new Date('2026-11-23T09:00:00.000Z');
const trust = { issuer: 'https://sign-in.example', audience: 'front-door', rolePrefix: '' };
const exp = now.getTime() / 1000 + 300;
const token = { iss: trust.issuer, sub: 'person-1', exp, roles: ['team_manager', 'duty_social_worker'] };
/** The gateway writes a list as a text, in which one name of two words looks like two names. */
const claims = {
  iss: trust.issuer,
  aud: 'front-door',
  sub: 'person-1',
  exp: String(exp),
  roles: '[team_manager duty_social_worker]',
};

const signIn = (given: unknown, payload: unknown = token, trusts = trust) =>
  staffFrom(
    {
      claims: typeof given === 'object' && given !== null ? { ...given } : {},
      headers: { authorization: bearerOf(payload) },
      receivedAt: now,
    },
    trusts,
  );

function statusOf(act: () => unknown): number {
  try {
    act();
  } catch (error) {
    if (error instanceof Problem) return error.status;
    throw error;
  }
  return 200;
}

describe('the person behind a token', () => {
  it('is who the token says, with the roles that we know and the name that it gives', () => {
    expect(signIn(claims, { ...token, name: ' Rowan Ashby ' })).toEqual({
      staff: { kind: 'staff', id: 'person-1', roles: ['team_manager', 'duty_social_worker'] },
      name: 'Rowan Ashby',
    });
  });

  it('has their groups for roles when our own pool signed it, and its client for audience', () => {
    const { aud: _aud, roles: _roles, ...rest } = claims;
    const { roles: _list, ...payload } = { ...token, 'cognito:groups': ['screening_officer'] };
    expect(signIn({ ...rest, client_id: 'front-door' }, payload).staff.roles).toEqual(['screening_officer']);
  });

  it('has one role where the sign-in sends one as a text, and no role of a text of several', () => {
    expect(signIn(claims, { ...token, roles: 'ig_officer' }).staff.roles).toEqual(['ig_officer']);
    for (const roles of ['ig_officer team_manager', 'ig_officer,team_manager', '[ig_officer]'])
      expect(statusOf(() => signIn(claims, { ...token, roles }))).toBe(403);
  });

  it('has no role by what the gateway wrote, only by the token', () => {
    for (const roles of [undefined, [], ['Not team_manager'], ['former team_manager'], ['TEAM_MANAGER'], [7, null]])
      expect(statusOf(() => signIn({ ...claims, roles: '[team_manager]' }, { ...token, roles }))).toBe(403);
  });

  it('has a role only where the whole name is one, after the prefix where one is configured', () => {
    const role = fc.constantFrom(...Role.options);
    const some = fc.string({ minLength: 1, unit: 'binary' });
    const odd = fc.oneof(
      fc.tuple(some, role, fc.string()).map((parts) => parts.join('')),
      fc.tuple(fc.string(), role, some).map((parts) => parts.join('')),
      fc
        .tuple(role, fc.constantFrom(' ', ',', ';', '] [', '\n', '\u0000', '"', '\t'), role)
        .map((parts) => parts.join('')),
      fc
        .tuple(fc.constantFrom('Not ', 'former ', 'ex-', 'CN=', 'frontdoor-', '['), role)
        .map((parts) => parts.join('')),
      role.map((one) => one.toUpperCase()),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(odd, { maxLength: 20 }), fc.constantFrom('', 'frontdoor-', 'CN='), (roles, rolePrefix) => {
        const whole = Role.options.map((one) => `${rolePrefix}${one}`);
        const theirs = roles.filter((name) => whole.includes(name)).map((name) => name.slice(rolePrefix.length));
        // The gateway's own text contains every role.
        const flat = { ...claims, roles: `[${[...roles, ...Role.options].join(' ')}]` };
        let given: readonly string[] = [];
        const status = statusOf(() => {
          given = signIn(flat, { ...token, roles }, { ...trust, rolePrefix }).staff.roles;
        });
        expect([...given].sort()).toEqual([...new Set(theirs)].sort());
        expect(status).toBe(theirs.length === 0 ? 403 : 200);
      }),
      { numRuns: 500 },
    );
  });

  it('has no bare role where a prefix is configured: another service’s group of that name is not ours', () => {
    const prefixed = { ...trust, rolePrefix: 'front-door/' };
    const roles = ['front-door/ig_officer', 'team_manager'];
    expect(signIn(claims, { ...token, roles }, prefixed).staff.roles).toEqual(['ig_officer']);
  });

  it.each([
    ['another issuer', { iss: 'https://elsewhere.example' }],
    ['another audience', { aud: 'other' }],
    ['no audience', { aud: undefined }],
    ['a client of ours but another audience', { aud: 'other', client_id: 'front-door' }],
    ['no person', { sub: undefined }],
    ['an empty person', { sub: '' }],
    ['a time gone by', { exp: String(now.getTime() / 1000) }],
    ['no end', { exp: undefined }],
    ['an end that is no time', { exp: 'never' }],
    ['a beginning still to come', { nbf: String(now.getTime() / 1000 + 60) }],
  ])('must sign in again with %s', (_, change) => {
    expect(statusOf(() => signIn({ ...claims, ...change }, { ...token, ...change }))).toBe(401);
  });

  it.each([
    ['issuer', { iss: 'https://elsewhere.example' }],
    ['person', { sub: 'person-2' }],
    ['end', { exp: exp + 1 }],
    ['end as a text', { exp: String(exp) }],
  ])('must sign in again where the token’s %s is not the one that the gateway verified', (_, change) => {
    expect(statusOf(() => signIn(claims, { ...token, ...change }))).toBe(401);
  });

  it('must sign in again without a token that can be read', () => {
    const bearer = bearerOf(token);
    const long = bearerOf({ ...token, roles: [...token.roles, 'x'.repeat(10_000)] });
    for (const authorization of [
      undefined,
      '',
      'Bearer',
      `${bearer}, ${bearer}`,
      'Bearer a.b.c',
      'Bearer a.!.c',
      long,
    ]) {
      const request = { claims, headers: { authorization }, receivedAt: now };
      expect([authorization, statusOf(() => staffFrom(request, trust))]).toEqual([authorization, 401]);
    }
    for (const authorization of [bearer, bearer.replace('Bearer ', ''), bearer.replace('Bearer', 'bearer')])
      expect(statusOf(() => staffFrom({ claims, headers: { authorization }, receivedAt: now }, trust))).toBe(200);
  });

  it('is never let in by claims or a token that are something else, whatever they are', () => {
    fc.assert(
      fc.property(fc.anything(), fc.jsonValue(), (given, payload) => {
        expect(statusOf(() => signIn(given))).toBe(401);
        expect(statusOf(() => signIn(claims, payload))).toBe(401);
      }),
    );
  });
});

describe('the claims of one token as gateways write them', () => {
  const written = (change: object) => statusOf(() => signIn({ ...claims, ...change }, token));

  it.each([
    ['API Gateway: every claim a text', { aud: 'front-door', exp: String(exp), iat: '1795424100' }],
    ['API Gateway: a time as Java writes large numbers', { exp: exp.toExponential().toUpperCase().replace('+', '') }],
    ['API Gateway: a list as a text', { aud: '[front-door another-api]', scope: '[openid profile]' }],
    ['API Gateway: a list of one', { aud: '[front-door]' }],
    ['a list as a text with commas', { aud: '[another-api, front-door]' }],
    ['a list', { aud: ['another-api', 'front-door'] }],
    ['numbers', { exp, nbf: exp - 600, iat: exp - 600 }],
    ['a beginning as a text', { nbf: String(exp - 600) }],
    ['booleans, and what they are as texts', { email_verified: true, mfa: 'true' }],
    ['a claim within a claim, and the same as a text', { realm: { roles: ['x'] }, address: 'map[country:GB]' }],
    ['scopes, as a text of words', { scope: 'openid profile', scp: 'cases.read' }],
    ['no audience and the client: Cognito', { aud: undefined, client_id: 'front-door' }],
    ['nothing that we do not ask for', { roles: undefined }],
  ])('are understood: %s', (_, change) => {
    expect(written(change)).toBe(200);
  });

  it.each([
    ['an audience that only contains ours', { aud: 'front-door-test' }],
    ['ours with another’s around it', { aud: '[not-front-door front-doors]' }],
    ['a list in a list', { aud: [['front-door']] }],
    ['an audience within a claim', { aud: { is: 'front-door' } }],
    ['a scope in the place of the audience', { aud: undefined, scope: 'front-door' }],
    ['a client that is a list', { aud: undefined, client_id: ['front-door'] }],
    ['a boolean for a time', { exp: true }],
    ['a time in words', { exp: 'Infinity' }],
    ['a date', { exp: new Date(exp * 1000).toISOString() }],
    ['an empty time', { exp: '' }],
    ['a person that is a number', { sub: 1 }],
    ['an issuer in a list', { iss: [trust.issuer] }],
  ])('let nobody in: %s', (_, change) => {
    expect(written(change)).toBe(401);
  });
});
