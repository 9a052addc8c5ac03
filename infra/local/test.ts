/**
 * `npm test`: lint, types, room rules and a look for what nothing uses, while one Front Door opens, then every test, closed by a line "N passed, N failed"
 * alone. Tests that change nothing for all share that Front Door (test/support/front-door.ts). A check that fails counts
 * as one failure, and so does a Front Door or a cloud that does not open. Arguments go to Jest.
 */
import { spawn } from 'node:child_process';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { OPERATIONS } from '#schemas/api/index.ts';
import { openApi } from '#schemas/api/openapi.ts';
import { saveDeployed } from '#test/support/deployed-once.ts';
import { manyAtTheDesk } from '#test/support/desk-clock.ts';
import { writeApiClient } from './api-client.ts';
import { type Cloud, startCloud } from './cloud.ts';
import { complain } from './command-line.ts';
import { countTests } from './count-tests.ts';
import { type FrontDoor, openFrontDoor } from './front-door.ts';
import { LOCAL, PATH_WITH_OUR_NODE, ROOT } from './places.ts';
import { freePorts } from './ports.ts';
import { progressOn } from './progress.ts';
import { SHORT_WAITS } from './short-waits.ts';

/**
 * One more than there are processors, as a third of the tests' time is waiting for the local cloud. More than four only compete: the
 * end-to-end tests each start a cloud of their own.
 */
const MOST_WORKERS = 4;
const WORKERS = Math.min(MOST_WORKERS, availableParallelism() + 1);

/** One folder a run, so that two beside each other do not meet; kept when something failed, for the logs in it. */
const RUNS = join(LOCAL, 'test');
const RUN = join(RUNS, `run-${process.pid}`);
const RESULT = join(RUN, 'jest.json');

const bin = (name: string): string => join(ROOT, 'node_modules', '.bin', name);

interface Outcome {
  readonly code: number;
  readonly output: string;
}

/** Runs a program to its end; what it writes is ours to show, unless it writes to our own terminal. */
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

/** Runs one check and shows its outcome in a line, what it found below it. */
async function passes(label: string, command: string, args: readonly string[]): Promise<boolean> {
  const begun = performance.now();
  const { code, output } = await run(command, args, false);
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  console.log(`  ${label} … ${code === 0 ? 'ok' : 'failed'}, ${seconds} s`);
  if (code !== 0) console.log(output);
  return code === 0;
}

/** The Front Door that tests share. Nothing of the run is lost when it does not open: the tests that need it then say so. */
async function openShared(): Promise<{ door: FrontDoor; deployed: string } | undefined> {
  const progress = progressOn(process.stdout);
  try {
    const stateDir = join(RUN, 'front-door');
    const ports = await freePorts();
    const door = await openFrontDoor({
      stateDir,
      ports,
      fresh: true,
      progress,
      context: SHORT_WAITS,
    });
    const deployed = await saveDeployed(door, stateDir, ports, join(RUN, 'deployed'));
    await manyAtTheDesk(door);
    return { door, deployed };
  } catch (fault) {
    complain(fault);
    return undefined;
  } finally {
    progress.stop();
  }
}

/**
 * A local cloud with nothing deployed, for tests that make tables and buckets of their own. The cloud is one Python process that
 * does one thing at a time: were it the Front Door's too, each test would wait for those of the other kind.
 */
async function openCloud(): Promise<Cloud | undefined> {
  try {
    const { gateway } = await freePorts();
    return await startCloud({ stateDir: join(RUN, 'cloud'), port: gateway });
  } catch (fault) {
    complain(fault);
    return undefined;
  }
}

/** How tests find the shared Front Door, and the cloud for tables of their own. */
function whereTheyAre(shared: Awaited<ReturnType<typeof openShared>>, cloud: Cloud | undefined): NodeJS.ProcessEnv {
  const stateDir = join(RUN, 'front-door');
  const frontDoor = shared?.door;
  return {
    FRONT_DOOR_TEST_TEMPLATES: join(RUN, 'templates'),
    ...(shared && { FRONT_DOOR_TEST_DEPLOYED: shared.deployed }),
    ...(cloud && { FRONT_DOOR_TEST_AWS: cloud.endpoint }),
    ...(frontDoor && {
      FRONT_DOOR_TEST: JSON.stringify({
        addresses: frontDoor.addresses,
        outputs: frontDoor.outputs,
        stateDir,
        openedInMs: frontDoor.openedInMs,
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
    // Jest's ESM support is what the first asks for, and the second silences Node's remark about it.
    { ...env, NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning' },
  );
  return countTests(await readFile(RESULT, 'utf8').catch(() => undefined), code);
}

/** What runs that failed or were cut off left behind, once their processes have ended. */
async function forgetOldRuns(): Promise<void> {
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
await forgetOldRuns();
await mkdir(RUN, { recursive: true });
await writeApiClient(openApi(OPERATIONS));
// Each of them uses one core, and the Front Door mostly waits: all at once on two is what is quickest.
const opening = Promise.all([openShared(), openCloud()]);
const checks = await Promise.all([
  passes('lint and format', bin('biome'), ['check', '--error-on-warnings', '.']),
  passes('types', bin('tsc'), ['--noEmit']),
  passes('nothing unused', bin('knip'), ['--no-progress', '--treat-config-hints-as-errors']),
  passes('room rules', bin('depcruise'), ['--config', '.dependency-cruiser.mjs', 'functions', 'schemas', 'infra']),
]);
const [shared, cloud] = await opening;
const tests = await jest(process.argv.slice(2), whereTheyAre(shared, cloud));
await Promise.all([shared?.door.close(), cloud?.stop()]);
const failed = tests.failed + [...checks, shared !== undefined, cloud !== undefined].filter((passed) => !passed).length;
if (failed === 0) await rm(RUN, { recursive: true, force: true });
else console.log(`The logs of this run are kept in ${RUN}.`);
console.log(`${tests.passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
process.channel?.unref();
