import { describe, expect, it } from '@jest/globals';
import { ofType, type Resource, type Template } from '../synthesised.ts';
import { ADVICE, unadvised } from './advice.ts';
import { lint } from './cfn-lint.ts';
import { exceeded, LIMITS } from './limits.ts';

const templateWith = (resources: Readonly<Record<string, Pick<Resource, 'Type' | 'Properties'>>>): Template => ({
  Resources: resources,
  Outputs: {},
});
const one = (Type: string, Properties: Record<string, unknown>) => templateWith({ Broken: { Type, Properties } });
const many = (times: number, Type: string, Properties: Record<string, unknown> = {}) =>
  templateWith(Object.fromEntries(Array.from({ length: times }, (_, n) => [`One${n}`, { Type, Properties }])));
const times = (count: number, value: unknown = 'x') => Array.from({ length: count }, () => value);
const long = (length: number) => 'x'.repeat(length);
const statement = (count: number) => ({
  Statement: times(count, { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }),
});

/** A permission for the gateway, as CDK writes one for each route. */
const PERMISSION = {
  Action: 'lambda:InvokeFunction',
  FunctionName: { 'Fn::GetAtt': ['CaseworkApiFunctionD93B7168', 'Arn'] },
  Principal: 'apigateway.amazonaws.com',
  SourceArn: {
    'Fn::Join': [
      '',
      [
        'arn:',
        { Ref: 'AWS::Partition' },
        ':execute-api:eu-west-2:111122223333:',
        { Ref: 'DoorsApi' },
        '/*/*/admin/cases/{reference}',
      ],
    ],
  },
};

/** A template that is above each limit, by the limit's words. */
const TOO_MUCH: readonly [of: string, template: Template][] = [
  ['a function’s resource policy', many(51, 'AWS::Lambda::Permission', PERMISSION)],
  ['a function’s environment', one('AWS::Lambda::Function', { Environment: { Variables: { HOURS: long(4090) } } })],
  ['a function’s timeout', one('AWS::Lambda::Function', { Timeout: 901 })],
  ['concurrency that functions reserve', many(2, 'AWS::Lambda::Function', { ReservedConcurrentExecutions: 451 })],
  ['the filters of an event source', one('AWS::Lambda::EventSourceMapping', { FilterCriteria: { Filters: times(6) } })],
  ['a role’s inline policies', one('AWS::IAM::Role', { Policies: times(2, { PolicyDocument: statement(90) }) })],
  ['a role’s trust policy', one('AWS::IAM::Role', { AssumeRolePolicyDocument: statement(40) })],
  ['a key’s policy', one('AWS::KMS::Key', { KeyPolicy: statement(600) })],
  ['a bucket’s policy', one('AWS::S3::BucketPolicy', { PolicyDocument: statement(400) })],
  ['a queue’s policy, bytes', one('AWS::SQS::QueuePolicy', { PolicyDocument: { Statement: [long(8200)] } })],
  ['the statements of a queue’s policy', one('AWS::SQS::QueuePolicy', { PolicyDocument: statement(21) })],
  ['a topic’s policy', one('AWS::SNS::TopicPolicy', { PolicyDocument: statement(600) })],
  [
    'the attributes of a subscription’s filter',
    one('AWS::SNS::Subscription', { FilterPolicy: { a: 1, b: 1, c: 1, d: 1, e: 1, f: 1 } }),
  ],
  ['resources of a stack', many(501, 'AWS::SNS::Topic')],
  ['outputs of a stack', { Resources: {}, Outputs: { ...times(201) } }],
  ['a template, bytes', many(20, 'AWS::SNS::Topic', { DisplayName: long(60_000) })],
  ['routes of an HTTP API', many(301, 'AWS::ApiGatewayV2::Route')],
  ['integrations of an HTTP API', many(301, 'AWS::ApiGatewayV2::Integration')],
  ['authorizers of an HTTP API', many(11, 'AWS::ApiGatewayV2::Authorizer')],
  ['audiences of an authorizer', one('AWS::ApiGatewayV2::Authorizer', { JwtConfiguration: { Audience: times(51) } })],
  ['the format of an access log', one('AWS::ApiGatewayV2::Stage', { AccessLogSettings: { Format: long(3073) } })],
  ['an event pattern', one('AWS::Events::Rule', { EventPattern: { source: [long(2048)] } })],
  ['targets of a rule', one('AWS::Events::Rule', { Targets: times(6) })],
  [
    'behaviours of a distribution',
    one('AWS::CloudFront::Distribution', { DistributionConfig: { CacheBehaviors: times(26) } }),
  ],
  ['origins of a distribution', one('AWS::CloudFront::Distribution', { DistributionConfig: { Origins: times(26) } })],
  ['indexes of a table', one('AWS::DynamoDB::GlobalTable', { GlobalSecondaryIndexes: times(21) })],
  [
    'the firewall’s own answer',
    one('AWS::WAFv2::WebACL', { CustomResponseBodies: { tooMany: { Content: long(4097) } } }),
  ],
  ['metrics of an alarm', one('AWS::CloudWatch::Alarm', { Metrics: times(11) })],
  ['the name of a Lambda::Function', one('AWS::Lambda::Function', { FunctionName: long(65) })],
  ['the name of a IAM::Role', one('AWS::IAM::Role', { RoleName: long(65) })],
  ['the name of a SQS::Queue', one('AWS::SQS::Queue', { QueueName: long(81) })],
  ['the name of a SNS::Topic', one('AWS::SNS::Topic', { TopicName: long(257) })],
  ['the name of a Events::Rule', one('AWS::Events::Rule', { Name: long(65) })],
  ['the name of a Scheduler::Schedule', one('AWS::Scheduler::Schedule', { Name: long(65) })],
  ['the name of a CloudWatch::Alarm', one('AWS::CloudWatch::Alarm', { AlarmName: long(256) })],
  ['the name of a CloudWatch::Dashboard', one('AWS::CloudWatch::Dashboard', { DashboardName: long(256) })],
  ['the name of a S3::Bucket', one('AWS::S3::Bucket', { BucketName: long(64) })],
  ['the name of a SES::ConfigurationSet', one('AWS::SES::ConfigurationSet', { Name: long(65) })],
  ['the name of a SES::ReceiptRule', one('AWS::SES::ReceiptRule', { Rule: { Name: long(65) } })],
  ['the name of a SecretsManager::Secret', one('AWS::SecretsManager::Secret', { Name: long(513) })],
  ['the name of a WAFv2::WebACL', one('AWS::WAFv2::WebACL', { Name: long(129) })],
  ['the name of a Cognito::UserPoolDomain', one('AWS::Cognito::UserPoolDomain', { Domain: long(64) })],
  ['the Description of a Lambda::Function', one('AWS::Lambda::Function', { Description: long(257) })],
  ['the Description of a IAM::Role', one('AWS::IAM::Role', { Description: long(1001) })],
  ['the AlarmDescription of a CloudWatch::Alarm', one('AWS::CloudWatch::Alarm', { AlarmDescription: long(1025) })],
  ['the Description of a SecretsManager::Secret', one('AWS::SecretsManager::Secret', { Description: long(2049) })],
  [
    'the DistributionConfig.Comment of',
    one('AWS::CloudFront::Distribution', { DistributionConfig: { Comment: long(129) } }),
  ],
];

describe('the list of what AWS refuses', () => {
  it.each(TOO_MUCH)('refuses %s', (of, template) => {
    expect(exceeded(template)).toEqual([expect.stringContaining(`(${of}`)]);
  });

  it('is tried here as a whole, and each line names a page of AWS', () => {
    expect(LIMITS.filter(({ of }) => !TOO_MUCH.some(([words]) => of.startsWith(words)))).toEqual([]);
    for (const { source } of LIMITS) expect(source).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
  });

  it('knows that a permission for each route of 51 is more than a function may have, and that one for all is not', () => {
    expect(exceeded(many(51, 'AWS::Lambda::Permission', PERMISSION))[0]).toMatch(
      /^CaseworkApiFunction resource policy has 2\d{4} /,
    );
    expect(exceeded(many(1, 'AWS::Lambda::Permission', PERMISSION))).toEqual([]);
  });
});

/** A queue that feeds a function, as `given` changes them. */
function fed(queue: object, worker: object, mapping: object = { ScalingConfig: { MaximumConcurrency: 2 } }): Template {
  return templateWith({
    DeadLetters: { Type: 'AWS::SQS::Queue', Properties: { MessageRetentionPeriod: 1_209_600 } },
    Queue: {
      Type: 'AWS::SQS::Queue',
      Properties: {
        VisibilityTimeout: 360,
        RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': ['DeadLetters', 'Arn'] } },
        ...queue,
      },
    },
    Worker: { Type: 'AWS::Lambda::Function', Properties: { Timeout: 60, ReservedConcurrentExecutions: 2, ...worker } },
    Mapping: {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: { EventSourceArn: { 'Fn::GetAtt': ['Queue', 'Arn'] }, FunctionName: { Ref: 'Worker' }, ...mapping },
    },
  });
}
const ALARM = { Period: 300, EvaluationPeriods: 1, TreatMissingData: 'notBreaching' };
const alarm = (given: object) => one('AWS::CloudWatch::Alarm', { ...ALARM, ...given });

describe('the list of what AWS advises', () => {
  it('has nothing against a queue, its function and an alarm that follow it', () => {
    expect([...unadvised(fed({}, {})), ...unadvised(alarm({}))]).toEqual([]);
    expect(unadvised(fed({}, { ReservedConcurrentExecutions: undefined }, {}))).toEqual([]);
  });

  const AGAINST: readonly [template: Template, what: string][] = [
    [fed({ VisibilityTimeout: 359 }, {}), 'Queue hides for 359 s, Worker runs 60 s'],
    [fed({ MessageRetentionPeriod: 1_209_601 }, {}), 'Queue keeps for 1209601 s, its dead letters 1209600 s'],
    [fed({}, { ReservedConcurrentExecutions: 1 }), 'Worker reserves 1, its queues start 2'],
    [fed({}, {}, {}), 'Worker reserves 2, its queues start Infinity'],
    [alarm({ EvaluationPeriods: 289 }), 'Broken looks back 86700 s'],
    [
      alarm({ Period: undefined, EvaluationPeriods: 25, Metrics: [{ MetricStat: { Period: 3600 } }] }),
      'Broken looks back 90000 s',
    ],
    [alarm({ TreatMissingData: undefined }), 'Broken does not say'],
  ];
  it.each(AGAINST)('names what goes against it (%#)', (template, what) => {
    expect(unadvised(template)).toEqual([expect.stringContaining(`${what} (`)]);
  });

  it('names a page of AWS in each line', () => {
    for (const { source } of ADVICE) expect(source).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
  });
});

describe('cfn-lint', () => {
  it('finds a property that does not exist and a value that AWS refuses', async () => {
    const template = one('AWS::SQS::Queue', { VisibilityTimeout: 50_000, Colour: 'blue' });
    expect(ofType(template, 'AWS::SQS::Queue')).toHaveLength(1);
    const found = await lint([{ of: 'a broken stack', region: 'eu-west-2', template }]);
    expect(found.sort()).toEqual([
      expect.stringMatching(/^a broken stack: E3002 .*Colour/),
      expect.stringMatching(/^a broken stack: E3034 .*50000/),
    ]);
  }, 120_000);
});
