import { ListObjectVersionsCommand } from '@aws-sdk/client-s3';
import type { ScanCompleted } from '#schemas/events.ts';
import type { BehindTheDoors } from './aws.ts';
import type { OpenDoor } from './front-door.ts';
import { request } from './http.ts';
import { teacher } from './invented.ts';
import type { DocumentSeen, StaffMember } from './staff.ts';
import { waitFor } from './wait-for.ts';
import { fileOf, putInto, type SlotSeen, slotIn } from './web.ts';

/** A slot for a file that is itself a referral, and the place of its object. */
export interface AskedFor {
  readonly slot: SlotSeen;
  readonly reference: string;
  readonly token: string;
  readonly key: string;
  readonly bytes: Uint8Array;
  readonly email: string;
}

/** Asks for a slot for a file that is itself a referral. */
export async function askForReferralSlot(door: OpenDoor, bytes: Uint8Array, name = 'form.docx'): Promise<AskedFor> {
  const email = teacher();
  const sender = { name: 'Bramble Teasel-Test', role: 'Doctor', email, emailIsSafe: true };
  const slot = slotIn(await request(door, 'POST', '/uploads', { body: { ...fileOf(name, bytes), sender } }));
  const { reference, token } = slot;
  if (reference === undefined || token === undefined) throw new Error('a slot without reference or token');
  const key = decodeURIComponent(new URL(slot.put.url).pathname).split('/').slice(2).join('/');
  return { slot, reference, token, key, bytes, email };
}

/** Puts the file into its slot. */
export async function send({ slot, bytes }: AskedFor): Promise<void> {
  const status = await putInto(slot, bytes);
  if (status !== 200) throw new Error(`the upload was answered ${status}`);
}

/** Returns the one file of a case, once the case exists and the file has got as far as is asked. */
export function fileOn(
  officer: StaffMember,
  reference: string,
  ready: (document: DocumentSeen) => boolean,
): Promise<DocumentSeen> {
  return waitFor('a file on its case', async () => {
    const answer = await officer.get(`/admin/cases/${reference}`);
    if (answer.status === 404) return undefined;
    return (await officer.readCase(reference)).documents.find(ready);
  });
}

/** Returns a scanner's event about the file, with any verdict. */
export async function scanOf(
  door: OpenDoor,
  { s3 }: BehindTheDoors,
  { key }: Pick<AskedFor, 'key'>,
  verdict: ScanCompleted['verdict'],
): Promise<ScanCompleted> {
  const Bucket = door.outputs.QuarantineBucket;
  const { Versions } = await s3.send(new ListObjectVersionsCommand({ Bucket, Prefix: key }));
  return {
    event: 'ScanCompleted',
    schemaVersion: 1,
    engine: 'clamav',
    bucket: Bucket,
    key,
    versionId: Versions?.[0]?.VersionId ?? null,
    verdict,
    threats: verdict === 'infected' ? ['Late.Find'] : [],
    reasons: [],
    scannedAt: new Date().toISOString(),
  };
}
