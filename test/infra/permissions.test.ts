import { describe, expect, it } from '@jest/globals';
import { ACCOUNT } from './account.ts';
import { permissionsOf, trustOf } from './policies.ts';
import { ofType, plain, templatesOf } from './synthesised.ts';

const WORK = 'sqs:ChangeMessageVisibility, sqs:DeleteMessage, sqs:GetQueueAttributes, sqs:ReceiveMessage';
const STREAM = 'dynamodb:DescribeStream, dynamodb:GetRecords, dynamodb:GetShardIterator, dynamodb:ListStreams';
const OUR_SES = `arn:aws:ses:eu-west-2:${ACCOUNT}`;

/** The jobs that touch no data and don't use its key. */
const NO_DATA = new Set(['DocumentsWriteForm', 'WebApiDocs']);

/** What every job may do besides its own lines: write its log and its trace, and use the data key. */
const everyJob = (name: string) => [
  '*: xray:PutTelemetryRecords, xray:PutTraceSegments',
  `${name}Logs: logs:CreateLogStream, logs:PutLogEvents`,
  ...(NO_DATA.has(name) ? [] : ['StorageDataKey: kms:Decrypt, kms:GenerateDataKey']),
];

/** All that each job's role may do: `resource: actions`, by the job's name in the template. */
const JOBS: Readonly<Record<string, readonly string[]>> = {
  IntakeSubmit: [
    'StorageAudit: dynamodb:PutItem',
    'StorageCases: dynamodb:ConditionCheckItem, dynamodb:GetItem, dynamodb:PutItem, dynamodb:UpdateItem',
    'StorageOriginSecret: secretsmanager:GetSecretValue',
  ],
  IntakeUpload: [
    'StorageAudit: dynamodb:PutItem',
    'StorageCases: dynamodb:ConditionCheckItem, dynamodb:GetItem, dynamodb:PutItem, dynamodb:UpdateItem',
    'StorageOriginSecret: secretsmanager:GetSecretValue',
    'StorageQuarantine/upload/*: s3:PutObject',
  ],
  IntakeFileUpload: [
    'StorageAudit: dynamodb:PutItem',
    'StorageCases: dynamodb:GetItem, dynamodb:PutItem, dynamodb:UpdateItem',
    'StorageQuarantine/upload/*: s3:GetObject',
    `UploadQueue: ${WORK}`,
  ],
  IntakeReceiveEmail: [
    'OpenQueue: sqs:SendMessage',
    `ReceiveAgainQueue: ${WORK}`,
    `ReceiveQueue: ${WORK}`,
    'StorageAudit: dynamodb:PutItem',
    'StorageCases: dynamodb:BatchGetItem, dynamodb:ConditionCheckItem, dynamodb:GetItem, dynamodb:PutItem, dynamodb:UpdateItem',
    'StorageMail/filed/*: s3:PutObject',
    'StorageMail/inbox/*: s3:DeleteObject, s3:GetObject, s3:GetObjectVersion',
    'StorageMail: s3:ListBucket',
  ],
  IntakeOpenEmail: [
    `OpenQueue: ${WORK}`,
    'StorageAudit: dynamodb:PutItem',
    'StorageCases: dynamodb:GetItem, dynamodb:PutItem, dynamodb:UpdateItem',
    'StorageMail/filed/*: s3:GetObject',
    'StorageQuarantine/mail/*: s3:GetObject, s3:PutObject',
    'StorageQuarantine/text/*: s3:GetObject, s3:PutObject',
  ],
  DocumentsFile: [
    'StorageAudit: dynamodb:PutItem',
    'StorageCases: dynamodb:GetItem, dynamodb:PutItem, dynamodb:Query, dynamodb:UpdateItem',
    'StorageDocuments/*: s3:DeleteObject, s3:DeleteObjectVersion, s3:PutObject',
    'StorageExports/originals/*: s3:DeleteObject, s3:DeleteObjectVersion',
    'StorageQuarantine/mail/*: s3:GetObject, s3:GetObjectVersion',
    'StorageQuarantine/upload/*: s3:GetObject, s3:GetObjectVersion',
    `VerdictQueue: ${WORK}`,
  ],
  DocumentsBlankForm: ['StorageCases when ForAllValues:StringEquals dynamodb:LeadingKeys COLLEAGUES: dynamodb:GetItem'],
  DocumentsWriteForm: [],
  WebApiDocs: [],
  CorrespondenceSend: [
    'CorrespondenceMissedNudgesQueue: sqs:SendMessage',
    'DocumentsWriteFormFunction: lambda:InvokeFunction',
    'StorageAudit: dynamodb:PutItem',
    `StorageCases.StreamArn: ${STREAM}`,
    'StorageCases/index/timers: dynamodb:Query',
    'StorageCases: dynamodb:GetItem, dynamodb:PutItem, dynamodb:UpdateItem',
    `${OUR_SES}:configuration-set/Sending: ses:SendRawEmail`,
    `${OUR_SES}:identity/children.invented.example: ses:SendRawEmail`,
    `${OUR_SES}:identity/no-reply@children.invented.example: ses:SendRawEmail`,
  ],
  CorrespondenceRecord: [
    `SesEventsQueue: ${WORK}`,
    'StorageAudit: dynamodb:PutItem',
    'StorageCases: dynamodb:GetItem, dynamodb:PutItem, dynamodb:UpdateItem',
  ],
  CaseworkApi: [
    'StorageAudit: dynamodb:PutItem',
    ...['assignee', 'door', 'priority', 'queue', 'received', 'source'].map(
      (index) => `StorageCases/index/${index}: dynamodb:Query`,
    ),
    'StorageCases: dynamodb:BatchGetItem, dynamodb:ConditionCheckItem, dynamodb:GetItem, dynamodb:PutItem, dynamodb:Query, dynamodb:UpdateItem',
    'StorageCursorSecret.Id: secretsmanager:GetSecretValue',
    'StorageLookupSecret.Id: secretsmanager:GetSecretValue',
    'StorageDocuments/*: s3:GetObject, s3:GetObjectVersion',
    'StorageMail/filed/*: s3:GetObject, s3:GetObjectVersion',
    'StorageOriginSecret: secretsmanager:GetSecretValue',
  ],
  CaseworkHandOverPdf: [
    'StorageAudit: dynamodb:PutItem',
    'StorageCases: dynamodb:GetItem, dynamodb:Query',
    'StorageOriginSecret: secretsmanager:GetSecretValue',
  ],
  CaseworkOpenOriginal: [
    'StorageAudit: dynamodb:PutItem',
    'StorageCases: dynamodb:GetItem, dynamodb:PutItem, dynamodb:Query, dynamodb:UpdateItem',
    'StorageExports/originals/*: s3:DeleteObjectVersion, s3:GetObject, s3:GetObjectVersion, s3:PutObject',
    'StorageMail/filed/*: s3:GetObject, s3:GetObjectVersion',
    'StorageOriginSecret: secretsmanager:GetSecretValue',
    'StorageQuarantine/mail/*: s3:GetObjectVersion',
    'StorageQuarantine/upload/*: s3:GetObjectVersion',
  ],
  CaseworkClock: [
    '*: guardduty:SendObjectMalwareScan',
    'OpenQueue: sqs:SendMessage',
    'StorageAudit: dynamodb:PutItem',
    'StorageCases/index/queue: dynamodb:Query',
    'StorageCases/index/timers: dynamodb:Query',
    'StorageCases: dynamodb:BatchGetItem, dynamodb:GetItem, dynamodb:PutItem, dynamodb:Query, dynamodb:UpdateItem',
    'StorageExports/originals/*: s3:DeleteObject, s3:DeleteObjectVersion',
    'StorageQuarantine/upload/*: s3:GetObject',
    'StorageQuarantine: s3:ListBucket',
    'UploadQueue: sqs:SendMessage',
    'VerdictQueue: sqs:SendMessage',
  ],
  CaseworkReconcile: [
    'OpenQueue: sqs:SendMessage',
    'ReceiveQueue: sqs:SendMessage',
    'StorageAudit: dynamodb:PutItem, dynamodb:Query',
    'StorageCases/index/queue: dynamodb:Query',
    'StorageCases/index/timers: dynamodb:Query',
    'StorageCases: dynamodb:BatchGetItem, dynamodb:GetItem, dynamodb:PutItem, dynamodb:Query, dynamodb:UpdateItem',
    'StorageDocuments/*: s3:GetObjectVersion',
    'StorageDocuments: s3:ListBucket',
    'StorageMail/filed/*: s3:GetObject, s3:GetObjectVersion',
    'StorageMail/inbox/*: s3:GetObject',
    'StorageMail/inbox/again-*: s3:PutObject',
    'StorageMail: s3:ListBucket',
    'StorageQuarantine when StringLike s3:prefix upload/*, mail/*, text/*: s3:ListBucketVersions',
    'StorageQuarantine/upload/*: s3:GetObject',
    'StorageQuarantine: s3:ListBucket',
    'UploadQueue: sqs:SendMessage',
  ],
  FollowingFollow: [
    'FollowingMissedQueue: sqs:SendMessage',
    'StorageAudit: dynamodb:PutItem',
    `StorageCases.StreamArn: ${STREAM}`,
    'StorageCases/index/lookup: dynamodb:Query',
    'StorageCases/index/timers: dynamodb:Query',
    'StorageCases: dynamodb:BatchGetItem, dynamodb:BatchWriteItem, dynamodb:GetItem, dynamodb:PutItem, dynamodb:Query, dynamodb:UpdateItem',
    'StorageLookupSecret.Id: secretsmanager:GetSecretValue',
  ],
  AuditSeal: [
    'AuditMissedQueue: sqs:SendMessage',
    `StorageAudit.StreamArn: ${STREAM}`,
    'StorageAudit: dynamodb:BatchGetItem, dynamodb:PutItem, dynamodb:Query',
    'StorageAuditKey: kms:Sign',
    'StorageAuditSegments when StringLike s3:prefix heads/*: s3:ListBucket',
    'StorageAuditSegments when StringLike s3:prefix segments/*: s3:ListBucket',
    'StorageAuditSegments/heads/*: s3:GetObject, s3:PutObject, s3:PutObjectRetention',
    'StorageAuditSegments/segments/*: s3:GetObject, s3:PutObject',
  ],
};

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
      // Receipt rule sets and traces are not resources in IAM.
      '*: ses:CreateReceiptRuleSet, ses:DescribeActiveReceiptRuleSet, ses:DescribeReceiptRuleSet, ses:SetActiveReceiptRuleSet, xray:PutTelemetryRecords, xray:PutTraceSegments',
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
    const clamav = templatesOf('aws', { scanner: 'clamav' });
    const template = clamav.get('front-door') ?? pipeline;
    const all = new Map(ofType(template, 'AWS::IAM::Role').map(([id]) => [plain(id), permissionsOf(template, id)]));
    expect(all.get('DocumentsScanRole')).toEqual(
      merged([
        ...everyJob('DocumentsScan'),
        `ScanQueue: ${WORK}`,
        'StorageQuarantine/mail/*: s3:GetObject, s3:GetObjectVersion',
        'StorageQuarantine/upload/*: s3:GetObject, s3:GetObjectVersion',
        'VerdictQueue: sqs:SendMessage',
      ]),
    );
    expect(all.get('CaseworkClockRole')?.join()).not.toContain('guardduty');
    expect(all.get('CaseworkClockRole')).toContain('ScanQueue: sqs:SendMessage');
    expect(ofType(clamav.get('front-door-edge') ?? edge, 'AWS::GuardDuty::MalwareProtectionPlan')).toEqual([]);
  });
});
