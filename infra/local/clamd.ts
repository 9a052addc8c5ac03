import { mkdir, rm, writeFile } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { delimiter, join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { KeptProcess } from './kept-process.ts';
import { LOCAL, ROOT } from './places.ts';
import { PlainError } from './plain-error.ts';
import { HOST } from './ports.ts';
import { runTool } from './run-tool.ts';
import { startWatched, type Warn } from './watched-process.ts';

/** The two test signatures load in a tenth of a second; the real database (8.7 million) took 20 s in a measurement. */
const READY_WITHIN_MS = 180_000;
export const CLAMD_GRACE_MS = 10_000;
/** A first download is some 300 MB. */
const FRESHCLAM_WITHIN_MS = 15 * 60_000;

/** ClamAV's own signatures, fetched by freshclam. They detect the EICAR file too. */
const REAL_SIGNATURES = join(LOCAL, 'signatures');
/** The signatures that clamd may load. The test ones detect the EICAR test file and the clam.exe of Debian's clamav-testfiles. */
const DATABASES = { test: join(ROOT, 'infra', 'local', 'signatures'), real: REAL_SIGNATURES };
export type Signatures = keyof typeof DATABASES;

/** The scanner, running. It is started again when it ends by itself. */
export interface Clamd extends Pick<KeptProcess, 'ended' | 'stop'> {
  readonly host: string;
  readonly port: number;
}

/** Reports that ClamAV's signatures could not be fetched. */
export class SignaturesNotFetched extends PlainError {
  constructor(cause: unknown) {
    const why = cause instanceof Error ? cause.message : String(cause);
    super(
      `ClamAV's signatures could not be fetched, so nothing was started. Start without "--signatures real". ${why}`,
    );
  }
}

/** The folders of daemons, which a person's PATH may lack, as setup.mjs looks for them. */
const SYSTEM_FOLDERS =
  process.env.FRONT_DOOR_SYSTEM_FOLDERS ?? '/usr/sbin:/usr/local/sbin:/opt/homebrew/sbin:/opt/local/sbin';
const ENVIRONMENT = { PATH: [process.env.PATH, SYSTEM_FOLDERS].join(delimiter), HOME: process.env.HOME };

/** Returns whether clamd answers. In its `z` protocol a zero byte ends a command and its answer. */
async function isReady(port: number): Promise<boolean> {
  const socket = createConnection({ host: HOST, port });
  socket.setTimeout(2_000, () => socket.destroy(new Error('clamd did not answer')));
  socket.write('zPING\0');
  return text(socket).then(
    (answer) => answer === 'PONG\0',
    () => false,
  );
}

/**
 * Returns clamd's configuration. StreamMaxLength is above the 20 MB that a file may have, and equals the 40 MB that an email
 * may have (SES). AlertExceedsMax reports a file that reaches a limit unread: without it clamd would call that file clean.
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

/** Fetches the newest signatures of ClamAV's own. Throws `SignaturesNotFetched`. */
export async function fetchSignatures(stateDir: string): Promise<void> {
  await mkdir(REAL_SIGNATURES, { recursive: true });
  const configFile = join(stateDir, 'freshclam.conf');
  const lines = [
    `DatabaseDirectory ${REAL_SIGNATURES}`,
    'DatabaseMirror database.clamav.net',
    'MaxAttempts 2',
    ...(process.getuid?.() === 0 ? ['DatabaseOwner root'] : []),
    '',
  ];
  await writeFile(configFile, lines.join('\n'));
  await runTool({
    name: 'freshclam',
    command: 'freshclam',
    args: [`--config-file=${configFile}`, '--stdout'],
    cwd: stateDir,
    env: { ...process.env, ...ENVIRONMENT },
    logFile: join(stateDir, 'freshclam.log'),
    withinMs: FRESHCLAM_WITHIN_MS,
  }).catch((fault: unknown) => {
    throw new SignaturesNotFetched(fault);
  });
}

/** Starts clamd on this machine with its own configuration. Throws `ServerDidNotStart`. */
export async function startClamd({
  stateDir,
  port,
  signatures = 'test',
  warn,
}: {
  readonly stateDir: string;
  readonly port: number;
  readonly signatures?: Signatures;
  readonly warn: Warn;
}): Promise<Clamd> {
  const folder = join(stateDir, 'clamd');
  const configFile = join(folder, 'clamd.conf');
  const prepare = async (): Promise<void> => {
    // A scanner that was killed leaves the files that it was reading.
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    await writeFile(configFile, configuration(port, DATABASES[signatures], folder));
  };
  const server = await startWatched(
    {
      name: 'clamd',
      command: 'clamd',
      args: [`--config-file=${configFile}`],
      env: ENVIRONMENT,
      stateDir,
      prepare,
      ready: () => isReady(port),
      readyWithinMs: READY_WITHIN_MS,
      graceMs: CLAMD_GRACE_MS,
    },
    warn,
  );
  return { host: HOST, port, ...server };
}
