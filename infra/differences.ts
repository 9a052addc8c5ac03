import { CliCredentialsStackSynthesizer, DefaultStackSynthesizer, Duration, type IStackSynthesizer } from 'aws-cdk-lib';
import type { Configuration } from './configuration.ts';

/**
 * Everything in which the pipeline differs between an AWS account and the local cloud; a test asserts that there is nothing
 * else. Each line says why it cannot be the same.
 */
export interface Differences {
  /** The local cloud enforces IAM and refuses the bootstrap roles. */
  readonly synthesizer: IStackSynthesizer;
  /** The local cloud speaks http on the loopback interface only. */
  readonly enforceSSL: boolean;
  /** The local cloud has no GuardDuty. */
  readonly scanner: 'guardduty' | 'clamav';
  /** The local cloud stores a configuration set's destinations but publishes nothing: there the identity's topics are set. */
  readonly sesEventsFrom: 'configuration-set' | 'identity';
  /** The local cloud takes every SES v1 call to be about `*`, so a grant on an identity would never match there. */
  readonly sesResources: 'exact' | 'any';
  /** A demonstration must be able to begin anew; an account keeps its records when a stack goes. */
  readonly keepData: boolean;
  /** The second route of a mail waits minutes on AWS, seconds where a person watches. */
  readonly secondRoute: Duration;
  /** A failed message is tried again after six function timeouts on AWS (AWS's advice), in seconds where a test waits. */
  readonly retryAfter: Duration;
  /** X-Ray, access logs and alarms over sums (metric math) have no counterpart there. */
  readonly observed: boolean;
  /** CloudFront with its firewall stands in front on AWS, and the doors ask for its secret; there is none of it locally. */
  readonly fronted: boolean;
}

export function differencesFor(configuration: Configuration): Differences {
  const local = configuration.target === 'local';
  return {
    synthesizer: local ? new CliCredentialsStackSynthesizer() : new DefaultStackSynthesizer(),
    enforceSSL: !local,
    scanner: configuration.scanner ?? (local ? 'clamav' : 'guardduty'),
    sesEventsFrom: local ? 'identity' : 'configuration-set',
    sesResources: local ? 'any' : 'exact',
    keepData: !local,
    secondRoute: Duration.seconds(configuration.secondRouteSeconds),
    retryAfter: Duration.seconds(configuration.retrySeconds),
    observed: !local,
    fronted: !local,
  };
}
