import { GuardDutyClient, SendObjectMalwareScanCommand } from '@aws-sdk/client-guardduty';
import type { StoredObject } from '#schemas/case-document.ts';
import { CLIENT_TIMEOUTS } from './client-timeouts.ts';

/** Asks GuardDuty to scan one version once more; its result comes as an event, like the first (SendObjectMalwareScan). */
export function guardDutyRescan(
  client = new GuardDutyClient(CLIENT_TIMEOUTS),
): (object: StoredObject) => Promise<void> {
  return async ({ bucket, key, versionId }) => {
    await client.send(
      new SendObjectMalwareScanCommand({ S3Object: { Bucket: bucket, Key: key, VersionId: versionId } }),
    );
  };
}
