import { Duration } from 'aws-cdk-lib';
import { type IMetric, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { FilterPattern, type ILogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { NAMESPACE } from './watched-figures.ts';

const has = (field: 'status' | 'route') => (value: string) => FilterPattern.stringValue(`$.${field}`, '=', value);

/**
 * Counts answers that are our fault in the API's access log. The API's own metric of 5xx would not do: a shut online form answers
 * 503 by design, perhaps for months (S15c), and nobody heeds an alarm that always rings.
 */
export function failedAnswers(scope: Construct, logGroup: ILogGroup): IMetric {
  const target = { metricNamespace: NAMESPACE, metricName: 'WebFailed', metricValue: '1' };
  const filterPattern = FilterPattern.any(...['500', '502', '504'].map(has('status')));
  return new MetricFilter(scope, 'Failed', { logGroup, filterPattern, ...target }).metric({
    period: Duration.minutes(5),
    statistic: 'Sum',
  });
}

/** Counts the referrals and forms that the API accepted, in its access log: nothing else is answered 201. */
export function acceptedReferrals(scope: Construct, logGroup: ILogGroup): IMetric {
  const target = { metricNamespace: NAMESPACE, metricName: 'WebAccepted', metricValue: '1' };
  const routes = ['POST /referrals', 'POST /agency/referrals', 'POST /uploads'].map(has('route'));
  const filterPattern = FilterPattern.all(has('status')('201'), FilterPattern.any(...routes));
  return new MetricFilter(scope, 'Accepted', { logGroup, filterPattern, ...target }).metric({
    period: Duration.hours(1),
    statistic: 'Sum',
  });
}

/** Counts the mails that SES took: it publishes each to the topic. */
export const receivedMail = ({ topicName }: ITopic): IMetric =>
  new Metric({
    namespace: 'AWS/SNS',
    metricName: 'NumberOfMessagesPublished',
    dimensionsMap: { TopicName: topicName },
    period: Duration.hours(1),
    statistic: 'Sum',
  });
