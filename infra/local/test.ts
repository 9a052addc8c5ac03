/**
 * `npm test`: lint, types and room rules, then every test, closed by a line "N passed, N failed" alone. A check that
 * fails counts as one failure. Arguments go to Jest.
 */
import { spawn } from 'node:child_process';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { LOCAL, PATH_WITH_OUR_NODE, ROOT } from './places.ts';

/** More workers than this only compete: the end-to-end tests each start a cloud of their own. */
const MOST_WORKERS = 4;

const FOLDER = join(LOCAL, 'test');
const RESULT = join(FOLDER, 'jest.json');

const JestResult = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numRuntimeErrorTestSuites: z.int(),
});

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

async function jest(args: readonly string[]): Promise<{ passed: number; failed: number }> {
  await rm(RESULT, { force: true });
  const workers = Math.min(MOST_WORKERS, availableParallelism());
  const { code } = await run(
    process.execPath,
    [
      join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js'),
      ...[`--maxWorkers=${workers}`, '--json', `--outputFile=${RESULT}`, '--testLocationInResults=false'],
      ...args,
    ],
    true,
    // Jest's ESM support is what the first asks for, and the second silences Node's remark about it.
    { NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning' },
  );
  const text = await readFile(RESULT, 'utf8').catch(() => undefined);
  if (text === undefined) return { passed: 0, failed: 1 };
  const result = JestResult.parse(JSON.parse(text));
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
  // No tests, or a failure that belongs to none of them, is a failure all the same.
  const unexplained = failed === 0 && (code !== 0 || result.numPassedTests === 0) ? 1 : 0;
  return { passed: result.numPassedTests, failed: failed + unexplained };
}

await mkdir(FOLDER, { recursive: true });
// Each of them uses one core; three at once on two is what is quickest.
const checks = await Promise.all([
  passes('lint and format', bin('biome'), ['check', '--error-on-warnings', '.']),
  passes('types', bin('tsc'), ['--noEmit']),
  passes('room rules', bin('depcruise'), ['--config', '.dependency-cruiser.mjs', 'functions', 'schemas', 'infra']),
]);
const tests = await jest(process.argv.slice(2));
const failed = tests.failed + checks.filter((passed) => !passed).length;
console.log(`${tests.passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
process.channel?.unref();
