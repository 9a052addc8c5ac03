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
import { publicOriginOf } from '../differences.ts';
import { consoleAddresses, type SignIn } from '../pipeline/sign-in.ts';

/** No flow by which a program sends a password. CDK writes nothing for `{}`, and Cognito then allows SRP and custom flows. */
const NO_PASSWORD = { user: false };

export interface SignInStackProps extends StackProps {
  readonly configuration: Configuration;
}

/** The audience when no agency has a client: no token has it, so that the route stays closed. */
const NOBODY = 'no-agency';

/**
 * A Cognito pool, for a council without an OIDC issuer of its own. Staff are in groups with the names of our roles, which their
 * tokens have as `cognito:groups`. An agency's system has a client of its own with the scope `referrals/submit`. Cognito's access
 * tokens name their client and no audience, so the client ids are the audiences in the gateway and in `claims.ts`. It is a stack
 * of its own, before the pipeline: the pipeline needs the issuer, and the pool needs nothing of the pipeline.
 */
export class SignInStack extends Stack implements SignIn {
  readonly issuer: string;
  readonly staff: string;
  readonly console: string;
  readonly agencies: readonly string[];

  constructor(scope: Construct, id: string, props: SignInStackProps) {
    super(scope, id, props);
    const { stage, agencies, rolePrefix, signInReturnsTo } = props.configuration;
    const pages = consoleAddresses(publicOriginOf(props.configuration));
    const pool = new UserPool(this, 'Pool', {
      userPoolName: `front-door-${stage}`,
      // A person decides who may sign in, by name.
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
      deletionProtection: props.configuration.protected,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    // The address for tokens. The account's number makes the name unique in its region.
    const domain = pool.addDomain('Domain', { cognitoDomain: { domainPrefix: `front-door-${stage}-${this.account}` } });
    for (const role of Role.options) pool.addGroup(role, { groupName: `${rolePrefix}${role}` });

    const staff = pool.addClient('Staff', {
      userPoolClientName: 'staff',
      // Neither a browser nor the console has a secret to keep: they use an authorization code with PKCE.
      generateSecret: false,
      authFlows: NO_PASSWORD,
      oAuth: {
        flows: { authorizationCodeGrant: true },
        // `profile` has the name, by which colleagues know a person.
        scopes: [OAuthScope.OPENID, OAuthScope.PROFILE],
        callbackUrls: [pages.signedIn, ...signInReturnsTo],
        logoutUrls: [pages.signedOut],
      },
      preventUserExistenceErrors: true,
      // A token stays valid for an hour after a change of role. After a working day a person signs in again.
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
        authFlows: NO_PASSWORD,
        oAuth: { flows: { clientCredentials: true }, scopes: [OAuthScope.resourceServer(referrals, submit)] },
        accessTokenValidity: Duration.hours(1),
      }),
    );

    this.issuer = pool.userPoolProviderUrl;
    this.staff = staff.userPoolClientId;
    this.console = this.staff;
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
