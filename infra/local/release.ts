/** `npm run release -- X.Y.Z [--check]`: makes a release of what is committed on main (.github/CONTRIBUTING.md). */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import PACKAGE from '../../package.json' with { type: 'json' };
import { bundle } from '../bundle.ts';
import { packagesOf } from '../release/bill.ts';
import { MADE, NotReadyError, release } from '../release/release.ts';
import { readArguments, runCommand } from './command-line.ts';
import { ROOT } from './places.ts';
import { PlainError } from './plain-error.ts';

/** The bill of materials is a megabyte. */
const MOST_OUTPUT = 50 * 1024 * 1024;
const execute = promisify(execFile);

async function show(command: string, ...args: readonly string[]): Promise<void> {
  const [code] = await once(spawn(command, [...args], { cwd: ROOT, stdio: 'inherit' }), 'exit');
  if (code !== 0) throw new PlainError(`"${[command, ...args].join(' ')}" failed: nothing was released.`);
}

await runCommand(async () => {
  const { values, positionals } = readArguments({ check: { type: 'boolean', default: false } });
  const [version, ...more] = positionals;
  if (version === undefined || more.length > 0)
    throw new PlainError('Give one version: npm run release -- 1.2.3. With --check nothing is changed.');
  await mkdir(join(ROOT, MADE), { recursive: true });
  const deps = {
    run: async (command: string, ...args: readonly string[]) =>
      (await execute(command, [...args], { cwd: ROOT, maxBuffer: MOST_OUTPUT })).stdout,
    show,
    read: (file: string) => readFile(join(ROOT, file), 'utf8'),
    write: (file: string, text: string) => writeFile(join(ROOT, file), text),
    shipped: () =>
      packagesOf(
        Object.keys(bundle('functions', join(ROOT, MADE, 'functions')).metafile.inputs),
        Object.keys(PACKAGE.dependencies),
      ),
    say: console.log,
    node: process.execPath,
  };
  try {
    await release(deps, version, values.check);
  } catch (fault) {
    throw fault instanceof NotReadyError ? new PlainError(fault.message) : fault;
  }
});
