/** Sends its event to the test and logs it. The test relies on what it is sent, as a log may come late. */
const SEEN = `exports.handler = async (event) => {
  console.log(JSON.stringify(event));
  await fetch(process.env.LISTENER, { method: 'POST', body: JSON.stringify(event) });
  return process.version;
};`;

/** Ends its first worker while it starts. The others answer after a second, so that several run at once. */
const STARTS_LATE = `const { closeSync, openSync } = require('node:fs');
const isFirst = () => {
  try {
    closeSync(openSync(process.env.MARK, 'wx'));
    return true;
  } catch {
    return false;
  }
};
if (isFirst()) process.exit(1);
exports.handler = async () => {
  await new Promise((resolve) => setTimeout(resolve, 1000));
  return 'answered';
};`;

const allow = (actions: string[], resource: unknown) => ({ Effect: 'Allow', Action: actions, Resource: resource });
const streamActions = ['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'].map(
  (each) => `dynamodb:${each}`,
);
/**
 * Returns a table whose stream calls a function, which may only write its log and read the stream, a locked bucket, and a function
 * whose first worker does not start. `mark` is the file by which that worker is known.
 */
export const streamedTable = (listener: string, mark: string) => ({
  Resources: {
    Table: {
      Type: 'AWS::DynamoDB::Table',
      Properties: {
        TableName: 'items',
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
        StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
      },
    },
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: {
          Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
        },
        Policies: [
          {
            PolicyName: 'job',
            PolicyDocument: { Statement: [allow(streamActions, { 'Fn::GetAtt': ['Table', 'StreamArn'] })] },
          },
        ],
      },
    },
    Seen: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        FunctionName: 'seen',
        Runtime: 'nodejs24.x',
        Handler: 'index.handler',
        Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
        ReservedConcurrentExecutions: 2,
        Environment: { Variables: { LISTENER: listener } },
        Code: { ZipFile: SEEN },
      },
    },
    Late: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        FunctionName: 'late',
        Runtime: 'nodejs24.x',
        Handler: 'index.handler',
        Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
        Environment: { Variables: { MARK: mark } },
        Code: { ZipFile: STARTS_LATE },
      },
    },
    Mapping: {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: {
        EventSourceArn: { 'Fn::GetAtt': ['Table', 'StreamArn'] },
        FunctionName: { Ref: 'Seen' },
        StartingPosition: 'LATEST',
      },
    },
    Segments: {
      Type: 'AWS::S3::Bucket',
      Properties: {
        BucketName: 'segments',
        VersioningConfiguration: { Status: 'Enabled' },
        ObjectLockEnabled: true,
        ObjectLockConfiguration: {
          ObjectLockEnabled: 'Enabled',
          Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 1 } },
        },
      },
    },
  },
});
