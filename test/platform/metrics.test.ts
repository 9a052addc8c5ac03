import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { openFigures } from '#functions/platform/metrics.ts';

beforeEach(() => {
  process.env.POWERTOOLS_METRICS_NAMESPACE = 'FrontDoor-trial';
});
afterEach(() => {
  delete process.env.POWERTOOLS_METRICS_NAMESPACE;
  jest.restoreAllMocks();
});

/** Returns the lines that a job writes for its figures. */
function linesOf(figures: Parameters<ReturnType<typeof openFigures>>[0]): unknown[] {
  const lines: unknown[] = [];
  // Powertools writes to a console of its own, which writes to the standard output.
  jest.spyOn(process.stdout, 'write').mockImplementation((line) => {
    lines.push(JSON.parse(String(line)));
    return true;
  });
  openFigures('casework/clock')(figures);
  return lines;
}

it('a figure is in its stage’s namespace, has one dimension, which all jobs share, and its line names the job', () => {
  expect(linesOf({ OverdueTimers: 3 })).toEqual([
    expect.objectContaining({
      _aws: {
        Timestamp: expect.any(Number),
        CloudWatchMetrics: [
          {
            Namespace: 'FrontDoor-trial',
            Dimensions: [['service']],
            Metrics: [{ Name: 'OverdueTimers', Unit: 'Count' }],
          },
        ],
      },
      service: 'front-door',
      job: 'casework/clock',
      OverdueTimers: 3,
    }),
  ]);
});

it('a zero is not written, as each hour of a figure costs', () => {
  expect(linesOf({ OverdueTimers: 0, FailedItems: 0 })).toEqual([]);
});

it('the heartbeat is written when it is zero, as its silence rings', () => {
  expect(linesOf({ OverdueTimers: 0, LateSweepSeconds: 0 })).toEqual([
    expect.objectContaining({ LateSweepSeconds: 0 }),
  ]);
});
