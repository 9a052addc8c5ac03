import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '../local/places.ts';

/** The end of CDK's output, which has its complaint. */
const OUTPUT_AT_MOST = 20_000;

/** Runs CDK's own command line and shows its output. Returns its status and the end of its output. */
export function cdk(args: readonly string[]): Promise<{ code: number; output: string }> {
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
    const pass = (signal: NodeJS.Signals) => child.kill(signal);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, pass);
    child.once('error', reject);
    child.once('close', (code) => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.off(signal, pass);
      resolve({ code: code ?? 1, output });
    });
  });
}
