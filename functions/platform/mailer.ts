import { Agent as PlainAgent } from 'node:http';
import { Agent } from 'node:https';
import { SESClient, type SESClientConfig, SendRawEmailCommand } from '@aws-sdk/client-ses';
import * as z from 'zod';
import { readEnvironment } from './environment.ts';

/** One email ready to go. `outbox` is the tag by which SES's events name it. */
export interface Outgoing {
  readonly from: string;
  readonly to: string;
  readonly raw: Uint8Array;
  readonly outbox: string;
}

/**
 * The result of a send. `refused`: SES says that this message will never go. `again`: SES did not take it, and may later.
 * `unknown`: SES may or may not have taken it; only its event can tell (law 8). `code` is the error's class, never its text.
 * `misconfigured`: other messages fail as well, until a person changes the account or a setting.
 */
export type SendResult =
  | { readonly is: 'sent'; readonly sesMessageId: string }
  | { readonly is: 'refused' | 'again'; readonly code: string; readonly misconfigured?: true }
  | { readonly is: 'unknown'; readonly code: string };

export type Mailer = (outgoing: Outgoing) => Promise<SendResult>;

/** Errors about this message or its address: another try would get the same answer. */
const REFUSED = new Set(['MessageRejected', 'InvalidParameterValue', 'InvalidParameterValueException']);

/** Errors about the account, its settings or our role, without the SDK's `Exception` (SES: SendRawEmail, Errors; Common errors). */
const MISCONFIGURED = new Set([
  'AccessDenied',
  'AccountSendingPaused',
  'ConfigurationSetDoesNotExist',
  'ConfigurationSetSendingPaused',
  'InvalidClientTokenId',
  'MailFromDomainNotVerified',
  'OptInRequired',
]);

/**
 * SES gives some of them as `MessageRejected` or `Throttling` with one of these texts (SES: Email sending errors; GoodServer #419,
 * fluent-smtp #61, yii2-usuario #527). In its sandbox an address that is not verified is the recipient's.
 */
const MISCONFIGURED_TEXT =
  /^(Email address is not verified|Sending (paused|suspended) for|Daily message quota exceeded)/;

/**
 * Returns what SES's answer, as an error, says about the message. 500, 502 and 504 may follow an acceptance; 503 and any 4xx do
 * not.
 */
function answered(status: number, code: string, text: string): SendResult {
  const notTaken = status === 503 || (status >= 400 && status < 500);
  if (!REFUSED.has(code) && !notTaken) return { is: 'unknown', code };
  const misconfigured = MISCONFIGURED.has(code.replace(/Exception$/, '')) || MISCONFIGURED_TEXT.test(text);
  return { is: REFUSED.has(code) ? 'refused' : 'again', code, ...(misconfigured ? { misconfigured } : {}) };
}

const Failure = z.object({
  name: z.string().default('Error'),
  message: z.string().default(''),
  code: z.string().optional(),
  syscall: z.string().optional(),
  $metadata: z.object({ httpStatusCode: z.number().optional() }).default({}),
});

/** Returns whether it failed before a byte of the request left: no name, no connection, no credentials. */
function neverLeft(failure: z.infer<typeof Failure>): boolean {
  if (failure.name === 'CredentialsProviderError') return true;
  if (failure.syscall === 'connect' || failure.syscall === 'getaddrinfo') return true;
  // The SDK names its two time-outs alike; only the words of the one for connecting differ.
  return failure.name === 'TimeoutError' && failure.message.includes('did not establish a connection');
}

/** Sorts an error of the SDK. An unfamiliar one is `unknown`: that costs half an hour, a wrong guess costs a second email. */
export function sendFailure(error: unknown): SendResult {
  const parsed = Failure.safeParse(error);
  if (!parsed.success) return { is: 'unknown', code: 'Unrecognised' };
  const failure = parsed.data;
  const code = failure.code ?? failure.name;
  const status = failure.$metadata.httpStatusCode;
  if (status !== undefined) return answered(status, failure.name, failure.message);
  return neverLeft(failure) ? { is: 'again', code } : { is: 'unknown', code };
}

/** Returns SES's id as we store and compare it: some add a domain, so it ends before the `@`. */
export function sesIdOf(messageId: string): string {
  return messageId.replace(/^</, '').split('@')[0] ?? messageId;
}

/**
 * The client's limits. It asks once: a second try by the SDK after a lost answer would be a second email. It keeps no connection
 * alive: one that died while the function was frozen looks like a lost answer. It waits two seconds to connect and ten for the
 * answer (SES answers within one). Past that the request fails, and does not only log a warning.
 */
export const SES_PATIENCE = {
  maxAttempts: 1,
  requestHandler: {
    connectionTimeout: 2_000,
    requestTimeout: 10_000,
    throwOnRequestTimeout: true,
    httpAgent: new PlainAgent({ keepAlive: false }),
    httpsAgent: new Agent({ keepAlive: false }),
  },
} satisfies SESClientConfig;

/** Sends by SES, through one configuration set, with the message's outbox tag. It never throws: every outcome is a result. */
export function mailerOver(client: SESClient, configurationSet: string): Mailer {
  return async ({ from, to, raw, outbox }) => {
    try {
      const { MessageId } = await client.send(
        new SendRawEmailCommand({
          Source: from,
          Destinations: [to],
          RawMessage: { Data: raw },
          ConfigurationSetName: configurationSet,
          Tags: [{ Name: 'outbox', Value: outbox }],
        }),
      );
      if (MessageId === undefined) return { is: 'unknown', code: 'NoMessageId' };
      return { is: 'sent', sesMessageId: sesIdOf(MessageId) };
    } catch (error) {
      return sendFailure(error);
    }
  };
}

/** Returns the mailer of this deployment. */
export function openMailer(): Mailer {
  const { CONFIGURATION_SET } = readEnvironment(z.object({ CONFIGURATION_SET: z.string().min(1) }));
  return mailerOver(new SESClient(SES_PATIENCE), CONFIGURATION_SET);
}
