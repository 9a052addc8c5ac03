import { describe, expect, it } from '@jest/globals';
import { countTests } from '#infra/local/count-tests.ts';

const jest = (numPassedTests: number, numFailedTests: number, numRuntimeErrorTestSuites = 0): string =>
  JSON.stringify({ numPassedTests, numFailedTests, numRuntimeErrorTestSuites, testResults: [] });

describe('the last line of npm test', () => {
  it('counts tests that passed and failed, and suites that could not be run', () => {
    expect(countTests(jest(40, 0), 0)).toEqual({ passed: 40, failed: 0 });
    expect(countTests(jest(40, 2, 1), 1)).toEqual({ passed: 40, failed: 3 });
  });

  it('is never a success without tests, without a result, or when Jest itself failed', () => {
    expect(countTests(jest(0, 0), 0)).toEqual({ passed: 0, failed: 1 });
    expect(countTests(undefined, 0)).toEqual({ passed: 0, failed: 1 });
    expect(countTests(jest(40, 0), 1)).toEqual({ passed: 40, failed: 1 });
  });
});
