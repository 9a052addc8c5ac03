import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { COLLEAGUES } from '#functions/platform/store/colleagues.ts';
import type { CodeOf } from '../bundle.ts';
import type { Configuration } from '../configuration.ts';
import type { Differences } from '../differences.ts';
import { type Grant, Job, type JobProps } from './job.ts';
import type { WorkQueue } from './queues.ts';
import type { SignIn } from './sign-in.ts';
import type { Storage } from './storage.ts';

/** The queues between the rooms, each named for the work that waits in it. */
export interface Queues {
  /** A mail was received: SES's notification. */
  readonly receive: WorkQueue;
  /** The same mail seen by its second route, S3's event, minutes later. */
  readonly receiveAgain: WorkQueue;
  /** A filed mail waits to be taken apart. */
  readonly open: WorkQueue;
  /** A file came into a slot. */
  readonly upload: WorkQueue;
  /** A file waits for clamd; only where clamd is the scanner. */
  readonly scan: WorkQueue | undefined;
  /** A file was scanned. */
  readonly verdict: WorkQueue;
  /** What became of a message that we sent. */
  readonly sesEvents: WorkQueue;
}

/** What every room's construct is built from. */
export interface Shared {
  readonly configuration: Configuration;
  readonly differences: Differences;
  readonly codeOf: CodeOf;
  readonly storage: Storage;
  readonly queues: Queues;
  readonly mailTopic: ITopic;
  readonly sesEventsTopic: ITopic;
  readonly configurationSet: string;
  readonly signIn: SignIn;
  /** Where people get the blank Word form. */
  readonly wordFormUrl: string;
}

/** A job of a room, with what all jobs are told. */
export function jobIn(
  scope: Construct,
  id: string,
  shared: Shared,
  props: Omit<JobProps, 'codeFolder' | 'dataKey' | 'observed'> & { readonly touchesNoData?: true },
): Job {
  const { codeOf, configuration, differences, storage } = shared;
  const { touchesNoData, ...rest } = props;
  return new Job(scope, id, {
    ...rest,
    codeFolder: codeOf(props.job),
    ...(touchesNoData ? {} : { dataKey: storage.dataKey }),
    observed: differences.observed,
    environment: {
      CASES_TABLE: storage.cases.tableName,
      AUDIT_TABLE: storage.audit.tableName,
      COUNCIL_NAME: configuration.councilName,
      COUNCIL_TELEPHONE: configuration.councilTelephone,
      COUNCIL_COORDINATOR: configuration.coordinatorContact,
      COUNCIL_DUTY_DESK: configuration.dutyDesk,
      COUNCIL_HOURS: configuration.councilHours,
      COUNCIL_MAILBOX: configuration.mailbox,
      WORD_FORM_URL: shared.wordFormUrl,
      SCAN_DEADLINE_SECONDS: String(configuration.scanDeadlineSeconds),
      OPEN_DEADLINE_SECONDS: String(configuration.openDeadlineSeconds),
      ...props.environment,
    },
  });
}

export const on = (resources: readonly string[], ...actions: readonly string[]): Grant => ({ resources, actions });

const under = (prefixes: readonly string[]) => ({
  StringLike: { 's3:prefix': prefixes.map((prefix) => `${prefix}*`) },
});

/** What a door needs to know that a request came by CloudFront; nothing where none stands in front. */
export function askForFront({ storage: { originSecret } }: Shared): {
  readonly may: readonly Grant[];
  readonly environment: Readonly<Record<string, string>>;
} {
  if (originSecret === undefined) return { may: [], environment: {} };
  return {
    may: [on([originSecret.secretArn], 'secretsmanager:GetSecretValue')],
    environment: { ORIGIN_SECRET_ID: originSecret.secretArn },
  };
}

/** To list what stands under some prefixes of a bucket, and nothing beside them. */
export function listing(bucket: IBucket, ...prefixes: readonly string[]): Grant {
  return { ...on([bucket.bucketArn], 's3:ListBucket'), conditions: under(prefixes) };
}

/** The same of every version. */
export function listingVersions(bucket: IBucket, ...prefixes: readonly string[]): Grant {
  return { ...on([bucket.bucketArn], 's3:ListBucketVersions'), conditions: under(prefixes) };
}

/** What reading a table's stream needs. */
export function streamWork(table: TableV2): Grant {
  if (table.tableStreamArn === undefined) throw new Error(`${table.node.id} has no stream`);
  return on(
    [table.tableStreamArn],
    'dynamodb:DescribeStream',
    'dynamodb:GetRecords',
    'dynamodb:GetShardIterator',
    'dynamodb:ListStreams',
  );
}

/** The usual grants, spelt once. */
export function grants({ storage }: Shared) {
  const cases = storage.cases.tableArn;
  return {
    /** A transaction over the cases table needs the action of each write within it. */
    writeCases: on([cases], 'dynamodb:PutItem', 'dynamodb:UpdateItem'),
    /** … and of each condition on an item that it does not write. */
    checkCases: on([cases], 'dynamodb:ConditionCheckItem'),
    getCases: on([cases], 'dynamodb:GetItem'),
    /** Who has signed in and whose access has ended, and nothing of a case. */
    readColleagues: {
      ...on([cases], 'dynamodb:GetItem'),
      conditions: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': [COLLEAGUES] } },
    },
    getSeveralCases: on([cases], 'dynamodb:BatchGetItem'),
    queryCases: on([cases], 'dynamodb:Query'),
    readTimers: on([`${cases}/index/timers`], 'dynamodb:Query'),
    readQueues: on([`${cases}/index/queue`], 'dynamodb:Query'),
    readTokens: on([`${cases}/index/lookup`], 'dynamodb:Query'),
    /** Append-only: nothing may change or remove an audit entry. */
    appendAudit: on([storage.audit.tableArn], 'dynamodb:PutItem'),
  };
}
