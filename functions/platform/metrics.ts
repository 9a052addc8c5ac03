import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';

/** The figures that alarms watch, by name. A count of zero is sent too, so that silence means that the job is dead. */
export type Figure =
  | 'SweepRan'
  | 'UnplacedItems'
  | 'RefiledItems'
  | 'OldestInboxSeconds'
  | 'OverdueTimers'
  | 'FilesUnscanned'
  | 'FailedItems'
  | 'UndecidedCases'
  | 'OverdueDecisions'
  | 'OldestUndecidedSeconds'
  | 'EntriesSealed'
  | 'AuditEntriesChanged'
  | 'AlertsNotThrough'
  | 'SendingMisconfigured'
  | 'CopiesLate';

/**
 * Writes figures as CloudWatch's embedded metric format, with the job as their only dimension (law 4). Powertools reads their
 * namespace in the environment, as two stages may share an account.
 */
export function openFigures(job: string): (figures: Partial<Record<Figure, number>>) => void {
  return (figures) => {
    const metrics = new Metrics({ serviceName: job });
    for (const [name, value] of Object.entries(figures)) {
      metrics.addMetric(name, name.endsWith('Seconds') ? MetricUnit.Seconds : MetricUnit.Count, value);
    }
    metrics.publishStoredMetrics();
  };
}
