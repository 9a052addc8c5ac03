import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { COLLEAGUES } from '#functions/platform/store/colleagues.ts';
import { LIST_INDEXES } from '#functions/platform/store/indexes.ts';
import { auditKey, lookedKey, SWEEPS, sealedKey, settingKey } from '#functions/platform/store/keys.ts';
import type { CodeOf } from '../bundle.ts';
import type { Configuration } from '../configuration.ts';
import type { Differences } from '../differences.ts';
import { namespaceOf, stackNameOf } from '../names.ts';
import { type Grant, Job, type JobProps } from './job.ts';
import type { WorkQueue } from './queues.ts';
import type { SignIn } from './sign-in.ts';
import type { Storage } from './storage.ts';

/** The queues between the rooms, each named for its work. */
export interface Queues {
  /** SES's notification of a mail. */
  readonly receive: WorkQueue;
  /** The same mail by its second route, S3's event, minutes later. */
  readonly receiveAgain: WorkQueue;
  /** A filed mail, to be opened. */
  readonly open: WorkQueue;
  /** A file that came into its slot. */
  readonly upload: WorkQueue;
  /** A file for clamd, where clamd is the scanner. */
  readonly scan: WorkQueue | undefined;
  /** The verdict on a file. */
  readonly verdict: WorkQueue;
  /** SES's events about mail that we sent. */
  readonly sesEvents: WorkQueue;
}

/** What every room's construct needs. */
export interface Shared {
  readonly configuration: Configuration;
  readonly differences: Differences;
  readonly codeOf: CodeOf;
  readonly storage: Storage;
  readonly queues: Queues;
  readonly mailTopic: ITopic;
  readonly configurationSet: string;
  readonly signIn: SignIn;
  /** The address of the blank Word form. */
  readonly wordFormUrl: string;
}

/** Makes a job of a room, with the environment of all jobs. */
export function jobIn(
  scope: Construct,
  id: string,
  shared: Shared,
  props: Omit<JobProps, 'codeFolder' | 'dataKey' | 'traced'> & {
    readonly touchesNoData?: true;
    /** It answers a person who waits: its time is traced. */
    readonly answers?: true;
  },
): Job {
  const { codeOf, configuration, differences, storage } = shared;
  const { touchesNoData, answers = false, ...rest } = props;
  return new Job(scope, id, {
    ...rest,
    codeFolder: codeOf(props.job),
    ...(touchesNoData ? {} : { dataKey: storage.dataKey }),
    traced: answers && differences.observed,
    environment: {
      CASES_TABLE: storage.cases.tableName,
      AUDIT_TABLE: storage.audit.tableName,
      POWERTOOLS_METRICS_NAMESPACE: namespaceOf(stackNameOf(configuration)),
      COUNCIL_NAME: configuration.councilName,
      COUNCIL_TELEPHONE: configuration.councilTelephone,
      COUNCIL_COORDINATOR: configuration.coordinatorContact,
      COUNCIL_DUTY_DESK: configuration.dutyDesk,
      COUNCIL_HOURS: configuration.councilHours,
      COUNCIL_MAILBOX: configuration.mailbox,
      WORD_FORM_URL: shared.wordFormUrl,
      SCAN_DEADLINE_SECONDS: String(configuration.scanDeadlineSeconds),
      OPEN_DEADLINE_SECONDS: String(configuration.openDeadlineSeconds),
      ...(configuration.trial ? { POWERTOOLS_METRICS_DISABLED: 'true' } : {}),
      ...props.environment,
    },
  });
}

export const on = (resources: readonly string[], ...actions: readonly string[]): Grant => ({ resources, actions });

const under = (prefixes: readonly string[]) => ({
  StringLike: { 's3:prefix': prefixes.map((prefix) => `${prefix}*`) },
});

interface Asking {
  readonly may: readonly Grant[];
  readonly environment: Readonly<Record<string, string>>;
}

/** Returns what a job needs to check that a request came through CloudFront, or through the front of one machine. */
export const askForFront = ({ storage: { originSecretArn } }: Shared): Asking => ({
  may: [on([originSecretArn], 'secretsmanager:GetSecretValue')],
  environment: { ORIGIN_SECRET_ID: originSecretArn },
});

/** Returns the same for a door of the API, and nothing where programs call the gateway itself. */
export const askForCloudFront = (shared: Shared): Asking =>
  shared.differences.fronted ? askForFront(shared) : { may: [], environment: {} };

/** Allows the listing of some prefixes of a bucket. */
export function listing(bucket: IBucket, ...prefixes: readonly string[]): Grant {
  return { ...on([bucket.bucketArn], 's3:ListBucket'), conditions: under(prefixes) };
}

/** Allows the listing of versions under some prefixes of a bucket. */
export function listingVersions(bucket: IBucket, ...prefixes: readonly string[]): Grant {
  return { ...on([bucket.bucketArn], 's3:ListBucketVersions'), conditions: under(prefixes) };
}

/** Returns what a job needs to read a table's stream. */
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

/** Limits a permission to the items whose partition keys are like these. */
const keyedBy = (keys: readonly string[], grant: Grant): Grant => ({
  ...grant,
  conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': keys } },
});

/** Returns the usual permissions. */
export function grants({ storage }: Shared) {
  const cases = storage.cases.tableArn;
  return {
    /** A transaction over the cases table needs the action of each write within it. */
    writeCases: on([cases], 'dynamodb:PutItem', 'dynamodb:UpdateItem'),
    /** It also needs an action for each condition on an item that it does not write. */
    checkCases: on([cases], 'dynamodb:ConditionCheckItem'),
    getCases: on([cases], 'dynamodb:GetItem'),
    /** Only the directory of colleagues, and no case. */
    readColleagues: {
      ...on([cases], 'dynamodb:GetItem'),
      conditions: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': [COLLEAGUES] } },
    },
    /** Only the council's details, and no case. */
    readCouncil: {
      ...on([cases], 'dynamodb:GetItem'),
      conditions: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': [settingKey('council').pk] } },
    },
    /** Only the notes of sweeps, and no case. */
    noteSweep: {
      ...on([cases], 'dynamodb:UpdateItem'),
      conditions: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': [SWEEPS] } },
    },
    getSeveralCases: on([cases], 'dynamodb:BatchGetItem'),
    queryCases: on([cases], 'dynamodb:Query'),
    readTimers: on([`${cases}/index/timers`], 'dynamodb:Query'),
    readQueues: on([`${cases}/index/queue`], 'dynamodb:Query'),
    readAssigned: on([`${cases}/index/assignee`], 'dynamodb:Query'),
    readLists: on(
      Object.keys(LIST_INDEXES).map((index) => `${cases}/index/${index}`),
      'dynamodb:Query',
    ),
    /** Puts many items without a transaction. */
    putSeveralCases: on([cases], 'dynamodb:BatchWriteItem'),
    readKeyGenerations: on([`${cases}/index/lookup`], 'dynamodb:Query'),
    /** Adds only: nothing may change or remove an audit entry. */
    appendAudit: on([storage.audit.tableArn], 'dynamodb:PutItem'),
    /** Who looked at a case: the index, the entries that it names, and whether they are sealed. The chain stays the sealer's. */
    readLooks: [
      keyedBy([lookedKey('*').pk], on([storage.audit.tableArn], 'dynamodb:Query')),
      keyedBy([auditKey('*', '').pk, sealedKey('*', '').pk], on([storage.audit.tableArn], 'dynamodb:BatchGetItem')),
    ],
  };
}
