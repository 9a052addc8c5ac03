import { HeadObjectCommand, ListBucketsCommand } from '@aws-sdk/client-s3';
import { paginateListQueues } from '@aws-sdk/client-sqs';
import { everyVersion } from '#functions/platform/object-listing.ts';
import { openObjects } from '#functions/platform/objects.ts';
import type { BehindTheDoors } from './aws.ts';

export interface SeenObject {
  readonly bucket: string;
  readonly key: string;
}

/** Returns the place of every version of every object in every bucket. */
export async function everyObject({ s3 }: BehindTheDoors): Promise<SeenObject[]> {
  const { Buckets } = await s3.send(new ListBucketsCommand({}));
  const found: SeenObject[] = [];
  for (const { Name: bucket = '' } of Buckets ?? [])
    for await (const { key } of everyVersion(openObjects(s3), bucket, '')) found.push({ bucket, key });
  return found;
}

/** Returns what S3 reveals about an object to anybody who may ask, except its bytes. */
export async function headOf({ s3 }: BehindTheDoors, { bucket, key }: SeenObject): Promise<string> {
  const { Metadata, ContentDisposition, ContentType } = await s3.send(
    new HeadObjectCommand({ Bucket: bucket, Key: key }),
  );
  return JSON.stringify({ Metadata, ContentDisposition, ContentType });
}

export async function everyQueue({ sqs }: BehindTheDoors): Promise<string[]> {
  const urls: string[] = [];
  for await (const page of paginateListQueues({ client: sqs }, {})) urls.push(...(page.QueueUrls ?? []));
  return urls;
}

/** Returns a pattern for a word in a text: as it is, in either case, or within base64 at any of its three alignments. */
export function disguisesOf(word: string): RegExp {
  const aligned = [0, 1, 2].map((shift) => {
    const encoded = Buffer.from('x'.repeat(shift) + word).toString('base64');
    // The ends depend on the text beside the word.
    return encoded.slice(shift === 0 ? 0 : 4, -4).replaceAll(/[+/]/g, '\\$&');
  });
  return new RegExp([word, ...aligned].join('|'), 'i');
}
