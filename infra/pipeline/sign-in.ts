import type { Configuration } from '../configuration.ts';

/** Who signs the tokens that open our doors, and whom a token must be for. */
export interface SignIn {
  readonly issuer: string;
  readonly staff: string;
  /** One for each agency's system, or one for all. */
  readonly agencies: readonly string[];
}

/** What a job that lets staff in is told of their tokens (functions/platform/http/claims.ts). */
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

/** The council's own OIDC issuer; undefined when it has none, and on AWS gets a pool of ours (`edge/sign-in-stack.ts`). */
export function ownSignIn({ issuer, audience }: Configuration): SignIn | undefined {
  return issuer === undefined ? undefined : { issuer, staff: audience, agencies: [audience] };
}
