import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { staffFrom } from '#functions/platform/http/claims.ts';
import { Problem } from '#functions/platform/http/problem.ts';

const now = new Date('2026-11-23T09:00:00.000Z');
const trust = { issuer: 'https://sign-in.example', audience: 'front-door' };
const claims = {
  iss: trust.issuer,
  aud: 'front-door',
  sub: 'person-1',
  exp: String(now.getTime() / 1000 + 300),
  roles: '[team_manager duty_social_worker]',
};

function refusal(given: unknown): number {
  try {
    staffFrom(given, trust, now);
  } catch (error) {
    if (error instanceof Problem) return error.status;
    throw error;
  }
  return 200;
}

describe('the person behind a token', () => {
  it('is who the token says, with the roles that we know', () => {
    expect(staffFrom(claims, trust, now)).toEqual({
      kind: 'staff',
      id: 'person-1',
      roles: ['team_manager', 'duty_social_worker'],
    });
  });

  it.each([
    ['a text in brackets', '[ig_officer]'],
    ['one word', 'ig_officer'],
    ['a list', ['ig_officer']],
    ['commas', '[ig_officer, unheard_of]'],
  ])('has roles however the gateway writes them: %s', (_, roles) => {
    expect(staffFrom({ ...claims, roles }, trust, now).roles).toEqual(['ig_officer']);
  });

  it('has their groups for roles when a pool of ours signed it, and its client for audience', () => {
    const { aud: _aud, roles: _roles, ...rest } = claims;
    const pool = { ...rest, client_id: 'front-door', 'cognito:groups': '[screening_officer]' };
    expect(staffFrom(pool, trust, now).roles).toEqual(['screening_officer']);
  });

  it('is nobody here without a role that we know', () => {
    for (const roles of [undefined, '', '[]', '[admin]', '[TEAM_MANAGER]', [], '[team_managers]']) {
      expect(refusal({ ...claims, roles })).toBe(403);
    }
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
    expect(refusal({ ...claims, ...change })).toBe(401);
  });

  it('is never let in by claims that are not a token’s, whatever they are', () => {
    fc.assert(
      fc.property(fc.anything(), (given) => {
        expect([401, 403]).toContain(refusal(given));
      }),
    );
  });
});
