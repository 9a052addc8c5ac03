import * as z from 'zod';

/** The address of one version of an object in S3. */
export const StoredObject = z.object({ bucket: z.string(), key: z.string(), versionId: z.string() });
export type StoredObject = z.infer<typeof StoredObject>;
