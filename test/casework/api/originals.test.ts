import { beforeAll, describe, expect, it } from '@jest/globals';
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js';
import type { OriginalDeps, OriginalStore } from '#functions/casework/api/original.ts';
import { originalDue } from '#functions/casework/clock/original-due.ts';
import { sweepStore } from '#functions/casework/clock/sweep-store.ts';
import { encryptedZip } from '#functions/casework/originals/encrypted-zip.ts';
import { originalsStore } from '#functions/casework/originals/open-originals.ts';
import { newPassword } from '#functions/casework/originals/password.ts';
import { newId } from '#functions/platform/identifiers.ts';
import { deleteOriginal, deleteVersion, openObjects, putOnce, readObject } from '#functions/platform/objects.ts';
import { applyVerdict } from '#functions/platform/store/documents.ts';
import { fileCase } from '#functions/platform/store/filing.ts';
import { documentWrite, inboundWrite } from '#functions/platform/store/items.ts';
import { originalsOf } from '#functions/platform/store/originals.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { readTimed, timedKeys } from '#functions/platform/store/timers.ts';
import { transact } from '#functions/platform/store/transact.ts';
import { askServer } from '#infra/local/http.ts';
import { type Role, service } from '#schemas/actor.ts';
import { Original } from '#schemas/api/staff/original.ts';
import type { CaseDocument } from '#schemas/case-document.ts';
import type { InboundMessage } from '#schemas/message.ts';
import { Reference } from '#schemas/reference.ts';
import { council } from '#test/correspondence/outbox-fixture.ts';
import { asJob } from '#test/support/as-job.ts';
import { auditedOf } from '#test/support/audited.ts';
import { localBucket, localS3 } from '#test/support/local-buckets.ts';
import { localTables } from '#test/support/local-tables.ts';
import { sampleCase, sampleDocument, sampleInbound } from '#test/support/sample-case.ts';
import { staffDepsOver } from '#test/support/staff-deps.ts';
import { visit } from '#test/support/staff-visit.ts';

const NOW = new Date('2026-11-24T12:00:00.000Z');
const LATER = new Date('2026-11-24T12:15:00.000Z');
const ACTOR = service('test');
const WHY = 'the school sent a locked form';
const objects = openObjects(localS3());
let tables: Tables;
let quarantine = '';
let mail = '';
let exportsBucket = '';

beforeAll(async () => {
  tables = await localTables();
  quarantine = await localBucket(objects.client, 'quarantine');
  mail = await localBucket(objects.client, 'mail');
  exportsBucket = await localBucket(objects.client, 'exports');
});

type Deps = ReturnType<typeof staffDepsOver> & OriginalDeps;

function deps(change: Partial<OriginalDeps> = {}, store: Partial<OriginalStore> = {}): Deps {
  const base = staffDepsOver(tables);
  const originals = originalsStore(asJob('CaseworkOpenOriginal', tables));
  return {
    ...base,
    as: (staff) => ({ ...base.as(staff), ...originals.as(staff), ...store }),
    exportsBucket,
    bytes: (object) => readObject(objects, object, 1_000_000),
    password: newPassword,
    zip: encryptedZip,
    put: (object) => putOnce(objects, object),
    remove: (object) => deleteVersion(objects, object),
    newKey: () => `originals/${newId()}.zip`,
    ...change,
  };
}

/** Files a case with a message and files of it, each in a given state. */
async function filed(
  files: readonly Partial<CaseDocument>[],
  message: Partial<InboundMessage> = { opening: 'opened' },
): Promise<{ reference: string; message: string; documents: CaseDocument[] }> {
  const head = sampleCase();
  const { reference } = head;
  await fileCase(
    { ...tables, actor: ACTOR },
    { head, once: { kind: 'test', hash: newId(), holds: {} }, tasks: [], timeline: [] },
    NOW,
  );
  const id = newId();
  const raw = { bucket: mail, key: `filed/2026-11-23/${id}` };
  await putOnce(objects, { ...raw, body: 'From: a school' });
  const documents = await Promise.all(
    files.map(async (file) => {
      const document = sampleDocument(reference, { origin: { kind: 'message', id }, ...file });
      const place = { bucket: quarantine, key: `mail/2026-11-23/${reference}/${document.id}` };
      const { versionId } = await putOnce(objects, { ...place, body: `The words of ${document.id}` });
      return { ...document, quarantine: { ...place, versionId } };
    }),
  );
  await transact(tables.client, [
    inboundWrite(tables, sampleInbound(reference, { raw, ...message, id }), NOW.toISOString()),
    ...documents.map((document) => documentWrite(tables, document, undefined)),
  ]);
  return { reference, message: id, documents };
}

const HELD: Partial<CaseDocument> = {
  verdict: 'clean',
  safety: 'held',
  reasons: ['password_protected'],
  type: 'encrypted_office',
};

interface Asking {
  readonly as?: Role;
  readonly reason?: string | null;
  readonly with?: Deps;
}

async function ask(route: string, path: Record<string, string>, asking: Asking = {}) {
  const reason = asking.reason === undefined ? WHY : asking.reason;
  const answer = await visit(asking.with ?? deps(), route, {
    as: asking.as ?? 'team_manager',
    path,
    headers: reason === null ? {} : { 'x-reason': reason },
    at: NOW,
  });
  return { given: Original.parse(answer.body), headers: answer.headers };
}
const file = (reference: string, id: string, asking?: Asking) =>
  ask('POST /admin/cases/{reference}/documents/{id}/original', { reference, id }, asking);
const email = (reference: string, id: string, asking?: Asking) =>
  ask('POST /admin/messages/{id}/original', { id: `${reference}_${id}` }, asking);

async function unzipped({ url, password }: Original) {
  const answer = await askServer(url);
  const reader = new ZipReader(new Uint8ArrayReader(new Uint8Array(await answer.arrayBuffer())), {
    password,
    useWebWorkers: false,
  });
  const [entry] = await reader.getEntries();
  if (entry === undefined || entry.directory) throw new Error('no file in the zip');
  return { name: entry.filename, text: Buffer.from(await entry.getData(new Uint8ArrayWriter())).toString() };
}

const isThere = async ({ url }: Original) => (await askServer(url)).status === 200;

describe('the original of a file', () => {
  it('is given to a team manager and to governance for a reason, which is recorded before it leaves', async () => {
    const { reference, documents } = await filed([HELD]);
    const [{ id } = { id: '' }] = documents;
    for (const as of ['team_manager', 'ig_officer'] as const) {
      const { given, headers } = await file(reference, id, { as });
      expect(await unzipped(given)).toEqual({ name: `${reference}-1.bin`, text: `The words of ${id}` });
      expect(headers).toMatchObject({ 'cache-control': 'no-store' });
      expect(given.url).not.toContain(given.password);
      expect(await auditedOf(tables, '2026-11-24', [reference])).toContainEqual(
        expect.objectContaining({ action: 'open-original', subject: id, reason: WHY, roles: [as] }),
      );
    }
  });

  it('is given to nobody else, and to nobody without a reason', async () => {
    const { reference, documents } = await filed([HELD]);
    const [{ id } = { id: '' }] = documents;
    for (const as of [
      'screening_officer',
      'duty_social_worker',
      'eh_coordinator',
      'masp_chair',
      'system_admin',
    ] as const)
      await expect(file(reference, id, { as })).rejects.toMatchObject({ status: 403 });
    await expect(file(reference, id, { reason: null })).rejects.toMatchObject({ code: 'reason-needed' });
    expect(await originalsOf(tables, Reference.parse(reference), [id])).toEqual([]);
  });

  it('is given when the scanner could not look into it, and never when it is infected or not known', async () => {
    const { reference, documents } = await filed(
      (['unscannable', 'infected', 'pending', 'error'] as const).map((verdict) => ({ verdict })),
    );
    const of = (verdict: string) => documents.find((one) => one.verdict === verdict)?.id ?? '';
    expect(await isThere((await file(reference, of('unscannable'))).given)).toBe(true);
    await expect(file(reference, of('infected'))).rejects.toMatchObject({ code: 'file-infected' });
    await expect(file(reference, of('pending'))).rejects.toMatchObject({ code: 'file-not-scanned' });
    await expect(file(reference, of('error'))).rejects.toMatchObject({ code: 'file-without-verdict' });
  });

  it('is refused and its zip deleted when it is found infected meanwhile', async () => {
    const { reference, documents } = await filed([HELD]);
    const [{ id } = { id: '' }] = documents;
    const put: Deps['put'] = async (object) => {
      const there = await putOnce(objects, object);
      await infect(reference, id);
      return there;
    };
    const refused = file(reference, id, { with: deps({ put }) });
    await expect(refused).rejects.toMatchObject({ code: 'file-infected' });
    const [planned] = await originalsOf(tables, Reference.parse(reference), [id]);
    expect(planned?.versionId).toBeDefined();
    await expect(readObject(objects, { ...placeOf(planned) }, 1_000)).rejects.toThrow();
  });

  it('is recorded before it exists: if making it fails, the sweep deletes the zip', async () => {
    const { reference, documents } = await filed([HELD]);
    const [{ id } = { id: '' }] = documents;
    const placeOriginal = () => Promise.reject(new Error('the function dies here'));
    await expect(file(reference, id, { with: deps({}, { placeOriginal }) })).rejects.toThrow('dies');
    expect(await originalsOf(tables, Reference.parse(reference), [id])).toHaveLength(1);
  });

  it('is deleted after a quarter of an hour, and no sooner', async () => {
    const { reference, documents } = await filed([HELD]);
    const [{ id } = { id: '' }] = documents;
    const { given } = await file(reference, id);
    expect(new Date(given.expiresAt).getTime() - Date.now()).toBeLessThanOrEqual(15 * 60_000);
    await sweepOriginals(reference, new Date(LATER.getTime() - 1));
    expect(await isThere(given)).toBe(true);
    await sweepOriginals(reference, LATER);
    expect(await isThere(given)).toBe(false);
    expect(await originalsOf(tables, Reference.parse(reference), [id])).toEqual([]);
    await sweepOriginals(reference, LATER);
  });
});

describe('the original of an email', () => {
  it('is given when it could not be opened, or a part of it is held', async () => {
    for (const [files, message] of [
      [[HELD, { verdict: 'unscannable' as const }], { opening: 'opened' as const }],
      [[], { opening: 'unreadable' as const }],
    ] as const) {
      const { reference, message: id } = await filed(files, message);
      const { given } = await email(reference, id);
      expect(await unzipped(given)).toEqual({ name: `${reference}-message.eml`, text: 'From: a school' });
    }
  });

  it('is infected if any part is: then its clean parts are named, and given one by one', async () => {
    const { reference, message, documents } = await filed([{ verdict: 'infected' }, HELD]);
    const clean = documents.filter(({ verdict }) => verdict === 'clean').map(({ id }) => id);
    const refused = email(reference, message);
    await expect(refused).rejects.toMatchObject({
      code: 'message-infected',
      more: { documents: clean.map((id) => expect.objectContaining({ id })) },
    });
    for (const id of clean) expect(await isThere((await file(reference, id)).given)).toBe(true);
  });

  it('waits until it was opened and its parts were scanned', async () => {
    const waiting = await filed([{ verdict: 'pending' }]);
    await expect(email(waiting.reference, waiting.message)).rejects.toMatchObject({ code: 'message-parts-not-clean' });
    const unopened = await filed([], { opening: 'filed' });
    await expect(email(unopened.reference, unopened.message)).rejects.toMatchObject({ code: 'message-not-opened' });
    const virus = await filed([], { opening: 'opened', held: ['virus_found'] });
    await expect(email(virus.reference, virus.message)).rejects.toMatchObject({ code: 'message-held' });
  });
});

function placeOf(planned: Awaited<ReturnType<typeof originalsOf>>[number] | undefined) {
  const { bucket = '', key = '', versionId = '' } = planned ?? {};
  return { bucket, key, versionId };
}

async function infect(reference: string, id: string): Promise<void> {
  const line = { id: newId(), at: NOW.toISOString(), what: 'file_infected', by: 'test' } as const;
  await applyVerdict(
    { ...tables, actor: ACTOR },
    { reference: Reference.parse(reference), id },
    { verdict: 'infected', threats: [], versionId: null, reasons: [] },
    { flags: [], tasks: [], line, withdraw: true },
    NOW,
  );
}

/** Runs the clock on the zips of one case that are due. */
async function sweepOriginals(reference: string, now: Date): Promise<void> {
  for await (const page of timedKeys(tables, 'original', now))
    for (const key of page.filter(({ pk }) => pk.endsWith(reference))) {
      const timed = await readTimed(tables, key, 'original');
      if (timed === undefined) continue;
      await originalDue(
        {
          ...unused,
          moveTimed: sweepStore(asJob('CaseworkClock', tables), council).moveTimed,
          deleteOriginal: (original) => deleteOriginal(objects, original),
        },
        timed,
        now,
      );
    }
}

/** The clock's dependencies that an original does not use. */
const never = () => Promise.reject(new Error('an original asks for none of this'));
const unused = {
  engine: 'clamav',
  scanDeadlineMs: 1,
  openDeadlineMs: 1,
  caseHead: never,
  readDocuments: never,
  objectAt: never,
  readOutbox: never,
  scan: never,
  read: never,
  fileUpload: never,
  open: never,
} as const;
