import { CliCredentialsStackSynthesizer, DefaultStackSynthesizer, Duration, type IStackSynthesizer } from 'aws-cdk-lib';
import type { Configuration } from './configuration.ts';

/**
 * Every difference of the pipeline between an AWS account and the local cloud. A test asserts that there is no other. Each line
 * has its reason.
 */
export interface Differences {
  /** The local cloud enforces IAM and refuses the bootstrap roles. */
  readonly synthesizer: IStackSynthesizer;
  /** The local cloud uses http, on the loopback interface only. */
  readonly enforceSSL: boolean;
  /** The local cloud has no GuardDuty. */
  readonly scanner: 'guardduty' | 'clamav';
  /** The local cloud stores a configuration set's destinations but publishes nothing, so there the identity's topics are used. */
  readonly sesEventsFrom: 'configuration-set' | 'identity';
  /** The local cloud checks every SES v1 call against `*`, so that a grant on an identity never matches there. */
  readonly sesResources: 'exact' | 'any';
  /** A demonstration can be started with empty data. An account keeps its records when a stack is deleted. */
  readonly keepData: boolean;
  /** The second route of a mail waits minutes on AWS, and seconds where a person watches. */
  readonly secondRoute: Duration;
  /** A failed message is tried again after six function timeouts on AWS (AWS's advice), and in seconds where a test waits. */
  readonly retryAfter: Duration;
  /** The local cloud has no X-Ray, access logs, alarms over sums (metric math) or a need for the dashboard. */
  readonly observed: boolean;
  /** On AWS requests come through CloudFront and its firewall, and the doors check its secret. The local cloud has neither. */
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
