import * as z from 'zod';

const JestResult = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numRuntimeErrorTestSuites: z.int(),
});

/**
 * Returns how many tests passed and failed by Jest's JSON result and its exit code. A suite that could not run counts as a
 * failure, and so does a run without tests, without a result, or with a failure that belongs to no test.
 */
export function countTests(result: string | undefined, code: number): { passed: number; failed: number } {
  if (result === undefined) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JestResult.parse(JSON.parse(result));
  const failed = numFailedTests + numRuntimeErrorTestSuites;
  const unexplained = failed === 0 && (code !== 0 || numPassedTests === 0) ? 1 : 0;
  return { passed: numPassedTests, failed: failed + unexplained };
}
