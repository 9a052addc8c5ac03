import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { LOCAL, NODE, PlainError, PYTHON, parsed, ROOT, say, textOf } from './places.mjs';
import { findChromium, findClamd, findPython, packageManager } from './programs.mjs';

/** What the last set-up installed. */
const RECORD = join(LOCAL, 'setup.json');
const LOG = join(LOCAL, 'setup.log');
const REQUIREMENTS = join(ROOT, 'infra', 'local', 'requirements.txt');
/** The linter of templates: 100 MB that only tests need. */
const LINTER = join(ROOT, 'infra', 'local', 'requirements-test.txt');
/** One run of a package manager. */
const STEP_LIMIT_MS = 15 * 60_000;

const fingerprint = (file) => createHash('sha256').update(readFileSync(file)).digest('hex');

/** Reads the record. When it cannot be read, everything is installed again. */
const readRecord = () => parsed(textOf(RECORD)) ?? {};

function record(change) {
  writeFileSync(`${RECORD}.new`, JSON.stringify({ ...readRecord(), ...change }, null, 2));
  renameSync(`${RECORD}.new`, RECORD);
}

/** Shows a long step as one line with its seconds, on a terminal and in a plain log. */
async function step(label, work) {
  const begun = Date.now();
  const seconds = () => `${Math.round((Date.now() - begun) / 1000)} s`;
  const terminal = process.stderr.isTTY === true;
  const again = terminal ? `\r  ${label} …` : '';
  process.stderr.write(`  ${label} …`);
  const tick = setInterval(
    () => process.stderr.write(terminal ? `${again} ${seconds()}` : '.'),
    terminal ? 1_000 : 10_000,
  );
  try {
    await work();
    say(`${again} ${seconds()}`);
  } catch (fault) {
    say(`${again} failed after ${seconds()}`);
    throw fault;
  } finally {
    clearInterval(tick);
  }
}

/** Runs one program to its end and writes its output to the log. Fails with the last lines of the log. */
function run(command, args, env = {}) {
  appendFileSync(LOG, `\n$ ${[command, ...args].join(' ')}\n`);
  const log = openSync(LOG, 'a');
  return new Promise((resolve, reject) => {
    const options = { cwd: ROOT, stdio: ['ignore', log, log], env: { ...process.env, ...env }, timeout: STEP_LIMIT_MS };
    const child = spawn(command, args, options);
    closeSync(log);
    child.once('error', (fault) => reject(new PlainError(`${command} could not be run: ${fault.message}`)));
    child.once('exit', (code, signal) => {
      if (code === 0) return resolve();
      const tail = readFileSync(LOG, 'utf8').trimEnd().split('\n').slice(-20).join('\n');
      return reject(
        new PlainError(`${command} ${args[0]} failed (${signal ?? code}). The end of .local/setup.log:\n${tail}`),
      );
    });
  });
}

/** Returns whether node_modules, which a person's own `npm ci` may have made, is exactly what the lock file names. */
function matchesLock() {
  const wanted = parsed(textOf(join(ROOT, 'package-lock.json')))?.packages ?? {};
  const present = parsed(textOf(join(ROOT, 'node_modules', '.package-lock.json')))?.packages;
  if (present === undefined) return false;
  const same = (path) => present[path]?.version === wanted[path]?.version;
  return (
    Object.keys(present).every((path) => path in wanted && same(path)) &&
    Object.entries(wanted).every(([path, entry]) => path === '' || path in present || entry.optional || entry.peer)
  );
}

const nodeWorks = () => spawnSync(NODE, ['--version'], { encoding: 'utf8' }).stdout?.startsWith('v24.') === true;

/** Installs what package-lock.json names, Node 24 included. */
export async function installNpmPackages() {
  const npm = fingerprint(join(ROOT, 'package-lock.json'));
  if (readRecord().npm === npm && existsSync(NODE)) return;
  if (matchesLock() && nodeWorks()) return record({ npm });
  record({ npm: null });
  await step('npm packages', async () => {
    // devDependencies hold the local cloud: an inherited "production" setting must not leave them out.
    await run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund'], { NODE_ENV: '' });
    // An install script puts the binary of the node package in place. Where npm may run none, this runs it.
    if (!nodeWorks()) await run('npm', ['rebuild', 'node', '--ignore-scripts=false']);
  });
  if (!nodeWorks())
    throw new PlainError(
      'npm installed no working Node 24 (node_modules/node/bin/node): allow install scripts for the packages that package.json names under allowScripts.',
    );
  record({ npm });
}

const pip = (...args) => run(PYTHON, ['-m', 'pip', ...args, '--disable-pip-version-check', '--no-input']);

/** Installs exactly the packages of a file, which must be all that they need. */
async function pipInstall(requirements) {
  await pip('install', '--no-deps', '-r', requirements);
  await pip('check');
}

/** Installs the local cloud into a virtual environment of its own. */
export async function installPythonPackages() {
  const python = fingerprint(REQUIREMENTS);
  if (readRecord().python === python && existsSync(PYTHON)) return;
  record({ python: null, linter: null });
  await step('Python packages (the local cloud)', async () => {
    rmSync(join(LOCAL, 'python'), { recursive: true, force: true });
    await run(findPython() ?? 'python3', ['-m', 'venv', join(LOCAL, 'python')]);
    await pipInstall(REQUIREMENTS);
  });
  record({ python });
}

/** Installs cfn-lint beside the local cloud. */
export async function installLinter() {
  const linter = fingerprint(LINTER);
  if (readRecord().linter === linter) return;
  await step('Python packages (cfn-lint, for tests)', () => pipInstall(LINTER));
  record({ linter });
}

/** Installs a program with the machine's package manager, and says so. */
async function installWith(manager, program) {
  say(`  ${program} is missing: installing it with ${manager.name}, ${manager.how} (${manager.type}).`);
  await step(program, async () => {
    for (const [command, ...args] of manager.runs) await run(command, args, { DEBIAN_FRONTEND: 'noninteractive' });
  });
}

/** Installs clamd where the machine's package manager may be run. */
export async function installScanner() {
  if (findClamd() !== undefined) return;
  const manager = packageManager('clamd');
  if (manager?.how === undefined) throw new PlainError('Install clamd, the ClamAV daemon (https://www.clamav.net).');
  await installWith(manager, 'clamd');
  if (findClamd() === undefined)
    throw new PlainError(`${manager.type} ran, but there is still no clamd: install it yourself.`);
}

/** Installs Chromium where the machine's package manager may be run. Elsewhere the tests of pages in it are skipped, but not in `.ci/run`. */
export async function installBrowser() {
  if (findChromium() !== undefined) return;
  const manager = packageManager('chromium');
  if (manager?.how !== undefined)
    await installWith(manager, 'chromium').catch((fault) => {
      if (!(fault instanceof PlainError)) throw fault;
    });
  if (findChromium() !== undefined) return;
  const how = manager === undefined ? 'install it' : `install it by ${manager.type}`;
  if (process.env.FRONT_DOOR_TEST_JUDGE === 'yes')
    throw new PlainError(`There is no Chromium for the tests of pages: ${how}.`);
  say(`  There is no Chromium, so the tests of pages in a browser are skipped (${how}).`);
}
