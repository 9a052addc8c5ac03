/**
 * `npm test`: runs lint, types, room rules and a search for unused code while one Front Door opens, and then every test. Its last
 * line is only "N passed, N failed". Tests that change nothing for others share that Front Door (test/support/front-door.ts).
 * A check that fails counts as one failure, and so does a Front Door or a cloud that does not open. Arguments go to Jest.
 */
import { spawn } from 'node:child_process';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { saveDeployed } from '#test/support/deployed-once.ts';
import { manyAtTheDesk } from '#test/support/desk-clock.ts';
import { writeApiClient } from './api-client.ts';
import { type Cloud, startCloud } from './cloud.ts';
import { printFault } from './command-line.ts';
import { countTests } from './count-tests.ts';
import { type FrontDoor, openFrontDoor } from './front-door.ts';
import { LOCAL, PATH_WITH_OUR_NODE, ROOT } from './places.ts';
import { freePorts } from './ports.ts';
import { progressOn } from './progress.ts';
import { SHORT_WAITS } from './short-waits.ts';

/**
 * The most Jest workers. We use one more than there are processors, as tests wait for the local cloud for a third of their time.
 * More than four only compete: the end-to-end tests each start a cloud of their own.
 */
const MOST_WORKERS = 4;
const WORKERS = Math.min(MOST_WORKERS, availableParallelism() + 1);

/** Each run has a folder, so that two runs at once don't meet. It is kept when something failed, for its logs. */
const RUNS = join(LOCAL, 'test');
const RUN = join(RUNS, `run-${process.pid}`);
const RESULT = join(RUN, 'jest.json');

const bin = (name: string): string => join(ROOT, 'node_modules', '.bin', name);

interface Outcome {
  readonly code: number;
  readonly output: string;
}

/** Runs a program to its end. Returns its output, unless it is `shown` on our own terminal. */
function run(command: string, args: readonly string[], shown: boolean, env: NodeJS.ProcessEnv = {}): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(command, [...args], {
      cwd: ROOT,
      env: { ...process.env, PATH: PATH_WITH_OUR_NODE, ...env },
      stdio: ['ignore', shown ? 'inherit' : 'pipe', shown ? 'inherit' : 'pipe'],
    });
    let output = '';
    const collect = (chunk: Buffer): void => {
      output += chunk.toString();
    };
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    const forward = (signal: NodeJS.Signals): boolean => child.kill(signal);
    for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, forward);
    child.once('error', (fault) => resolve({ code: 1, output: fault.message }));
    child.once('close', (code) => {
      for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.off(signal, forward);
      resolve({ code: code ?? 1, output });
    });
  });
}

/** Runs one check, and shows its outcome in a line with its findings below. */
async function passes(label: string, command: string, args: readonly string[]): Promise<boolean> {
  const begun = performance.now();
  const { code, output } = await run(command, args, false);
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

/** Returns the variables by which tests find the shared Front Door, and the cloud for tables of their own. */
function environmentOf(
  shared: Awaited<ReturnType<typeof openShared>> | undefined,
  cloud: Cloud | undefined,
): NodeJS.ProcessEnv {
  return {
    FRONT_DOOR_TEST_TEMPLATES: join(RUN, 'templates'),
    ...(cloud && { FRONT_DOOR_TEST_AWS: cloud.endpoint }),
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

async function jest(args: readonly string[], env: NodeJS.ProcessEnv): Promise<{ passed: number; failed: number }> {
  const { code } = await run(
    process.execPath,
    [
      join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js'),
      ...[`--maxWorkers=${WORKERS}`, '--json', `--outputFile=${RESULT}`, '--testLocationInResults=false'],
      ...args,
    ],
    true,
    // The first turns on Jest's ESM support, and the second silences Node's warning about it.
    { ...env, NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning' },
  );
  return countTests(await readFile(RESULT, 'utf8').catch(() => undefined), code);
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
await writeApiClient();
// Each check uses one core, and the Front Door mostly waits: on two cores, all at once is quickest.
const opening = Promise.all([openShared().catch(printed), openCloud().catch(printed)]);
const checks = await Promise.all([
  passes('lint and format', bin('biome'), ['check', '--error-on-warnings', '.']),
  passes('types', bin('tsc'), ['--noEmit']),
  passes('nothing unused', bin('knip'), ['--no-progress', '--treat-config-hints-as-errors']),
  passes('templates under cdk-nag', process.execPath, [
    join(ROOT, 'test', 'infra', 'deployments', 'synthesise-all.ts'),
    join(RUN, 'templates'),
  ]),
  passes('room rules', bin('depcruise'), ['--config', '.dependency-cruiser.mjs', 'functions', 'schemas', 'infra']),
]);
const [shared, cloud] = await opening;
const tests = await jest(process.argv.slice(2), environmentOf(shared, cloud));
await Promise.all([shared?.door.close(), cloud?.stop()]);
const failed = tests.failed + [...checks, shared !== undefined, cloud !== undefined].filter((passed) => !passed).length;
if (failed === 0) await rm(RUN, { recursive: true, force: true });
else console.log(`The logs of this run are kept in ${RUN}.`);
console.log(`${tests.passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
process.channel?.unref();
