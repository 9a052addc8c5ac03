import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { LOCAL, ROOT } from '#infra/local/places.ts';
import { PlainError } from '#infra/local/plain-error.ts';

const LOCK = 'package-lock.json';
const INSTALL_LIMIT_MS = 10 * 60_000;

/** Reports that the peers cannot be installed. */
export class NoPeers extends PlainError {}

const folderOf = (bench: string): string => join(LOCAL, 'bench', `${bench}-peers`);

/**
 * Installs what `bench/<bench>/peers` pins into .local, once: the peers are too large for every `npm ci` of the project. Runs
 * none of their install scripts.
 */
export function installPeers(bench: 'word' | 'emails'): void {
  const pinned = join(ROOT, 'bench', bench, 'peers');
  const folder = folderOf(bench);
  const done = join(folder, 'node_modules', '.package-lock.json');
  const same =
    existsSync(done) && readFileSync(join(folder, LOCK), 'utf8') === readFileSync(join(pinned, LOCK), 'utf8');
  if (same) return;
  mkdirSync(folder, { recursive: true });
  for (const file of ['package.json', LOCK]) copyFileSync(join(pinned, file), join(folder, file));
  // Not `npm ci`: it insists on the drawing packages of every other machine, which officeparser needs for PDFs alone.
  const args = ['install', '--no-save', '--omit=optional', '--ignore-scripts', '--no-audit', '--no-fund'];
  const { status, error } = spawnSync('npm', args, { cwd: folder, stdio: 'ignore', timeout: INSTALL_LIMIT_MS });
  if (error !== undefined || status !== 0) throw new NoPeers(`npm could not install what bench/${bench}/peers names.`);
}

/** Returns a function of a peer. It is checked without zod, which would count as memory of the peer. */
export function peerFunction(bench: 'word' | 'emails', peer: string, name: string): (...given: unknown[]) => unknown {
  const found: unknown = createRequire(join(folderOf(bench), 'package.json'))(peer);
  const value: unknown = found instanceof Object ? Reflect.get(found, name) : undefined;
  if (typeof value !== 'function') throw new NoPeers(`${peer} has no ${name}.`);
  return (...given) => Reflect.apply(value, found, given);
}
