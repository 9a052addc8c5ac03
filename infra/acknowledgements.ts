import { type App, Stack, Validations } from 'aws-cdk-lib';
import type { Construct, IConstruct } from 'constructs';
import * as z from 'zod';
import { Front } from './edge/front.ts';
import { MalwareProtection } from './edge/malware-protection.ts';
import { SignInStack } from './edge/sign-in-stack.ts';
import { BackUp } from './pipeline/back-up.ts';
import { HttpDoors } from './pipeline/http-doors.ts';
import { Job } from './pipeline/job.ts';
import { DeadLetters, WorkQueue } from './pipeline/queues.ts';
import { Storage } from './pipeline/storage.ts';

/** A finding of cdk-nag that we accept, and why. */
export interface Acknowledgement {
  readonly id: string;
  readonly reason: string;
}

const LAST_QUEUE = 'It is the last queue: a message in it rings an alarm and waits for a person.';
const UNTRACED =
  'Nobody waits for it: its log has the time of each run. Traces of sweeps alone would exceed the free ones (job.ts).';
const EXACT = 'The exact table of every role is in test/infra/permissions.test.ts.';

/** Actions that AWS's service authorization reference lists without a resource, so that a policy can name none. */
const WITHOUT_RESOURCE: Readonly<Record<string, string>> = {
  'xray:PutTraceSegments': 'X-Ray has no resources.',
  'xray:PutTelemetryRecords': 'X-Ray has no resources.',
  'guardduty:SendObjectMalwareScan': 'The request names the object; the action has no resource.',
  'ses:DescribeActiveReceiptRuleSet': 'SES receipt rule sets are not resources.',
  'ses:DescribeReceiptRuleSet': 'SES receipt rule sets are not resources.',
  'ses:CreateReceiptRuleSet': 'SES receipt rule sets are not resources.',
  'ses:SetActiveReceiptRuleSet': 'SES receipt rule sets are not resources.',
};

const Ref = z.strictObject({ Ref: z.string() });
const GetAtt = z.strictObject({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) });
const Join = z.strictObject({ 'Fn::Join': z.tuple([z.string(), z.array(z.unknown())]) });

/** Returns a resource as cdk-nag writes it in the id of a finding: `<StorageMail2F16B83F.Arn>/filed/*`. */
function asNagWrites(value: unknown): string {
  if (typeof value === 'string') return value;
  const ref = Ref.safeParse(value);
  if (ref.success) return `<${ref.data.Ref}>`;
  const attribute = GetAtt.safeParse(value);
  if (attribute.success) return `<${attribute.data['Fn::GetAtt'].join('.')}>`;
  const joined = Join.safeParse(value);
  if (joined.success) return joined.data['Fn::Join'][1].map(asNagWrites).join(joined.data['Fn::Join'][0]);
  return JSON.stringify(value);
}

const wildcard = (scope: Construct, resource: string): string =>
  `AwsSolutions-IAM5[Resource::${asNagWrites(Stack.of(scope).resolve(resource))}]`;

function whyStarred(resource: string): string {
  if (resource.startsWith('arn:aws:ses:'))
    return 'SES asks for the identity of a recipient too. A condition lets only our own address send.';
  if (resource.includes(':table/'))
    return 'A table that a person restores beside the one in use, under a name that begins so.';
  return 'Objects below a prefix of the bucket, whose keys are made at run time.';
}

/** Accepts resources that end in a star, and a bare star only where no action has resources. */
function ofJob(job: Job): Acknowledgement[] {
  const bare = job.may.filter(({ resources }) => resources.includes('*')).flatMap(({ actions }) => actions);
  const reasons = bare.map((action) => WITHOUT_RESOURCE[action]);
  const keyed = new Set(job.may.flatMap(({ resources }) => resources).filter((resource) => /.\*$/.test(resource)));
  return [
    ...(bare.length > 0 && reasons.every((reason) => reason !== undefined)
      ? [{ id: 'AwsSolutions-IAM5[Resource::*]', reason: [...new Set(reasons)].join(' ') }]
      : []),
    ...[...keyed].map((resource) => ({
      id: wildcard(job, resource),
      reason: whyStarred(resource),
    })),
    ...(bare.length > 0 ? [{ id: 'Serverless-LambdaStarPermissions', reason: EXACT }] : []),
    ...(job.traced ? [] : [{ id: 'Serverless-LambdaTracing', reason: UNTRACED }]),
    {
      id: 'Serverless-LambdaDLQ',
      reason:
        'Its callers see a failure (gateway, CloudFormation), or keep the work: a queue has dead letters, a stream has a destination, and a schedule runs again.',
    },
    {
      id: 'Serverless-LambdaAsyncFailureDestination',
      reason: 'A scheduled run: the next run does the same work, and a failed or missed run rings an alarm.',
    },
    {
      id: 'Serverless-LambdaEventSourceMappingDestination',
      reason: "Only a stream's mapping has a destination. A queue's failed messages go to its dead-letter queue.",
    },
  ];
}

const whyPublic = (path: string | undefined): string =>
  path !== undefined && /^\/(?:staff|\{proxy\+\}|$)/.test(path)
    ? "The console signs people in and checks their session itself: a page's request has a cookie and no token."
    : 'A public door: anybody may refer a child (S15). The firewall, the gateway and the size of the body limit it.';

/** Returns what we acknowledge on one construct. */
function about(node: IConstruct): [Construct, Acknowledgement[]][] {
  if (node instanceof Job) return [[node, ofJob(node)]];
  if (node instanceof WorkQueue) {
    return [[node.deadLetters, [{ id: 'Serverless-SQSRedrivePolicy', reason: LAST_QUEUE }]]];
  }
  if (node instanceof DeadLetters) {
    const ids = ['Serverless-SQSRedrivePolicy', 'AwsSolutions-SQS3'];
    return [[node.queue, ids.map((id) => ({ id, reason: LAST_QUEUE }))]];
  }
  if (node instanceof HttpDoors) {
    return node.publicRoutes.map((route) => [route, [{ id: 'AwsSolutions-APIG4', reason: whyPublic(route.path) }]]);
  }
  if (node instanceof Storage) {
    const origin =
      'CloudFront needs the new value at the same time: docs/deploying.md has the steps, which refuse nobody.';
    const lookup =
      'It makes every search token. After a change all are made again, so a person decides when (lookup-keys.ts).';
    return [
      [node.lookupSecret, [{ id: 'AwsSolutions-SMG4', reason: lookup }]],
      [node.originSecret, [{ id: 'AwsSolutions-SMG4', reason: origin }]],
    ];
  }
  if (node instanceof SignInStack) {
    const reason = 'Plus prices each person; second factors are required, and nobody signs up by themselves.';
    return [[node, [{ id: 'AwsSolutions-COG8', reason }]]];
  }
  if (node instanceof Front) return [[node, ofFront(node)]];
  if (node instanceof BackUp) return [[node.role, ofBackUpRole(node)]];
  if (node instanceof MalwareProtection) return [[node.role, ofMalwareRole(node)]];
  return [];
}

function ofFront({ firewalled }: Front): Acknowledgement[] {
  return [
    { id: 'AwsSolutions-CFR1', reason: 'A parent abroad may refer their child.' },
    {
      id: 'AwsSolutions-CFR3',
      reason:
        "The gateway logs every request without the caller's address; the firewall counts each flood that it refuses.",
    },
    ...(firewalled
      ? []
      : [{ id: 'AwsSolutions-CFR2', reason: 'A trial has invented data alone, and the gateway limits its requests.' }]),
  ];
}

function ofMalwareRole({ role, starred }: MalwareProtection): Acknowledgement[] {
  return starred.map((resource) => ({
    id: wildcard(role, resource),
    reason: "What GuardDuty's guide asks for: its own rule, whose name it makes, and every object of the one bucket.",
  }));
}

function ofBackUpRole({ role, starred }: BackUp): Acknowledgement[] {
  return starred.map((resource) => ({
    id: wildcard(role, resource),
    reason:
      "What AWS Backup's own policies ask for: its rule and its back-ups, whose names it makes, every object, and three lists.",
  }));
}

/** Writes every acknowledgement into the tree. Returns each with its construct's path, so that a test finds the unused ones. */
export function acknowledge(app: App): [string, Acknowledgement][] {
  const given: [string, Acknowledgement][] = [];
  for (const node of app.node.findAll()) {
    for (const [construct, acknowledgements] of about(node)) {
      for (const acknowledgement of acknowledgements) {
        Validations.of(construct).acknowledge(acknowledgement);
        given.push([construct.node.path, acknowledgement]);
      }
    }
  }
  return given;
}
