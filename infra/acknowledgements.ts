import { type App, Stack, Validations } from 'aws-cdk-lib';
import type { Construct, IConstruct } from 'constructs';
import * as z from 'zod';
import { Front } from './edge/front.ts';
import { MalwareProtection } from './edge/malware-protection.ts';
import { SignInStack } from './edge/sign-in-stack.ts';
import { HttpDoors } from './pipeline/http-doors.ts';
import { Job } from './pipeline/job.ts';
import { DeadLetters, WorkQueue } from './pipeline/queues.ts';
import { Storage } from './pipeline/storage.ts';

/** A finding of cdk-nag's that we leave as it is, and why. */
export interface Acknowledgement {
  readonly id: string;
  readonly reason: string;
}

const LAST_QUEUE = 'It is the last queue: what stands in it waits for a person, and rings an alarm.';
const EXACT = 'The exact table of every role is in test/infra/permissions.test.ts.';

/** Actions that AWS's service authorization reference lists without a resource: a policy can name none. */
const WITHOUT_RESOURCE: Readonly<Record<string, string>> = {
  'xray:PutTraceSegments': 'X-Ray has no resources.',
  'xray:PutTelemetryRecords': 'X-Ray has no resources.',
  'guardduty:SendObjectMalwareScan': 'The request names the object; the action has no resource.',
  'ses:DescribeActiveReceiptRuleSet': 'SES receipt rule sets are no resources.',
  'ses:DescribeReceiptRuleSet': 'SES receipt rule sets are no resources.',
  'ses:CreateReceiptRuleSet': 'SES receipt rule sets are no resources.',
  'ses:SetActiveReceiptRuleSet': 'SES receipt rule sets are no resources.',
};

const Ref = z.strictObject({ Ref: z.string() });
const GetAtt = z.strictObject({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) });
const Join = z.strictObject({ 'Fn::Join': z.tuple([z.string(), z.array(z.unknown())]) });

/** A resource as cdk-nag writes it in the id of a finding: `<StorageMail2F16B83F.Arn>/filed/*`. */
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

/** Resources that end in a star, each with its reason; a bare star only where every action is one without resources. */
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
      reason: 'Objects below a prefix (a room of the bucket), whose keys are made at run time.',
    })),
    ...(bare.length + keyed.size > 0 ? [{ id: 'Serverless-LambdaStarPermissions', reason: EXACT }] : []),
    {
      id: 'Serverless-LambdaDLQ',
      reason:
        'It is called by the gateway or CloudFormation, which hear of a failure, by a queue, which has dead letters, by a stream, which has a destination, or by a schedule, whose next run does the same work.',
    },
    {
      id: 'Serverless-LambdaAsyncFailureDestination',
      reason: 'A scheduled run: the next does the same work, and a run that failed or did not come rings an alarm.',
    },
    {
      id: 'Serverless-LambdaEventSourceMappingDestination',
      reason: "A queue's mapping has no destination (only a stream's has): the queue's own dead letters are one.",
    },
  ];
}

/** Everything acknowledged on a construct of ours. */
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
    const reason =
      'A door for the public: anybody may refer a child (S15). Its limits are the firewall, the gateway and the body.';
    return node.publicRoutes.map((route) => [route, [{ id: 'AwsSolutions-APIG4', reason }]]);
  }
  if (node instanceof Storage) {
    const cursor = 'It signs where a list goes on. Changed, every open list ends: done by hand when it may be known.';
    const origin = 'CloudFront must be told at the same time: docs/deploying.md says how, without refusing anybody.';
    const lookup =
      'Every case is found by it: changed, all tokens are made again. A person decides when (lookup-keys.ts).';
    return [
      [node.lookupSecret, [{ id: 'AwsSolutions-SMG4', reason: lookup }]],
      [node.cursorSecret, [{ id: 'AwsSolutions-SMG4', reason: cursor }]],
      ...(node.originSecret === undefined
        ? []
        : [
            [node.originSecret, [{ id: 'AwsSolutions-SMG4', reason: origin }]] satisfies [Construct, Acknowledgement[]],
          ]),
    ];
  }
  if (node instanceof SignInStack) {
    const reason = 'Plus prices each person; second factors are required, and nobody signs up by themselves.';
    return [[node, [{ id: 'AwsSolutions-COG8', reason }]]];
  }
  if (node instanceof Front) return [[node, ofFront(node)]];
  if (node instanceof MalwareProtection) return [[node.role, ofMalwareRole(node)]];
  return [];
}

function ofFront({ ownName }: Front): Acknowledgement[] {
  return [
    { id: 'AwsSolutions-CFR1', reason: 'A parent abroad may refer their child.' },
    {
      id: 'AwsSolutions-CFR3',
      reason:
        "The gateway logs every request without the caller's address; the firewall's samples show floods for three hours.",
    },
    ...(ownName
      ? []
      : [
          {
            id: 'AwsSolutions-CFR4',
            reason: "CloudFront's own name takes what CloudFront takes; with a webDomain it is TLS 1.2.",
          },
        ]),
  ];
}

function ofMalwareRole({ role, starred }: MalwareProtection): Acknowledgement[] {
  return starred.map((resource) => ({
    id: wildcard(role, resource),
    reason: "What GuardDuty's guide asks for: its own rule, whose name it makes, and every object of the one bucket.",
  }));
}

/** Writes every acknowledgement into the tree, and gives them, by the path of their construct: a test sees that none is idle. */
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
