/**
 * `npm run deploy -- --context name=value …`: deploys every stack to the AWS account whose credentials are in the environment
 * (docs/deploying.md). It asks nothing: what it needs and was not told, it says, and deploys nothing.
 */
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bootstrapHint, NotDeployable, readDeployment } from '../deployment.ts';
import { complain } from './command-line.ts';
import { ROOT } from './places.ts';

/** As much of what CDK said last as its complaint may be long. */
const LAST_SAID = 20_000;

/** Runs CDK's own command line, showing what it says; gives its status and the end of what it said. */
function cdk(args: readonly string[]): Promise<{ code: number; said: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(ROOT, 'node_modules', 'aws-cdk', 'bin', 'cdk'), ...args], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const [from, to] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ] as const) {
      from.on('data', (chunk: Buffer) => {
        to.write(chunk);
        said = (said + chunk.toString()).slice(-LAST_SAID);
      });
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, said }));
  });
}

try {
  const { configuration, context } = readDeployment(
    process.argv.slice(2),
    await readFile(join(ROOT, 'cdk.json'), 'utf8'),
  );
  const { code, said } = await cdk(['deploy', '--all', '--require-approval', 'never', '--no-notices', ...context]);
  const hint = code === 0 ? undefined : bootstrapHint(said, configuration.region);
  if (hint !== undefined) console.error(`\n${hint}`);
  if (code === 0)
    console.log('\nDeployed. What DNS must say is among the outputs above; docs/deploying.md says what comes next.');
  process.exitCode = code;
} catch (fault) {
  if (fault instanceof NotDeployable) console.error(fault.message);
  else complain(fault);
  process.exitCode = 1;
}
