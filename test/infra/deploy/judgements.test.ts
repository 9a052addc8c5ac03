import { describe, expect, it } from '@jest/globals';
import { readConfiguration } from '#infra/configuration.ts';
import { judgeCapacity } from '#infra/deploy/capacity.ts';
import { type Finding, run } from '#infra/deploy/finding.ts';
import { judgeLeft, KINDS } from '#infra/deploy/leftovers.ts';
import { judgeIdentities, judgeReceiving, judgeSending } from '#infra/deploy/mail.ts';
import { judgeCertificate, judgeZone } from '#infra/deploy/names.ts';
import { judgeMalwareProtection, judgeRegion } from '#infra/deploy/regions.ts';
import { allSucceededOnce, type FoundStack, judgeBootstrap, judgeState } from '#infra/deploy/stack-states.ts';
import { planned, resource } from './planned.ts';

const HERE = 'eu-west-2';
const settings = (given: Record<string, string> = {}) => {
  const all: Record<string, string> = {
    target: 'aws',
    mailbox: 'referrals@children.invented.example',
    sender: 'no-reply@children.invented.example',
    ...given,
  };
  return readConfiguration((name) => all[name]);
};
const stopping = (findings: readonly Finding[]) =>
  findings.filter(({ stops }) => stops).map(({ sentence }) => sentence);
const stack = (status: string, over: Partial<FoundStack> = {}): FoundStack => ({
  name: 'front-door',
  status,
  isProtected: false,
  bootstrapVersion: undefined,
  ...over,
});

describe('what stops a deployment', () => {
  it('is a Region of another partition, or one without inbound mail or GuardDuty', () => {
    for (const region of ['cn-north-1', 'us-gov-west-1', 'eu-isoe-west-1', 'eusc-de-east-1'])
      expect(stopping(judgeRegion(region))).toEqual([expect.stringContaining(region)]);
    expect([...judgeRegion(HERE), ...judgeRegion('us-east-1')]).toEqual([]);
    expect(stopping(judgeReceiving(settings(), { receives: false }))).toEqual([
      expect.stringContaining('receives no mail'),
    ]);
    expect(stopping(judgeMalwareProtection(HERE, false))).toEqual([expect.stringContaining('scanner=clamav')]);
    expect(judgeMalwareProtection(HERE, true)).toEqual([]);
  });

  it("is CDK's bootstrap, missing or too old, whatever its stack is called", () => {
    const ours = [planned('front-door', HERE)];
    expect(stopping(judgeBootstrap(HERE, ours, []))).toEqual([
      expect.stringContaining('npx aws-cdk@2 bootstrap aws://ACCOUNT/eu-west-2 aws://ACCOUNT/us-east-1'),
    ]);
    expect(stopping(judgeBootstrap(HERE, ours, [stack('CREATE_COMPLETE', { bootstrapVersion: 5 })]))).toEqual([
      expect.stringContaining('older than version 6'),
    ]);
    const own = stack('CREATE_COMPLETE', { name: 'our-toolkit', bootstrapVersion: 28 });
    expect(judgeBootstrap(HERE, ours, [own])).toEqual([]);
  });

  it.each([
    ['UPDATE_IN_PROGRESS', 'wait until that ends'],
    ['DELETE_IN_PROGRESS', 'wait until that ends'],
    [
      'UPDATE_ROLLBACK_FAILED',
      'aws cloudformation continue-update-rollback --stack-name front-door --region eu-west-2',
    ],
    ['UPDATE_FAILED', 'aws cloudformation rollback-stack --stack-name front-door --region eu-west-2'],
    ['CREATE_FAILED', 'aws cloudformation rollback-stack'],
    ['DELETE_FAILED', 'can be neither changed nor made'],
  ])('is a stack in the state %s', (status, advice) => {
    expect(stopping(judgeState(stack(status), HERE))).toEqual([expect.stringContaining(advice)]);
  });

  it('is a stack whose creation failed only if it is protected: else it is made again', () => {
    for (const status of ['ROLLBACK_COMPLETE', 'ROLLBACK_FAILED']) {
      expect(stopping(judgeState(stack(status, { isProtected: true }), HERE))).toEqual([
        expect.stringContaining('--destroy'),
      ]);
      expect(judgeState(stack(status), HERE)).toEqual([
        { stops: false, sentence: expect.stringContaining('deletes it and makes it again') },
      ]);
    }
    for (const status of ['CREATE_COMPLETE', 'UPDATE_ROLLBACK_COMPLETE', 'REVIEW_IN_PROGRESS'])
      expect(judgeState(stack(status, { isProtected: true }), HERE)).toEqual([]);
  });

  it('is a concurrency of which Lambda would keep fewer than 100, counting what our own stacks hold', () => {
    const needs = (limit: number, unreserved = limit, ours = 0) =>
      stopping(judgeCapacity(61, { limit, unreserved, ours }));
    expect(needs(10)).toEqual([expect.stringContaining('at least 161')]);
    expect(needs(160)).toEqual([expect.stringContaining('at least 161')]);
    expect(needs(161)).toEqual([]);
    expect(needs(1000, 120)).toEqual([expect.stringContaining('at least 1041')]);
    expect(judgeCapacity(61, { limit: 1000, unreserved: 900, ours: 61 })).toEqual([
      { stops: false, sentence: expect.stringContaining("reserve 61 of the account's 1000") },
    ]);
    // An update reserves again what it reserves already.
    expect(needs(161, 100, 61)).toEqual([]);
  });

  it('is a receipt rule set that is not the one which would have our rule', () => {
    const active = (name?: string) => ({ receives: true as const, active: name });
    expect(judgeReceiving(settings(), active())).toEqual([]);
    expect(judgeReceiving(settings(), active('front-door-main'))).toEqual([]);
    expect(stopping(judgeReceiving(settings(), active('theirs')))).toEqual([
      expect.stringContaining('receiptRuleSet=theirs'),
    ]);
    const theirs = settings({ receiptRuleSet: 'theirs' });
    expect(judgeReceiving(theirs, active('theirs'))).toEqual([]);
    expect(stopping(judgeReceiving(theirs, active()))).toEqual([expect.stringContaining('no set')]);
  });

  it('is an identity of the mail domain that is not ours', () => {
    const domain = 'children.invented.example';
    expect(stopping(judgeIdentities('front-door-edge', new Set(), [domain]))).toEqual([
      expect.stringContaining('import it into the stack front-door-edge'),
    ]);
    expect(judgeIdentities('front-door-edge', new Set([domain]), [domain])).toEqual([]);
  });

  it('is a hosted zone that is missing, private or of another name', () => {
    const ours = settings({ hostedZone: 'children.invented.example', hostedZoneId: 'Z1' });
    const zone = (name: string, isPrivate = false) => judgeZone(ours, { name, isPrivate });
    expect(stopping(judgeZone(ours, undefined))).toEqual([expect.stringContaining('no hosted zone Z1')]);
    expect(stopping(zone('other.example'))).toEqual([expect.stringContaining('other.example')]);
    expect(stopping(zone('children.invented.example', true))).toEqual([expect.stringContaining('private')]);
    expect(zone('children.invented.example')).toEqual([]);
  });

  it('is a certificate that is missing, not issued or of another name', () => {
    const ours = settings({ webDomain: 'refer.invented.example' });
    const certificate = (status: string, ...names: string[]) => judgeCertificate(ours, { status, names });
    expect(stopping(judgeCertificate(ours, undefined))).toEqual([expect.stringContaining('us-east-1')]);
    expect(stopping(certificate('PENDING_VALIDATION', 'refer.invented.example'))).toEqual([
      expect.stringContaining('PENDING_VALIDATION'),
    ]);
    for (const other of ['invented.example', '*.example', '*.refer.invented.example', 'prefer.invented.example'])
      expect(stopping(certificate('ISSUED', other))).toHaveLength(1);
    expect(certificate('ISSUED', 'www.invented.example', '*.invented.example')).toEqual([]);
    expect(certificate('ISSUED', 'refer.invented.example')).toEqual([]);
  });
});

describe('what matters and stops nothing', () => {
  it("is SES's sandbox, its quota and a pause", () => {
    const sending = { inSandbox: true, isPaused: false, mostADay: 200, mostASecond: 1 };
    const [sandbox, ...none] = judgeSending(HERE, sending);
    expect(none).toEqual([]);
    expect(sandbox).toEqual({ stops: false, sentence: expect.stringContaining('200 mails a day and 1 a second') });
    const paused = judgeSending(HERE, { ...sending, inSandbox: false, isPaused: true });
    expect(paused.map(({ stops }) => stops)).toEqual([false, false]);
    expect(paused[0]?.sentence).toContain('paused');
  });

  it('is a reading that the account refuses, with the permission that is missing, or one that fails', async () => {
    const failing = (fault: unknown) =>
      run({
        subject: 'The hosted zone',
        permission: 'route53:GetHostedZone',
        read: () => Promise.reject(fault),
        judge: () => [],
      });
    for (const name of ['AccessDenied', 'AccessDeniedException']) {
      expect(await failing(Object.assign(new Error('arn of somebody'), { name }))).toEqual([
        {
          stops: false,
          sentence: 'The hosted zone: not checked, because your credentials may not call route53:GetHostedZone.',
        },
      ]);
    }
    expect(await failing(Object.assign(new Error('x'), { code: 'ECONNRESET' }))).toEqual([
      { stops: false, sentence: expect.stringContaining('failed (ECONNRESET)') },
    ]);
  });
});

describe('what an earlier stack left behind', () => {
  const [bucket, , key, secret] = KINDS;
  const ours = planned(
    'front-door',
    HERE,
    resource('StorageMail2F16B83F', 'AWS::S3::Bucket'),
    resource('StorageDataKeyE30A', 'AWS::KMS::Key', { Description: 'Front Door records' }),
    resource('StorageOriginSecretA1', 'AWS::SecretsManager::Secret', { Name: 'front-door-main/origin' }),
    resource('StorageCursorSecretB2', 'AWS::SecretsManager::Secret'),
  );
  const left = (kind: (typeof KINDS)[number] | undefined, existing: [string, string][], owned: string[] = []) => {
    if (kind === undefined) throw new Error('no such kind');
    const all = existing.map(([id, called]) => ({ id, called }));
    return judgeLeft(kind, [ours], 'FOLDER', new Set(owned), all);
  };
  const mail = 'front-door-storagemail2f16b83f-1x2y3z';

  it('is named with the way to import it, and does not stop beside a name that CloudFormation makes', () => {
    const [found, ...none] = left(bucket, [
      [mail, mail],
      ['front-door-trial-storagemail2f16b83f-1', 'front-door-trial-storagemail2f16b83f-1'],
      ['holiday-pictures', 'holiday-pictures'],
    ]);
    expect(none).toEqual([]);
    expect(found?.stops).toBe(false);
    expect(found?.sentence).toContain(`The buckets ${mail} belong to no stack`);
    expect(found?.sentence).toContain('npx cdk import front-door --app FOLDER');
  });

  it('stops where its name is the one that we give', () => {
    const found = left(secret, [
      ['arn:1', 'front-door-main/origin'],
      ['arn:2', 'StorageCursorSecretB2-9z8y'],
      ['arn:3', 'payroll'],
    ]);
    expect(found.map(({ stops }) => stops)).toEqual([true, false]);
    expect(found[0]?.sentence).toContain('arn:1');
    expect(found[1]?.sentence).toContain('arn:2');
  });

  it('is a key with the description of one of ours, and nothing that a stack owns', () => {
    expect(left(key, [['k-1', 'Front Door records']])).toHaveLength(1);
    expect(left(key, [['k-1', '']])).toEqual([]);
    expect(left(bucket, [[mail, mail]], [mail])).toEqual([]);
  });
});

it('stacks are protected once each of them has succeeded', () => {
  const plan = [planned('front-door', HERE), planned('front-door-web-acl', 'us-east-1')];
  const states = (...statuses: string[]) =>
    allSucceededOnce(plan, (region) =>
      region === HERE
        ? [stack(statuses[0] ?? '')]
        : [stack(statuses[1] ?? 'CREATE_COMPLETE', { name: 'front-door-web-acl' })],
    );
  expect(states('CREATE_COMPLETE')).toBe(true);
  expect(states('UPDATE_ROLLBACK_COMPLETE', 'UPDATE_COMPLETE')).toBe(true);
  for (const status of ['ROLLBACK_COMPLETE', 'REVIEW_IN_PROGRESS', 'DELETE_FAILED', 'UPDATE_ROLLBACK_FAILED'])
    expect(states(status)).toBe(false);
  expect(allSucceededOnce(plan, () => [])).toBe(false);
});
