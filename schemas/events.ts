import * as z from 'zod';
import { Instant } from './instant.ts';
import { Reference } from './reference.ts';

/** What an antivirus engine found. `pending` until it answers; what we do not understand is `error`, never `clean` (law 3). */
export const Verdict = z.enum(['pending', 'clean', 'infected', 'unscannable', 'error']);
export type Verdict = z.infer<typeof Verdict>;

/** One scan of one immutable object version, whichever engine made it. The domain never asks which. */
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

/** S3's `Object Created` as EventBridge delivers it; only what we use. */
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

/** A filed message waits to be taken apart. */
export const OpenMessage = z.object({ event: z.literal('OpenMessage'), reference: Reference, messageId: z.string() });
export type OpenMessage = z.infer<typeof OpenMessage>;
