/**
 * Runs first in every command: `node infra/local/setup.mjs COMMAND [ARGUMENTS…]`. It is plain JavaScript for Node 20
 * with nothing installed. It checks what the machine must have before it starts anything, and installs what this
 * checkout pins. Then it runs infra/local/COMMAND.ts on the Node that Lambda runs. Without a command it only installs.
 * Everything it prints goes to stderr, so that a command's own output stays clean.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { withLock } from './setup/lock.mjs';
import {
  installBrowser,
  installLinter,
  installNpmPackages,
  installPythonPackages,
  installScanner,
} from './setup/packages.mjs';
import { LOCAL, NODE, PlainError, ROOT, say } from './setup/places.mjs';
import { findChromium, missingPrograms } from './setup/programs.mjs';

/** The commands that need more than npm packages. */
const NEEDS_CLOUD = new Set(['start', 'test', 'test-dynamodb-local', 'bench', 'release']);
/** The commands that open pages in Chromium. */
const IN_A_BROWSER = new Set(['test', 'pictures']);
const COMMANDS = [
  ...['start', 'test', 'test-dynamodb-local', 'token', 'reconcile', 'audit', 'bench', 'form', 'read', 'api', 'mutants'],
  ...['deploy', 'release', 'pictures'],
];

const sourceOf = (command) => join(ROOT, 'infra', 'local', `${command}.ts`);

/** Runs the command on Node 24, passes signals on, and returns its exit code. */
function handOver(command, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(NODE, [sourceOf(command), ...args], {
      // The channel shows the command that we have died, however we die.
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
      env: {
        ...process.env,
        PATH: [dirname(NODE), process.env.PATH ?? ''].join(delimiter),
        ...(IN_A_BROWSER.has(command) && { FRONT_DOOR_CHROMIUM: findChromium() ?? '' }),
      },
    });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(signal === null ? (code ?? 1) : 128 + constants.signals[signal]));
  });
}

async function main([command, ...args]) {
  const commands = COMMANDS.filter((name) => existsSync(sourceOf(name)));
  if (command !== undefined && !commands.includes(command))
    throw new PlainError(`No command "${command}": there are ${commands.join(', ')}.`);
  // Reading forms and emails is measured on files alone.
  const onFilesAlone = command === 'bench' && (args[0] === 'word' || args[0] === 'emails');
  const needsCloud = command === undefined || (NEEDS_CLOUD.has(command) && !onFilesAlone);
  const sentences = missingPrograms(needsCloud);
  if (sentences.length > 0) throw new PlainError(sentences.join('\n'));
  mkdirSync(LOCAL, { recursive: true });
  await withLock(async () => {
    await installNpmPackages();
    if (IN_A_BROWSER.has(command)) await installBrowser();
    if (!needsCloud) return;
    await installPythonPackages();
    if (command === 'test') await installLinter();
    await installScanner();
  });
  return command === undefined ? 0 : handOver(command, args);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (fault) {
  if (!(fault instanceof PlainError)) throw fault;
  say(fault.message);
  process.exitCode = 1;
}
