import { Duration } from 'aws-cdk-lib';
import { type IMetric, Metric } from 'aws-cdk-lib/aws-cloudwatch';

/** When an alarm rings. */
export interface Ring {
  /** What has happened, for the person on duty. `docs/operating.md` has what to do. */
  readonly because: string;
  readonly metric: IMetric;
  /** The alarm rings above this. */
  readonly above: number;
  /** How many periods in a row must be above. One, unless a single one is ordinary. */
  readonly inARow?: number;
}

/** The namespace of the figures in `functions/platform/metrics.ts`. Each has its job as its only dimension, `service`. */
export const NAMESPACE = 'FrontDoor';
const HOUR = Duration.hours(1);
const QUARTER = Duration.minutes(15);
const FIVE_MINUTES = Duration.minutes(5);
/** The second route files a mail after five minutes, and the next reconcile tries again: after half an hour both have failed. */
const INBOX_AT_MOST = Duration.minutes(30);
/** Over Easter and Christmas a working day lasts almost six days. No team's list may go unread for longer (domain 6). */
const UNDECIDED_AT_MOST = Duration.days(7);
/** SES warns an account at 5 % bounces and 0.1 % complaints, and stops its sending at twice that and more. */
const SES_WARNS = { bounces: 0.05, complaints: 0.001 };

/** Returns a figure of one job. */
export function figure(metricName: string, service: string, period: Duration, statistic = 'Maximum'): Metric {
  return new Metric({ namespace: NAMESPACE, metricName, dimensionsMap: { service }, period, statistic });
}

/** Returns a figure of our account's reputation with SES. */
const reputation = (metricName: string): Metric =>
  new Metric({ namespace: 'AWS/SES', metricName, period: HOUR, statistic: 'Maximum' });

/** Rings while a figure of a job is above 0. */
const unlessNone = (because: string, metric: Metric, inARow = 1): Ring => ({ because, metric, above: 0, inARow });

const ALERT_LOST = 'The duty desk got no alert about danger words: a person must look at the top of its list now.';

/** The alarms over the figures of jobs and of SES, by name. */
export const watchedFigures: Readonly<Record<string, Ring>> = {
  ItemsWithoutOwner: unlessNone(
    'reconcile found items that it could not give an owner; its log names each by key (npm run reconcile).',
    // A run sees everything every four hours.
    figure('UnplacedItems', 'casework/reconcile', Duration.hours(4)),
  ),
  MailStandsInInbox: {
    because: 'A mail was received and not filed, by either route or by reconcile.',
    metric: figure('OldestInboxSeconds', 'casework/reconcile', QUARTER),
    above: INBOX_AT_MOST.toSeconds(),
  },
  ReconcileUnfinished: unlessNone(
    'reconcile could not finish a check, twice: the state of what it covers is unknown.',
    figure('FailedItems', 'casework/reconcile', QUARTER),
    2,
  ),
  ClockOverdue: unlessNone(
    'An item has been due for a quarter of an hour and the clock has not settled it.',
    figure('OverdueTimers', 'casework/clock', FIVE_MINUTES),
  ),
  ScannerAway: unlessNone(
    'A file has no verdict at its deadline: the virus scanner does not answer. Files wait, referrals do not.',
    figure('FilesUnscanned', 'casework/clock', FIVE_MINUTES, 'Sum'),
  ),
  ClockItemsFail: unlessNone(
    'The clock cannot settle an item: its log names it.',
    figure('FailedItems', 'casework/clock', FIVE_MINUTES),
    3,
  ),
  LookupItemsFail: unlessNone(
    'The search tokens of a case cannot be made: nobody finds it by name. The log of casework/follow names it.',
    figure('FailedItems', 'casework/follow', FIVE_MINUTES),
    3,
  ),
  DecisionsOverdue: unlessNone(
    'Decisions have been late for an hour; managers have a task for each.',
    figure('OverdueDecisions', 'casework/clock', FIVE_MINUTES),
    12,
  ),
  CaseUnreadTooLong: {
    because: 'A case has been undecided for a week, in some team: perhaps nobody reads its list.',
    metric: figure('OldestUndecidedSeconds', 'casework/clock', QUARTER),
    above: UNDECIDED_AT_MOST.toSeconds(),
  },
  AlertNotSent: unlessNone(ALERT_LOST, figure('AlertsNotThrough', 'correspondence/send', FIVE_MINUTES, 'Sum')),
  AlertNotDelivered: unlessNone(ALERT_LOST, figure('AlertsNotThrough', 'correspondence/record', FIVE_MINUTES, 'Sum')),
  AuditChanged: unlessNone(
    'An audit entry was changed or removed after it was written. No part of Front Door does that (npm run audit).',
    figure('AuditEntriesChanged', 'platform/audit/seal', FIVE_MINUTES),
  ),
  MailBounces: {
    because: 'Too much of our mail bounces: SES may stop our sending.',
    metric: reputation('Reputation.BounceRate'),
    above: SES_WARNS.bounces,
  },
  MailIsComplainedOf: {
    because: 'Too much of our mail is marked as spam: SES may stop our sending.',
    metric: reputation('Reputation.ComplaintRate'),
    above: SES_WARNS.complaints,
  },
};
