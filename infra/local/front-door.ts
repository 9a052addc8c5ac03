import { mkdir, rm } from 'node:fs/promises';
import { selfSigned } from './certificate.ts';
import { CLAMD_GRACE_MS, type Signatures, startClamd } from './clamd.ts';
import { CLOUD_GRACE_MS, type Cloud, startCloud } from './cloud.ts';
import { allowSendingFrom } from './cloud-gaps.ts';
import { type DeployOptions, deployLocal } from './deploy-local.ts';
import { originAt, startFront } from './front.ts';
import { functionLogs } from './function-logs.ts';
import { writeJson } from './json-file.ts';
import { endStale } from './kept-process.ts';
import { MAILBOX_GRACE_MS, type Mailbox, startMailbox } from './mailbox.ts';
import { readOriginSecret } from './origin-secret.ts';
import { HOST, type Ports, requireFree } from './ports.ts';
import type { Progress } from './progress.ts';
import { type Addresses, type Running, runningFile } from './running-front-door.ts';
import { requireReadable, type Unsaved, unsavedIn } from './saved-state.ts';
import { issuerAt, type SignIn, startSignIn, type TokenRequest } from './sign-in.ts';
import { openSmtpDoor, takingIn } from './smtp-door.ts';
import { localApiUrl, type StackOutputs } from './stack-outputs.ts';
import type { Warn } from './watched-process.ts';

export interface FrontDoorOptions {
  readonly stateDir: string;
  readonly ports: Ports;
  /** Deletes the state first. */
  readonly fresh?: boolean;
  readonly progress: Progress;
  /** Called when a part ends by itself. */
  readonly warn?: Warn;
  /** Saves the local cloud's state while it runs, and not only at a clean stop. */
  readonly saveEverySeconds?: number;
  readonly signatures?: Signatures;
  /** A CDK app in place of this checkout's, with the same outputs. */
  readonly app?: DeployOptions['app'];
  /** Further `-c` values for the app. */
  readonly context?: Readonly<Record<string, string>>;
  /** Stops the opening early. */
  readonly signal?: AbortSignal;
}

/** The whole service on one machine, running. */
export interface FrontDoor {
  readonly addresses: Addresses;
  readonly outputs: StackOutputs;
  /** Returns a staff or agency token that the API accepts. */
  issueToken(request: TokenRequest): Promise<string>;
  /** Everybody who may sign in to the console, whose roles a test changes. */
  readonly people: SignIn['people'];
  readonly mailbox: Mailbox;
  readonly cloud: Cloud;
  /** The changes that the local cloud had not saved when it last ended. */
  readonly lost: Unsaved | undefined;
  /** How long it took to open, which measures this machine. */
  readonly openedInMs: number;
  /** Settles with the name of a part that has ended for good: the rest cannot work without it. */
  readonly ended: Promise<string>;
  /** Returns everything that the functions have logged. */
  functionLogs(): Promise<string>;
  /** Stops everything in reverse order and saves the state. Safe to call twice. */
  close(): Promise<void>;
}

/** Returns the context that the stack needs: the addresses of the parts around it. */
export const surroundings = (ports: Ports): Readonly<Record<string, string>> => ({
  publicOrigin: originAt(ports.front),
  issuer: issuerAt(ports.signIn),
  clamdHost: HOST,
  clamdPort: String(ports.clamd),
});

const domainOf = (address: string): string => address.split('@')[1] ?? address;

/** Ends what an earlier Front Door left, and makes the state folder ready. Returns what the local cloud had not saved. */
async function prepareState({ stateDir, ports, fresh = false }: FrontDoorOptions): Promise<Unsaved | undefined> {
  // Only its owner may read state, which is cases, mail and keys.
  process.umask(0o077);
  await endStale(stateDir, 'cloud', CLOUD_GRACE_MS);
  await endStale(stateDir, 'mailbox', MAILBOX_GRACE_MS);
  await endStale(stateDir, 'clamd', CLAMD_GRACE_MS);
  await requireFree(ports);
  if (fresh) await rm(stateDir, { recursive: true, force: true });
  await mkdir(stateDir, { recursive: true });
  await rm(takingIn(stateDir), { recursive: true, force: true });
  await requireReadable(stateDir);
  return unsavedIn(stateDir);
}

/**
 * Starts everything: scanner, mailbox and sign-in while the local cloud starts and gets the stack, then the SMTP door. Throws
 * a `PlainError` for what a person must change. When a part does not start, the others are stopped first.
 */
export async function openFrontDoor(options: FrontDoorOptions): Promise<FrontDoor> {
  const { stateDir, ports, progress, warn = () => undefined } = options;
  const begun = performance.now();
  const lost = await prepareState(options);

  // Parts stop in the reverse of this order: what feeds another part stops before it.
  const parts = new AsyncDisposableStack();
  function start<Part>(label: string, begin: () => Promise<Part>, stop: (part: Part) => Promise<void>): Promise<Part> {
    const part = progress(label, begin);
    parts.defer(() => part.then(stop, () => undefined));
    return part;
  }
  const stop = (part: { stop(): Promise<void> }) => part.stop();
  async function deploy({ endpoint }: Cloud): Promise<StackOutputs> {
    const context = { ...surroundings(ports), ...options.context };
    const outputs = await deployLocal({
      stateDir,
      endpoint,
      progress,
      app: options.app,
      signal: options.signal,
      context,
    });
    await allowSendingFrom(endpoint, domainOf(outputs.SenderAddress), outputs.SesEventsTopicArn);
    return outputs;
  }
  try {
    const starting = [
      start(
        'the sign-in server',
        () => startSignIn({ stateDir, port: ports.signIn, console: originAt(ports.front) }),
        (part) => part.close(),
      ),
      start(
        'the mailbox',
        () => startMailbox({ stateDir, pagePort: ports.mailboxPage, smtpPort: ports.mailboxSmtp, warn }),
        stop,
      ),
      start(
        'the virus scanner',
        () => startClamd({ stateDir, port: ports.clamd, signatures: options.signatures, warn }),
        stop,
      ),
      start(
        'the local cloud',
        () =>
          startCloud({
            stateDir,
            port: ports.gateway,
            relayTo: `${HOST}:${ports.mailboxSmtp}`,
            saveEverySeconds: options.saveEverySeconds,
          }),
        stop,
      ),
      selfSigned(stateDir),
    ] as const;
    const deploying = starting[3].then(deploy);
    // A part that is still starting cannot be stopped: when one fails, the others are waited for.
    await Promise.allSettled([...starting, deploying]);
    const [signIn, mailbox, clamd, cloud, tls] = await Promise.all(starting);
    const outputs = await deploying;

    const smtpDoor = await openSmtpDoor({
      port: ports.smtp,
      endpoint: cloud.endpoint,
      bucketName: outputs.MailBucket,
      topicArn: outputs.MailTopicArn,
      folder: takingIn(stateDir),
      tls,
      domains: [domainOf(outputs.Mailbox), domainOf(outputs.SenderAddress)],
    });
    parts.defer(() => smtpDoor.close());
    const api = localApiUrl(outputs.ApiUrl, cloud.endpoint);
    const front = await startFront({ port: ports.front, api, secret: readOriginSecret(cloud.endpoint) });
    parts.defer(() => front.close());
    parts.defer(() => rm(runningFile(stateDir), { force: true }));

    const addresses: Addresses = {
      console: `${front.origin}/staff`,
      api,
      mailbox: mailbox.page,
      smtp: `${HOST}:${ports.smtp}`,
      issuer: signIn.issuer,
      aws: cloud.endpoint,
    };
    const running: Running = { addresses, outputs };
    await writeJson(runningFile(stateDir), running);
    let closing: Promise<void> | undefined;
    return {
      addresses,
      outputs,
      issueToken: (request) => signIn.issueToken(request),
      people: signIn.people,
      mailbox,
      cloud,
      lost,
      openedInMs: performance.now() - begun,
      ended: Promise.race([
        cloud.ended().then(() => 'The local cloud'),
        clamd.ended.then(() => 'The virus scanner'),
        mailbox.ended.then(() => 'The mailbox'),
      ]),
      functionLogs: () => functionLogs(cloud.endpoint),
      close: () => {
        closing ??= parts.disposeAsync();
        return closing;
      },
    };
  } catch (fault) {
    await parts.disposeAsync();
    throw fault;
  }
}
