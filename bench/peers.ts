import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { LOCAL, ROOT } from '#infra/local/places.ts';

const LOCK = 'package-lock.json';
const INSTALL_LIMIT_MS = 10 * 60_000;

/** The peers cannot be installed; the message is a sentence for whoever runs the bench. */
export class NoPeers extends Error {
  override readonly name = 'Sentence';
}

const folderOf = (bench: string): string => join(LOCAL, 'bench', `${bench}-peers`);

/**
 * Installs, once, what `bench/<bench>/peers` pins into .local: they are large, and not for every `npm ci` of the project. None of
 * their install scripts is run.
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

/** A function of a peer's. Checked by hand: zod would be counted among the peer's memory. */
export function peerFunction(bench: 'word' | 'emails', peer: string, name: string): (...given: unknown[]) => unknown {
  const found: unknown = createRequire(join(folderOf(bench), 'package.json'))(peer);
  const value: unknown = found instanceof Object ? Reflect.get(found, name) : undefined;
  if (typeof value !== 'function') throw new NoPeers(`${peer} has no ${name}.`);
  return (...given) => Reflect.apply(value, found, given);
}
