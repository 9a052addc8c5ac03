import { App, type AppProps, type Environment } from 'aws-cdk-lib';
import type { CodeOf } from './bundle.ts';
import type { Configuration } from './configuration.ts';
import { PipelineStack } from './pipeline/pipeline-stack.ts';

/** CDK's corrections of itself that change what we deploy; the rest of its flags make no difference here. */
const FLAGS = {
  // S3's log delivery is let in by a bucket policy for each bucket, where it once was by an ACL.
  '@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy': true,
};

export interface FrontDoorProps {
  readonly configuration: Configuration;
  readonly env: Environment;
  /** Where each job's code is. */
  readonly codeOf: CodeOf;
}

/** CDK's app, before anything is in it. */
export function openApp(props: AppProps = {}): App {
  return new App({ ...props, context: { ...FLAGS, ...props.context } });
}

/** Every stack of a target. */
export function frontDoor(app: App, { configuration, env, codeOf }: FrontDoorProps): { pipeline: PipelineStack } {
  const pipeline = new PipelineStack(app, 'front-door', {
    env,
    configuration,
    codeOf,
    issuer: configuration.issuer ?? '',
  });
  return { pipeline };
}
