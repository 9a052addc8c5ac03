import { randomUUID } from 'node:crypto';
import { CreateStackCommand } from '@aws-sdk/client-cloudformation';
import {
  CreateReceiptRuleSetCommand,
  SetActiveReceiptRuleSetCommand,
  VerifyDomainIdentityCommand,
} from '@aws-sdk/client-ses';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { readConfiguration } from '#infra/configuration.ts';
import { readCapacity } from '#infra/deploy/capacity.ts';
import { checkAccount } from '#infra/deploy/check-account.ts';
import { type Clients, clientsIn } from '#infra/deploy/clients.ts';
import { KINDS, readOwned } from '#infra/deploy/leftovers.ts';
import { readIdentities, readReceiving, readSending } from '#infra/deploy/mail.ts';
import { readCertificate, readZone } from '#infra/deploy/names.ts';
import { readMalwareProtection } from '#infra/deploy/regions.ts';
import { foundStacks } from '#infra/deploy/stack-states.ts';
import { localAws } from '#test/support/local-aws.ts';
import { waitFor } from '#test/support/wait-for.ts';
import { type Answer, answering, json, sesFault } from './answering.ts';
import { planned, resource } from './planned.ts';

const HERE = 'eu-west-2';

describe('the readings against the local cloud', () => {
  const suffix = randomUUID().slice(0, 8);
  const name = `front-door-${suffix}`;
  const domain = `${suffix}.invented.example`;
  let clients: Clients;

  beforeAll(async () => {
    clients = clientsIn(HERE, localAws());
    const TemplateBody = JSON.stringify({
      Resources: {
        StorageCases: {
          Type: 'AWS::DynamoDB::Table',
          Properties: {
            BillingMode: 'PAY_PER_REQUEST',
            AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
            KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
          },
        },
        StorageMail: { Type: 'AWS::S3::Bucket' },
        StorageKey: { Type: 'AWS::KMS::Key', Properties: { Description: name } },
        StorageSecret: {
          Type: 'AWS::SecretsManager::Secret',
          Properties: { Name: `${name}/origin`, SecretString: 'x' },
        },
        Logs: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: `${name}-logs` } },
      },
      Outputs: { BootstrapVersion: { Value: '28' } },
    });
    await clients.cloudFormation.send(new CreateStackCommand({ StackName: name, TemplateBody }));
    await waitFor('the stack', async () =>
      (await foundStacks(clients)).find((stack) => stack.name === name && stack.status === 'CREATE_COMPLETE'),
    );
  });

  it('find a stack, its state and the version of a bootstrap', async () => {
    expect((await foundStacks(clients)).filter((stack) => stack.name === name)).toEqual([
      { name, status: 'CREATE_COMPLETE', isProtected: false, bootstrapVersion: 28 },
    ]);
  });

  it('find every kind that a stack may leave behind, as CloudFormation knows it', async () => {
    const owned = await readOwned(clients, [name]);
    expect(owned.size).toBe(5);
    for (const kind of KINDS) {
      const ours = (await kind.read(clients)).filter(({ id, called }) => owned.has(id) || owned.has(called));
      expect([kind.plural, ours.length]).toEqual([kind.plural, 1]);
    }
  });

  it('name nothing of another stage as left over, though its key and secret are called like ours', async () => {
    const plan = planned(
      'front-door',
      HERE,
      resource('StorageKey', 'AWS::KMS::Key', { Description: name }),
      resource('StorageSecret', 'AWS::SecretsManager::Secret', { Name: `${name}/origin` }),
    );
    const configuration = readConfiguration((setting) => (setting === 'target' ? 'aws' : undefined));
    const { findings } = await checkAccount({ configuration, planned: [plan], folder: 'FOLDER' }, () => clients);
    expect(findings.filter(({ sentence }) => sentence.includes('belong to no stack'))).toEqual([]);
  });

  it("find Lambda's concurrency, and that a stack without functions reserves none", async () => {
    const { limit, unreserved, ours } = await readCapacity(clients, [name]);
    expect(limit).toBeGreaterThan(0);
    expect(unreserved).toBeLessThanOrEqual(limit);
    expect(ours).toBe(0);
  });

  it("find SES's identities and the active rule set", async () => {
    await clients.ses.send(new VerifyDomainIdentityCommand({ Domain: domain }));
    expect(await readIdentities(clients, [domain, 'unknown.invented.example'])).toEqual([domain]);
    expect(await readReceiving(clients)).toMatchObject({ receives: true });
    await clients.ses.send(new CreateReceiptRuleSetCommand({ RuleSetName: name }));
    await clients.ses.send(new SetActiveReceiptRuleSetCommand({ RuleSetName: name }));
    expect(await readReceiving(clients)).toEqual({ receives: true, active: name });
    await clients.ses.send(new SetActiveReceiptRuleSetCommand({}));
  });
});

/** Returns the clients of an account that gives one answer to everything. */
const accountThat = (answer: Answer) => clientsIn(HERE, answering(() => answer).settings);
describe('the readings of what the local cloud does not have', () => {
  it("are SES's sandbox, its quota and a pause", async () => {
    const quota = { Max24HourSend: 200, MaxSendRate: 1, SentLast24Hours: 0 };
    const account = {
      ProductionAccessEnabled: false,
      SendingEnabled: true,
      EnforcementStatus: 'HEALTHY',
      SendQuota: quota,
    };
    expect(await readSending(accountThat(json(account)))).toEqual({
      inSandbox: true,
      isPaused: false,
      mostADay: 200,
      mostASecond: 1,
    });
    const shut = { ...account, ProductionAccessEnabled: true, EnforcementStatus: 'SHUTDOWN' };
    expect(await readSending(accountThat(json(shut)))).toMatchObject({ inSandbox: false, isPaused: true });
    expect(await readSending(accountThat(json({ ...account, SendingEnabled: false })))).toMatchObject({
      isPaused: true,
    });
  });

  it('are a Region that receives no mail, and another fault of SES', async () => {
    expect(await readReceiving(accountThat(sesFault('InvalidAction', 'Unavailable Operation')))).toEqual({
      receives: false,
    });
    await expect(readReceiving(accountThat(sesFault('AccessDenied', 'x')))).rejects.toMatchObject({
      name: 'AccessDenied',
    });
  });

  it('are a hosted zone of Route 53', async () => {
    const zone = (isPrivate: boolean): Answer => ({
      body: `<GetHostedZoneResponse xmlns="https://route53.amazonaws.com/doc/2013-04-01/"><HostedZone><Id>/hostedzone/Z1</Id><Name>children.invented.example.</Name><CallerReference>x</CallerReference><Config><PrivateZone>${isPrivate}</PrivateZone></Config></HostedZone></GetHostedZoneResponse>`,
    });
    const name = 'children.invented.example';
    expect(await readZone(accountThat(zone(false)), 'Z1')).toEqual({ name, isPrivate: false });
    expect(await readZone(accountThat(zone(true)), 'Z1')).toEqual({ name, isPrivate: true });
    const missing = {
      status: 404,
      body: '<ErrorResponse xmlns="https://route53.amazonaws.com/doc/2013-04-01/"><Error><Type>Sender</Type><Code>NoSuchHostedZone</Code><Message>No hosted zone found with ID: Z1</Message></Error></ErrorResponse>',
    };
    expect(await readZone(accountThat(missing), 'Z1')).toBeUndefined();
  });

  it('are a certificate of ACM', async () => {
    const arn = 'arn:aws:acm:us-east-1:111122223333:certificate/1';
    const certificate = {
      Status: 'ISSUED',
      DomainName: 'a.example',
      SubjectAlternativeNames: ['a.example', '*.b.example'],
    };
    expect(await readCertificate(accountThat(json({ Certificate: certificate })), arn)).toEqual({
      status: 'ISSUED',
      names: ['a.example', '*.b.example'],
    });
    const missing = json({ __type: 'ResourceNotFoundException', message: 'x' }, 400);
    expect(await readCertificate(accountThat(missing), arn)).toBeUndefined();
  });

  it("are GuardDuty's malware protection, and a Region without GuardDuty", async () => {
    expect(await readMalwareProtection(accountThat(json({ malwareProtectionPlans: [] })))).toBe(true);
    const absent = clientsIn('xx-nowhere-1', {
      ...answering(() => json({})).settings,
      requestHandler: {
        handle: () => Promise.reject(Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' })),
        metadata: { handlerProtocol: 'http/1.1' },
      },
    });
    expect(await readMalwareProtection(absent)).toBe(false);
    const refused = json({ message: 'x' }, 403, 'AccessDeniedException');
    await expect(readMalwareProtection(accountThat(refused))).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });
});
