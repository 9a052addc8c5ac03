import * as z from 'zod';

/** A version as HTTP says it: what an answer gives as `ETag`, every change must bring back as `If-Match` (RFC 9110, 13.1.1). */
export const VersionTag = z.string().regex(/^"\d{1,9}"$/);

export const tagOf = (version: number): string => `"${version}"`;
export const versionOf = (tag: z.infer<typeof VersionTag>): number => Number(tag.slice(1, -1));
