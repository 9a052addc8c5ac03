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
  /**
   * On AWS every request comes through CloudFront and its firewall, and the API's doors check its secret. On one machine programs and
   * tests call the gateway itself, so only the console checks it.
   */
  readonly fronted: boolean;
  /**
   * The address that people use: the council's host name at CloudFront, or the port of `local/front` in its place. Both
   * answer one host alone, pass every path on with its cookies and body, add the origin's secret and the headers of
   * `public-headers.ts`, take 10 KB of headers, give up after 30 s and compress `/assets`. `local/front` has no TLS and HSTS, firewall,
   * cache or brotli, names no caller to the gateway, and itself refuses a body above the gateway's 10 MB.
   */
  readonly publicOrigin: string;
}

/** Reports that nothing says where people find the pages. */
export class NoPublicOriginError extends Error {
  override readonly name = 'NoPublicOriginError';
}

export function publicOriginOf({ publicOrigin, webDomain }: Configuration): string {
  if (publicOrigin !== undefined) return publicOrigin;
  if (webDomain === undefined) throw new NoPublicOriginError('set webDomain, or publicOrigin on one machine');
  return `https://${webDomain}`;
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
    publicOrigin: publicOriginOf(configuration),
  };
}
