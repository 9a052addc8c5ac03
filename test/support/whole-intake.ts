import { randomUUID } from 'node:crypto';
import { whatWasRead } from '#functions/documents/file/file-reading.ts';
import { type JourneyDeps, takeFurther } from '#functions/documents/file/journey.ts';
import { journeyStore } from '#functions/documents/file/journey-store.ts';
import { makePicturesApart } from '#functions/documents/file/picture-thread.ts';
import { readFile } from '#functions/documents/file/read-file.ts';
import { openArchive } from '#functions/documents/index.ts';
import { openEmail } from '#functions/intake/email/open-email.ts';
import { fileUploadStore, openEmailStore, submitStore, uploadStore } from '#functions/intake/intake-store.ts';
import { openMessage } from '#functions/intake/mail/open.ts';
import { submit } from '#functions/intake/submit/submit.ts';
import { fileUpload } from '#functions/intake/upload/file-upload.ts';
import { openSlotAsReferral } from '#functions/intake/upload/slots.ts';
import { digest } from '#functions/platform/identifiers.ts';
import { copyVersion, deleteVersion, head, openObjects, putOnce, readObject } from '#functions/platform/objects.ts';
import { slotWrite } from '#functions/platform/store/items.ts';
import { transact } from '#functions/platform/store/transact.ts';
import { CaseView } from '#schemas/api/staff/case-view.ts';
import { CaseDocument } from '#schemas/case-document.ts';
import { earlyHelpAndSocialCare } from '#schemas/forms/early-help-and-social-care.ts';
import { newReference, Reference } from '#schemas/reference.ts';
import { council } from '#test/correspondence/outbox-fixture.ts';
import { asStoredBySes } from '#test/fixtures/emails.ts';
import { asJob } from './as-job.ts';
import { askAs } from './ask-as.ts';
import { openings } from './casework-over.ts';
import { itemsOf, startingWith } from './items.ts';
import { localBucket, localS3 } from './local-buckets.ts';
import { localTables } from './local-tables.ts';
import { mailRoom } from './mail-room.ts';
import { staffDepsOver } from './staff-deps.ts';

const MOST_BYTES = 41 * 1024 * 1024;
const SIGN_OFF = { dpiaReference: 'D', approverRole: 'R', signedOffOn: '2026-11-01', demonstration: true };

/**
 * Opens every door with everything behind it but the scanner, in this process over real tables and buckets. Arrivals are filed,
 * opened, inspected, read and shown, by the functions that the Lambdas call.
 */
export async function wholeIntake(now: Date) {
  const tables = await localTables();
  const client = localS3();
  const objects = openObjects(client);
  const [quarantineBucket, documentsBucket] = await Promise.all([
    localBucket(client, 'quarantine'),
    localBucket(client, 'documents'),
  ]);
  const at = now.toISOString();
  const store = journeyStore(asJob('DocumentsFile', tables), council, openings());
  const journey: JourneyDeps = {
    ...store,
    quarantineBucket,
    documentsBucket,
    readDeadlineMs: 60_000,
    bytes: (object) => readObject(objects, object, MOST_BYTES),
    read: async (bytes, name) => whatWasRead(await readFile(bytes, name)),
    copy: (from, to) => copyVersion(objects, { from, to, metadata: {} }),
    keepDrawing: async (key, body) => {
      const place = { bucket: documentsBucket, key };
      return { ...place, versionId: (await putOnce(objects, { ...place, body })).versionId };
    },
    makePictures: makePicturesApart,
    keepPicture: async ({ body, ...place }) => ({
      ...place,
      versionId: (await putOnce(objects, { ...place, body, contentType: 'image/jpeg' })).versionId,
    }),
    remove: (copy) => deleteVersion(objects, copy),
    originalsOf: async () => [],
    deleteOriginal: async () => undefined,
  };

  /** Marks every file of a case that waits for its scan as clean, and reads it. */
  async function scanned(reference: string): Promise<void> {
    for (const item of startingWith(await itemsOf(tables, reference), 'DOC#')) {
      const { verdict, quarantine } = CaseDocument.parse(item);
      if (verdict === 'pending')
        await takeFurther(
          journey,
          {
            event: 'ScanCompleted',
            schemaVersion: 1,
            engine: 'clamav',
            ...quarantine,
            verdict: 'clean',
            threats: [],
            reasons: [],
            scannedAt: at,
          },
          now,
        );
    }
  }

  const request = (route: string, body: unknown) => ({
    route,
    path: {},
    query: {},
    headers: {},
    body,
    sent: JSON.stringify(body),
    claims: {},
    requestId: randomUUID(),
    receivedAt: now,
  });
  const fileDeps = {
    ...fileUploadStore(asJob('IntakeFileUpload', tables), council, openings()),
    scanDeadlineMs: 60_000,
    versionAt: async (bucket: string, key: string) => (await head(objects, { bucket, key }))?.versionId ?? undefined,
  };

  return {
    tables,
    /** Sends an email, with all its files; returns the case's reference. */
    emailed: async (raw: Uint8Array): Promise<string> => {
      const room = mailRoom(tables);
      await room.receive(room.arrives(asStoredBySes(raw, {}), now));
      const [{ reference, messageId } = { reference: '', messageId: '' }] = room.opened;
      const deps = {
        ...openEmailStore(asJob('IntakeOpenEmail', tables), council),
        quarantineBucket,
        documentsBucket,
        scanDeadlineMs: 60_000,
        raw: async ({ raw: { key } }: { raw: { key: string } }) => room.objects.get(key) ?? Buffer.alloc(0),
        open: (given: Uint8Array) => openEmail(given, { openArchive }),
        putOnce: (put: Parameters<typeof putOnce>[1]) => putOnce(objects, put),
      };
      await openMessage(deps, Reference.parse(reference), messageId, now);
      await scanned(reference);
      return reference;
    },
    /** Sends the online form. */
    submitted: async (body: unknown): Promise<string> => {
      const deps = {
        form: earlyHelpAndSocialCare,
        council: async () => council,
        onlineForm: async () => ({ open: true as const, signOff: SIGN_OFF, recordedAt: at }),
        ...submitStore(asJob('IntakeSubmit', tables), council, openings()),
      };
      return (await submit(deps, request('POST /referrals', body), { door: 'web' })).body.reference;
    },
    /** Uploads a file that is itself a referral; returns its case, with `sender` as its covering words. */
    uploaded: async (name: string, bytes: Uint8Array, sender: object): Promise<string> => {
      const reference = newReference();
      const keys: string[] = [];
      const deps = {
        ...uploadStore(asJob('IntakeUpload', tables)),
        bucket: quarantineBucket,
        newReference: () => reference,
        renewSlot: async () => 'renewed' as const,
        noteRepeat: async () => undefined,
        link: async ({ key }: { key: string }) => {
          keys.push(key);
          return { url: 'https://s3.example/', expiresAt: at, headers: {} };
        },
      };
      const described = { name, size: bytes.length, sha256: digest(bytes), sender };
      await openSlotAsReferral(deps, request('POST /uploads', described));
      const key = keys[0] ?? '';
      await putOnce(objects, { bucket: quarantineBucket, key, body: bytes });
      const detail = { bucket: { name: quarantineBucket }, object: { key } };
      await fileUpload(fileDeps, { source: 'aws.s3', 'detail-type': 'Object Created', time: at, detail }, now);
      await scanned(reference);
      return reference;
    },
    /** Adds one more file to a case, as if uploaded to it. */
    added: async (reference: string, name: string, bytes: Uint8Array): Promise<void> => {
      const id = digest(reference, name).slice(0, 26).toUpperCase();
      const place = { bucket: quarantineBucket, key: `upload/${at.slice(0, 10)}/${reference}/${id}` };
      await putOnce(objects, { ...place, body: bytes });
      const slot = {
        id,
        reference: Reference.parse(reference),
        name,
        size: bytes.length,
        sha256: digest(bytes),
        ...place,
      };
      const waiting = {
        ...slot,
        state: 'waiting',
        askedAt: at,
        makesCase: false,
        tokenHash: 'none',
        sender: null,
      } as const;
      const detail = { bucket: { name: place.bucket }, object: { key: place.key } };
      const told = { source: 'aws.s3', 'detail-type': 'Object Created', time: at, detail };
      await transact(tables.client, [slotWrite(tables, waiting, at)]);
      await fileUpload(fileDeps, told, now);
      await scanned(reference);
    },
    /** Returns the case as the staff API shows it to a duty social worker. */
    shown: async (reference: string): Promise<CaseView> => {
      const asked = { route: 'GET /admin/cases/{reference}', path: { reference }, query: {}, body: undefined };
      const deps = staffDepsOver(tables);
      const answer = await askAs(deps, { ...asked, as: 'duty_social_worker', person: 'person-1', version: 1, now });
      return CaseView.parse(answer.body);
    },
  };
}

export type WholeIntake = Awaited<ReturnType<typeof wholeIntake>>;
