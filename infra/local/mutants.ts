/** `npm run mutants [-- AREA…]`: changes the rules that protect a child, one place at a time, and lists each change that no test notices (docs/mutants.md). */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { AREAS } from '#test/mutants.config.ts';
import { readArguments, runCommand } from './command-line.ts';
import { ROOT } from './places.ts';
import { PlainError } from './plain-error.ts';

const STRYKER = join(ROOT, 'node_modules', '.bin', 'stryker');

await runCommand(async () => {
  const { positionals } = readArguments({});
  const all = Object.keys(AREAS);
  const unknown = positionals.find((name) => !all.includes(name));
  if (unknown !== undefined) throw new PlainError(`No area "${unknown}": there are ${all.join(', ')}.`);
  for (const area of positionals.length > 0 ? positionals : all) {
    const env = { ...process.env, AREA: area };
    const child = spawn(process.execPath, [STRYKER, 'run', 'test/mutants.config.ts'], {
      cwd: ROOT,
      stdio: 'inherit',
      env,
    });
    for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.once(signal, () => child.kill(signal));
    const [code] = await once(child, 'exit');
    if (code !== 0) process.exitCode = 1;
  }
});
