import { randomUUID } from 'node:crypto';
import { CreateBucketCommand, PutBucketVersioningCommand, S3Client } from '@aws-sdk/client-s3';
import { localAws } from './local-aws.ts';

/** Makes a fresh versioned bucket on the test's local cloud. */
export async function localBucket(client: S3Client, name: string, locked = false): Promise<string> {
  const bucket = `${name}-${randomUUID().slice(0, 8)}`;
  await client.send(new CreateBucketCommand({ Bucket: bucket, ObjectLockEnabledForBucket: locked }));
  await client.send(new PutBucketVersioningCommand({ Bucket: bucket, VersioningConfiguration: { Status: 'Enabled' } }));
  return bucket;
}

export const localS3 = (more: Partial<ConstructorParameters<typeof S3Client>[0]> = {}) =>
  new S3Client({ ...localAws(), forcePathStyle: true, ...more });
