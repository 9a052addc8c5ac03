import { describe, expect, it } from '@jest/globals';
import { ACCOUNT } from './account.ts';
import { CONSOLE_INVOKES, everyJob, JOBS, SCAN } from './job-permissions.ts';
import { permissionsOf, trustOf } from './policies.ts';
import { deployed, ofType, plain, templatesOf } from './synthesised.ts';

/** The function that each schedule may start. */
const SCHEDULES: Readonly<Record<string, string>> = {
  CorrespondenceSweep: 'CorrespondenceSendFunction',
  CaseworkEveryMinute: 'CaseworkClockFunction',
  CaseworkEveryQuarter: 'CaseworkReconcileFunction',
  FollowingSweep: 'FollowingFollowFunction',
  AuditSweep: 'AuditSealFunction',
};

const OUR_SCHEDULES = [
  'scheduler.amazonaws.com',
  `StringEquals aws:SourceAccount ${ACCOUNT}`,
  `StringEquals aws:SourceArn arn:<Partition>:scheduler:eu-west-2:${ACCOUNT}:schedule-group/default`,
].join(' when ');

const ITS_RULE = `arn:<Partition>:events:eu-west-2:${ACCOUNT}:rule/DO-NOT-DELETE-AmazonGuardDutyMalwareProtectionS3*`;
const QUARANTINE = 'arn:<Partition>:s3:::<front-door QuarantineBucket>';
const GUARDDUTY = 'malware-protection-plan.guardduty.amazonaws.com';

/** The roles of the edge: who may assume them, and what they may do. */
const EDGE: Readonly<Record<string, { trust: string; may: readonly string[] }>> = {
  InboundMailActivation: {
    trust: 'lambda.amazonaws.com',
    may: [
      // Receipt rule sets are not resources in IAM.
      '*: ses:CreateReceiptRuleSet, ses:DescribeActiveReceiptRuleSet, ses:DescribeReceiptRuleSet, ses:SetActiveReceiptRuleSet',
      'InboundMailActivationLogs: logs:CreateLogStream, logs:PutLogEvents',
    ],
  },
  MalwareProtection: {
    trust: `${GUARDDUTY} when StringEquals aws:SourceAccount ${ACCOUNT} when ArnLike aws:SourceArn arn:<Partition>:guardduty:eu-west-2:${ACCOUNT}:malware-protection-plan/*`,
    may: [
      `${ITS_RULE} when StringLike events:ManagedBy ${GUARDDUTY}: events:DeleteRule, events:PutRule, events:PutTargets, events:RemoveTargets`,
      `${ITS_RULE}: events:DescribeRule, events:ListTargetsByRule`,
      `${QUARANTINE}/*: s3:GetObject, s3:GetObjectTagging, s3:GetObjectVersion, s3:GetObjectVersionTagging, s3:PutObjectTagging, s3:PutObjectVersionTagging`,
      `${QUARANTINE}/malware-protection-resource-validation-object: s3:PutObject`,
      `${QUARANTINE}: s3:GetBucketNotification, s3:ListBucket, s3:PutBucketNotification`,
      '<front-door StorageDataKeyArn> when StringEquals kms:ViaService s3.eu-west-2.amazonaws.com: kms:Decrypt, kms:GenerateDataKey',
    ],
  },
};

/** Actions that AWS lists without a resource (service authorization reference): the only ones on `*`. */
const WITHOUT_RESOURCE = new Set([
  'xray:PutTelemetryRecords',
  'xray:PutTraceSegments',
  'guardduty:SendObjectMalwareScan',
  'ses:CreateReceiptRuleSet',
  'ses:DescribeActiveReceiptRuleSet',
  'ses:DescribeReceiptRuleSet',
  'ses:SetActiveReceiptRuleSet',
]);

const stacks = templatesOf('aws');
const pipeline = stacks.get('front-door') ?? { Resources: {}, Outputs: {} };
const edge = stacks.get('front-door-edge') ?? { Resources: {}, Outputs: {} };
const roles = [...stacks].flatMap(([stack, template]) =>
  ofType(template, 'AWS::IAM::Role').map(([id]) => ({ stack, template, id, name: plain(id).replace(/Role$/, '') })),
);

/** Joins the lines of one resource, as IAM does. */
function merged(lines: readonly string[]): string[] {
  const all = new Map<string, Set<string>>();
  for (const line of lines) {
    const at = line.lastIndexOf(': ');
    const actions = all.get(line.slice(0, at)) ?? new Set();
    for (const action of line.slice(at + 2).split(', ')) actions.add(action);
    all.set(line.slice(0, at), actions);
  }
  return [...all].map(([resource, actions]) => `${resource}: ${[...actions].sort().join(', ')}`).sort();
}

describe('what each role may do', () => {
  it('is this table, and there is no other role', () => {
    const names = [...Object.keys(JOBS), ...Object.keys(SCHEDULES), ...Object.keys(EDGE)];
    expect(roles.map(({ name }) => name).sort()).toEqual(names.sort());
  });

  for (const [name, may] of Object.entries(JOBS)) {
    it(`${name} may do what its job needs`, () => {
      const id = roles.find((role) => role.name === name)?.id ?? '';
      expect(permissionsOf(pipeline, id)).toEqual(merged([...everyJob(name), ...may]));
      expect(trustOf(pipeline, id)).toEqual(['lambda.amazonaws.com']);
    });
  }

  it('the console may do exactly what the API of staff may, and ask three jobs in the person’s name', () => {
    const of = (name: string) =>
      permissionsOf(pipeline, roles.find((role) => role.name === name)?.id ?? '').filter(
        (line) => !/Logs: /.test(line),
      );
    expect(of('WebConsole').filter((line) => !CONSOLE_INVOKES.includes(line))).toEqual(of('CaseworkApi'));
    expect(of('WebConsole')).toEqual(expect.arrayContaining(CONSOLE_INVOKES));
  });

  it('a schedule may start one function, and only Scheduler on behalf of this account may assume its role', () => {
    for (const [name, wakes] of Object.entries(SCHEDULES)) {
      const id = roles.find((role) => role.name === name)?.id ?? '';
      expect(permissionsOf(pipeline, id)).toEqual([`${wakes}: lambda:InvokeFunction`]);
      expect(trustOf(pipeline, id)).toEqual([OUR_SCHEDULES]);
    }
  });

  it('the edge activates a rule set, and GuardDuty scans one bucket', () => {
    for (const [name, { trust, may }] of Object.entries(EDGE)) {
      const id = roles.find((role) => role.name === name)?.id ?? '';
      expect(permissionsOf(edge, id)).toEqual(merged(may));
      expect(trustOf(edge, id)).toEqual([trust]);
    }
  });

  it('never has a star for an action, and for a resource only where AWS has none', () => {
    for (const { template, id } of roles) {
      for (const line of permissionsOf(template, id)) {
        const at = line.lastIndexOf(': ');
        const actions = line.slice(at + 2).split(', ');
        expect(actions.filter((action) => action.includes('*'))).toEqual([]);
        if (line.startsWith('*')) expect(actions.filter((action) => !WITHOUT_RESOURCE.has(action))).toEqual([]);
      }
      expect(permissionsOf(template, id).filter((line) => line.startsWith('managed'))).toEqual([]);
    }
  });

  it('lets no job change or remove an audit entry, or read another prefix of the mail bucket', () => {
    const touching = roles
      .flatMap(({ template, id }) => permissionsOf(template, id))
      .filter((line) => line.startsWith('StorageAudit:'));
    expect(touching.length).toBeGreaterThan(5);
    for (const line of touching) expect(line).not.toMatch(/UpdateItem|DeleteItem|BatchWriteItem/);
  });

  it('without GuardDuty the clock may not call it, and the scan job has its own role', () => {
    const clamav = deployed('ownIssuerAndScanner');
    const template = clamav.get('front-door') ?? pipeline;
    const all = new Map(ofType(template, 'AWS::IAM::Role').map(([id]) => [plain(id), permissionsOf(template, id)]));
    expect(all.get('DocumentsScanRole')).toEqual(merged([...everyJob('DocumentsScan'), ...(SCAN.DocumentsScan ?? [])]));
    expect(all.get('CaseworkClockRole')?.join()).not.toContain('guardduty');
    expect(all.get('CaseworkClockRole')).toContain('ScanQueue: sqs:SendMessage');
    expect(ofType(clamav.get('front-door-edge') ?? edge, 'AWS::GuardDuty::MalwareProtectionPlan')).toEqual([]);
  });
});
