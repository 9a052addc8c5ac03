import { App, type AppProps, type Environment } from 'aws-cdk-lib';
import type { CodeOf } from './bundle.ts';
import type { Configuration } from './configuration.ts';
import { EdgeStack } from './edge/edge-stack.ts';
import { SignInStack } from './edge/sign-in-stack.ts';
import { WEB_ACL_REGION, WebAclStack } from './edge/web-acl-stack.ts';
import { PipelineStack } from './pipeline/pipeline-stack.ts';
import { ownSignIn } from './pipeline/sign-in.ts';

/** CDK's corrections of itself that change what we deploy; the rest of its flags make no difference here. */
const FLAGS = {
  // Statements are merged and sorted: a role is read as one table.
  '@aws-cdk/aws-iam:minimizePolicies': true,
  // A secret's value stops the synthesis wherever it was not unwrapped on purpose.
  '@aws-cdk/core:checkSecretUsage': true,
  '@aws-cdk/core:target-partitions': ['aws'],
  // What CloudFormation would refuse is refused here.
  '@aws-cdk/core:validateAgainstDefaultRules': true,
  // A stack reads another's outputs, in another region too: no functions of CDK's carry them, and none is locked in place.
  '@aws-cdk/core:defaultCrossStackReferences': 'weak',
  // S3's log delivery is let in by a bucket policy for each bucket, where it once was by an ACL.
  '@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy': true,
};

export interface FrontDoorProps {
  readonly configuration: Configuration;
  readonly env: Environment;
  /** Where each job's code is. */
  readonly codeOf: CodeOf;
  /** The same for the edge's own. */
  readonly edgeCodeOf: CodeOf;
}

/** CDK's app, before anything is in it. */
export function openApp(props: AppProps = {}): App {
  return new App({ ...props, context: { ...FLAGS, ...props.context } });
}

/** The local cloud has no Cognito, so its tokens must be signed by somebody else. */
export class NoIssuerError extends Error {
  override readonly name = 'NoIssuerError';
}

/** Every stack of a target: the pipeline, and on AWS what stands around it. */
export function frontDoor(app: App, props: FrontDoorProps): void {
  const { configuration, env, codeOf, edgeCodeOf } = props;
  const own = ownSignIn(configuration);
  if (configuration.target === 'local') {
    if (own === undefined) throw new NoIssuerError('give -c issuer=…: the local cloud signs no tokens');
    new PipelineStack(app, 'front-door', { env, configuration, codeOf, signIn: own });
    return;
  }
  const signIn = own ?? new SignInStack(app, 'front-door-sign-in', { env, configuration });
  const pipeline = new PipelineStack(app, 'front-door', { env, configuration, codeOf, signIn });
  const elsewhere = { ...env, region: WEB_ACL_REGION };
  const webAcl = new WebAclStack(app, 'front-door-web-acl', {
    env: elsewhere,
    configuration,
    crossRegionReferences: true,
  });
  const webAclArn = webAcl.arn;
  new EdgeStack(app, 'front-door-edge', {
    env,
    configuration,
    pipeline,
    webAclArn,
    codeOf: edgeCodeOf,
    crossRegionReferences: true,
  });
}
