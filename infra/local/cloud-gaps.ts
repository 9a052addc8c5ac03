import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CloudFormationClient, paginateListStackResources } from '@aws-sdk/client-cloudformation';
import { LambdaClient, PutFunctionConcurrencyCommand } from '@aws-sdk/client-lambda';
import { PutObjectLockConfigurationCommand, S3Client } from '@aws-sdk/client-s3';
import { SESClient, SetIdentityNotificationTopicCommand, VerifyDomainIdentityCommand } from '@aws-sdk/client-ses';
import * as z from 'zod';
import { awsSettings } from './aws-settings.ts';

const Retention = z.object({
  Mode: z.enum(['GOVERNANCE', 'COMPLIANCE']),
  Days: z.int().optional(),
  Years: z.int().optional(),
});

/** The two properties that MiniStack's CloudFormation does not apply, although its services support them. */
const Template = z.object({
  Resources: z.record(
    z.string(),
    z.object({
      Type: z.string(),
      Properties: z
        .object({
          ReservedConcurrentExecutions: z.int().optional(),
          ObjectLockEnabled: z.boolean().optional(),
          ObjectLockConfiguration: z.object({ Rule: z.object({ DefaultRetention: Retention }).optional() }).optional(),
        })
        .default({}),
    }),
  ),
});

/** Returns the physical name of each resource of a stack, by its logical id. */
export async function physicalNames(endpoint: string, stack: string): Promise<Map<string, string>> {
  const client = new CloudFormationClient(awsSettings(endpoint));
  const names = new Map<string, string>();
  for await (const page of paginateListStackResources({ client }, { StackName: stack })) {
    for (const { LogicalResourceId, PhysicalResourceId } of page.StackResourceSummaries ?? []) {
      if (LogicalResourceId !== undefined && PhysicalResourceId !== undefined)
        names.set(LogicalResourceId, PhysicalResourceId);
    }
  }
  return names;
}

/** Applies what the local cloud's CloudFormation leaves out of a template: reserved concurrency and Object Lock. Safe to repeat. */
export async function applyUnsupported(endpoint: string, stack: string, assembly: string): Promise<void> {
  const text = await readFile(join(assembly, `${stack}.template.json`), 'utf8');
  const { Resources } = Template.parse(JSON.parse(text));
  const names = await physicalNames(endpoint, stack);
  const lambda = new LambdaClient(awsSettings(endpoint));
  const s3 = new S3Client({ ...awsSettings(endpoint), forcePathStyle: true });
  for (const [logicalId, { Type, Properties }] of Object.entries(Resources)) {
    const name = names.get(logicalId);
    if (name === undefined) continue;
    const reserved = Properties.ReservedConcurrentExecutions;
    if (Type === 'AWS::Lambda::Function' && reserved !== undefined)
      await lambda.send(
        new PutFunctionConcurrencyCommand({ FunctionName: name, ReservedConcurrentExecutions: reserved }),
      );
    if (Type === 'AWS::S3::Bucket' && Properties.ObjectLockEnabled === true) {
      await s3.send(
        new PutObjectLockConfigurationCommand({
          Bucket: name,
          ObjectLockConfiguration: {
            ObjectLockEnabled: 'Enabled',
            Rule: Properties.ObjectLockConfiguration?.Rule,
          },
        }),
      );
    }
  }
}

/**
 * Lets mail be sent from a domain, and sends its bounces, complaints and deliveries to a topic. On AWS the edge stack and the
 * configuration set do this.
 */
export async function allowSendingFrom(endpoint: string, domain: string, eventsTopicArn: string): Promise<void> {
  const ses = new SESClient(awsSettings(endpoint));
  await ses.send(new VerifyDomainIdentityCommand({ Domain: domain }));
  for (const NotificationType of ['Bounce', 'Complaint', 'Delivery'] as const) {
    await ses.send(
      new SetIdentityNotificationTopicCommand({ Identity: domain, NotificationType, SnsTopic: eventsTopicArn }),
    );
  }
}
