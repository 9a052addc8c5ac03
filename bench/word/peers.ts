import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { LOCAL, ROOT } from '#infra/local/places.ts';

const PINNED = join(ROOT, 'bench', 'word', 'peers');
const FOLDER = join(LOCAL, 'bench', 'word-peers');
const INSTALL_LIMIT_MS = 10 * 60_000;

/** The peers cannot be installed; the message is a sentence for whoever runs the bench. */
export class NoPeers extends Error {
  override readonly name = 'Sentence';
}

/**
 * Installs what the lock file pins, once, below .local: 125 MB, nearly all of it officeparser's readers of PDFs and pictures, are
 * not for every `npm ci` of the project. None of its install scripts is run.
 */
export function installPeers(): void {
  const lock = 'package-lock.json';
  const installed = join(FOLDER, lock);
  const done = join(FOLDER, 'node_modules', '.package-lock.json');
  const same = existsSync(done) && readFileSync(installed, 'utf8') === readFileSync(join(PINNED, lock), 'utf8');
  if (same) return;
  mkdirSync(FOLDER, { recursive: true });
  for (const file of ['package.json', lock]) copyFileSync(join(PINNED, file), join(FOLDER, file));
  // Not `npm ci`: it insists on the drawing packages of every other machine, which officeparser needs for PDFs alone.
  const args = ['install', '--no-save', '--omit=optional', '--ignore-scripts', '--no-audit', '--no-fund'];
  const { status, error } = spawnSync('npm', args, {
    cwd: FOLDER,
    stdio: 'ignore',
    timeout: INSTALL_LIMIT_MS,
  });
  if (error !== undefined || status !== 0)
    throw new NoPeers('npm could not install mammoth and officeparser into .local/bench/word-peers.');
}

/** mammoth's plain text of a .docx. */
export function mammoth(): (bytes: Uint8Array) => unknown {
  const extractRawText = functionOf('mammoth', 'extractRawText');
  return (bytes) => extractRawText({ buffer: bufferOf(bytes) });
}

/** officeparser's tree of a .docx. */
export function officeparser(): (bytes: Uint8Array) => unknown {
  const parseOffice = functionOf('officeparser', 'parseOffice');
  return (bytes) => parseOffice(bufferOf(bytes));
}

function bufferOf({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

/** A function of a peer's. Checked by hand: zod would be counted among the peer's memory. */
function functionOf(peer: string, name: string): (...given: unknown[]) => unknown {
  const found: unknown = createRequire(join(FOLDER, 'package.json'))(peer);
  const value: unknown = found instanceof Object ? Reflect.get(found, name) : undefined;
  if (typeof value !== 'function') throw new NoPeers(`${peer} has no ${name}.`);
  return (...given) => Reflect.apply(value, found, given);
}
