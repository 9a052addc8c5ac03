/** How long the shared Front Door took to open. On a slow machine each test has more time. */
const { openedInMs = 0 } = JSON.parse(process.env.FRONT_DOOR_TEST ?? '{}');

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
  testSequencer: '<rootDir>/test/whole-first.mjs',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testTimeout: Math.max(60_000, 4 * openedInMs),
};
