/** How long the shared Front Door took to open. On a slow machine each test has more time. */
const { openedInMs = 0 } = JSON.parse(process.env.FRONT_DOOR_TEST ?? '{}');

/**
 * Only `npm run test:pages` and `.ci/run` run these: every story but a day of duty, every page in every state, and the checks that it makes of a
 * page. `npm test` has no time for them, and says so.
 */
const PAGES_ONLY = ['/test/browser/stories/(?!day-of-duty)', '/test/browser/(matrix|page-findings)\\.'];

/** Jest runs on Node 24 (see infra/local/setup.mjs). swc removes the types. */
export default {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2024' }, module: { type: 'es6' } },
    ],
  },
  // A worker keeps some 20 MB of each file that it ran. Beyond this a new one begins, as collecting garbage costs more.
  workerIdleMemoryLimit: '1GB',
  testSequencer: '<rootDir>/test/whole-first.mjs',
  testPathIgnorePatterns: ['/node_modules/', ...(process.env.FRONT_DOOR_TEST_PAGES === 'yes' ? [] : PAGES_ONLY)],
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testTimeout: Math.max(60_000, 4 * openedInMs),
};
