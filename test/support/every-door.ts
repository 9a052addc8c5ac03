import { randomUUID } from 'node:crypto';
import { fileStaffReferral } from '#functions/casework/staff-referral/staff-referral.ts';
import { type JourneyDeps, takeFurther } from '#functions/documents/file/journey.ts';
import { journeyStore } from '#functions/documents/file/journey-store.ts';
import { fileUploadStore, submitStore, uploadStore } from '#functions/intake/intake-store.ts';
import { type SubmitDoor, submit } from '#functions/intake/submit/submit.ts';
import { fileUpload } from '#functions/intake/upload/file-upload.ts';
import { openSlotAsReferral, openSlotForReferral, type UploadDeps } from '#functions/intake/upload/slots.ts';
import type { Request } from '#functions/platform/http/endpoint.ts';
import { newId, sha256 } from '#functions/platform/identifiers.ts';
import { addDocument, readSlot } from '#functions/platform/store/slots.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { service } from '#schemas/actor.ts';
import { FormUploadSlot, UploadSlot } from '#schemas/api/public/upload.ts';
import { CaseDocument, waitingDocument } from '#schemas/case-document.ts';
import { earlyHelpAndSocialCare } from '#schemas/forms/early-help-and-social-care.ts';
import { newReference, Reference } from '#schemas/reference.ts';
import { council } from '#test/correspondence/outbox-fixture.ts';
import * as emails from '#test/fixtures/emails.ts';
import { asJob } from './as-job.ts';
import { caseworkOver, type OwnOpening, openings } from './casework-over.ts';
import { referral } from './invented.ts';
import { itemsOf, startingWith } from './items.ts';
import { mailRoom } from './mail-room.ts';
import { waitFor } from './wait-for.ts';

export const ARRIVED = new Date('2026-11-20T11:00:00.000Z');
const at = ARRIVED.toISOString();

/** An arrival by a door: it comes at each call, and returns its case. */
export type Coming = () => Promise<Reference>;
type Own = OwnOpening;
type Door = (words: string, own?: Own) => Promise<Coming>;

export const DOOR_NAMES = ['web', 'agency', 'upload', 'email', 'staff', 'further form of an email'] as const;
type DoorName = (typeof DOOR_NAMES)[number];

/** Returns a request as a door gets it. */
export const requestOf = (route: string, body: unknown, more: Partial<Request> = {}): Request => ({
  route,
  path: {},
  query: {},
  headers: {},
  body,
  sent: JSON.stringify(body),
  claims: {},
  requestId: randomUUID(),
  receivedAt: ARRIVED,
  ...more,
});

/** Returns the upload door over real tables, with links that lead nowhere. */
export function uploadDoor(tables: Tables, own: Partial<UploadDeps> = {}) {
  const deps: UploadDeps = {
    ...uploadStore(asJob('IntakeUpload', tables)),
    bucket: 'quarantine',
    newReference,
    link: async ({ key }) => ({ url: `https://s3.example/${key}?${randomUUID()}`, expiresAt: at, headers: {} }),
    ...own,
  };
  const come = (key: string, opening: Own = {}) =>
    fileUpload(
      {
        ...fileUploadStore(asJob('IntakeFileUpload', tables), council, openings(opening)),
        scanDeadlineMs: 60_000,
        readSlot: deps.readSlot,
        versionAt: async () => 'v1',
      },
      {
        source: 'aws.s3',
        'detail-type': 'Object Created',
        time: at,
        detail: { bucket: { name: 'quarantine' }, object: { key } },
      },
      ARRIVED,
    );
  return {
    asReferral: async (body: unknown, more: Partial<Request> = {}) =>
      FormUploadSlot.parse((await openSlotAsReferral(deps, requestOf('POST /uploads', body, more))).body),
    forReferral: async (reference: string, token: string, body: unknown, headers: Request['headers'] = {}) =>
      UploadSlot.parse(
        (
          await openSlotForReferral(
            deps,
            requestOf('POST /referrals/{reference}/uploads', body, {
              path: { reference },
              headers: { 'x-upload-token': token, ...headers },
            }),
          )
        ).body,
      ),
    /** Sends the event that the file of a slot has come. */
    filled: ({ put }: Pick<UploadSlot, 'put'>, opening: Own = {}) => come(new URL(put.url).pathname.slice(1), opening),
    caseOf: async ({ id }: Pick<UploadSlot, 'id'>) => Reference.parse((await readSlot(tables, id))?.reference),
  };
}

/** Returns the description of a form of its own, for the upload door. */
export function describedForm(name: string, sender: object = {}) {
  const bytes = Buffer.from(randomUUID());
  return {
    name,
    size: bytes.length,
    sha256: sha256(bytes),
    sender: { name: 'Teasel', role: 'Nurse', email: 'a@b.example', emailIsSafe: true, ...sender },
  };
}

/** Returns the receipt of a referral sent as JSON, from the door over real tables. */
export async function submitted(tables: Tables, body: unknown, from: SubmitDoor, own?: Own) {
  const onlineForm = async () => ({
    open: true as const,
    signOff: { dpiaReference: 'D', approverRole: 'R', signedOffOn: '2026-11-01', demonstration: true },
    recordedAt: at,
  });
  const deps = {
    form: earlyHelpAndSocialCare,
    council: async () => council,
    onlineForm,
    ...submitStore(asJob('IntakeSubmit', tables), council, openings(own)),
  };
  return (await submit(deps, requestOf('POST /referrals', body), from)).body;
}

/** Returns every door that opens a case, over real tables: each takes words for people to read, in a place of its own. */
export function everyDoor(tables: Tables): Readonly<Record<DoorName, Door>> {
  const json =
    (from: SubmitDoor): Door =>
    async (words, own) => {
      const body = referral({ safety: { safeContactRules: `${words} ${randomUUID()}` } });
      return async () => (await submitted(tables, body, from, own)).reference;
    };
  return {
    web: json({ door: 'web' }),
    agency: json({ door: 'agency', client: 'school-7' }),
    upload: async (words, own) => {
      const door = uploadDoor(tables, own?.newReference === undefined ? {} : { newReference: own.newReference });
      const slot = await door.asReferral(describedForm(`${words}.docx`));
      return async () => {
        await door.filled(slot, own);
        return door.caseOf(slot);
      };
    },
    email: async (words, own) => {
      const room = mailRoom(tables);
      const messageId = `<${randomUUID()}@school.example.sch.uk>`;
      const raw = emails.asStoredBySes(await emails.noAttachment({ subject: words, messageId }), {});
      const arrived = room.arrives(raw, ARRIVED);
      return async () => {
        room.objects.set(arrived.key, raw);
        const received = await room.receive(arrived, caseworkOver(tables, own));
        if (!('reference' in received)) throw new Error(received.outcome);
        return Reference.parse(received.reference);
      };
    },
    staff: async (words, own) => {
      const staff = { kind: 'staff', id: 'worker', roles: ['screening_officer' as const] } as const;
      const answers = { concern: { whatHappened: `${words} ${randomUUID()}` } };
      const body = { channel: 'phone', form: 'early-help-and-social-care', answers };
      const sent = { body, key: undefined, now: ARRIVED };
      const { openCase } = caseworkOver(tables, own);
      return async () => (await fileStaffReferral(openCase, { ...staff, roles: [...staff.roles] }, sent)).reference;
    },
    'further form of an email': async (words, own) => furtherForm(tables, words, own),
  };
}

/** Sends a second form in an email whose first one has filled its case. */
async function furtherForm(tables: Tables, words: string, own: Own | undefined): Promise<Coming> {
  const coming = await everyDoor(tables).email('A referral');
  const reference = await coming();
  const [message] = startingWith(await itemsOf(tables, reference), 'MSG#').filter(
    ({ direction }) => direction === 'in',
  );
  const id = newId(ARRIVED);
  const key = `mail/2026-11-20/${reference}/${id}`;
  const document = waitingDocument({
    id,
    reference,
    name: 'second.docx',
    size: 4,
    sha256: sha256(Buffer.from(id)),
    origin: { kind: 'message', id: String(message?.id) },
    quarantine: { bucket: 'quarantine', key, versionId: 'v1' },
    receivedAt: at,
  });
  const line = { id: newId(), at, what: 'file_received' as const, by: 'test' };
  await addDocument({ ...tables, actor: service('test') }, { document, scanBy: at, line }, ARRIVED);
  const store = journeyStore(asJob('DocumentsFile', tables), council, openings(own));
  const deps: JourneyDeps = {
    ...store,
    caseHead: async (...given) => {
      const head = await store.caseHead(...given);
      return head && { ...head, forms: 1 };
    },
    quarantineBucket: 'quarantine',
    documentsBucket: 'documents',
    readDeadlineMs: 60_000,
    messagesOf: async () => [],
    bytes: async () => Buffer.from('form'),
    read: async () => ({
      type: 'docx',
      held: [],
      senderCanHelp: false,
      words: [],
      cut: false,
      form: {
        definition: earlyHelpAndSocialCare,
        version: earlyHelpAndSocialCare.version,
        answers: [{ path: '/concern/whatHappened', value: words, source: 'control', confidence: 1 }],
        leftovers: [],
        judged: false,
      },
    }),
    copy: async (_, to) => ({ ...to, versionId: 'c1' }),
    keepDrawing: async (key) => ({ bucket: 'documents', key, versionId: 'd1' }),
    remove: async () => undefined,
    originalsOf: async () => [],
    deleteOriginal: async () => undefined,
  };
  return async () => {
    await takeFurther(
      deps,
      {
        event: 'ScanCompleted',
        schemaVersion: 1,
        engine: 'clamav',
        ...document.quarantine,
        verdict: 'clean',
        threats: [],
        reasons: [],
        scannedAt: at,
      },
      ARRIVED,
    );
    // The second in a race is done before the first has settled the file.
    return waitFor('the case of the further form', async () => {
      const { alsoOn } = CaseDocument.parse((await itemsOf(tables, reference)).get(`DOC#${id}`));
      return alsoOn === null ? undefined : Reference.parse(alsoOn);
    });
  };
}
