import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { S3Client } from '@aws-sdk/client-s3';
import { newestHead, readSegment, segmentVersions } from '#functions/platform/audit/segments.ts';
import { readVerifier } from '#functions/platform/audit/signing.ts';
import { type Asked, type Verified, verifyAudit } from '#functions/platform/audit/verify.ts';
import { openObjects } from '#functions/platform/objects.ts';
import { dayOfEntry, readDay, readLinks, readSealed } from '#functions/platform/store/sealing.ts';
import { tablesOver } from '#functions/platform/store/table.ts';
import { awsSettings } from './aws-settings.ts';
import type { StackOutputs } from './stack-outputs.ts';

/** Compares the audit table, its chain and the signed segments of what is deployed to a local cloud. */
export async function verifyDeployedAudit(endpoint: string, outputs: StackOutputs, asked: Asked): Promise<Verified> {
  const settings = awsSettings(endpoint);
  const objects = openObjects(new S3Client({ ...settings, forcePathStyle: true }));
  const tables = tablesOver(new DynamoDBClient(settings), outputs.CasesTable, outputs.AuditTable);
  return verifyAudit(
    {
      links: () => readLinks(tables, 1),
      segments: () => segmentVersions(objects, outputs.AuditBucket),
      head: () => newestHead(objects, outputs.AuditBucket),
      segment: (sequence, versionId) => readSegment(objects, outputs.AuditBucket, sequence, versionId),
      isOurs: await readVerifier(outputs.AuditKeyId, new KMSClient(settings)),
      sealed: (ids) => readSealed(tables, ids),
      day: (date) => readDay(tables, date),
      dayOf: dayOfEntry,
    },
    asked,
  );
}
