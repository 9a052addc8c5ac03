/**
 * `npm test`: runs every test as soon as one Front Door is open, and lint, types, room rules and a search for unused code beside
 * them. Its last line is only "N passed, N failed". Tests that change nothing for others share that Front Door
 * (test/support/front-door.ts).
 * A check that fails counts as one failure, and so does a Front Door or a cloud that does not open. Arguments go to Jest.
 */
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { saveDeployed } from '#test/support/deployed-once.ts';
import { manyAtTheDesk } from '#test/support/desk-clock.ts';
import { buildPages } from '../pages/build-pages.ts';
import { writeApiClient } from './api-client.ts';
import { type Cloud, startCloud } from './cloud.ts';
import { printFault } from './command-line.ts';
import { compareCalls } from './compare-calls.ts';
import { startDynamoDbLocal } from './dynamodb-local.ts';
import { type FrontDoor, openFrontDoor } from './front-door.ts';
import { LOCAL, ROOT } from './places.ts';
import { freePorts } from './ports.ts';
import { progressOn } from './progress.ts';
import { runJest, runProgram } from './run-jest.ts';
import { SHORT_WAITS } from './short-waits.ts';

/** Each run has a folder, so that two runs at once don't meet. It is kept when something failed, for its logs. */
const RUNS = join(LOCAL, 'test');
const RUN = join(RUNS, `run-${process.pid}`);
/** Which role called what in this run. Every local cloud of the run notes it there. */
const CALLS = join(RUN, 'calls.jsonl');

/** `.ci/run` sets it: the tests of tables run on Amazon's DynamoDB Local, and what keeps them from it is a failure. */
const WITH_JUDGE = process.env.FRONT_DOOR_TEST_JUDGE === 'yes';

/** How far a check steps back that no test waits for. */
const STEPS_BACK = 10;

const bin = (name: string): string => join(ROOT, 'node_modules', '.bin', name);

/** Runs one check, and shows its outcome in a line with its findings below. */
async function passes(label: string, command: string, args: readonly string[], niceness = 0): Promise<boolean> {
  const begun = performance.now();
  const { code, output } = await runProgram(command, args, { niceness });
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  console.log(`  ${label} … ${code === 0 ? 'ok' : 'failed'}, ${seconds} s`);
  if (code !== 0) console.log(output);
  return code === 0;
}

/** Opens the Front Door that tests share. */
async function openShared(): Promise<{ door: FrontDoor; deployed: string }> {
  const progress = progressOn(process.stdout);
  try {
    const stateDir = join(RUN, 'front-door');
    const ports = await freePorts();
    const door = await openFrontDoor({ stateDir, ports, fresh: true, progress, context: SHORT_WAITS });
    const deployed = await saveDeployed(door, stateDir, ports, join(RUN, 'deployed'));
    await manyAtTheDesk(door);
    return { door, deployed };
  } finally {
    progress.stop();
  }
}

/**
 * Opens a local cloud with nothing deployed, for tests that make tables and buckets of their own. A cloud is one Python process
 * that does one thing at a time: with one cloud for all, these tests and those of the Front Door would wait for each other.
 */
async function openCloud(): Promise<Cloud> {
  const { gateway } = await freePorts();
  return startCloud({ stateDir: join(RUN, 'cloud'), port: gateway });
}

/** Prints why something did not open. The run goes on, and the tests that need it fail. */
function printed(fault: unknown): undefined {
  printFault(fault);
}

/** Returns the variables by which tests find the shared Front Door, and the cloud and the tables' program for tables of their own. */
function environmentOf(
  shared: Awaited<ReturnType<typeof openShared>> | undefined,
  cloud: Cloud | undefined,
  judge: { readonly endpoint: string } | undefined,
): NodeJS.ProcessEnv {
  return {
    FRONT_DOOR_TEST_TEMPLATES: join(RUN, 'templates'),
    ...(cloud && { FRONT_DOOR_TEST_AWS: cloud.endpoint }),
    ...(judge && { FRONT_DOOR_TEST_DYNAMODB: judge.endpoint }),
    ...(shared && {
      FRONT_DOOR_TEST_DEPLOYED: shared.deployed,
      FRONT_DOOR_TEST: JSON.stringify({
        addresses: shared.door.addresses,
        outputs: shared.door.outputs,
        stateDir: join(RUN, 'front-door'),
        openedInMs: shared.door.openedInMs,
      }),
    }),
  };
}

/** Deletes the folders of runs whose processes have ended. */
async function deleteOldRuns(): Promise<void> {
  const isAlive = (pid: number): boolean => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };
  for (const name of await readdir(RUNS)) {
    const pid = Number(/^(?:run|own-[a-z-]+)-(\d+)$/.exec(name)?.[1] ?? Number.NaN);
    if (!Number.isNaN(pid) && !isAlive(pid)) await rm(join(RUNS, name), { recursive: true, force: true });
  }
}

await mkdir(RUNS, { recursive: true });
await deleteOldRuns();
await mkdir(RUN, { recursive: true });
// Git does not track the typed client, which tests import.
buildPages();
await writeApiClient();
process.env.FRONT_DOOR_TEST_CALLS = CALLS;
const opening = Promise.all([
  openShared().catch(printed),
  openCloud().catch(printed),
  WITH_JUDGE ? startDynamoDbLocal(RUN).catch(printed) : undefined,
]);
// Tests read the templates.
const templates = passes('templates under cdk-nag', process.execPath, [
  join(ROOT, 'test', 'infra', 'deployments', 'synthesise-all.ts'),
  join(RUN, 'templates'),
]);
// No test waits for these: they have the time that the others leave.
const beside = Promise.all([
  passes('lint and format', bin('biome'), ['check', '--error-on-warnings', '.'], STEPS_BACK),
  // Several checkers each check the shared types again: by default it needs half as much processor time again.
  passes('types', bin('tsc'), ['--noEmit', '--checkers', '1'], STEPS_BACK),
  passes('nothing unused', bin('knip'), ['--no-progress', '--treat-config-hints-as-errors'], STEPS_BACK),
  passes(
    'room rules',
    bin('depcruise'),
    ['--config', '.dependency-cruiser.mjs', 'functions', 'schemas', 'infra'],
    STEPS_BACK,
  ),
]);
const [shared, cloud, judge] = await opening;
await templates;
const asked = process.argv.slice(2);
const tests = await runJest(asked, environmentOf(shared, cloud, judge), RUN);
const checks = [await templates, ...(await beside)];
// Some of the tests make some of the calls, and a test that fails may end before its calls.
const isWhole = asked.length === 0 && tests.failed === 0;
if (shared !== undefined && isWhole) checks.push(await compareCalls(CALLS, shared.door.addresses.aws));
await shared?.door.close();
await judge?.stop();
await cloud?.stop();
const failed =
  tests.failed +
  [...checks, shared !== undefined, cloud !== undefined, (judge !== undefined) === WITH_JUDGE].filter(
    (passed) => !passed,
  ).length;
if (failed === 0) await rm(RUN, { recursive: true, force: true });
else console.log(`The logs of this run are kept in ${RUN}.`);
if (process.env.FRONT_DOOR_TEST_PAGES !== 'yes')
  console.log(
    'Most stories, and every page in every state, are left out here: npm run test:pages and .ci/run run them.',
  );
console.log(`${tests.passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
process.channel?.unref();
