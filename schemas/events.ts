import * as z from 'zod';
import { Instant } from './instant.ts';
import { Reference } from './reference.ts';

/** The verdict of an antivirus engine. `pending` until it answers. An unknown answer is `error`, never `clean` (law 3). */
export const Verdict = z.enum(['pending', 'clean', 'infected', 'unscannable', 'error']);
export type Verdict = z.infer<typeof Verdict>;

/** The event that a scan of one object version is complete, from any engine. No rule depends on which. */
export const ScanCompleted = z.object({
  event: z.literal('ScanCompleted'),
  schemaVersion: z.literal(1),
  engine: z.enum(['guardduty', 'clamav']),
  bucket: z.string().min(3).max(63),
  key: z.string().min(1).max(1024),
  versionId: z.string().max(1024).nullable(),
  verdict: Verdict.exclude(['pending']),
  threats: z.array(z.string().max(200)).max(20),
  reasons: z.array(z.string().max(200)).max(20),
  scannedAt: Instant,
});
export type ScanCompleted = z.infer<typeof ScanCompleted>;

/** The `Object Created` event of S3, as EventBridge delivers it: the members that we use. */
export const ObjectCreated = z.object({
  source: z.literal('aws.s3'),
  'detail-type': z.literal('Object Created'),
  time: z.string(),
  detail: z.object({
    bucket: z.object({ name: z.string() }),
    object: z.object({ key: z.string(), size: z.number().optional(), 'version-id': z.string().optional() }),
  }),
});
export type ObjectCreated = z.infer<typeof ObjectCreated>;

/** The event that a filed message waits to be opened. */
export const OpenMessage = z.object({ event: z.literal('OpenMessage'), reference: Reference, messageId: z.string() });
export type OpenMessage = z.infer<typeof OpenMessage>;
