/** How long the shared Front Door took to open: a slow machine has more time for each test. */
const { openedInMs = 0 } = JSON.parse(process.env.FRONT_DOOR_TEST ?? '{}');

/** Jest runs on Node 24 (see infra/local/setup.mjs); swc strips the types, ESM packages of ours and middy's are transformed. */
export default {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2024' }, module: { type: 'es6' } },
    ],
  },
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testTimeout: Math.max(60_000, 4 * openedInMs),
};
