/** The areas where a mutant that lives would be a child unseen: each with the tests that must notice it. */
const AREAS = {
  safety: {
    mutate: ['functions/safety/*.ts', '!functions/safety/index.ts', '!functions/safety/danger-words.ts'],
    tests: ['test/safety/*.test.ts'],
  },
  gate: { mutate: ['functions/safety/gate.ts'], tests: ['test/safety/gate.test.ts'] },
};
const area = AREAS[process.env.AREA ?? 'safety'];
export default {
  testRunner: 'jest',
  testRunnerNodeArgs: ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
  jest: {
    configFile: 'jest.config.mjs',
    enableFindRelatedTests: false,
    config: { testMatch: area.tests.map((tests) => `<rootDir>/${tests}`) },
  },
  coverageAnalysis: 'perTest',
  mutate: area.mutate,
  reporters: ['clear-text', 'json', 'progress'],
  jsonReporter: { fileName: '.local/mutants.json' },
  // TypeScript 7 has no API that Stryker could rewrite a tsconfig with, and nothing here reads it at run time.
  tsconfigFile: 'none',
  ignorePatterns: ['.local'],
  tempDirName: '.local/mutants',
  concurrency: 1,
};
