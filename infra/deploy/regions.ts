import { ListMalwareProtectionPlansCommand } from '@aws-sdk/client-guardduty';
import type { Clients } from './clients.ts';
import { type Finding, faultName, stops } from './finding.ts';

/** Regions outside AWS's commercial partition, where our ARNs, CloudFront and the certificate's Region are others. */
const OTHER_PARTITION = /^(cn|us-gov|us-iso[a-z]?|eu-iso[a-z]?|eusc)-/;

/**
 * Judges the Region by its name. No API says which runtimes a Region has: Node 24 is in every Region of the commercial partition
 * (aws-cdk release 2.259.0, 11 June 2026: the default runtime is `nodejs24.x` in every Region).
 */
export function judgeRegion(region: string): Finding[] {
  if (!OTHER_PARTITION.test(region)) return [];
  return [
    stops(`${region} is in a partition of its own, for which these stacks are not made: choose a commercial Region.`),
  ];
}

/** Reads whether GuardDuty scans buckets in the Region. It needs no detector (GuardDuty: Malware Protection for S3, independently). */
export async function readMalwareProtection({ guardDuty }: Pick<Clients, 'guardDuty'>): Promise<boolean> {
  try {
    await guardDuty.send(new ListMalwareProtectionPlansCommand({}));
    return true;
  } catch (fault) {
    // A Region without the service has no name in DNS.
    if (faultName(fault) === 'ENOTFOUND') return false;
    throw fault;
  }
}

export function judgeMalwareProtection(region: string, available: boolean): Finding[] {
  if (available) return [];
  return [
    stops(
      `GuardDuty does not scan buckets in ${region}: choose another Region, or scanner=clamav with a clamd of yours.`,
    ),
  ];
}
