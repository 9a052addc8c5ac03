import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Returns the path of a program that is on PATH or in one of `more` folders. */
export function find(program, more = []) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...more].filter((folder) => folder !== '');
  return folders
    .map((folder) => join(folder, program))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

/** The folders of daemons, which a person's PATH may lack. The variable names others. */
const SYSTEM_FOLDERS =
  process.env.FRONT_DOOR_SYSTEM_FOLDERS ?? '/usr/sbin:/usr/local/sbin:/opt/homebrew/sbin:/opt/local/sbin';

export const findClamd = () => find('clamd', SYSTEM_FOLDERS.split(delimiter));

const succeeds = (command, args) => spawnSync(command, args, { stdio: 'ignore' }).status === 0;

/** Returns the first Python that is new enough and can make virtual environments with pip in them. */
export function findPython() {
  const check = 'import sys, venv, ensurepip; sys.exit(0 if sys.version_info >= (3, 10) else 1)';
  return ['python3', 'python3.13', 'python3.12', 'python3.11', 'python3.10', 'python']
    .map((name) => find(name))
    .find((file) => file !== undefined && succeeds(file, ['-c', check]));
}

/** The names under which systems install Chromium. Chrome is built from it, and serves as well. */
const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Returns the path of a Chromium that tests can drive. */
export const findChromium = () => BROWSERS.map((name) => find(name)).find((file) => file !== undefined);

/**
 * The name of each package manager, the arguments that install a package with it, whether only root may run it, and the package of
 * each program. Homebrew's Chromium is no program on PATH.
 */
const MANAGERS = [
  ['apt-get', ['install', '-y', '--no-install-recommends'], true, { clamd: 'clamav-daemon', chromium: 'chromium' }],
  ['dnf', ['install', '-y'], true, { clamd: 'clamd', chromium: 'chromium' }],
  ['yum', ['install', '-y'], true, { clamd: 'clamd', chromium: 'chromium' }],
  ['zypper', ['--non-interactive', 'install'], true, { clamd: 'clamav', chromium: 'chromium' }],
  ['pacman', ['-S', '--noconfirm'], true, { clamd: 'clamav', chromium: 'chromium' }],
  ['apk', ['add'], true, { clamd: 'clamav-daemon', chromium: 'chromium' }],
  ['brew', ['install'], false, { clamd: 'clamav' }],
];

/**
 * Returns how this machine installs a program: `type` is the command for a person; `runs` are the commands that we run
 * ourselves, and `how` is undefined when we may not.
 */
export function packageManager(program) {
  const [name, args, needsRoot, packages] = MANAGERS.find(([each]) => find(each) !== undefined) ?? [];
  const wanted = packages?.[program];
  if (wanted === undefined) return undefined;
  const file = find(name);
  const verb = args.find((arg) => ['install', 'add', '-S'].includes(arg));
  const isRoot = process.getuid?.() === 0;
  const type = `${needsRoot && !isRoot ? 'sudo ' : ''}${name} ${verb} ${wanted}`;
  const sudo = needsRoot && !isRoot ? find('sudo') : undefined;
  const how = needsRoot
    ? isRoot
      ? 'as root'
      : sudo && succeeds(sudo, ['-n', 'true'])
        ? 'with sudo'
        : undefined
    : 'as you';
  if (how === undefined) return { name, type, how, runs: [] };
  const before = how === 'with sudo' ? [sudo, '-n'] : [];
  const commands = [...(name === 'apt-get' ? [['update']] : []), [...args, wanted]];
  return { name, type, how, runs: commands.map((each) => [...before, file, ...each]) };
}

/** Returns a sentence for each program that this machine lacks. */
export function missingPrograms(needsCloud) {
  const sentences = [];
  if (Number(process.versions.node.split('.')[0]) < 20)
    sentences.push(`Install Node.js 20 or newer (https://nodejs.org): this is ${process.versions.node}.`);
  if (find('npm') === undefined) sentences.push('Install npm, which comes with Node.js (https://nodejs.org).');
  if (!needsCloud) return sentences;
  if (findPython() === undefined)
    sentences.push(
      'Install Python 3.10 or newer with its venv module (Debian and Ubuntu: sudo apt-get install python3 python3-venv).',
    );
  const manager = findClamd() === undefined ? packageManager('clamd') : { how: 'is there' };
  if (manager === undefined) sentences.push('Install clamd, the ClamAV daemon (https://www.clamav.net).');
  else if (manager.how === undefined) sentences.push(`Install clamd, the ClamAV daemon: ${manager.type}`);
  return sentences;
}
