import { ACCOUNT } from './account.ts';

export const WORK = 'sqs:ChangeMessageVisibility, sqs:DeleteMessage, sqs:GetQueueAttributes, sqs:ReceiveMessage';
export const STREAM = 'dynamodb:DescribeStream, dynamodb:GetRecords, dynamodb:GetShardIterator, dynamodb:ListStreams';
const OUR_SES = `arn:aws:ses:eu-west-2:${ACCOUNT}`;

/** The jobs that touch no data and don't use its key. */
const NO_DATA = new Set(['DocumentsWriteForm', 'WebApiDocs', 'WebAssets']);

/** The jobs that answer a person who waits. Only they are traced. */
export const ANSWERING = new Set([
  'CaseworkApi',
  'CaseworkHandOverPdf',
  'CaseworkOpenOriginal',
  'DocumentsBlankForm',
  'IntakeSubmit',
  'IntakeUpload',
  'WebApiDocs',
  'WebAssets',
  'WebConsole',
]);

/** What every job may do besides its own lines: write its log and its trace, and use the data key. */
export const everyJob = (name: string) => [
  ...(ANSWERING.has(name) ? ['*: xray:PutTelemetryRecords, xray:PutTraceSegments'] : []),
  `${name}Logs: logs:CreateLogStream, logs:PutLogEvents`,
  ...(NO_DATA.has(name) ? [] : ['StorageDataKey: kms:Decrypt, kms:GenerateDataKey']),
];

/** What jobs may do besides where GuardDuty does not scan: on the local cloud, and in an account with its own scanner. */
export const SCAN: Readonly<Record<string, readonly string[]>> = {
  DocumentsScan: [
    `ScanQueue: ${WORK}`,
    'StorageQuarantine/mail/*: s3:GetObject, s3:GetObjectVersion',
    'StorageQuarantine/upload/*: s3:GetObject, s3:GetObjectVersion',
    'VerdictQueue: sqs:SendMessage',
  ],
  CaseworkClock: ['ScanDeadLetters: sqs:GetQueueAttributes', 'ScanQueue: sqs:SendMessage'],
};
/** The queues of failed work, whose depths the clock reads. */
const DEAD_LETTERS = [
  'AuditMissedQueue',
  'CorrespondenceMissedNudgesQueue',
  'FollowingMissedQueue',
  'OpenDeadLetters',
  'ReceiveAgainDeadLetters',
  'ReceiveDeadLetters',
  'SesEventsDeadLetters',
  'UploadDeadLetters',
  'VerdictDeadLetters',
];

/** What the operations of staff need. The API performs them, and the console in process: its role has no more than they need. */
const STAFF = [
  'StorageAudit: dynamodb:PutItem',
  'StorageAudit when ForAllValues:StringLike dynamodb:LeadingKeys DAY#*, SEALED#*: dynamodb:BatchGetItem',
  'StorageAudit when ForAllValues:StringLike dynamodb:LeadingKeys LOOKED#*: dynamodb:Query',
  ...['assignee', 'assigneePriority', 'door', 'priority', 'queue', 'received', 'source'].map(
    (index) => `StorageCases/index/${index}: dynamodb:Query`,
  ),
  'StorageCases: dynamodb:BatchGetItem, dynamodb:ConditionCheckItem, dynamodb:GetItem, dynamodb:PutItem, dynamodb:Query, dynamodb:UpdateItem',
  'StorageLookupSecret.Id: secretsmanager:GetSecretValue',
  'StorageDocuments/*: s3:GetObjectVersion',
  'StorageMail/filed/*: s3:GetObject, s3:GetObjectVersion',
  'StorageOriginSecret.Id: secretsmanager:GetSecretValue',
];
/** The jobs with operations of their own, which the console asks in the person's name. */
export const CONSOLE_INVOKES = ['DocumentsBlankForm', 'CaseworkHandOverPdf', 'CaseworkOpenOriginal'].map(
  (job) => `${job}Function: lambda:InvokeFunction`,
);

/** All that each job's role may do: `resource: actions`, by the job's name in the template. */
export const JOBS: Readonly<Record<string, readonly string[]>> = {
  IntakeSubmit: [
    'StorageAudit: dynamodb:PutItem',
    'StorageCases: dynamodb:ConditionCheckItem, dynamodb:GetItem, dynamodb:PutItem, dynamodb:UpdateItem',
    'StorageOriginSecret.Id: secretsmanager:GetSecretValue',
  ],
  IntakeUpload: [
    'StorageAudit: dynamodb:PutItem',
    'StorageCases: dynamodb:ConditionCheckItem, dynamodb:GetItem, dynamodb:PutItem, dynamodb:UpdateItem',
    'StorageOriginSecret.Id: secretsmanager:GetSecretValue',
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
    'StorageDocuments/drawings/*: s3:PutObject',
    'StorageMail/filed/*: s3:GetObject',
    'StorageQuarantine/mail/*: s3:GetObject, s3:PutObject',
    'StorageQuarantine/text/*: s3:GetObject, s3:PutObject',
  ],
  DocumentsFile: [
    'StorageAudit: dynamodb:PutItem',
    'StorageCases: dynamodb:GetItem, dynamodb:PutItem, dynamodb:Query, dynamodb:UpdateItem',
    'StorageDocuments/*: s3:DeleteObject, s3:DeleteObjectVersion, s3:PutObject',
    'StorageDocuments/pictures/*: s3:GetObject',
    'StorageExports/originals/*: s3:DeleteObject, s3:DeleteObjectVersion',
    'StorageQuarantine/mail/*: s3:GetObjectVersion',
    'StorageQuarantine/upload/*: s3:GetObjectVersion',
    `VerdictQueue: ${WORK}`,
  ],
  DocumentsBlankForm: [
    'StorageCases when ForAllValues:StringEquals dynamodb:LeadingKeys COLLEAGUES: dynamodb:GetItem',
    'StorageCases when ForAllValues:StringEquals dynamodb:LeadingKeys SETTING#council: dynamodb:GetItem',
  ],
  DocumentsWriteForm: [],
  WebApiDocs: [],
  WebAssets: [],
  WebConsole: [...STAFF, ...CONSOLE_INVOKES],
  CorrespondenceSend: [
    'CorrespondenceMissedNudgesQueue: sqs:SendMessage',
    'DocumentsWriteFormFunction: lambda:InvokeFunction',
    'StorageAudit: dynamodb:PutItem',
    `StorageCases.StreamArn: ${STREAM}`,
    'StorageCases/index/timers: dynamodb:Query',
    'StorageCases: dynamodb:GetItem, dynamodb:PutItem, dynamodb:UpdateItem',
    `${OUR_SES}:configuration-set/Sending: ses:SendRawEmail`,
    `${OUR_SES}:identity/* when StringEquals ses:FromAddress no-reply@children.invented.example: ses:SendRawEmail`,
  ],
  CorrespondenceRecord: [
    `SesEventsQueue: ${WORK}`,
    'StorageAudit: dynamodb:PutItem',
    'StorageCases: dynamodb:GetItem, dynamodb:PutItem, dynamodb:UpdateItem',
  ],
  CaseworkApi: STAFF,
  CaseworkHandOverPdf: [
    'StorageAudit: dynamodb:PutItem',
    'StorageCases: dynamodb:GetItem, dynamodb:Query',
    'StorageOriginSecret.Id: secretsmanager:GetSecretValue',
  ],
  CaseworkOpenOriginal: [
    'StorageAudit: dynamodb:PutItem',
    'StorageCases: dynamodb:GetItem, dynamodb:PutItem, dynamodb:Query, dynamodb:UpdateItem',
    'StorageExports/originals/*: s3:DeleteObjectVersion, s3:GetObject, s3:GetObjectVersion, s3:PutObject',
    'StorageMail/filed/*: s3:GetObject, s3:GetObjectVersion',
    'StorageOriginSecret.Id: secretsmanager:GetSecretValue',
    'StorageQuarantine/mail/*: s3:GetObjectVersion',
    'StorageQuarantine/upload/*: s3:GetObjectVersion',
  ],
  CaseworkClock: [
    '*: guardduty:SendObjectMalwareScan',
    ...DEAD_LETTERS.map((queue) => `${queue}: sqs:GetQueueAttributes`),
    'OpenQueue: sqs:SendMessage',
    'StorageAudit: dynamodb:PutItem',
    'StorageCases/index/assignee: dynamodb:Query',
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
  CaseworkRecover: [
    `arn:<Partition>:dynamodb:eu-west-2:${ACCOUNT}:table/front-door-restored-*: dynamodb:Scan`,
    'StorageAudit: dynamodb:PutItem, dynamodb:Query',
    'StorageCases/index/timers: dynamodb:Query',
    'StorageCases: dynamodb:GetItem, dynamodb:PutItem, dynamodb:UpdateItem',
    'StorageCopies/*: s3:GetObject',
    'StorageCopies: s3:ListBucket',
  ],
  FollowingFollow: [
    'FollowingMissedQueue: sqs:SendMessage',
    'StorageAudit: dynamodb:PutItem',
    'StorageCopies/*: s3:PutObject',
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
    'StorageCases when ForAllValues:StringEquals dynamodb:LeadingKeys SWEEPS: dynamodb:UpdateItem',
    'StorageAuditKey: kms:Sign',
    'StorageAuditSegments when StringLike s3:prefix heads/*: s3:ListBucket',
    'StorageAuditSegments when StringLike s3:prefix segments/*: s3:ListBucket',
    'StorageAuditSegments/heads/*: s3:GetObject, s3:PutObject, s3:PutObjectRetention',
    'StorageAuditSegments/segments/*: s3:GetObject, s3:PutObject',
  ],
};
