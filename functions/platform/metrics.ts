import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';

/** The figures that alarms and the dashboard watch, by name (`infra/watched-figures.ts`). */
export type Figure =
  | 'LateSweepSeconds'
  | 'FailedWork'
  | 'UnplacedItems'
  | 'OldestInboxSeconds'
  | 'OverdueTimers'
  | 'FilesUnscanned'
  | 'FailedItems'
  | 'UndecidedCases'
  | 'OverdueDecisions'
  | 'OldestUndecidedSeconds'
  | 'AuditEntriesChanged'
  | 'AlertsNotThrough'
  | 'SendingMisconfigured'
  | 'CopiesLate';

/** The one figure that is written when it is zero. It is the clock's heartbeat: an alarm rings when it is silent. */
const HEARTBEAT: Figure = 'LateSweepSeconds';

/**
 * Writes figures as CloudWatch's embedded metric format. All jobs share a figure, as each dimension costs as much as another figure:
 * the line names its job. A zero is not written, as CloudWatch charges for each hour of a figure. An alarm without figures is quiet,
 * and the heartbeat shows that the sweeps run. Powertools reads their
 * namespace in the environment, as two stages may share an account.
 */
export function openFigures(job: string): (figures: Partial<Record<Figure, number>>) => void {
  return (figures) => {
    const written = Object.entries(figures).filter(([name, value]) => value !== 0 || name === HEARTBEAT);
    if (written.length === 0) return;
    const metrics = new Metrics({ serviceName: 'front-door' });
    metrics.addMetadata('job', job);
    for (const [name, value] of written) {
      metrics.addMetric(name, name.endsWith('Seconds') ? MetricUnit.Seconds : MetricUnit.Count, value);
    }
    metrics.publishStoredMetrics();
  };
}
