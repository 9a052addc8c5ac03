import { describe, expect, it } from '@jest/globals';
import { readConfiguration } from '#infra/configuration.ts';
import { checkAccount } from '#infra/deploy/check-account.ts';
import { clientsIn } from '#infra/deploy/clients.ts';
import { localAws } from '#test/support/local-aws.ts';
import { answering, json, sesFault } from './answering.ts';
import { planned, resource } from './planned.ts';

const HERE = 'eu-west-2';

describe('the preflight', () => {
  const given: Record<string, string> = {
    target: 'aws',
    councilName: 'Invented Council',
    mailbox: 'referrals@children.invented.example',
    sender: 'no-reply@children.invented.example',
    hostedZone: 'children.invented.example',
    hostedZoneId: 'Z1',
    webDomain: 'refer.invented.example',
    certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/1',
  };
  const configuration = readConfiguration((name) => given[name]);
  const plan = [
    planned('front-door', HERE, resource('A', 'AWS::Lambda::Function', { ReservedConcurrentExecutions: 61 })),
    planned('front-door-web-acl', 'us-east-1'),
  ];
  const wanted = { configuration, planned: plan, folder: 'FOLDER' };

  it('names every permission that is refused, goes on, and stops where the stacks cannot be read', async () => {
    const asked = answering(({ hostname, body }) => {
      if (hostname.startsWith('sts')) {
        return {
          body: '<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Account>111122223333</Account></GetCallerIdentityResult></GetCallerIdentityResponse>',
        };
      }
      const xml = body.startsWith('Action=') || hostname.startsWith('route53') || hostname.startsWith('s3');
      return xml
        ? { ...sesFault('AccessDenied', 'x'), status: 403 }
        : json({ message: 'x' }, 403, 'AccessDeniedException');
    });
    const { account, findings } = await checkAccount(wanted, (region) => clientsIn(region, asked.settings));
    expect(account).toBe('111122223333');
    expect(findings.filter(({ stops }) => stops).map(({ sentence }) => sentence)).toEqual([
      expect.stringContaining('cloudformation:DescribeStacks in eu-west-2'),
      expect.stringContaining('cloudformation:DescribeStacks in us-east-1'),
    ]);
    const refused = findings.filter(({ stops }) => !stops).map(({ sentence }) => sentence);
    for (const permission of [
      'ses:GetAccount',
      'ses:DescribeActiveReceiptRuleSet',
      'guardduty:ListMalwareProtectionPlans',
      'route53:GetHostedZone',
      'acm:DescribeCertificate',
    ])
      expect(refused).toContainEqual(expect.stringContaining(`may not call ${permission}.`));
    expect(refused).toHaveLength(6);
    expect(refused).toContainEqual(expect.stringContaining('No alarm reaches anybody: set alarmEmail'));
  });

  it('says that there are no credentials, or that AWS does not take them, and asks nothing else', async () => {
    const expired = answering(() => ({
      status: 403,
      body: '<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>ExpiredToken</Code><Message>x</Message></Error></ErrorResponse>',
    }));
    const { findings } = await checkAccount(wanted, (region) => clientsIn(region, expired.settings));
    expect(findings).toEqual([{ stops: true, sentence: expect.stringContaining('ExpiredToken') }]);
    expect(expired.bodies).toHaveLength(1);
    const none = async () => {
      throw Object.assign(new Error('x'), { name: 'CredentialsProviderError' });
    };
    const without = await checkAccount(wanted, (region) =>
      clientsIn(region, { ...expired.settings, credentials: none }),
    );
    expect(without.findings).toEqual([{ stops: true, sentence: expect.stringContaining('AWS_PROFILE') }]);
    const unreachable = async () => {
      throw Object.assign(new Error('x'), { code: 'ENOTFOUND' });
    };
    const offline = await checkAccount(wanted, (region) =>
      clientsIn(region, { ...expired.settings, credentials: unreachable }),
    );
    expect(offline.findings).toEqual([{ stops: true, sentence: expect.stringContaining('cannot be reached') }]);
  });

  it('reads the local cloud to its end, where two services are missing', async () => {
    const { account, findings, stacks } = await checkAccount(wanted, (region) =>
      clientsIn(region, { ...localAws(), region, maxAttempts: 1 }),
    );
    expect(account).toBe('000000000000');
    expect([...stacks.keys()].sort()).toEqual([HERE, 'us-east-1']);
    const all = findings.map(({ sentence }) => sentence).join('\n');
    expect(all).not.toMatch(/may not call|Lambda's concurrency: not|Left .*: not/);
  });
});
