import * as z from 'zod';
import { ScanCompleted } from '#schemas/events.ts';

/** GuardDuty's word for one object, as EventBridge brings it (aws-lambda's types lack `statusReasons`, so the schema is ours). */
const GuardDutyResult = z.object({
  source: z.literal('aws.guardduty'),
  'detail-type': z.literal('GuardDuty Malware Protection Object Scan Result'),
  time: z.string(),
  detail: z.object({
    scanStatus: z.string().max(100),
    s3ObjectDetails: z.object({ bucketName: z.string(), objectKey: z.string(), versionId: z.string().nullish() }),
    scanResultDetails: z
      .object({
        scanResultStatus: z.string().max(100).nullish(),
        threats: z.array(z.object({ name: z.string() })).nullish(),
        statusReasons: z.array(z.string()).nullish(),
      })
      .nullish(),
  }),
});

/** Its five results. Password-protected files and breached quotas are UNSUPPORTED: not clean, whatever others do (FormSG 8269). */
const VERDICTS: Readonly<Record<string, ScanCompleted['verdict']>> = {
  NO_THREATS_FOUND: 'clean',
  THREATS_FOUND: 'infected',
  UNSUPPORTED: 'unscannable',
  ACCESS_DENIED: 'error',
  FAILED: 'error',
};

/**
 * Returns GuardDuty's event as {@link ScanCompleted}, or `undefined` for any other event. Clean only when the scan was COMPLETED
 * and found nothing; whatever we do not know is `error`.
 */
export function fromGuardDuty(told: unknown): ScanCompleted | undefined {
  const parsed = GuardDutyResult.safeParse(told);
  if (!parsed.success) return undefined;
  const { scanStatus, s3ObjectDetails, scanResultDetails } = parsed.data.detail;
  const status = scanResultDetails?.scanResultStatus ?? '';
  const said = Object.hasOwn(VERDICTS, status) ? VERDICTS[status] : undefined;
  const unfinished = said === 'clean' && scanStatus !== 'COMPLETED';
  return {
    event: 'ScanCompleted',
    schemaVersion: 1,
    engine: 'guardduty',
    bucket: s3ObjectDetails.bucketName,
    key: s3ObjectDetails.objectKey,
    versionId: s3ObjectDetails.versionId ?? null,
    verdict: said === undefined || unfinished ? (scanStatus === 'SKIPPED' ? 'unscannable' : 'error') : said,
    threats: (scanResultDetails?.threats ?? []).map(({ name }) => name.slice(0, 200)).slice(0, 20),
    reasons: [scanStatus, status, ...(scanResultDetails?.statusReasons ?? [])]
      .filter((reason) => reason !== '')
      .map((reason) => reason.slice(0, 200))
      .slice(0, 20),
    scannedAt: new Date(parsed.data.time).toISOString(),
  };
}

/** Returns one scan, from the engine that is deployed. Any other event is an error and stays in its queue (never a clean verdict). */
export function scanCompletedIn(told: unknown): ScanCompleted {
  return fromGuardDuty(told) ?? ScanCompleted.parse(told);
}
