/**
 * `npm run deploy -- --context name=value …`: deploys every stack to the AWS account whose credentials are in the environment
 * (docs/deploying.md). When a setting is missing it prints which, and deploys nothing.
 */
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bootstrapHint, readDeployment } from '../deployment.ts';
import { runCommand } from './command-line.ts';
import { ROOT } from './places.ts';

/** The end of CDK's output, which has its complaint. */
const OUTPUT_AT_MOST = 20_000;

/** Runs CDK's own command line and shows its output. Returns its status and the end of its output. */
function cdk(args: readonly string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(ROOT, 'node_modules', 'aws-cdk', 'bin', 'cdk'), ...args], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const [from, to] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ] as const) {
      from.on('data', (chunk: Buffer) => {
        to.write(chunk);
        output = (output + chunk.toString()).slice(-OUTPUT_AT_MOST);
      });
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

await runCommand(async () => {
  const { configuration, context } = readDeployment(
    process.argv.slice(2),
    await readFile(join(ROOT, 'cdk.json'), 'utf8'),
  );
  const { code, output } = await cdk(['deploy', '--all', '--require-approval', 'never', '--no-notices', ...context]);
  process.exitCode = code;
  const hint = code === 0 ? undefined : bootstrapHint(output, configuration.region);
  if (hint !== undefined) console.error(`\n${hint}`);
  if (code === 0)
    console.log(
      '\nDeployed. The DNS records to make are among the outputs above; docs/deploying.md has the next steps.',
    );
});
