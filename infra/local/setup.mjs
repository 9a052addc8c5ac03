/**
 * The first thing that every command runs: `node infra/local/setup.mjs COMMAND [ARGUMENTS…]`. Plain JavaScript for
 * Node 20 with nothing installed. It checks what the machine must have before it starts anything, installs what is
 * pinned in this checkout, then hands over to infra/local/COMMAND.ts, run by the Node that Lambda runs.
 * Everything it says goes to stderr, so that a command's own output stays clean. Without a command it only sets up.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  accessSync,
  appendFileSync,
  closeSync,
  constants,
  existsSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { constants as osConstants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const LOCAL = join(ROOT, '.local');
const RECORD = join(LOCAL, 'setup.json');
const LOG = join(LOCAL, 'setup.log');
const LOCK = join(LOCAL, 'setup.lock');
const NODE = join(ROOT, 'node_modules', 'node', 'bin', 'node');
const PYTHON = join(LOCAL, 'python', 'bin', 'python');

/** What a command needs besides npm packages. */
const NEEDS_CLOUD = new Set(['start', 'test', 'bench']);
const COMMANDS = ['start', 'test', 'token', 'reconcile', 'audit', 'bench', 'form', 'read', 'api', 'mutants', 'deploy'];

/** A whole set-up takes a minute or two; after this long the other one hangs, and waiting on would only hide it. */
const LOCK_WAIT_MS = 20 * 60_000;
/** One package manager run. */
const STEP_LIMIT_MS = 15 * 60_000;

/** A sentence for the person at the keyboard: printed without a stack. */
class Sentence extends Error {}

const say = (text) => process.stderr.write(`${text}\n`);
const sha256 = (text) => createHash('sha256').update(text).digest('hex');
const read = (...path) => readFileSync(join(ROOT, ...path), 'utf8');

/** What the last set-up installed. A record that cannot be read means that nothing is known, so everything is done again. */
function readRecord() {
  try {
    return JSON.parse(readFileSync(RECORD, 'utf8'));
  } catch {
    return {};
  }
}

function remember(change) {
  writeFileSync(`${RECORD}.new`, JSON.stringify({ ...readRecord(), ...change }, null, 2));
  renameSync(`${RECORD}.new`, RECORD);
}

/** A program on PATH, or where system administration puts its own. */
function find(program, more = []) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...more].filter((folder) => folder !== '');
  for (const folder of folders) {
    const file = join(folder, program);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      // Not in this folder.
    }
  }
  return undefined;
}

/** Where daemons live that are not on a person's PATH; another place can be named. */
const SYSTEM_FOLDERS =
  process.env.FRONT_DOOR_SYSTEM_FOLDERS ?? '/usr/sbin:/usr/local/sbin:/opt/homebrew/sbin:/opt/local/sbin';

const findClamd = () => find('clamd', SYSTEM_FOLDERS.split(delimiter));

/** The first Python that is new enough and can make virtual environments with pip in them. */
function findPython() {
  const check = 'import sys, venv, ensurepip; sys.exit(0 if sys.version_info >= (3, 10) else 1)';
  for (const name of ['python3', 'python3.13', 'python3.12', 'python3.11', 'python3.10', 'python']) {
    const file = find(name);
    if (file !== undefined && spawnSync(file, ['-c', check], { stdio: 'ignore' }).status === 0) return file;
  }
  return undefined;
}

/** How clamd is installed here; `install` runs it, `type` is for the person when we may not. */
function packageManager() {
  const managers = [
    ['apt-get', [['update'], ['install', '-y', '--no-install-recommends', 'clamav-daemon']], 'clamav-daemon', true],
    ['dnf', [['install', '-y', 'clamd']], 'clamd', true],
    ['yum', [['install', '-y', 'clamd']], 'clamd', true],
    ['zypper', [['--non-interactive', 'install', 'clamav']], 'clamav', true],
    ['pacman', [['-S', '--noconfirm', 'clamav']], 'clamav', true],
    ['apk', [['add', 'clamav-daemon']], 'clamav-daemon', true],
    ['brew', [['install', 'clamav']], 'clamav', false],
  ];
  for (const [name, runs, wanted, asRoot] of managers) {
    const file = find(name);
    if (file === undefined) continue;
    const verb = name === 'apk' ? 'add' : name === 'pacman' ? '-S' : 'install';
    const root = process.getuid?.() === 0;
    const sudo = find('sudo');
    const type = `${asRoot && !root ? 'sudo ' : ''}${name} ${verb} ${wanted}`;
    if (!asRoot || root)
      return { name, type, how: asRoot ? 'as root' : 'as you', runs: runs.map((args) => [file, ...args]) };
    if (sudo !== undefined && spawnSync(sudo, ['-n', 'true'], { stdio: 'ignore' }).status === 0) {
      return { name, type, how: 'with sudo', runs: runs.map((args) => [sudo, '-n', file, ...args]) };
    }
    return { name, type, how: undefined, runs: [] };
  }
  return undefined;
}

/** Everything that is missing, all at once, a sentence each. */
function missing(needsCloud) {
  const sentences = [];
  if (Number(process.versions.node.split('.')[0]) < 20) {
    sentences.push(`Install Node.js 20 or newer (https://nodejs.org): this is ${process.versions.node}.`);
  }
  if (find('npm') === undefined) sentences.push('Install npm, which comes with Node.js (https://nodejs.org).');
  if (!needsCloud) return sentences;
  if (findPython() === undefined) {
    sentences.push(
      'Install Python 3.10 or newer with its venv module (Debian and Ubuntu: sudo apt-get install python3 python3-venv).',
    );
  }
  if (findClamd() === undefined) {
    const manager = packageManager();
    if (manager === undefined) sentences.push('Install clamd, the ClamAV daemon (https://www.clamav.net).');
    else if (manager.how === undefined) sentences.push(`Install clamd, the ClamAV daemon: ${manager.type}`);
  }
  return sentences;
}

/** Shows a long step as one line with its seconds, on a terminal and in a plain log alike. */
async function step(label, work) {
  const begun = Date.now();
  const seconds = () => `${Math.round((Date.now() - begun) / 1000)} s`;
  const terminal = process.stderr.isTTY === true;
  process.stderr.write(terminal ? `  ${label} …` : `  ${label} …`);
  const tick = setInterval(
    () => process.stderr.write(terminal ? `\r  ${label} … ${seconds()}` : '.'),
    terminal ? 1_000 : 10_000,
  );
  try {
    await work();
    say(terminal ? `\r  ${label} … ${seconds()}` : ` ${seconds()}`);
  } catch (fault) {
    say(terminal ? `\r  ${label} … failed after ${seconds()}` : ` failed after ${seconds()}`);
    throw fault;
  } finally {
    clearInterval(tick);
  }
}

/** Runs one program to its end, its output in the log; fails with the log's last lines. */
function run(command, args, env = {}) {
  appendFileSync(LOG, `\n$ ${[command, ...args].join(' ')}\n`);
  const log = openSync(LOG, 'a');
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      stdio: ['ignore', log, log],
      env: { ...process.env, ...env },
      timeout: STEP_LIMIT_MS,
    });
    closeSync(log);
    child.once('error', (fault) => reject(new Sentence(`${command} could not be run: ${fault.message}`)));
    child.once('exit', (code, signal) => {
      if (code === 0) return resolve();
      const tail = readFileSync(LOG, 'utf8').trimEnd().split('\n').slice(-20).join('\n');
      return reject(
        new Sentence(`${command} ${args[0]} failed (${signal ?? code}). The end of .local/setup.log:\n${tail}`),
      );
    });
  });
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function birth(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    const ps = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' });
    return ps.status === 0 ? ps.stdout.trim() || undefined : undefined;
  }
}

/** One set-up at a time in a checkout. A lock whose owner has died is taken over; the wait is bounded. */
async function withLock(work) {
  const mine = JSON.stringify({ pid: process.pid, born: birth(process.pid) ?? null });
  const deadline = Date.now() + LOCK_WAIT_MS;
  let told = false;
  for (;;) {
    try {
      writeFileSync(LOCK, mine, { flag: 'wx' });
      break;
    } catch (fault) {
      if (fault.code !== 'EEXIST') throw fault;
    }
    let held = '';
    try {
      held = readFileSync(LOCK, 'utf8');
    } catch {
      continue; // Let go between the two lines above.
    }
    const owner = parse(held);
    // An empty lock is one that is being written: give its owner a moment before calling it stale.
    if (owner === undefined) await pause(500);
    if (owner === undefined ? held === quietRead(LOCK) : (birth(owner.pid) ?? null) !== owner.born) {
      const aside = `${LOCK}.${process.pid}`;
      try {
        renameSync(LOCK, aside);
        // Another may have taken it over just before us: then it goes back.
        if (readFileSync(aside, 'utf8') !== held) linkSync(aside, LOCK);
      } catch {
        // Somebody else was quicker; look again.
      }
      rmSync(aside, { force: true });
      continue;
    }
    if (Date.now() > deadline) {
      throw new Sentence(
        `Another set-up (process ${owner?.pid}) has held .local/setup.lock for 20 minutes: end it, then try again.`,
      );
    }
    if (!told) say(`  waiting for another set-up (process ${owner?.pid}) …`);
    told = true;
    await pause(200);
  }
  const release = () => {
    if (quietRead(LOCK) === mine) rmSync(LOCK, { force: true });
  };
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.removeListener('exit', release);
    release();
  }
}

function quietRead(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** Whether node_modules, made by somebody's own `npm ci`, is exactly what the lock file says. */
function matchesLock() {
  const wanted = parse(read('package-lock.json'))?.packages ?? {};
  const present = parse(quietRead(join(ROOT, 'node_modules', '.package-lock.json')) ?? '')?.packages;
  if (present === undefined) return false;
  const same = (path) => present[path]?.version === wanted[path]?.version;
  return (
    Object.keys(present).every((path) => path in wanted && same(path)) &&
    Object.entries(wanted).every(([path, entry]) => path === '' || path in present || entry.optional || entry.peer)
  );
}

const nodeWorks = () => spawnSync(NODE, ['--version'], { encoding: 'utf8' }).stdout?.startsWith('v24.') === true;

async function npmPackages() {
  const lock = sha256(read('package-lock.json'));
  if (readRecord().npm === lock && existsSync(NODE)) return;
  if (matchesLock() && nodeWorks()) return remember({ npm: lock });
  remember({ npm: null });
  await step('npm packages', async () => {
    // devDependencies hold the local cloud: an inherited "production" setting must not leave them out.
    await run(find('npm') ?? 'npm', ['ci', '--include=dev', '--no-audit', '--no-fund'], { NODE_ENV: '' });
    // The node package puts its binary in place by an install script; where npm is told to run none, by hand.
    if (!nodeWorks()) await run(find('npm') ?? 'npm', ['rebuild', 'node', '--ignore-scripts=false']);
  });
  if (!nodeWorks()) {
    throw new Sentence(
      'npm installed no working Node 24 (node_modules/node/bin/node): allow install scripts for the packages that package.json names under allowScripts.',
    );
  }
  remember({ npm: lock });
}

async function pythonPackages() {
  const wanted = sha256(read('infra', 'local', 'requirements.txt'));
  if (readRecord().python === wanted && existsSync(PYTHON)) return;
  remember({ python: null });
  await step('Python packages (the local cloud)', async () => {
    rmSync(join(LOCAL, 'python'), { recursive: true, force: true });
    await run(findPython() ?? 'python3', ['-m', 'venv', join(LOCAL, 'python')]);
    await run(PYTHON, [
      ...['-m', 'pip', 'install', '--disable-pip-version-check', '--no-input', '--no-deps'],
      ...['-r', join(ROOT, 'infra', 'local', 'requirements.txt')],
    ]);
    await run(PYTHON, ['-m', 'pip', 'check', '--disable-pip-version-check']);
  });
  remember({ python: wanted });
}

async function scanner() {
  if (findClamd() !== undefined) return;
  const manager = packageManager();
  if (manager?.how === undefined) throw new Sentence('Install clamd, the ClamAV daemon (https://www.clamav.net).');
  say(`  clamd is missing: installing it with ${manager.name}, ${manager.how} (${manager.type}).`);
  await step('clamd', async () => {
    for (const [command, ...args] of manager.runs) await run(command, args, { DEBIAN_FRONTEND: 'noninteractive' });
  });
  if (findClamd() === undefined)
    throw new Sentence(`${manager.type} ran, but there is still no clamd: install it by hand.`);
}

/** Runs the command on Node 24. Signals go on to it, its exit code comes back. */
function handOver(command, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(NODE, [join(ROOT, 'infra', 'local', `${command}.ts`), ...args], {
      // The channel tells it of our death, however we die.
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
      env: { ...process.env, PATH: [dirname(NODE), process.env.PATH ?? ''].join(delimiter) },
    });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(signal === null ? (code ?? 1) : 128 + osConstants.signals[signal]));
  });
}

async function main([command, ...args]) {
  const commands = COMMANDS.filter((name) => existsSync(join(ROOT, 'infra', 'local', `${name}.ts`)));
  if (command !== undefined && !commands.includes(command)) {
    throw new Sentence(`No command "${command}": there are ${commands.join(', ')}.`);
  }
  // Reading forms and emails is measured on files alone.
  const onFilesAlone = command === 'bench' && (args[0] === 'word' || args[0] === 'emails');
  const needsCloud = command === undefined || (NEEDS_CLOUD.has(command) && !onFilesAlone);
  const sentences = missing(needsCloud);
  if (sentences.length > 0) throw new Sentence(sentences.join('\n'));
  mkdirSync(LOCAL, { recursive: true });
  await withLock(async () => {
    await npmPackages();
    if (needsCloud) {
      await pythonPackages();
      await scanner();
    }
  });
  if (command === undefined) return 0;
  return handOver(command, args);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (fault) {
  if (!(fault instanceof Sentence)) throw fault;
  say(fault.message);
  process.exitCode = 1;
}
