import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { Addresses } from './addresses.ts';
import { selfSigned } from './certificate.ts';
import { CLAMD_GRACE_MS, type Clamd, type Signatures, startClamd } from './clamd.ts';
import { CLOUD_GRACE_MS, type Cloud, startCloud } from './cloud.ts';
import { type DeployOptions, deployLocal } from './deploy-local.ts';
import { functionLogs } from './function-logs.ts';
import { endStale } from './kept-process.ts';
import { allowSendingFrom } from './left-out.ts';
import { MAILBOX_GRACE_MS, type Mailbox, startMailbox } from './mailbox.ts';
import { HOST, type Ports, requireFree } from './ports.ts';
import type { Progress } from './progress.ts';
import { requireReadable, type Unsaved, unsavedIn } from './saved-state.ts';
import { issuerAt, type SignIn, startSignIn, type TokenWanted } from './sign-in.ts';
import { openSmtpDoor, type SmtpDoor, type SmtpDoorOptions, takingIn } from './smtp-door.ts';
import { localApiUrl, StackOutputs } from './stack-outputs.ts';
import type { Warn } from './watched-process.ts';

export { Addresses };

/** What a running Front Door leaves in its state folder for commands beside it. */
export const Running = z.object({ pid: z.int(), addresses: Addresses, outputs: StackOutputs });
export type Running = z.infer<typeof Running>;

export const runningFile = (stateDir: string): string => join(stateDir, 'front-door.json');

export interface FrontDoorOptions {
  readonly stateDir: string;
  readonly ports: Ports;
  /** Begins anew: what is kept there goes first. */
  readonly fresh?: boolean;
  readonly progress: Progress;
  /** Is told when a part ends by itself. */
  readonly warn?: Warn;
  /** Saves the local cloud's state while it runs. Without it only a clean stop does. */
  readonly saveEverySeconds?: number;
  readonly signatures?: Signatures;
  /** Another CDK app than this checkout's, with the same outputs. */
  readonly app?: DeployOptions['app'];
  /** Further `-c` values for the app. */
  readonly context?: Readonly<Record<string, string>>;
  /** Gives up opening early. */
  readonly signal?: AbortSignal;
  /** Limits and verdicts of the SMTP door, for tests. */
  readonly smtp?: Partial<
    Pick<SmtpDoorOptions, 'verdictsFor' | 'largestMessage' | 'messagesAMinute' | 'mostConnections'>
  >;
}

/** The whole service on one machine, running. */
export interface FrontDoor {
  readonly addresses: Addresses;
  readonly outputs: StackOutputs;
  /** A staff or agency token that the API takes. */
  issueToken(wanted: TokenWanted): Promise<string>;
  readonly smtpDoor: SmtpDoor;
  readonly clamd: Clamd;
  readonly mailbox: Mailbox;
  readonly cloud: Cloud;
  /** What the local cloud had not saved when it last ended. */
  readonly lost: Unsaved | undefined;
  /** How long it took to open: a measure of this machine. */
  readonly openedInMs: number;
  /** Settles when a part has gone for good, with its name: the rest is of no use without it. */
  readonly ended: Promise<string>;
  /** Everything that the functions have logged. */
  functionLogs(): Promise<string>;
  /** Stops everything in reverse order; state is saved. Safe to call twice. */
  close(): Promise<void>;
}

/** The order in which parts stop, whatever order they came up in: what feeds another stops before it. */
const STOPS = ['smtpDoor', 'cloud', 'clamd', 'mailbox', 'signIn'] as const;

/** What has been started, to be stopped once. */
function opened() {
  const stops = new Map<(typeof STOPS)[number], () => Promise<void>>();
  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    const faults: unknown[] = [];
    for (const part of STOPS)
      await stops
        .get(part)?.()
        .catch((fault: unknown) => faults.push(fault));
    if (faults.length > 0) throw new AggregateError(faults, 'Not everything could be stopped');
  };
  return {
    add: (part: (typeof STOPS)[number], stop: () => Promise<void>) => stops.set(part, stop),
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}

/** Starts one part, told to `progress`, and notes how it is stopped. */
async function start<Part>(
  progress: Progress,
  label: string,
  begin: () => Promise<Part>,
  note: (part: Part) => void,
): Promise<Part> {
  const done = progress(label);
  const part = await begin();
  note(part);
  done();
  return part;
}

/** All of these; when one fails, the others are waited for, so that what they started can be stopped. */
async function all<Parts extends readonly unknown[]>(
  parts: { [Key in keyof Parts]: Promise<Parts[Key]> },
): Promise<Parts> {
  await Promise.allSettled(parts);
  return Promise.all(parts);
}

/** What the stack is told of where everything else is. */
export const surroundings = (ports: Ports): Readonly<Record<string, string>> => ({
  endpoint: `http://${HOST}:${ports.gateway}`,
  issuer: issuerAt(ports.signIn),
  clamdHost: HOST,
  clamdPort: String(ports.clamd),
});

const domainOf = (address: string): string => address.split('@')[1] ?? address;

/**
 * Starts everything in the right order, what can at once: scanner, mailbox and sign-in beside the local cloud, then the
 * stack, then the SMTP door. Throws `AlreadyRunning`, `OlderState`, `PortInUse`, `ProgramMissing`, `ServerDidNotStart`, `ToolFailed`;
 * whatever had been started is stopped first.
 */
export async function openFrontDoor(options: FrontDoorOptions): Promise<FrontDoor> {
  const { stateDir, ports, progress } = options;
  const begun = performance.now();
  const warn = options.warn ?? (() => undefined);
  // State is cases, mail and keys: for its owner alone, whoever writes it.
  process.umask(0o077);
  await endStale(stateDir, 'cloud', CLOUD_GRACE_MS);
  await endStale(stateDir, 'mailbox', MAILBOX_GRACE_MS);
  await endStale(stateDir, 'clamd', CLAMD_GRACE_MS);
  await requireFree(ports);
  if (options.fresh === true) await rm(stateDir, { recursive: true, force: true });
  await mkdir(stateDir, { recursive: true });
  await rm(takingIn(stateDir), { recursive: true, force: true });
  await requireReadable(stateDir);
  const lost = await unsavedIn(stateDir);

  const parts = opened();
  try {
    const signIn = () =>
      start(
        progress,
        'the sign-in server',
        () => startSignIn({ stateDir, port: ports.signIn }),
        (part: SignIn) => parts.add('signIn', () => part.close()),
      );
    const mailbox = () =>
      start(
        progress,
        'the mailbox',
        () => startMailbox({ stateDir, pagePort: ports.mailboxPage, smtpPort: ports.mailboxSmtp, warn }),
        (part: Mailbox) => parts.add('mailbox', () => part.stop()),
      );
    const clamd = () =>
      start(
        progress,
        'the virus scanner',
        () => startClamd({ stateDir, port: ports.clamd, signatures: options.signatures ?? 'test', warn }),
        (part: Clamd) => parts.add('clamd', () => part.stop()),
      );
    const cloud = () =>
      start(
        progress,
        'the local cloud',
        () =>
          startCloud({
            stateDir,
            port: ports.gateway,
            relayTo: `${HOST}:${ports.mailboxSmtp}`,
            saveEverySeconds: options.saveEverySeconds ?? 0,
          }),
        (part: Cloud) => parts.add('cloud', () => part.stop()),
      );
    const deployed = async (running: Cloud): Promise<StackOutputs> => {
      const outputs = StackOutputs.parse(
        await deployLocal({
          stateDir,
          endpoint: running.endpoint,
          progress,
          ...(options.app === undefined ? {} : { app: options.app }),
          ...(options.signal === undefined ? {} : { signal: options.signal }),
          context: { ...surroundings(ports), ...options.context },
        }),
      );
      await allowSendingFrom(running.endpoint, domainOf(outputs.SenderAddress), outputs.SesEventsTopicArn);
      return outputs;
    };
    const stack = async (): Promise<[Cloud, StackOutputs]> => {
      const running = await cloud();
      return [running, await deployed(running)];
    };
    const [runningSignIn, runningMailbox, runningClamd, [runningCloud, outputs], tls] = await all<
      [SignIn, Mailbox, Clamd, [Cloud, StackOutputs], string]
    >([signIn(), mailbox(), clamd(), stack(), selfSigned(stateDir)]);

    const smtpDoor = await openSmtpDoor({
      port: ports.smtp,
      endpoint: runningCloud.endpoint,
      bucketName: outputs.MailBucket,
      topicArn: outputs.MailTopicArn,
      folder: takingIn(stateDir),
      tls,
      domains: [domainOf(outputs.Mailbox), domainOf(outputs.SenderAddress)],
      ...options.smtp,
    });
    parts.add('smtpDoor', async () => {
      await rm(runningFile(stateDir), { force: true });
      await smtpDoor.close();
    });

    const addresses: Addresses = {
      api: localApiUrl(outputs.ApiUrl, runningCloud.endpoint),
      mailbox: runningMailbox.page,
      smtp: `${HOST}:${ports.smtp}`,
      issuer: runningSignIn.issuer,
      aws: runningCloud.endpoint,
    };
    const running: Running = { pid: process.pid, addresses, outputs };
    await writeFile(runningFile(stateDir), JSON.stringify(running, null, 2));
    return {
      addresses,
      outputs,
      issueToken: (wanted) => runningSignIn.issueToken(wanted),
      smtpDoor,
      clamd: runningClamd,
      mailbox: runningMailbox,
      cloud: runningCloud,
      lost,
      openedInMs: performance.now() - begun,
      ended: Promise.race([
        runningCloud.ended().then(() => 'The local cloud'),
        runningClamd.ended.then(() => 'The virus scanner'),
        runningMailbox.ended.then(() => 'The mailbox'),
      ]),
      functionLogs: () => functionLogs(runningCloud.endpoint),
      close: parts.close,
    };
  } catch (fault) {
    await parts.close();
    throw fault;
  }
}
