/** The areas where a mutant that lives would be a child unseen: each with the tests that must notice it. */
const safety = (...names) => names.map((name) => `functions/safety/${name}.ts`);
const AREAS = {
  gate: { mutate: safety('gate'), tests: ['test/safety/gate.test.ts'] },
  contact: {
    mutate: safety('may-contact', 'london-day', 'contact-view'),
    tests: ['test/safety/{may-contact,gate}.test.ts'],
  },
  organisation: { mutate: safety('organisation'), tests: ['test/safety/organisation.test.ts'] },
  masks: { mutate: safety('mask', 'place-words', 'protected-places'), tests: ['test/safety/mask.test.ts'] },
  child: { mutate: safety('view-for-child'), tests: ['test/safety/view-for-child.test.ts'] },
  danger: {
    mutate: safety('danger-words-in', 'calls-at-once', 'what-it-calls-for'),
    tests: ['test/safety/danger-words.test.ts'],
  },
  clock: {
    mutate: ['functions/casework/clock/{working-days,decision-time,staffed-time}.ts', 'functions/platform/london.ts'],
    tests: ['test/casework/clock/{any-time,working-days,decision-clock,clock-of}.test.ts'],
  },
};
const area = AREAS[process.env.AREA];
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
