import { ACMClient } from '@aws-sdk/client-acm';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GuardDutyClient } from '@aws-sdk/client-guardduty';
import { KMSClient } from '@aws-sdk/client-kms';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { Route53Client } from '@aws-sdk/client-route-53';
import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SESClient } from '@aws-sdk/client-ses';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { STSClient } from '@aws-sdk/client-sts';

/** A person waits: a service answers within a second, and a Region that AWS does not have never answers. */
const PATIENCE = {
  maxAttempts: 2,
  requestHandler: { connectionTimeout: 5_000, requestTimeout: 20_000, throwOnRequestTimeout: true },
};

/** Opens the clients that read an account in one Region, with the credentials of the environment. */
export function clientsIn(region: string, more: object = {}) {
  const settings = { ...PATIENCE, region, ...more };
  return {
    acm: new ACMClient(settings),
    cloudFormation: new CloudFormationClient(settings),
    dynamoDb: new DynamoDBClient(settings),
    guardDuty: new GuardDutyClient(settings),
    kms: new KMSClient(settings),
    lambda: new LambdaClient(settings),
    logs: new CloudWatchLogsClient(settings),
    route53: new Route53Client(settings),
    s3: new S3Client(settings),
    secrets: new SecretsManagerClient(settings),
    ses: new SESClient(settings),
    // Only version 2 says whether the account is in the sandbox (SES API v2: GetAccount).
    sesV2: new SESv2Client(settings),
    sts: new STSClient(settings),
  };
}
export type Clients = ReturnType<typeof clientsIn>;
