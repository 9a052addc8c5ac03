import type { Configuration } from '../configuration.ts';

/** The issuer of tokens, and the audiences that a token must have. */
export interface SignIn {
  readonly issuer: string;
  readonly staff: string;
  /** The client as which the console signs people in. */
  readonly console: string;
  /** One audience for each agency's system, or one for all. */
  readonly agencies: readonly string[];
}

/** Returns where an issuer may send a person back to the console: after sign-in, and after sign-out. */
export const consoleAddresses = (origin: string) => ({
  signedIn: `${origin}/staff/signed-in`,
  signedOut: `${origin}/staff/signed-out`,
});

/** Returns the variables by which a job checks the tokens of staff (functions/platform/http/claims.ts). */
export const trusting = ({
  signIn,
  configuration,
}: {
  readonly signIn: SignIn;
  readonly configuration: Pick<Configuration, 'rolePrefix'>;
}) => ({
  JWT_ISSUER: signIn.issuer,
  JWT_AUDIENCE: signIn.staff,
  ROLE_PREFIX: configuration.rolePrefix,
});

/** Returns the council's own OIDC issuer. Without one it is undefined, and on AWS we make a pool (`edge/sign-in-stack.ts`). */
export function ownSignIn({ issuer, audience, consoleClientId }: Configuration): SignIn | undefined {
  if (issuer === undefined) return undefined;
  return { issuer, staff: audience, console: consoleClientId ?? audience, agencies: [audience] };
}
