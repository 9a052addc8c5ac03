import {
  GetFunctionConfigurationCommand,
  InvokeCommand,
  LambdaClient,
  paginateListFunctions,
} from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { awsSettings } from '#infra/local/aws-settings.ts';
import type { OpenDoor } from './front-door.ts';

/** The queues of jobs, by the setting that names them. */
export type QueueSetting =
  | 'RECEIVE_QUEUE_URL'
  | 'OPEN_QUEUE_URL'
  | 'UPLOAD_QUEUE_URL'
  | 'SCAN_QUEUE_URL'
  | 'VERDICT_QUEUE_URL';

/** What a test may do behind the doors, as the account's root: call a job, put a message on a queue. */
export interface BehindTheDoors {
  readonly s3: S3Client;
  readonly sqs: SQSClient;
  readonly lambda: LambdaClient;
  /** Returns the function that runs a job, `<room>/<job>`. */
  functionOf(job: string): Promise<string>;
  /** Calls a job with an event and returns its answer; fails when it fails. */
  run(job: string, event: unknown): Promise<unknown>;
  queue(setting: QueueSetting): Promise<string>;
  /** Puts a new message on a queue, with any content. */
  tell(setting: QueueSetting, message: unknown): Promise<void>;
}

/** The jobs of each queue. */
const TOLD = new Map<QueueSetting, string>([
  ['RECEIVE_QUEUE_URL', 'casework/reconcile'],
  ['OPEN_QUEUE_URL', 'casework/clock'],
  ['UPLOAD_QUEUE_URL', 'casework/clock'],
  ['SCAN_QUEUE_URL', 'casework/clock'],
  ['VERDICT_QUEUE_URL', 'casework/clock'],
]);

export function behindTheDoors({ addresses }: Pick<OpenDoor, 'addresses'>): BehindTheDoors {
  const settings = awsSettings(addresses.aws);
  const lambda = new LambdaClient(settings);
  const sqs = new SQSClient(settings);
  const s3 = new S3Client({ ...settings, forcePathStyle: true });
  let functions: Promise<Map<string, string>> | undefined;

  async function everyFunction(): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    for await (const page of paginateListFunctions({ client: lambda }, {})) {
      for (const { Description, FunctionName } of page.Functions ?? []) {
        const job = /^Front Door (.+)$/.exec(Description ?? '')?.[1];
        if (job !== undefined && FunctionName !== undefined) found.set(job, FunctionName);
      }
    }
    return found;
  }
  async function functionOf(job: string): Promise<string> {
    functions ??= everyFunction();
    const name = (await functions).get(job);
    if (name === undefined) throw new Error(`no function runs ${job}`);
    return name;
  }
  async function queue(setting: QueueSetting): Promise<string> {
    const { Environment } = await lambda.send(
      new GetFunctionConfigurationCommand({ FunctionName: await functionOf(TOLD.get(setting) ?? '') }),
    );
    const url = Environment?.Variables?.[setting];
    if (url === undefined) throw new Error(`nobody is told ${setting}`);
    return url;
  }
  return {
    s3,
    sqs,
    lambda,
    functionOf,
    run: async (job, event) => {
      const answer = await lambda.send(
        new InvokeCommand({ FunctionName: await functionOf(job), Payload: Buffer.from(JSON.stringify(event)) }),
      );
      const text = Buffer.from(answer.Payload ?? []).toString();
      if (answer.FunctionError !== undefined) throw new Error(`${job} failed: ${text}`);
      return text === '' ? undefined : JSON.parse(text);
    },
    queue,
    tell: async (setting, message) => {
      await sqs.send(new SendMessageCommand({ QueueUrl: await queue(setting), MessageBody: JSON.stringify(message) }));
    },
  };
}
