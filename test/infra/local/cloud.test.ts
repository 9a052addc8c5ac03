import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { CloudFormationClient, CreateStackCommand, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { GetFunctionConcurrencyCommand, InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { DeleteObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { CreateTopicCommand, SNSClient } from '@aws-sdk/client-sns';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import * as z from 'zod';
import { awsSettings } from '#infra/local/aws-settings.ts';
import { type Cloud, startCloud } from '#infra/local/cloud.ts';
import { allowSendingFrom, applyUnsupported } from '#infra/local/cloud-gaps.ts';
import { functionLogs } from '#infra/local/function-logs.ts';
import { until } from '#infra/local/kept-process.ts';
import { type Mailbox, startMailbox } from '#infra/local/mailbox.ts';
import { freePorts, HOST } from '#infra/local/ports.ts';
import { isAlive, ProcessBirth } from '#infra/local/process-birth.ts';
import { unsavedIn } from '#infra/local/saved-state.ts';
import { streamedTable } from './streamed-table.ts';

/** A start takes 2 s on our machines, and the work after a change less than a second. A slower machine gets more time in proportion. */
const SETTLES_AT_LEAST_MS = 20_000;
const TIMES_THE_START = 10;
jest.setTimeout(300_000);
const PidFile = z.object({ keeper: ProcessBirth, server: ProcessBirth });

describe('the local cloud', () => {
  let stateDir: string;
  let cloud: Cloud;
  let mailbox: Mailbox;
  let template: ReturnType<typeof streamedTable>;
  const events: string[] = [];
  let settlesMs = SETTLES_AT_LEAST_MS;
  const listener = createServer(async (asked, answer) => {
    events.push(await text(asked));
    answer.end();
  });

  beforeAll(async () => {
    stateDir = await mkdtemp(join(tmpdir(), 'cloud-'));
    await new Promise<void>((resolve) => listener.listen(0, HOST, resolve));
    const { port } = listener.address() as AddressInfo;
    template = streamedTable(`http://${HOST}:${port}`, join(stateDir, 'first-worker'));
    const ports = await freePorts();
    const begun = performance.now();
    [cloud, mailbox] = await Promise.all([
      startCloud({ stateDir, port: ports.gateway, relayTo: `${HOST}:${ports.mailboxSmtp}`, saveEverySeconds: 60 }),
      startMailbox({ stateDir, pagePort: ports.mailboxPage, smtpPort: ports.mailboxSmtp, warn: () => undefined }),
    ]);
    settlesMs = Math.max(SETTLES_AT_LEAST_MS, TIMES_THE_START * (performance.now() - begun));
    const cloudFormation = new CloudFormationClient(awsSettings(cloud.endpoint));
    await cloudFormation.send(
      new CreateStackCommand({
        StackName: 'stack',
        TemplateBody: JSON.stringify(template),
        Capabilities: ['CAPABILITY_IAM'],
      }),
    );
    const complete = await until(async () => {
      const { Stacks } = await cloudFormation.send(new DescribeStacksCommand({ StackName: 'stack' }));
      return Stacks?.[0]?.StackStatus === 'CREATE_COMPLETE';
    }, settlesMs);
    expect(complete).toBe(true);
  });
  afterAll(async () => {
    await cloud.stop();
    await mailbox.stop();
    listener.closeAllConnections();
    await new Promise((resolve) => listener.close(resolve));
    await rm(stateDir, { recursive: true, force: true });
  });

  const put = (pk: string) =>
    new DynamoDBClient(awsSettings(cloud.endpoint)).send(
      new PutItemCommand({ TableName: 'items', Item: { pk: { S: pk } } }),
    );
  const has = async (pk: string) => {
    const items = new DynamoDBClient(awsSettings(cloud.endpoint));
    return (await items.send(new GetItemCommand({ TableName: 'items', Key: { pk: { S: pk } } }))).Item !== undefined;
  };
  const reachesTheFunction = (pk: string) =>
    until(() => events.some((event) => event.includes(`"S":"${pk}"`)), settlesMs);
  const called = async (event: string) => {
    const lambda = new LambdaClient(awsSettings(cloud.endpoint));
    const { Payload } = await lambda.send(new InvokeCommand({ FunctionName: 'seen', Payload: event }));
    return Buffer.from(Payload ?? []).toString();
  };

  it('runs functions on the Node that Lambda has', async () => {
    expect(await called('{}')).toBe(`"${process.version}"`);
    expect(process.version).toMatch(/^v24\./);
  });

  it('answers each of several calls when one worker of their function does not start', async () => {
    const lambda = new LambdaClient(awsSettings(cloud.endpoint));
    const call = async () => {
      const { Payload, FunctionError } = await lambda.send(new InvokeCommand({ FunctionName: 'late' }));
      return FunctionError ?? Buffer.from(Payload ?? []).toString();
    };
    expect(await Promise.all(Array.from({ length: 4 }, call))).toEqual(Array(4).fill('"answered"'));
    expect(await readFile(cloud.logFile, 'utf8')).toContain('A worker of late did not start, and is started again');
  });

  it('keeps what functions log, sometimes only after their next call', async () => {
    // It waits 50 ms for a line of the call that has ended: on a busy machine it gets it with the next call.
    const isKept = async () => {
      await called('{ "mark": "kept" }');
      return (await functionLogs(cloud.endpoint)).includes('{"mark":"kept"}');
    };
    expect(await until(isKept, settlesMs)).toBe(true);
  });

  it('works after a restart: the next change of a table reaches the function', async () => {
    await put('before');
    expect(await reachesTheFunction('before')).toBe(true);
    await cloud.restart();
    await put('after');
    expect(await reachesTheFunction('after')).toBe(true);
  });

  it('saves while it runs, so that a kill loses nothing that it had time to save', async () => {
    await put('saved before the kill');
    expect(await until(async () => (await unsavedIn(stateDir)) === undefined, settlesMs)).toBe(true);
    const { server } = PidFile.parse(JSON.parse(await readFile(join(stateDir, 'cloud.pid'), 'utf8')));
    process.kill(server.pid, 'SIGKILL');
    await cloud.ended();
    expect(await unsavedIn(stateDir)).toBeUndefined();
    await cloud.restart();
    expect(await has('saved before the kill')).toBe(true);
  });

  it('says what may be missing after a kill before the save', async () => {
    const { server } = PidFile.parse(JSON.parse(await readFile(join(stateDir, 'cloud.pid'), 'utf8')));
    // Nothing of the start is left to save: the next save comes for this change alone, a quiet while after it.
    await put('saved before');
    expect(await until(async () => (await unsavedIn(stateDir)) === undefined, settlesMs)).toBe(true);
    const before = Date.now();
    await put('too late to be saved');
    process.kill(server.pid, 'SIGKILL');
    await cloud.ended();
    const unsaved = await unsavedIn(stateDir);
    expect(unsaved?.savedAt?.getTime()).toBeLessThan(before);
    expect(unsaved?.changedAt.getTime()).toBeGreaterThanOrEqual(before - 1);
    await cloud.restart();
    expect(await has('too late to be saved')).toBe(false);
  });

  it('loses nothing when its keeper is killed: it is stopped, and saves', async () => {
    const { keeper, server } = PidFile.parse(JSON.parse(await readFile(join(stateDir, 'cloud.pid'), 'utf8')));
    await put('kept without a keeper');
    process.kill(keeper.pid, 'SIGKILL');
    await cloud.ended();
    expect(isAlive(server)).toBe(true);
    await cloud.restart();
    expect(isAlive(server)).toBe(false);
    expect(await unsavedIn(stateDir)).toBeUndefined();
    expect(await has('kept without a keeper')).toBe(true);
  });

  it('lets only its owner read its state', async () => {
    await cloud.restart();
    const entries = await readdir(join(stateDir, 'cloud'), { recursive: true, withFileTypes: true });
    expect(entries.filter((entry) => entry.isFile()).length).toBeGreaterThan(10);
    for (const entry of entries) {
      const path = join(entry.parentPath, entry.name);
      const { mode } = await stat(path);
      expect({ path, others: mode & 0o077 }).toEqual({ path, others: 0 });
    }
    expect((await stat(cloud.logFile)).mode & 0o077).toBe(0);
  });

  it('gets what its CloudFormation leaves out: reserved concurrency and Object Lock', async () => {
    await writeFile(join(stateDir, 'stack.template.json'), JSON.stringify(template));
    await applyUnsupported(cloud.endpoint, 'stack', stateDir);
    const lambda = new LambdaClient(awsSettings(cloud.endpoint));
    const { ReservedConcurrentExecutions } = await lambda.send(
      new GetFunctionConcurrencyCommand({ FunctionName: 'seen' }),
    );
    expect(ReservedConcurrentExecutions).toBe(2);
    const s3 = new S3Client({ ...awsSettings(cloud.endpoint), forcePathStyle: true });
    const { VersionId } = await s3.send(new PutObjectCommand({ Bucket: 'segments', Key: '1', Body: 'segment' }));
    await expect(s3.send(new DeleteObjectCommand({ Bucket: 'segments', Key: '1', VersionId }))).rejects.toThrow(
      'object lock',
    );
  });

  it('relays mail to the mailbox page, with its headers and with the id that the sender got', async () => {
    const { TopicArn } = await new SNSClient(awsSettings(cloud.endpoint)).send(
      new CreateTopicCommand({ Name: 'events' }),
    );
    await allowSendingFrom(cloud.endpoint, 'frontdoor.example', TopicArn ?? '');
    const raw =
      'From: frontdoor@frontdoor.example\r\nTo: ann@oakfield.example\r\nSubject: FD\r\nAuto-Submitted: auto-replied\r\n\r\nHello\r\n';
    const { MessageId } = await new SESClient(awsSettings(cloud.endpoint)).send(
      new SendRawEmailCommand({ RawMessage: { Data: Buffer.from(raw) } }),
    );
    expect(await until(async () => (await mailbox.emails()).length === 1, settlesMs)).toBe(true);
    const [email] = await mailbox.emails();
    expect(email).toMatchObject({ subject: 'FD', to: [{ address: 'ann@oakfield.example' }] });
    expect(email?.headers).toMatchObject({ 'message-id': `<${MessageId}>`, 'auto-submitted': 'auto-replied' });
    const log = () => readFile(cloud.logFile, 'utf8');
    expect(await until(async () => (await log()).includes('SMTP relay: (address)'), settlesMs)).toBe(true);
    expect(await log()).not.toContain('oakfield.example');
  });
});
