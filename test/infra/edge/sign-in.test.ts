import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { Role } from '#schemas/actor.ts';
import type { Deployment } from '../deployments/settings.ts';
import { at, deployed, ofType, partOf, plain, readable } from '../synthesised.ts';
import { NOTHING, only, stacks } from './templates.ts';

const CLIENT = 'AWS::Cognito::UserPoolClient';

describe('sign-in without an issuer of the council', () => {
  const signIn = stacks.get('front-door-sign-in') ?? NOTHING;

  it('is a pool without self sign-up, with a second factor', () => {
    expect(only(signIn, 'AWS::Cognito::UserPool')?.Properties).toMatchObject({
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      MfaConfiguration: 'ON',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
    });
  });

  it('has a group for each role, with its name', () => {
    const groups = ofType(signIn, 'AWS::Cognito::UserPoolGroup').map(([, { Properties }]) => Properties.GroupName);
    expect(groups.sort()).toEqual([...Role.options].sort());
  });

  it('gives each agency a client that may send referrals and do nothing else', () => {
    const pool = deployed('everything').get('front-door-sign-in') ?? NOTHING;
    const clients = new Map(ofType(pool, CLIENT).map(([, { Properties }]) => [Properties.ClientName, Properties]));
    expect([...clients.keys()].sort()).toEqual(['police', 'school-mis', 'staff']);
    for (const name of ['police', 'school-mis']) {
      expect(clients.get(name)).toMatchObject({ GenerateSecret: true, AllowedOAuthFlows: ['client_credentials'] });
      expect(z.array(z.unknown()).parse(clients.get(name)?.AllowedOAuthScopes).map(readable)).toEqual([
        'PoolReferrals/submit',
      ]);
    }
    expect(clients.get('staff')).toMatchObject({
      GenerateSecret: false,
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: ['openid', 'profile'],
      CallbackURLs: ['https://refer.invented.example/staff/signed-in', 'https://staff.invented.example/signed-in'],
      LogoutURLs: ['https://refer.invented.example/staff/signed-out'],
    });
    expect(only(pool, 'AWS::Cognito::UserPoolResourceServer')?.Properties).toMatchObject({
      Identifier: 'referrals',
      Scopes: [{ ScopeName: 'submit' }],
    });
  });

  it('lets no program sign in with a password: staff by a code with PKCE, and everything else is refused', () => {
    const clients = ofType(partOf('ireland', 'sign-in'), CLIENT);
    expect(clients).toHaveLength(2);
    for (const [, { Properties }] of clients)
      expect(Properties.ExplicitAuthFlows).toEqual(['ALLOW_REFRESH_TOKEN_AUTH']);
  });

  it('lets each door accept only tokens of its own clients, which Cognito names instead of an audience', () => {
    const Authorizer = z.object({
      JwtConfiguration: z.object({ Audience: z.array(z.unknown()), Issuer: z.unknown() }),
    });
    const audiences = (deployment: Deployment) =>
      Object.fromEntries(
        ofType(partOf(deployment), 'AWS::ApiGatewayV2::Authorizer').map(([id, { Properties }]) => [
          plain(id),
          Authorizer.parse(Properties).JwtConfiguration.Audience.map(readable),
        ]),
      );
    expect(audiences('ireland')).toEqual({
      DoorsApiToken: ['<front-door-ireland-sign-in PoolStaff>'],
      DoorsApiAgencyToken: ['<front-door-ireland-sign-in PoolAgencypolice>'],
    });
    expect(audiences('minimal')).toEqual({
      DoorsApiToken: ['<front-door-sign-in PoolStaff>'],
      DoorsApiAgencyToken: ['no-agency'],
    });
    expect(audiences('ownIssuerAndScanner')).toEqual({
      DoorsApiToken: ['referrals'],
      DoorsApiAgencyToken: ['referrals'],
    });
  });

  it('has the console as its client, and a council’s own issuer has what the council names', () => {
    const client = (deployment: Deployment) => {
      const console = ofType(partOf(deployment), 'AWS::Lambda::Function').find(
        ([id]) => plain(id) === 'WebConsoleFunction',
      );
      return readable(at(console?.[1].Properties, 'Environment.Variables.CONSOLE_CLIENT_ID'));
    };
    expect(client('minimal')).toBe('<front-door-sign-in PoolStaff>');
    expect(client('ownIssuerAndScanner')).toBe('console');
  });

  it('is not deployed where the council has an issuer', () => {
    expect([...deployed('ownIssuerAndScanner').keys()]).toEqual([
      'front-door',
      'front-door-web-acl',
      'front-door-edge',
    ]);
  });
});
