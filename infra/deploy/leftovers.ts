import { paginateListStackResources } from '@aws-sdk/client-cloudformation';
import { paginateDescribeLogGroups } from '@aws-sdk/client-cloudwatch-logs';
import { paginateListTables } from '@aws-sdk/client-dynamodb';
import { DescribeKeyCommand, paginateListKeys } from '@aws-sdk/client-kms';
import { paginateListBuckets } from '@aws-sdk/client-s3';
import { paginateListSecrets } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod';
import type { Clients } from './clients.ts';
import { type Finding, matters, stops } from './finding.ts';
import type { PlannedResource, PlannedStack } from './planned-stack.ts';

/** A resource of the account: the id that CloudFormation would know, and the name or description by which a person knows it. */
export interface Existing {
  readonly id: string;
  readonly called: string;
}

/** A kind of resource that outlives its stack. */
export interface Kind {
  readonly type: string;
  readonly plural: string;
  readonly permission: string;
  readonly read: (clients: Clients) => Promise<Existing[]>;
}

/** More than an account has by its quotas (10,000 buckets, 2,500 tables). It bounds the wait at a hundred pages. */
const MOST = 10_000;
/** Each key is a call of its own: a minute for this many. Of an account with more, some stay unnamed. */
const MOST_KEYS = 1_000;

async function every<P>(pages: AsyncIterable<P>, itemsOf: (page: P) => readonly Existing[]): Promise<Existing[]> {
  const all: Existing[] = [];
  for await (const page of pages) {
    all.push(...itemsOf(page));
    if (all.length >= MOST) break;
  }
  return all;
}

const named = (name = ''): Existing => ({ id: name, called: name });

/** The kinds that a failed creation, or a deleted stack, may leave behind. */
export const KINDS: readonly Kind[] = [
  {
    type: 'AWS::S3::Bucket',
    plural: 'buckets',
    permission: 's3:ListAllMyBuckets',
    read: ({ s3 }) =>
      every(paginateListBuckets({ client: s3 }, {}), ({ Buckets = [] }) => Buckets.map(({ Name }) => named(Name))),
  },
  {
    type: 'AWS::DynamoDB::GlobalTable',
    plural: 'tables',
    permission: 'dynamodb:ListTables',
    read: ({ dynamoDb }) =>
      every(paginateListTables({ client: dynamoDb }, {}), ({ TableNames = [] }) =>
        TableNames.map((name) => named(name)),
      ),
  },
  {
    type: 'AWS::KMS::Key',
    plural: 'keys',
    permission: 'kms:ListKeys and kms:DescribeKey',
    read: async ({ kms }) => {
      const keys = await every(paginateListKeys({ client: kms }, {}), ({ Keys = [] }) =>
        Keys.map(({ KeyId }) => named(KeyId)),
      );
      const described: Existing[] = [];
      for (const { id } of keys.slice(0, MOST_KEYS)) {
        const { KeyMetadata } = await kms.send(new DescribeKeyCommand({ KeyId: id }));
        const { Enabled, Description = '' } = KeyMetadata ?? {};
        if (Enabled === true) described.push({ id, called: Description });
      }
      return described;
    },
  },
  {
    type: 'AWS::SecretsManager::Secret',
    plural: 'secrets',
    permission: 'secretsmanager:ListSecrets',
    read: ({ secrets }) =>
      every(paginateListSecrets({ client: secrets }, { IncludePlannedDeletion: true }), ({ SecretList = [] }) =>
        SecretList.map(({ ARN = '', Name = '' }) => ({ id: ARN, called: Name })),
      ),
  },
  {
    type: 'AWS::Logs::LogGroup',
    plural: 'log groups',
    permission: 'logs:DescribeLogGroups',
    read: ({ logs }) =>
      every(paginateDescribeLogGroups({ client: logs }, { logGroupNamePrefix: 'front-door' }), ({ logGroups = [] }) =>
        logGroups.map(({ logGroupName }) => named(logGroupName)),
      ),
  },
];

/** Reads the ids of everything that the stacks own. A key and a secret do not show their stage, so the stacks of every stage count. */
export async function readOwned(
  { cloudFormation }: Pick<Clients, 'cloudFormation'>,
  stacks: readonly string[],
): Promise<ReadonlySet<string>> {
  const owned = new Set<string>();
  for (const StackName of stacks) {
    for await (const { StackResourceSummaries = [] } of paginateListStackResources(
      { client: cloudFormation },
      { StackName },
    ))
      for (const { PhysicalResourceId } of StackResourceSummaries) owned.add(PhysicalResourceId ?? '');
  }
  return owned;
}

const Named = z.object({ Name: z.string().optional(), Description: z.string().optional() });

/** CloudFormation shortens long ids in a name that it makes. The beginning is enough to know ours. */
const KNOWN_BY = 8;

/** Returns whether a planned resource would be called so: by its own name, or by the one that CloudFormation makes. */
function isCalled(called: string, stack: string, { id, Type, Properties }: PlannedResource): boolean {
  const { Name, Description } = Named.parse(Properties);
  if (Type === 'AWS::KMS::Key') return called !== '' && called === Description;
  if (Name !== undefined) return called === Name;
  const begin = id.slice(0, KNOWN_BY).toLowerCase();
  const lower = called.toLowerCase();
  // CloudFormation leaves the stack out of a secret's name.
  return lower.startsWith(`${stack}-${begin}`) || (Type === 'AWS::SecretsManager::Secret' && lower.startsWith(begin));
}

/**
 * Judges what exists of one kind, looks like ours and belongs to no stack. A name that we choose stops a deployment, because it
 * exists already. Beside a name that CloudFormation makes, a deployment makes a new and empty resource.
 */
export function judgeLeft(
  kind: Kind,
  planned: readonly PlannedStack[],
  folder: string,
  owned: ReadonlySet<string>,
  existing: readonly Existing[],
): Finding[] {
  const left = existing.filter(({ id, called }) => !owned.has(id) && !owned.has(called));
  return planned.flatMap((stack) => {
    const ours = stack.resources.filter(({ Type }) => Type === kind.type);
    const ofStack = left.filter(({ called }) => ours.some((each) => isCalled(called, stack.name, each)));
    if (ofStack.length === 0) return [];
    const inTheWay = ofStack.filter(({ called }) =>
      ours.some(({ Properties }) => Named.parse(Properties).Name === called),
    );
    const others = ofStack.filter((each) => !inTheWay.includes(each));
    const list = (some: readonly Existing[]) => some.map(({ id }) => id).join(', ');
    const recipe =
      `import what you want to go on with (npx cdk import ${stack.name} --app ${folder} asks for each name), ` +
      'and delete by hand what is empty';
    return [
      ...(inTheWay.length === 0
        ? []
        : [
            stops(
              `The ${kind.plural} ${list(inTheWay)} belong to no stack, and their names are in our way: ${recipe}.`,
            ),
          ]),
      ...(others.length === 0
        ? []
        : [
            matters(
              `The ${kind.plural} ${list(others)} belong to no stack, and a deployment makes new, empty ones beside them: ${recipe}.`,
            ),
          ]),
    ];
  });
}
