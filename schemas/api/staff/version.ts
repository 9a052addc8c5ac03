import * as z from 'zod';

/** A version in HTTP: an answer has it as `ETag`, and each change must send it as `If-Match` (RFC 9110, 13.1.1). */
export const VersionTag = z.string().regex(/^"\d{1,9}"$/);

/** Returns the ETag of a version. */
export const tagOf = (version: number): string => `"${version}"`;
/** Returns the version in an ETag. */
export const versionOf = (tag: z.infer<typeof VersionTag>): number => Number(tag.slice(1, -1));
