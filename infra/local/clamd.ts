import { access, constants, mkdir, rm, writeFile } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { delimiter, join } from 'node:path';
import type { KeptProcess } from './kept-process.ts';
import { LOCAL, ROOT } from './places.ts';
import { HOST } from './ports.ts';
import { runTool } from './run-tool.ts';
import { startWatched, type Warn } from './watched-process.ts';

/** The two test signatures load in a tenth of a second; the real database (8.7 million) took 20 s where it was measured. */
const READY_WITHIN_MS = 180_000;
const GRACE_MS = 10_000;
/** A first download is some 300 MB. */
const FRESHCLAM_WITHIN_MS = 15 * 60_000;

/** Which signatures clamd loads: the two test ones of this repository, or ClamAV's own. */
export type Signatures = 'test' | 'real';

/** Signatures in the repository: the EICAR test file, and the clam.exe of Debian's clamav-testfiles. */
const TEST_SIGNATURES = join(ROOT, 'infra', 'local', 'signatures');
/** ClamAV's own, fetched by freshclam; they know the EICAR file too. */
const REAL_SIGNATURES = join(LOCAL, 'signatures');

/** The scanner, running; it is started again when it ends by itself. */
export interface Clamd extends Pick<KeptProcess, 'ended' | 'stop'> {
  readonly host: string;
  readonly port: number;
}

/** A program that had to be there and is not. */
export class ProgramMissing extends Error {
  constructor(program: string) {
    super(`${program} is not installed: run "npm start" once, which installs it or says how.`);
    this.name = 'ProgramMissing';
  }
}

/** The signature database could not be fetched. */
export class SignaturesNotFetched extends Error {
  constructor(cause: unknown) {
    const why = cause instanceof Error ? cause.message : String(cause);
    super(
      `ClamAV's signatures could not be fetched, so nothing was started. Start without "--signatures real". ${why}`,
    );
    this.name = 'SignaturesNotFetched';
  }
}

/** Where daemons live that are not on a person's PATH, as setup.mjs looks for them. */
const SYSTEM_FOLDERS =
  process.env.FRONT_DOOR_SYSTEM_FOLDERS ?? '/usr/sbin:/usr/local/sbin:/opt/homebrew/sbin:/opt/local/sbin';

async function programPath(program: string): Promise<string> {
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...SYSTEM_FOLDERS.split(delimiter)];
  for (const folder of folders.filter((each) => each !== '')) {
    const file = join(folder, program);
    const found = await access(file, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (found) return file;
  }
  throw new ProgramMissing(program);
}

/** One command, one answer: clamd's `z` protocol ends both with a zero byte. */
function ask(port: number, command: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = createConnection({ host: HOST, port });
    let answer = '';
    socket.setTimeout(2_000, () => socket.destroy(new Error('clamd did not answer')));
    socket.setEncoding('utf8');
    socket.on('data', (text: string) => {
      answer += text;
    });
    socket.once('end', () => resolve(answer.replace(/\0$/, '')));
    socket.once('error', reject);
    socket.write(`z${command}\0`);
  });
}

const isReady = (port: number): Promise<boolean> =>
  ask(port, 'PING').then(
    (answer) => answer === 'PONG',
    () => false,
  );

/**
 * StreamMaxLength is above the 20 MB a file may have and equals the 40 MB an email may have (SES). A file that reaches
 * a limit unread is reported (AlertExceedsMax): "OK" for what was not looked at would be a lie.
 */
function configuration(port: number, database: string, folder: string): string {
  return [
    'Foreground yes',
    `TCPSocket ${port}`,
    `TCPAddr ${HOST}`,
    `DatabaseDirectory ${database}`,
    `TemporaryDirectory ${folder}`,
    'OfficialDatabaseOnly no',
    'StreamMaxLength 40M',
    'MaxScanSize 400M',
    'MaxFileSize 40M',
    'MaxRecursion 17',
    'MaxFiles 10000',
    'MaxScanTime 60000',
    'AlertExceedsMax yes',
    'ReadTimeout 60',
    'CommandReadTimeout 30',
    'MaxThreads 4',
    'MaxQueue 100',
    'SelfCheck 3600',
    'LogTime yes',
    '',
  ].join('\n');
}

/** Brings ClamAV's own signatures up to date. Throws `SignaturesNotFetched`, `ProgramMissing`. */
export async function fetchSignatures(stateDir: string): Promise<void> {
  const freshclam = await programPath('freshclam');
  await mkdir(REAL_SIGNATURES, { recursive: true });
  const configFile = join(stateDir, 'freshclam.conf');
  const owner = process.getuid?.() === 0 ? ['DatabaseOwner root'] : [];
  const lines = [
    `DatabaseDirectory ${REAL_SIGNATURES}`,
    'DatabaseMirror database.clamav.net',
    'MaxAttempts 2',
    ...owner,
  ];
  await writeFile(configFile, [...lines, ''].join('\n'));
  try {
    await runTool({
      name: 'freshclam',
      command: freshclam,
      args: [`--config-file=${configFile}`, '--stdout'],
      cwd: stateDir,
      env: process.env,
      logFile: join(stateDir, 'freshclam.log'),
      withinMs: FRESHCLAM_WITHIN_MS,
    });
  } catch (fault) {
    throw new SignaturesNotFetched(fault);
  }
}

/** Starts clamd on this machine with its own configuration. Throws `ProgramMissing`, `ServerDidNotStart`. */
export async function startClamd(options: {
  readonly stateDir: string;
  readonly port: number;
  readonly signatures?: Signatures;
  readonly warn: Warn;
}): Promise<Clamd> {
  const clamd = await programPath('clamd');
  const folder = join(options.stateDir, 'clamd');
  const configFile = join(folder, 'clamd.conf');
  const database = options.signatures === 'real' ? REAL_SIGNATURES : TEST_SIGNATURES;
  const prepare = async (): Promise<void> => {
    // A scanner that was killed leaves the files that it was reading.
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    await writeFile(configFile, configuration(options.port, database, folder));
  };
  const server = await startWatched(
    {
      name: 'clamd',
      command: clamd,
      args: [`--config-file=${configFile}`],
      env: { PATH: process.env.PATH, HOME: process.env.HOME },
      stateDir: options.stateDir,
      prepare,
      ready: () => isReady(options.port),
      readyWithinMs: READY_WITHIN_MS,
      graceMs: GRACE_MS,
    },
    options.warn,
  );
  return { host: HOST, port: options.port, ...server };
}

/** For `endStale`. */
export const CLAMD_GRACE_MS = GRACE_MS;
