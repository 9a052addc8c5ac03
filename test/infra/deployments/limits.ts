import type { Template } from '../synthesised.ts';
import { count, each, inlinePolicies, length, resourcePolicies, type Sizes } from './measures.ts';
import { bytesOf } from './spelled.ts';

/** What AWS refuses above some size, with the page of AWS that says so. */
interface Limit {
  readonly of: string;
  readonly most: number;
  readonly source: string;
  readonly sizes: (template: Template) => Sizes;
}

const LAMBDA = 'https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html';
const IAM = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html';
const CLOUDFORMATION = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html';
const HTTP_API = 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html';
const EVENTS = 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html';
const SQS = 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-quotas.html';
const SNS = 'https://docs.aws.amazon.com/general/latest/gr/sns.html';
const CLOUDFRONT = 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html';
const DYNAMODB = 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html';
const WAF = 'https://docs.aws.amazon.com/waf/latest/developerguide/limits.html';
const CLOUDWATCH = 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html';
/** The page of a resource type, which has the length of each property. */
const typed = (page: string) =>
  `https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-${page}.html`;

/** Names that we give. CloudFormation makes the others, within their limit. */
const names = (type: string, property: string, most: number, page: string): Limit => ({
  of: `the name of a ${type}`,
  most,
  source: typed(page),
  sizes: each(`AWS::${type}`, property),
});
const description = (type: string, most: number, page: string, path = 'Description'): Limit => ({
  of: `the ${path} of a ${type}`,
  most,
  source: typed(page),
  sizes: each(`AWS::${type}`, path),
});

export const LIMITS: readonly Limit[] = [
  { of: 'a function’s resource policy, bytes', most: 20_480, source: LAMBDA, sizes: resourcePolicies },
  {
    of: 'a function’s environment, bytes',
    most: 4096,
    source: LAMBDA,
    sizes: each('AWS::Lambda::Function', 'Environment.Variables', bytesOf),
  },
  {
    of: 'a function’s timeout, seconds',
    most: 900,
    source: LAMBDA,
    sizes: each('AWS::Lambda::Function', 'Timeout', Number),
  },
  {
    of: 'concurrency that functions reserve, of a usual account’s 1,000',
    most: 900,
    source: LAMBDA,
    sizes: (template) => [
      [
        'reserved concurrency',
        each(
          'AWS::Lambda::Function',
          'ReservedConcurrentExecutions',
          Number,
        )(template).reduce((sum, [, n]) => sum + n, 0),
      ],
    ],
  },
  {
    of: 'the filters of an event source',
    most: 5,
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html',
    sizes: each('AWS::Lambda::EventSourceMapping', 'FilterCriteria.Filters'),
  },
  {
    of: 'a role’s inline policies, characters',
    most: 10_240,
    source: IAM,
    sizes: each('AWS::IAM::Role', 'Policies', inlinePolicies),
  },
  {
    of: 'a role’s trust policy, characters',
    most: 2048,
    source: IAM,
    sizes: each('AWS::IAM::Role', 'AssumeRolePolicyDocument', bytesOf),
  },
  {
    of: 'a key’s policy, bytes',
    most: 32_768,
    source: 'https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html',
    sizes: each('AWS::KMS::Key', 'KeyPolicy', bytesOf),
  },
  {
    of: 'a bucket’s policy, bytes',
    most: 20_480,
    source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/add-bucket-policy.html',
    sizes: each('AWS::S3::BucketPolicy', 'PolicyDocument', bytesOf),
  },
  {
    of: 'a queue’s policy, bytes',
    most: 8192,
    source: SQS,
    sizes: each('AWS::SQS::QueuePolicy', 'PolicyDocument', bytesOf),
  },
  {
    of: 'the statements of a queue’s policy',
    most: 20,
    source: SQS,
    sizes: each('AWS::SQS::QueuePolicy', 'PolicyDocument.Statement'),
  },
  {
    of: 'a topic’s policy, bytes',
    most: 30_720,
    source: SNS,
    sizes: each('AWS::SNS::TopicPolicy', 'PolicyDocument', bytesOf),
  },
  {
    of: 'the attributes of a subscription’s filter',
    most: 5,
    source: SNS,
    sizes: each('AWS::SNS::Subscription', 'FilterPolicy'),
  },
  {
    of: 'resources of a stack',
    most: 500,
    source: CLOUDFORMATION,
    sizes: ({ Resources }) => [['resources', length(Resources)]],
  },
  {
    of: 'outputs of a stack',
    most: 200,
    source: CLOUDFORMATION,
    sizes: ({ Outputs }) => [['outputs', length(Outputs)]],
  },
  {
    of: 'a template, bytes',
    most: 1_048_576,
    source: CLOUDFORMATION,
    sizes: (template) => [['template', bytesOf(template)]],
  },
  { of: 'routes of an HTTP API', most: 300, source: HTTP_API, sizes: count('routes', 'AWS::ApiGatewayV2::Route') },
  {
    of: 'integrations of an HTTP API',
    most: 300,
    source: HTTP_API,
    sizes: count('integrations', 'AWS::ApiGatewayV2::Integration'),
  },
  {
    of: 'authorizers of an HTTP API',
    most: 10,
    source: HTTP_API,
    sizes: count('authorizers', 'AWS::ApiGatewayV2::Authorizer'),
  },
  {
    of: 'audiences of an authorizer',
    most: 50,
    source: HTTP_API,
    sizes: each('AWS::ApiGatewayV2::Authorizer', 'JwtConfiguration.Audience'),
  },
  {
    of: 'the format of an access log, bytes',
    most: 3072,
    source: HTTP_API,
    sizes: each('AWS::ApiGatewayV2::Stage', 'AccessLogSettings.Format'),
  },
  {
    of: 'an event pattern, characters',
    most: 2048,
    source: EVENTS,
    sizes: each('AWS::Events::Rule', 'EventPattern', bytesOf),
  },
  { of: 'targets of a rule', most: 5, source: EVENTS, sizes: each('AWS::Events::Rule', 'Targets') },
  {
    of: 'behaviours of a distribution',
    most: 25,
    source: CLOUDFRONT,
    sizes: each('AWS::CloudFront::Distribution', 'DistributionConfig.CacheBehaviors'),
  },
  {
    of: 'origins of a distribution',
    most: 25,
    source: CLOUDFRONT,
    sizes: each('AWS::CloudFront::Distribution', 'DistributionConfig.Origins'),
  },
  {
    of: 'indexes of a table',
    most: 20,
    source: DYNAMODB,
    sizes: each('AWS::DynamoDB::GlobalTable', 'GlobalSecondaryIndexes'),
  },
  {
    of: 'the firewall’s own answer, bytes',
    most: 4096,
    source: WAF,
    sizes: each('AWS::WAFv2::WebACL', 'CustomResponseBodies.tooMany.Content'),
  },
  { of: 'metrics of an alarm', most: 10, source: CLOUDWATCH, sizes: each('AWS::CloudWatch::Alarm', 'Metrics') },
  names('Lambda::Function', 'FunctionName', 64, 'lambda-function'),
  names('IAM::Role', 'RoleName', 64, 'iam-role'),
  names('SQS::Queue', 'QueueName', 80, 'sqs-queue'),
  names('SNS::Topic', 'TopicName', 256, 'sns-topic'),
  names('Events::Rule', 'Name', 64, 'events-rule'),
  names('Scheduler::Schedule', 'Name', 64, 'scheduler-schedule'),
  names('CloudWatch::Alarm', 'AlarmName', 255, 'cloudwatch-alarm'),
  names('CloudWatch::Dashboard', 'DashboardName', 255, 'cloudwatch-dashboard'),
  names('S3::Bucket', 'BucketName', 63, 's3-bucket'),
  names('SES::ConfigurationSet', 'Name', 64, 'ses-configurationset'),
  names('SES::ReceiptRule', 'Rule.Name', 64, 'ses-receiptrule'),
  names('SecretsManager::Secret', 'Name', 512, 'secretsmanager-secret'),
  names('WAFv2::WebACL', 'Name', 128, 'wafv2-webacl'),
  names('Cognito::UserPoolDomain', 'Domain', 63, 'cognito-userpooldomain'),
  description('Lambda::Function', 256, 'lambda-function'),
  description('IAM::Role', 1000, 'iam-role'),
  description('CloudWatch::Alarm', 1024, 'cloudwatch-alarm', 'AlarmDescription'),
  description('SecretsManager::Secret', 2048, 'secretsmanager-secret'),
  description('CloudFront::Distribution', 128, 'cloudfront-distribution', 'DistributionConfig.Comment'),
];

/** Returns a sentence for each thing of a template that AWS would refuse for its size. */
export const exceeded = (template: Template): string[] =>
  LIMITS.flatMap(({ of, most, source, sizes }) =>
    sizes(template)
      .filter(([, size]) => size > most)
      .map(([what, size]) => `${what} has ${size} (${of}: ${most} at most, ${source})`),
  );
