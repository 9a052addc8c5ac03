import { X509Certificate } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PYTHON, ROOT } from './places.ts';
import { runTool } from './run-tool.ts';

/** It takes a fifth of a second to make a key. */
const WITHIN_MS = 30_000;
const DAY_MS = 24 * 60 * 60 * 1000;

function stillGood(pem: string): boolean {
  try {
    return new X509Certificate(pem).validToDate.getTime() > Date.now() + DAY_MS;
  } catch {
    // It is half written, and is made again.
    return false;
  }
}

/** Returns the key and self-signed certificate (one PEM text) of this state. Makes them at first use and a day before they expire. */
export async function selfSigned(stateDir: string): Promise<string> {
  await mkdir(stateDir, { recursive: true });
  const file = join(stateDir, 'smtp-door.pem');
  const kept = await readFile(file, 'utf8').catch(() => '');
  if (stillGood(kept)) return kept;
  await runTool({
    name: 'certificate',
    command: PYTHON,
    args: [join(ROOT, 'infra', 'local', 'certificate.py'), file],
    cwd: stateDir,
    env: process.env,
    logFile: join(stateDir, 'certificate.log'),
    withinMs: WITHIN_MS,
  });
  return readFile(file, 'utf8');
}
