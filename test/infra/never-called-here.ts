import { STREAM, WORK } from './job-permissions.ts';

/** Why a role has a permission that no test's call uses. `*` matches any characters; no job, for every job. */
export interface Reason {
  readonly job?: string;
  readonly resource?: string;
  readonly actions: string;
  readonly why: string;
}

/** An object that is missing would be "forbidden" to a role that may not list its bucket, and the job could not tell. */
const MISSING_OBJECT = 'S3 answers 404 and not 403 for a missing object.';
const TAKEN_KEY =
  'A write whose key is taken looks at what is there: a try that S3 took, although its answer was lost.';

/**
 * The permissions that no test's call has to use, each with its reason. `npm test` fails at another permission that is never called. A
 * test in calls.test.ts fails at a reason without a permission.
 */
export const NEVER_CALLED_HERE: readonly Reason[] = [
  // What AWS does in the name of a role.
  { resource: '*Queue', actions: WORK, why: 'Lambda takes messages from the queue.' },
  { resource: '*', actions: STREAM, why: 'Lambda reads the stream.' },
  { resource: '*Missed*Queue', actions: 'sqs:SendMessage', why: 'Lambda puts records there that it gives up.' },
  { resource: '*Logs', actions: 'logs:CreateLogStream, logs:PutLogEvents', why: 'Lambda writes the log.' },
  { resource: '*', actions: 'xray:PutTelemetryRecords, xray:PutTraceSegments', why: 'Lambda writes the trace.' },
  {
    resource: 'StorageDataKey',
    actions: 'kms:Decrypt, kms:GenerateDataKey',
    why: 'DynamoDB, S3, SQS and Secrets Manager use the key. The local cloud does not check it.',
  },
  // What is only on AWS (infra/differences.ts).
  {
    resource: 'StorageOriginSecret',
    actions: 'secretsmanager:GetSecretValue',
    why: 'Requests to the API come through CloudFront only on AWS (test/platform/http/origin.test.ts).',
  },
  {
    job: 'WebConsole',
    actions: [
      'dynamodb:BatchGetItem, dynamodb:ConditionCheckItem, dynamodb:GetItem, dynamodb:PutItem, dynamodb:Query, dynamodb:UpdateItem',
      'lambda:InvokeFunction, s3:GetObject, s3:GetObjectVersion, secretsmanager:GetSecretValue',
    ].join(', '),
    why: 'It performs the operations of the API by the same code, and the API is asked for each of them.',
  },
  {
    job: 'CaseworkClock',
    actions: 'guardduty:SendObjectMalwareScan',
    why: 'GuardDuty is only on AWS (test/documents/scan/guardduty.test.ts).',
  },
  {
    job: 'AuditSeal',
    actions: 's3:PutObjectRetention',
    why: 'S3 asks for it where a written object has a lock. The local cloud does not.',
  },
  // S3's answers to a fault.
  { job: 'AuditSeal', actions: 's3:GetObject', why: TAKEN_KEY },
  { job: 'DocumentsFile', resource: 'StorageDocuments/pictures/*', actions: 's3:GetObject', why: TAKEN_KEY },
  { job: 'CaseworkOpenOriginal', resource: 'StorageExports/*', actions: 's3:GetObject', why: TAKEN_KEY },
  { job: 'IntakeOpenEmail', resource: 'StorageQuarantine/*', actions: 's3:GetObject', why: TAKEN_KEY },
  { job: 'IntakeReceiveEmail', actions: 's3:ListBucket', why: MISSING_OBJECT },
  { job: 'CaseworkClock', actions: 's3:ListBucket', why: MISSING_OBJECT },
  { job: 'CaseworkReconcile', resource: 'StorageQuarantine', actions: 's3:ListBucket', why: MISSING_OBJECT },
  { job: 'CaseworkReconcile', resource: 'StorageDocuments', actions: 's3:ListBucket', why: MISSING_OBJECT },
  {
    job: 'CaseworkOpenOriginal',
    actions: 's3:DeleteObjectVersion',
    why: 'The case became infected while its zip was made (test/casework/api/originals.test.ts).',
  },
  // What tests run with stubs of buckets and queues.
  {
    job: 'DocumentsScan',
    resource: 'StorageQuarantine/mail/*',
    actions: 's3:GetObjectVersion',
    why: 'The local cloud names no version in the event of an object. A scan that is asked for again names one, as for an upload.',
  },
  {
    job: 'CaseworkOpenOriginal',
    resource: 'StorageQuarantine/upload/*',
    actions: 's3:GetObjectVersion',
    why: 'An uploaded file is read as a file of an email is, of which the tests open one.',
  },
  {
    job: 'IntakeOpenEmail',
    resource: 'StorageQuarantine/text/*',
    actions: 's3:PutObject',
    why: 'The whole text of a twenty-first reply (test/intake/mail/open.test.ts).',
  },
  {
    job: 'DocumentsFile',
    resource: 'StorageExports/*',
    actions: 's3:DeleteObject, s3:DeleteObjectVersion',
    why: 'The zips of a file that is infected late (test/documents/file/journey.test.ts).',
  },
  {
    job: 'CaseworkClock',
    resource: 'StorageExports/*',
    actions: 's3:DeleteObject, s3:DeleteObjectVersion',
    why: 'A quarter of an hour after a zip was made (test/casework/clock/sweep.test.ts).',
  },
  {
    job: 'CaseworkClock',
    resource: 'StorageQuarantine/upload/*',
    actions: 's3:GetObject',
    why: 'The slot of an upload whose time is over (test/casework/clock/sweep.test.ts).',
  },
  {
    job: 'CaseworkClock',
    resource: 'UploadQueue',
    actions: 'sqs:SendMessage',
    why: 'The slot of an upload whose file came and whose event was lost (test/casework/clock/sweep.test.ts).',
  },
  {
    job: 'CaseworkClock',
    resource: 'VerdictQueue',
    actions: 'sqs:SendMessage',
    why: 'A clean file that was not inspected by its deadline (test/casework/clock/sweep.test.ts).',
  },
  {
    job: 'CaseworkReconcile',
    resource: 'StorageMail/inbox/*',
    actions: 's3:GetObject, s3:PutObject',
    why: 'Filed mail whose case is gone, after a restore (test/casework/reconcile/reconcile.test.ts).',
  },
  {
    job: 'CaseworkReconcile',
    resource: 'StorageMail/filed/*',
    actions: 's3:GetObjectVersion',
    why: 'Filed mail whose case is gone, after a restore (test/casework/reconcile/reconcile.test.ts).',
  },
  {
    job: 'CaseworkReconcile',
    resource: 'OpenQueue',
    actions: 'sqs:SendMessage',
    why: 'A message whose files are missing, after a restore (test/casework/reconcile/reconcile.test.ts).',
  },
];
