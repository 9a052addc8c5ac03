/** `npm start`: runs the whole service on one machine, and sends sample referrals through its real doors. */
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { showAlarms } from './alarms/show-alarms.ts';
import { fetchSignatures, type Signatures } from './clamd.ts';
import { readArguments, readPort, runCommand } from './command-line.ts';
import { type FrontDoor, openFrontDoor } from './front-door.ts';
import { readJson, writeJson } from './json-file.ts';
import { LOCAL, stateDirOf } from './places.ts';
import { PlainError } from './plain-error.ts';
import { DEFAULT_PORT, portsFrom } from './ports.ts';
import { progressOn } from './progress.ts';
import { sampleTable } from './sample-table.ts';
import { SampleRow, sendSamples } from './samples/index.ts';
import { unsavedIn, unsavedWords } from './saved-state.ts';
import { WATCHED_WAITS } from './short-waits.ts';

function readOptions() {
  const { values, positionals } = readArguments({
    fresh: { type: 'boolean', default: false },
    exit: { type: 'boolean', default: false },
    port: { type: 'string' },
    signatures: { type: 'string', default: 'test' },
  });
  if (positionals.length > 0)
    throw new PlainError(`"${positionals[0]}" is no option: npm start -- --fresh --exit --port N --signatures real.`);
  const signatures = z.enum(['test', 'real']).safeParse(values.signatures);
  if (!signatures.success) throw new PlainError('--signatures takes "real" (fetched with freshclam) or "test".');
  return { ...values, port: readPort(values.port), signatures: signatures.data satisfies Signatures };
}

/** Returns a signal that aborts when we are asked to stop: by Ctrl-C, a signal, or the death of setup.mjs, which started us. */
function askedToStop(): AbortSignal {
  const stop = new AbortController();
  // Ctrl-C reaches us twice, from the terminal and from npm: the second must not end us at once.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop.abort());
  process.once('disconnect', () => stop.abort());
  return stop.signal;
}

/** A person who works here loses at most this much when the local cloud is killed. */
const SAVE_EVERY_SECONDS = 60;

function showAddresses({ addresses }: FrontDoor, port: number): void {
  const portOption = port === DEFAULT_PORT ? '' : ` --port ${port}`;
  const lines = [
    '',
    `  Staff console ${addresses.console} (sign in as any of the invented people: two of each role, no password)`,
    `  API           ${addresses.api}`,
    `  To read       ${addresses.api}/openapi`,
    `  Blank forms   ${new URL('/forms', addresses.console)}/early-help-and-social-care.docx (and early-help-assessment, masp)`,
    `  Mailbox page  ${addresses.mailbox}`,
    `  SMTP door     ${addresses.smtp}`,
    `  Sign-in       ${addresses.issuer}`,
    `  Staff token   npm run --silent token -- duty_social_worker${portOption}`,
  ];
  console.log(lines.join('\n'));
}

async function main(): Promise<number> {
  const options = readOptions();
  const stateDir = stateDirOf(options.port);
  const stop = askedToStop();
  const progress = progressOn(process.stderr);
  await mkdir(LOCAL, { recursive: true });
  if (options.signatures === 'real') await progress("ClamAV's signatures", () => fetchSignatures(LOCAL));
  let frontDoor: FrontDoor;
  try {
    frontDoor = await openFrontDoor({
      stateDir,
      ports: portsFrom(options.port),
      fresh: options.fresh,
      signatures: options.signatures,
      progress,
      warn: (sentence) => console.error(`\n  ! ${sentence}`),
      saveEverySeconds: SAVE_EVERY_SECONDS,
      signal: stop,
      context: WATCHED_WAITS,
    });
    if (frontDoor.lost !== undefined) console.error(`\n  ! ${unsavedWords(frontDoor.lost)}`);
  } catch (fault) {
    progress.stop();
    if (!stop.aborted) throw fault;
    console.log('Stopped.');
    return options.exit ? 1 : 0;
  }
  let code = 0;
  try {
    code = await serve(frontDoor, options, stateDir, stop, progress);
  } finally {
    await progress('everything stopped', () => frontDoor.close());
    progress.stop();
  }
  const unsaved = await unsavedIn(stateDir);
  console.log(unsaved === undefined ? '  Its state is saved.' : `  ! ${unsavedWords(unsaved)}`);
  return unsaved === undefined ? code : 1;
}

async function serve(
  frontDoor: FrontDoor,
  options: ReturnType<typeof readOptions>,
  stateDir: string,
  stop: AbortSignal,
  progress: ReturnType<typeof progressOn>,
): Promise<number> {
  const stopped = (stop.aborted ? Promise.resolve() : once(stop, 'abort')).then(() => undefined);
  const samplesFile = join(stateDir, 'samples.json');
  const earlier = options.exit ? undefined : await readJson(samplesFile, z.array(SampleRow));
  const send = () => sendSamples(frontDoor, progress, (words) => console.error(`\n  ! ${words}`));
  const samples = earlier ?? (await Promise.race([send(), stopped, frontDoor.ended]));
  if (!Array.isArray(samples)) return ended(samples);
  await writeJson(samplesFile, samples);
  const { aws, ...addresses } = frontDoor.addresses;
  const outcomes = samples.map(({ documents, fields, email, ...outcome }) => outcome);
  // The outcome for other programs.
  await writeJson(join(LOCAL, 'start.json'), { addresses, samples: outcomes });
  if (earlier !== undefined)
    console.log('\nThe samples were sent when this data was new (-- --fresh starts with empty data):');
  console.log(['', ...sampleTable(samples)].join('\n'));
  showAddresses(frontDoor, options.port);
  if (options.exit) return samples.length > 0 && samples.every(({ ok }) => ok) ? 0 : 1;
  const alarms = await showAlarms(aws, portsFrom(options.port).alarms, console.log);
  console.log(`  Alarms        ${alarms.address}\n\n  Running. Ctrl-C stops it and keeps its data.`);
  try {
    return ended(await Promise.race([stopped, frontDoor.ended]));
  } finally {
    await alarms.stop();
  }
}

/** Returns the exit status: 0 when asked to stop, 1 when the named part has ended. */
function ended(part: string | undefined): number {
  if (part === undefined) return 0;
  console.error(
    `\n  ! ${part} has ended and cannot be started again, so everything stops. The logs are in .local/state.`,
  );
  return 1;
}

await runCommand(async () => {
  process.exitCode = await main();
});
