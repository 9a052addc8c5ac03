import { Duration, Lazy, Stack } from 'aws-cdk-lib';
import { type IMetric, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { namespaceOf } from './names.ts';

/** What the person on call must do. Each alarm's description begins with one of these, and `docs/operating.md` has a table for each. */
export const TO_DO = {
  telephone: 'Telephone the duty desk',
  repair: 'Repair the service',
  redrive: 'Redrive failed work',
  find: 'Find what is lost or late',
  lists: 'Ask who reads the lists',
  door: 'Test a door',
  governance: 'Inform information governance',
} as const;

/** When an alarm rings. */
export interface Ring {
  readonly toDo: keyof typeof TO_DO;
  /** What has happened, for the person on call. The alarm's row in `docs/operating.md` has what to do. */
  readonly because: string;
  readonly metric: IMetric;
  /** The alarm rings above this. */
  readonly above: number;
  /** How many periods in a row must be above. One, unless a single one is ordinary. */
  readonly inARow?: number;
  /** Whether silence rings too. */
  readonly orSilent?: true;
}

/** The namespace of a stack's figures (`functions/platform/metrics.ts`). All jobs share one dimension, `service`. */
export const NAMESPACE = Lazy.uncachedString({ produce: ({ scope }) => namespaceOf(Stack.of(scope).stackName) });
const HOUR = Duration.hours(1);
const QUARTER = Duration.minutes(15);
const FIVE_MINUTES = Duration.minutes(5);
/** The second route files a mail after five minutes, and the next reconcile tries again: after half an hour both have failed. */
const INBOX_AT_MOST = Duration.minutes(30);
/** Over Easter and Christmas a working day lasts almost six days. No team's list may go unread for longer (domain 6). */
const UNDECIDED_AT_MOST = Duration.days(7);
/** SES warns an account at 5 % bounces and 0.1 % complaints, and stops its sending at twice that and more. */
const SES_WARNS = { bounces: 0.05, complaints: 0.001 };

/** Returns a figure of our jobs. */
export function figure(metricName: string, period: Duration, statistic = 'Maximum'): Metric {
  return new Metric({
    namespace: NAMESPACE,
    metricName,
    dimensionsMap: { service: 'front-door' },
    period,
    statistic,
  });
}

/** Returns a figure of our account's reputation with SES. */
const reputation = (metricName: string): Metric =>
  new Metric({ namespace: 'AWS/SES', metricName, period: HOUR, statistic: 'Maximum' });

/** Returns a figure of all functions of the account in this Region. It costs as much as that of one function. */
const ofAllFunctions = (metricName: string): Metric =>
  new Metric({ namespace: 'AWS/Lambda', metricName, period: FIVE_MINUTES, statistic: 'Sum' });

/** Rings while a figure is above 0. */
const unlessNone = (toDo: Ring['toDo'], because: string, metric: Metric, inARow = 1): Ring => ({
  toDo,
  because,
  metric,
  above: 0,
  inARow,
});

/** The alarms over single figures, by name. */
export const watchedFigures: Readonly<Record<string, Ring>> = {
  AlertNotThrough: unlessNone(
    'telephone',
    'The duty desk got no alert about danger words: a person must look at the top of its list now.',
    figure('AlertsNotThrough', FIVE_MINUTES, 'Sum'),
  ),
  SendingMisconfigured: unlessNone(
    'repair',
    'SES refuses our mail for good, by its settings or permissions: no letter goes out until somebody changes them.',
    figure('SendingMisconfigured', FIVE_MINUTES, 'Sum'),
  ),
  SweepStopped: {
    ...unlessNone(
      'repair',
      'A sweep has missed three runs, or the clock that watches the sweeps is silent: deadlines are not watched.',
      figure('LateSweepSeconds', FIVE_MINUTES),
    ),
    orSilent: true,
  },
  FunctionsFail: unlessNone(
    'repair',
    // A bad message or request is no error of a function: this counts only our own faults.
    'A function crashed, ran out of time or cannot start. The dashboard shows which.',
    ofAllFunctions('Errors'),
  ),
  FunctionsHeldBack: unlessNone(
    'repair',
    'A function was refused for lack of concurrency: a caller was turned away, or work waits. The dashboard shows which.',
    ofAllFunctions('Throttles'),
  ),
  ScannerAway: unlessNone(
    'repair',
    'A file has no verdict at its deadline: the virus scanner does not answer. Files wait, referrals do not.',
    figure('FilesUnscanned', FIVE_MINUTES, 'Sum'),
  ),
  MailBounces: {
    toDo: 'repair',
    because: 'Too much of our mail bounces: SES may stop our sending.',
    metric: reputation('Reputation.BounceRate'),
    above: SES_WARNS.bounces,
  },
  MailIsComplainedOf: {
    toDo: 'repair',
    because: 'Too much of our mail is marked as spam: SES may stop our sending.',
    metric: reputation('Reputation.ComplaintRate'),
    above: SES_WARNS.complaints,
  },
  FailedWork: unlessNone(
    'redrive',
    'Work failed every try and is in a dead-letter queue. The log of casework/clock names the queue.',
    // The clock looks every five minutes, so that ten always have a figure.
    figure('FailedWork', Duration.minutes(10)),
  ),
  MailNotFiled: {
    toDo: 'find',
    because: 'A mail was received and not filed, by either route or by reconcile.',
    metric: figure('OldestInboxSeconds', QUARTER),
    above: INBOX_AT_MOST.toSeconds(),
  },
  ItemsWithoutOwner: unlessNone(
    'find',
    'reconcile found items that it could not give an owner; its log names each by key (npm run reconcile).',
    // A run sees everything every four hours.
    figure('UnplacedItems', Duration.hours(4)),
  ),
  ItemsFail: unlessNone(
    'find',
    'A sweep fails on the same work again: the clock, the search tokens or a check of reconcile. Its log names the item.',
    // Reconcile, the slowest of them, runs every quarter of an hour, and one failure of it is ordinary.
    figure('FailedItems', QUARTER),
    2,
  ),
  ClockOverdue: unlessNone(
    'find',
    'An item has been due for a quarter of an hour and the clock has not settled it.',
    figure('OverdueTimers', FIVE_MINUTES),
  ),
  CopiesLate: unlessNone(
    'find',
    'New web referrals cannot be copied to objects: a restore of the table would lose them. The log of casework/follow names them.',
    figure('CopiesLate', FIVE_MINUTES),
    3,
  ),
  DecisionsOverdue: unlessNone(
    'lists',
    'Decisions have been late for an hour; managers have a task for each.',
    figure('OverdueDecisions', FIVE_MINUTES),
    12,
  ),
  CaseUnreadTooLong: {
    toDo: 'lists',
    because: 'A case has been undecided for a week, in some team: perhaps nobody reads its list.',
    metric: figure('OldestUndecidedSeconds', QUARTER),
    above: UNDECIDED_AT_MOST.toSeconds(),
  },
  AuditChanged: unlessNone(
    'governance',
    'An audit entry was changed or removed after it was written. No part of Front Door does that (npm run audit).',
    figure('AuditEntriesChanged', FIVE_MINUTES),
  ),
};
