import { App, type AppProps, type Environment } from 'aws-cdk-lib';
import type { CodeOf } from './bundle.ts';
import type { Configuration } from './configuration.ts';
import { EdgeStack } from './edge/edge-stack.ts';
import { SignInStack } from './edge/sign-in-stack.ts';
import { WEB_ACL_REGION, WebAclStack } from './edge/web-acl-stack.ts';
import { type PARTS, stackNameOf } from './names.ts';
import { PipelineStack } from './pipeline/pipeline-stack.ts';
import { ownSignIn } from './pipeline/sign-in.ts';

/** The CDK feature flags that change what we deploy. */
const FLAGS = {
  // Merges and sorts statements, so that a role reads as one table.
  '@aws-cdk/aws-iam:minimizePolicies': true,
  // A secret's value stops the synthesis, unless it is unwrapped on purpose.
  '@aws-cdk/core:checkSecretUsage': true,
  '@aws-cdk/core:target-partitions': ['aws'],
  // Refuses at synthesis what CloudFormation would refuse.
  '@aws-cdk/core:validateAgainstDefaultRules': true,
  // A stack reads another's outputs, also across regions, without functions of CDK and without locking an output.
  '@aws-cdk/core:defaultCrossStackReferences': 'weak',
  // A policy for each bucket lets S3's log delivery in, instead of an ACL.
  '@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy': true,
};

export interface FrontDoorProps {
  readonly configuration: Configuration;
  readonly env: Environment;
  /** Returns the folder of each job's code. */
  readonly codeOf: CodeOf;
  /** Does the same for the jobs of the edge. */
  readonly edgeCodeOf: CodeOf;
}

/** Makes an empty CDK app. */
export function openApp(props: AppProps = {}): App {
  return new App({ ...props, context: { ...FLAGS, ...props.context } });
}

/** Reports that no issuer is set: the local cloud has no Cognito to sign tokens. */
export class NoIssuerError extends Error {
  override readonly name = 'NoIssuerError';
}

/** Makes every stack of a target: the pipeline and, on AWS, the stacks around it. */
export function frontDoor(app: App, { configuration, env, codeOf, edgeCodeOf }: FrontDoorProps): void {
  const own = ownSignIn(configuration);
  if (configuration.target === 'local') {
    if (own === undefined) throw new NoIssuerError('set -c issuer=…: the local cloud signs no tokens');
    new PipelineStack(app, stackNameOf(configuration), { env, configuration, codeOf, signIn: own });
    return;
  }
  const nameOf = (part: (typeof PARTS)[number]) => stackNameOf(configuration, part);
  const props = { env, configuration, terminationProtection: configuration.protected };
  const signIn = own ?? new SignInStack(app, nameOf('sign-in'), props);
  const pipeline = new PipelineStack(app, stackNameOf(configuration), { ...props, codeOf, signIn });
  const elsewhere = { ...props, env: { ...env, region: WEB_ACL_REGION }, crossRegionReferences: true };
  const webAclArn = configuration.trial ? undefined : new WebAclStack(app, nameOf('web-acl'), elsewhere).arn;
  new EdgeStack(app, nameOf('edge'), {
    ...props,
    pipeline,
    webAclArn,
    codeOf: edgeCodeOf,
    crossRegionReferences: true,
  });
}
