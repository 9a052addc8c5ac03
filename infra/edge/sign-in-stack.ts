import { CfnOutput, Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import {
  AccountRecovery,
  FeaturePlan,
  Mfa,
  OAuthScope,
  ResourceServerScope,
  UserPool,
  type UserPoolResourceServer,
} from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import { Role } from '#schemas/actor.ts';
import type { Configuration } from '../configuration.ts';
import type { SignIn } from '../pipeline/sign-in.ts';

export interface SignInStackProps extends StackProps {
  readonly configuration: Configuration;
}

/** No agency has a client: then no token fits, and the route stays shut. */
const NOBODY = 'no-agency';

/**
 * Sign-in for a council without an OIDC issuer of its own: a Cognito pool. Staff are in groups named as our roles, which their
 * tokens carry as `cognito:groups`; an agency's system has a client of its own with the scope `referrals/submit`. Cognito's
 * access tokens name their client instead of an audience, so the client ids are the audiences; the gateway and `claims.ts`
 * both read them so. A stack of its own, before the pipeline: the pipeline knows the issuer, and the pool knows nothing of it.
 */
export class SignInStack extends Stack implements SignIn {
  readonly issuer: string;
  readonly staff: string;
  readonly agencies: readonly string[];

  constructor(scope: Construct, id: string, props: SignInStackProps) {
    super(scope, id, props);
    const { stage, agencies, rolePrefix, signInReturnsTo } = props.configuration;
    const pool = new UserPool(this, 'Pool', {
      userPoolName: `front-door-${stage}`,
      // Whoever may sign in is somebody's decision, and is made by name.
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      passwordPolicy: {
        minLength: 14,
        requireDigits: true,
        requireLowercase: true,
        requireUppercase: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      featurePlan: FeaturePlan.ESSENTIALS,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    // Where tokens are asked for; the account's number makes the name one of a kind in its region.
    const domain = pool.addDomain('Domain', { cognitoDomain: { domainPrefix: `front-door-${stage}-${this.account}` } });
    for (const role of Role.options) pool.addGroup(role, { groupName: `${rolePrefix}${role}` });

    const staff = pool.addClient('Staff', {
      userPoolClientName: 'staff',
      // A browser keeps no secret: authorization code with PKCE.
      generateSecret: false,
      authFlows: {},
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID],
        callbackUrls: [...signInReturnsTo],
      },
      preventUserExistenceErrors: true,
      // A token outlives a change of role by its own life: an hour. A working day, then a person signs in again.
      accessTokenValidity: Duration.hours(1),
      idTokenValidity: Duration.hours(1),
      refreshTokenValidity: Duration.hours(10),
    });

    const submit = new ResourceServerScope({ scopeName: 'submit', scopeDescription: 'Send referrals' });
    const referrals: UserPoolResourceServer = pool.addResourceServer('Referrals', {
      identifier: 'referrals',
      scopes: [submit],
    });
    const clients = agencies.map((agency) =>
      pool.addClient(`Agency-${agency}`, {
        userPoolClientName: agency,
        generateSecret: true,
        authFlows: {},
        oAuth: { flows: { clientCredentials: true }, scopes: [OAuthScope.resourceServer(referrals, submit)] },
        accessTokenValidity: Duration.hours(1),
      }),
    );

    this.issuer = pool.userPoolProviderUrl;
    this.staff = staff.userPoolClientId;
    this.agencies = clients.length === 0 ? [NOBODY] : clients.map(({ userPoolClientId }) => userPoolClientId);
    const outputs = {
      Issuer: this.issuer,
      PoolId: pool.userPoolId,
      StaffClient: this.staff,
      SignInPage: domain.baseUrl(),
    };
    for (const [name, value] of Object.entries(outputs)) new CfnOutput(this, name, { value });
  }
}
