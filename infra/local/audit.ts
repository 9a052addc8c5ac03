/**
 * `npm run audit [-- --since 2026-11-01] [--port N]`: compares the audit table, its chain and the signed segments of the Front
 * Door that runs here. Status 0 only when they agree.
 */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { S3Client } from '@aws-sdk/client-s3';
import * as z from 'zod';
import { readSegment, segmentVersions } from '#functions/platform/audit/segments.ts';
import { readVerifier } from '#functions/platform/audit/signing.ts';
import { type Verified, verifyAudit } from '#functions/platform/audit/verify.ts';
import { openObjects } from '#functions/platform/objects.ts';
import { dayOfEntry, readDay, readLinks, readSealed } from '#functions/platform/store/sealing.ts';
import { tablesOver } from '#functions/platform/store/table.ts';
import { auditReport } from './audit-report.ts';
import { awsSettings } from './aws-settings.ts';
import { complain, readArguments, readPort, Sentence } from './command-line.ts';
import { deployedHere, Output } from './deployed.ts';

/** Entries are sealed within seconds, and by the sweep every five minutes; twice that is late. */
const FRESH_MS = 10 * 60_000;
const DEFAULT_DAYS = 31;

const Outputs = z.object({ CasesTable: Output, AuditTable: Output, AuditBucket: Output, AuditKeyId: Output });

function sinceOf(given: unknown, now: Date): string {
  const asked = given ?? new Date(now.getTime() - DEFAULT_DAYS * 86_400_000).toISOString().slice(0, 10);
  const since = z.iso.date().safeParse(asked);
  if (!since.success) throw new Sentence('--since takes a date such as 2026-11-01.');
  return since.data;
}

async function verify(endpoint: string, outputs: z.infer<typeof Outputs>, since: string, now: Date): Promise<Verified> {
  const settings = awsSettings(endpoint);
  const database = new DynamoDBClient(settings);
  const kms = new KMSClient(settings);
  const objects = openObjects(new S3Client({ ...settings, forcePathStyle: true }));
  const tables = tablesOver(database, outputs.CasesTable, outputs.AuditTable);
  try {
    const isOurs = await readVerifier(outputs.AuditKeyId, kms);
    return await verifyAudit(
      {
        links: () => readLinks(tables, 1),
        segments: () => segmentVersions(objects, outputs.AuditBucket),
        segment: (sequence, versionId) => readSegment(objects, outputs.AuditBucket, sequence, versionId),
        isOurs,
        sealed: (ids) => readSealed(tables, ids),
        day: (date) => readDay(tables, date),
        dayOf: dayOfEntry,
      },
      { now, freshMs: FRESH_MS, since },
    );
  } finally {
    for (const client of [database, kms, objects.client]) client.destroy();
  }
}

try {
  const { values } = readArguments({ port: { type: 'string' }, since: { type: 'string' } }, process.argv.slice(2));
  const now = new Date();
  const since = sinceOf(values.since, now);
  const { endpoint, outputs } = await deployedHere(readPort(values.port), Outputs);
  const verified = await verify(endpoint, outputs, since, now);
  console.log(auditReport(verified, since).join('\n'));
  if (verified.findings.length > 0) process.exitCode = 1;
} catch (fault) {
  complain(fault);
  process.exitCode = 1;
}
