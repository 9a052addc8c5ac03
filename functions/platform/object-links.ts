import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import * as z from 'zod';
import type { StoredObject } from '#schemas/case-document.ts';

/** A client that makes links. It is separate, because the SDK's default checksum would be signed into every upload link. */
export interface Links {
  readonly client: S3Client;
}

/** Returns the client for links, with the function's own role: a link can do what the role can, and no more. */
export function openLinks(): Links {
  return { client: new S3Client({ requestChecksumCalculation: 'WHEN_REQUIRED' }) };
}

export interface Link {
  readonly url: string;
  readonly expiresAt: string;
}

/** A file name that reveals nothing about a family: a reference, a number, an ending (law 4). */
const LinkName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,60}(\.[a-z0-9]{1,8})?$/);

/**
 * Returns a link to one version, valid for `seconds`. It downloads as `fileName`, never shows in the browser, and no cache stores
 * it. Anybody who holds it can use it: hence the seconds, and a name that reveals nothing.
 */
export const presignGet = (links: Links, object: StoredObject, fileName: string, seconds: number, now = new Date()) =>
  presign(links, object, { disposition: 'attachment', type: 'application/octet-stream', fileName, seconds, now });

/** The types that a link shows in a browser. Both are made or inspected by us, and neither is a page. */
export type ShownType = 'image/jpeg' | 'application/pdf';

/** Returns a link to one version, valid for `seconds`, which a browser shows as this type and as nothing else. */
export const presignShown = (links: Links, object: StoredObject, type: ShownType, fileName: string, seconds: number) =>
  presign(links, object, { disposition: 'inline', type, fileName, seconds, now: new Date() });

interface Given {
  readonly disposition: 'attachment' | 'inline';
  readonly type: string;
  readonly fileName: string;
  readonly seconds: number;
  readonly now: Date;
}

async function presign(
  links: Links,
  object: StoredObject,
  { disposition, type, fileName, seconds, now }: Given,
): Promise<Link> {
  const url = await getSignedUrl(
    links.client,
    new GetObjectCommand({
      Bucket: object.bucket,
      Key: object.key,
      VersionId: object.versionId,
      ResponseContentDisposition: `${disposition}; filename="${LinkName.parse(fileName)}"`,
      ResponseContentType: type,
      ResponseCacheControl: 'no-store',
    }),
    { expiresIn: seconds, signingDate: now },
  );
  return { url, expiresAt: expiry(now, seconds) };
}

export interface UploadLink extends Link {
  /** The headers that must be sent with the bytes, exactly. */
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Returns a link to PUT one object of exactly this size and SHA-256, once. Size and checksum are bound only while they are signed
 * *headers*: the SDK would move the checksum into the query, where S3 compares it with nothing (seen, see design).
 */
export async function presignPut(
  links: Links,
  put: { bucket: string; key: string; size: number; sha256Base64: string; seconds: number },
  now = new Date(),
): Promise<UploadLink> {
  const bound = ['content-length', 'x-amz-checksum-sha256', 'if-none-match'];
  const url = await getSignedUrl(
    links.client,
    new PutObjectCommand({
      Bucket: put.bucket,
      Key: put.key,
      ContentLength: put.size,
      ChecksumSHA256: put.sha256Base64,
      IfNoneMatch: '*',
    }),
    {
      expiresIn: put.seconds,
      signingDate: now,
      unhoistableHeaders: new Set(bound),
      signableHeaders: new Set(['host', ...bound]),
    },
  );
  return {
    url,
    expiresAt: expiry(now, put.seconds),
    headers: { 'content-length': String(put.size), 'x-amz-checksum-sha256': put.sha256Base64, 'if-none-match': '*' },
  };
}

/** Signatures count whole seconds from the second they were made in. */
function expiry(now: Date, seconds: number): string {
  return new Date(Math.floor(now.getTime() / 1000) * 1000 + seconds * 1000).toISOString();
}
