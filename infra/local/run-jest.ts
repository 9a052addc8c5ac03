import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { availableParallelism, setPriority } from 'node:os';
import { join } from 'node:path';
import { countTests } from './count-tests.ts';
import { PATH_WITH_OUR_NODE, ROOT } from './places.ts';

/**
 * The most Jest workers. We use one more than there are processors, as tests wait for the local cloud for a third of their time.
 * More than four only compete: the end-to-end tests each start a cloud of their own.
 */
const MOST_WORKERS = 4;
const WORKERS = Math.min(MOST_WORKERS, availableParallelism() + 1);

interface Outcome {
  readonly code: number;
  readonly output: string;
}

/**
 * The size of each half of V8's space for new objects, in MB. Tests make many short-lived objects: with 64 in place of 16 they need
 * a tenth less processor time.
 */
const SEMI_SPACE_MB = 64;

interface Running {
  /** Shows its output on our own terminal, and does not return it. */
  readonly shown?: boolean;
  readonly env?: NodeJS.ProcessEnv;
  /** How far it steps back for others (0 to 19). Where processors are idle, it steps back for nothing. */
  readonly niceness?: number;
}

/** Runs a program to its end. Returns its output, unless it is `shown`. */
export function runProgram(
  command: string,
  args: readonly string[],
  { shown = false, env = {}, niceness = 0 }: Running = {},
): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(command, [...args], {
      cwd: ROOT,
      env: { ...process.env, PATH: PATH_WITH_OUR_NODE, ...env },
      stdio: ['ignore', shown ? 'inherit' : 'pipe', shown ? 'inherit' : 'pipe'],
    });
    // What it starts inherits this.
    if (niceness > 0 && child.pid !== undefined) setPriority(child.pid, niceness);
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

/** The first turns on Jest's ESM support, and the second silences Node's warning about it. */
const OPTIONS = `--experimental-vm-modules --disable-warning=ExperimentalWarning --max-semi-space-size=${SEMI_SPACE_MB}`;

/** Runs tests, with the arguments and variables that they get. Their results are kept in a folder. */
export async function runJest(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  folder: string,
): Promise<{ passed: number; failed: number }> {
  const result = join(folder, 'jest.json');
  const { code } = await runProgram(
    process.execPath,
    [
      join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js'),
      ...[`--maxWorkers=${WORKERS}`, '--json', `--outputFile=${result}`, '--testLocationInResults=false'],
      ...args,
    ],
    { shown: true, env: { ...env, NODE_OPTIONS: OPTIONS } },
  );
  return countTests(await readFile(result, 'utf8').catch(() => undefined), code);
}
