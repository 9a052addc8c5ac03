/** One area: the rules that are changed, one place at a time, and the tests that must notice. They need no cloud. */
interface Area {
  readonly mutate: readonly string[];
  readonly tests: readonly string[];
}

const safety = (...names: readonly string[]) => names.map((name) => `functions/safety/${name}.ts`);

/** Where a mutant that lives would be a child unseen, a case lost or a look unrecorded (docs/mutants.md). */
export const AREAS: Readonly<Record<string, Area>> = {
  gate: { mutate: safety('gate'), tests: ['test/safety/gate.test.ts'] },
  contact: {
    mutate: safety('may-contact', 'contact-view'),
    tests: ['test/safety/{may-contact,gate}.test.ts'],
  },
  organisation: { mutate: safety('organisation'), tests: ['test/safety/organisation.test.ts'] },
  masks: {
    mutate: safety('mask', 'place-words', 'protected-places'),
    tests: ['test/safety/{mask,place-words}.test.ts'],
  },
  child: { mutate: safety('view-for-child'), tests: ['test/safety/view-for-child.test.ts'] },
  danger: {
    mutate: safety('danger-words-in', 'calls-at-once', 'what-it-calls-for'),
    tests: ['test/safety/{danger-words,what-it-calls-for}.test.ts'],
  },
  clock: {
    mutate: ['functions/casework/clock/{working-days,decision-time,staffed-time}.ts', 'functions/platform/london.ts'],
    tests: ['test/casework/clock/{working-days,decision-time,clock-of}.test.ts', 'test/platform/london-words.test.ts'],
  },
  roles: {
    mutate: ['functions/casework/{permissions,roles}.ts', 'functions/safety/access.ts'],
    tests: ['test/casework/roles.test.ts'],
  },
  audit: {
    mutate: ['functions/platform/store/audit.ts', 'functions/platform/audit/{chain,seal,seal-job,verify}.ts'],
    tests: ['test/platform/audit/{chain,seal,verify}.test.ts'],
  },
  once: {
    mutate: [
      'functions/casework/open-case/once-for.ts',
      'functions/platform/{canonical,identifiers}.ts',
      'functions/intake/email/delivery-key.ts',
    ],
    tests: [
      'test/casework/open-case/once-for.test.ts',
      'test/platform/{canonical,identifiers}.test.ts',
      'test/intake/email/same-message.test.ts',
    ],
  },
  slots: { mutate: ['functions/intake/upload/slots.ts'], tests: ['test/intake/upload/slot-rules.test.ts'] },
  verdict: {
    mutate: ['functions/documents/file/{verdict,tasks,follow-up}.ts', 'functions/documents/scan/guardduty.ts'],
    tests: ['test/documents/file/verdict.test.ts', 'test/documents/scan/guardduty.test.ts'],
  },
  asks: {
    mutate: ['functions/casework/asking/{email-recipient,may-be-asked,new-ask}.ts'],
    tests: ['test/casework/asking/{new-ask,who-may-be-asked}.test.ts'],
  },
  chasing: {
    mutate: ['functions/casework/asking/{ask-tasks,ask-times,reopened-asks}.ts'],
    tests: ['test/casework/asking/{ask-tasks,ask-times}.test.ts'],
  },
};

const name = process.env.AREA ?? '';
const { mutate, tests } = AREAS[name] ?? { mutate: [], tests: [] };

export default {
  testRunner: 'jest',
  testRunnerNodeArgs: ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
  jest: {
    configFile: 'jest.config.mjs',
    enableFindRelatedTests: false,
    config: { testMatch: tests.map((each) => `<rootDir>/${each}`) },
  },
  coverageAnalysis: 'perTest',
  mutate,
  reporters: ['clear-text', 'json', 'progress'],
  clearTextReporter: { reportTests: false, logTests: false },
  jsonReporter: { fileName: `.local/mutants-${name}.json` },
  thresholds: { high: 100, low: 90, break: 90 },
  // TypeScript 7 has no API that Stryker could rewrite a tsconfig with, and nothing here reads it at run time.
  tsconfigFile: 'none',
  ignorePatterns: ['.local'],
  tempDirName: '.local/mutants',
  // A laptop stays usable.
  concurrency: 1,
};
