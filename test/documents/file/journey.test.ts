import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { FileRead } from '#functions/documents/file/file-reading.ts';
import { type JourneyDeps, NoDocumentYetError, takeFurther } from '#functions/documents/file/journey.ts';
import { journeyStore } from '#functions/documents/file/journey-store.ts';
import { newId } from '#functions/platform/identifiers.ts';
import { changeCase } from '#functions/platform/store/changing.ts';
import { fileCase } from '#functions/platform/store/filing.ts';
import { caseKey } from '#functions/platform/store/keys.ts';
import { lookAtFilesWrite } from '#functions/platform/store/look-at-files.ts';
import { caseHead } from '#functions/platform/store/mail.ts';
import { planOriginal } from '#functions/platform/store/originals.ts';
import { readSafety } from '#functions/platform/store/safety.ts';
import { addDocument } from '#functions/platform/store/slots.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { transact } from '#functions/platform/store/transact.ts';
import { service } from '#schemas/actor.ts';
import { CaseDocument, waitingDocument } from '#schemas/case-document.ts';
import type { ScanCompleted } from '#schemas/events.ts';
import { earlyHelpAndSocialCare } from '#schemas/forms/early-help-and-social-care.ts';
import { newReference, Reference } from '#schemas/reference.ts';
import { council } from '#test/correspondence/outbox-fixture.ts';
import { asJob } from '#test/support/as-job.ts';
import { openings } from '#test/support/casework-over.ts';
import { everyCase, itemsOf, startingWith } from '#test/support/items.ts';
import { localTables } from '#test/support/local-tables.ts';
import { sampleCase, sampleInbound, sampleOutbound } from '#test/support/sample-case.ts';
import { seenCase } from '#test/support/seen-case.ts';
import { staffDepsOver } from '#test/support/staff-deps.ts';
import { visit } from '#test/support/staff-visit.ts';

const NOW = new Date('2026-11-20T11:00:00.000Z');
const ACTOR = service('test');
const FORM: FileRead = {
  type: 'docx',
  held: [],
  senderCanHelp: false,
  words: [],
  cut: false,
  form: {
    definition: earlyHelpAndSocialCare,
    version: earlyHelpAndSocialCare.version,
    answers: [{ path: '/children/0/lastName', value: 'Thistledown', source: 'control', confidence: 1 }],
    leftovers: [],
    judged: false,
  },
};
const answered = (path: string, value: string): FileRead => ({
  ...FORM,
  ...(FORM.form && { form: { ...FORM.form, answers: [{ path, value, source: 'control', confidence: 1 }] } }),
});
const DANGER = answered('/concern/whatHappened', 'He keeps a knife by the door.');
const HERSELF = answered('/referrer/referrerType', 'young_person');
const PDF: FileRead = { type: 'pdf', held: [], senderCanHelp: false, words: [], cut: true };
const PHOTOGRAPH: FileRead = { ...PDF, type: 'heic' };
const WORDS = [
  { label: 'Text', text: 'Dear all, he keeps a hamster by the door.' },
  { label: 'Comment by A. Marsh', text: 'Since May.' },
];
const LETTER: FileRead = { type: 'docx', held: [], senderCanHelp: false, words: WORDS, cut: false };
const MACROS: FileRead = { type: 'docm', held: ['macros'], senderCanHelp: true, words: [], cut: true };
const TEMPLATE = { held: ['remote_template'], senderCanHelp: false };

describe('a file’s journey', () => {
  let tables: Tables;
  beforeAll(async () => {
    tables = await localTables();
  });

  /** A colleague records that somebody is not to be contacted. */
  async function recordContactOf(person: string, reference: string) {
    const head = await caseHead(tables, Reference.parse(reference));
    await visit(staffDepsOver(tables), 'POST /admin/cases/{reference}/contacts', {
      path: { reference },
      headers: { 'if-match': `"${head?.version}"` },
      body: { person, contact: 'never', ways: [], saidBy: 'The school' },
      at: NOW,
    });
  }

  /** A case with one email, its files waiting for their scan, and a documents bucket in memory. */
  async function caseWithFiles(
    files: number,
    more: { acknowledged?: boolean; joined?: boolean; inline?: boolean; wrapped?: boolean; text?: string } = {},
  ) {
    const reference = newReference();
    const at = NOW.toISOString();
    const head = sampleCase({
      reference,
      door: 'email',
      receivedAt: at,
      decisionDueAt: '2026-11-23T17:00:00.000Z',
      completeness: null,
      children: null,
    });
    const message = sampleInbound(reference, {
      receivedAt: at,
      from: null,
      opening: 'opened',
      joined: more.joined === true,
      ...(more.text === undefined ? {} : { text: more.text }),
    });
    const acknowledgement = sampleOutbound(reference, {
      to: 'office@school.example.sch.uk',
      state: 'sent',
      delivery: 'delivered',
      attempt: 1,
    });
    await fileCase(
      { ...tables, actor: ACTOR },
      {
        head,
        once: { kind: 'test', hash: reference, holds: {} },
        inbound: { message, openBy: at },
        ...(more.acknowledged === false ? {} : { outbound: [acknowledgement] }),
        tasks: [],
        timeline: [],
      },
      NOW,
    );
    const ids = Array.from({ length: files }, () => newId());
    const documents = ids.map((id) =>
      waitingDocument({
        id,
        reference,
        name: 'file.docx',
        size: 1,
        sha256: id,
        origin: { kind: 'message', id: message.id, inline: more.inline === true, wrapped: more.wrapped === true },
        quarantine: { bucket: 'quarantine', key: `mail/2026-11-20/${reference}/${id}`, versionId: `v-${id}` },
        receivedAt: at,
      }),
    );
    for (const document of documents) {
      await addDocument(
        { ...tables, actor: ACTOR },
        { document, scanBy: at, line: { id: newId(), at, what: 'file_received', by: 'test' } },
        NOW,
      );
    }
    const copies = new Set<string>();
    const deps = (read: FileRead): JourneyDeps => ({
      ...journeyStore(asJob('DocumentsFile', tables), council, openings()),
      quarantineBucket: 'quarantine',
      documentsBucket: 'documents',
      readDeadlineMs: 60_000,
      bytes: async () => Buffer.from('bytes'),
      read: async () => read,
      copy: async (from, to) => {
        copies.add(to.key);
        return { ...to, versionId: `copy of ${from.versionId}` };
      },
      keepDrawing: async (key) => ({ bucket: 'documents', key, versionId: 'drawn' }),
      makePictures: async () => ({ large: Buffer.from('large'), small: Buffer.from('small') }),
      keepPicture: async ({ body, ...place }) => {
        copies.add(place.key);
        return { ...place, versionId: `v of ${Buffer.from(body)}` };
      },
      remove: async ({ key }) => {
        copies.delete(key);
      },
      deleteOriginal: async ({ key }) => {
        copies.delete(key);
      },
    });
    const scan = (index: number, verdict: ScanCompleted['verdict'], versionId?: string | null): ScanCompleted => {
      const id = ids[index] ?? '';
      return {
        event: 'ScanCompleted',
        schemaVersion: 1,
        engine: 'clamav',
        bucket: 'quarantine',
        key: `mail/2026-11-20/${reference}/${id}`,
        versionId: versionId === undefined ? `v-${id}` : versionId,
        verdict,
        threats: verdict === 'infected' ? ['Eicar-Test-Signature'] : [],
        reasons: [],
        scannedAt: at,
      };
    };
    const items = () => itemsOf(tables, reference);
    const documentAt = async (index = 0) => (await items()).get(`DOC#${ids[index]}`);
    const take = (given: ScanCompleted, read: FileRead = FORM, own: Partial<JourneyDeps> = {}) =>
      takeFurther({ ...deps(read), ...own }, given, NOW);
    const look = async () => (await items()).get(`ACT#look_at_files-${message.id}`);
    return { reference, message: message.id, ids, copies, scan, items, documentAt, take, look };
  }

  it('clean, safe and one of our forms: copied as that version, and its answers are the case’s', async () => {
    const journey = await caseWithFiles(1);
    expect(await journey.take(journey.scan(0, 'clean'))).toBe('filed_and_read');
    const items = await journey.items();
    expect(await journey.documentAt()).toMatchObject({
      verdict: 'clean',
      safety: 'safe',
      reading: 'read',
      formNumber: 1,
      filed: { bucket: 'documents' },
    });
    expect(items.get('CASE')).toMatchObject({ form: { id: 'early-help-and-social-care' }, forms: 1, children: 1 });
    expect(items.get('FORM#1')).toMatchObject({ answers: [{ value: 'Thistledown', source: 'control' }] });
    expect(await journey.documentAt()).not.toHaveProperty('timer');
  });

  it('keeps a contact that a colleague recorded while it was read, and what its own form says', async () => {
    const journey = await caseWithFiles(1);
    let looks = 0;
    const safety = async (reference: Reference) => {
      const known = await readSafety(tables, reference);
      looks += 1;
      if (looks === 1) await recordContactOf('sender', reference);
      return known;
    };
    expect(await journey.take(journey.scan(0, 'clean'), FORM, { readSafety: safety })).toBe('filed_and_read');
    expect(looks).toBe(2);
    expect(await readSafety(tables, journey.reference)).toMatchObject({
      contacts: [{ person: 'sender' }],
      forms: [{ number: 1 }],
    });
  });

  it('told twice at once and again changes nothing on the case a second time', async () => {
    const journey = await caseWithFiles(1);
    await Promise.all([journey.take(journey.scan(0, 'clean')), journey.take(journey.scan(0, 'clean'))]);
    const before = JSON.stringify([...(await journey.items())]);
    expect(await journey.take(journey.scan(0, 'clean'))).toBe('stale');
    expect(JSON.stringify([...(await journey.items())])).toBe(before);
    expect([...(await journey.items()).keys()].filter((sk) => sk.startsWith('FORM#'))).toEqual(['FORM#1']);
  });

  it('infected stays where it is: staff told, the sender asked for a safe copy, the case goes on', async () => {
    const journey = await caseWithFiles(1);
    expect(await journey.take(journey.scan(0, 'infected'))).toBe('infected');
    const items = await journey.items();
    expect(journey.copies.size).toBe(0);
    expect(startingWith(items, 'ACT#ask_for_safe_copy')).toHaveLength(1);
    expect(startingWith(items, 'MSG#').filter(({ kind }) => kind === 'safe_copy_request')).toHaveLength(1);
    expect(items.get('CASE')).toMatchObject({ state: 'new', flags: new Set(['file_infected']) });
  });

  it('held by our own inspection, it is not copied, and whoever was not acknowledged is not written to', async () => {
    const journey = await caseWithFiles(1, { acknowledged: false });
    expect(await journey.take(journey.scan(0, 'clean'), MACROS)).toBe('held');
    const items = await journey.items();
    expect(await journey.documentAt()).toMatchObject({ safety: 'held', reasons: ['macros'], filed: null });
    expect(startingWith(items, 'ACT#ask_for_safe_copy')).toHaveLength(1);
    expect(startingWith(items, 'MSG#').filter(({ direction }) => direction === 'out')).toEqual([]);
    expect(journey.copies.size).toBe(0);
  });

  it('that is no form has every word of it on the case, and asks nobody to read it', async () => {
    const journey = await caseWithFiles(1);
    expect(await journey.take(journey.scan(0, 'clean'), LETTER)).toBe('filed');
    const items = await journey.items();
    expect(items.get(`TEXT#${journey.ids[0]}`)).toMatchObject({ documentId: journey.ids[0], words: WORDS, cut: false });
    expect(await journey.documentAt()).toMatchObject({ reading: 'not_a_form', safety: 'safe' });
    expect(startingWith(items, 'ACT#')).toEqual([]);
    expect(items.get('CASE')).not.toHaveProperty('flags');
  });

  it('whose words we do not read is filed, and somebody is asked to look at it', async () => {
    const journey = await caseWithFiles(1);
    expect(await journey.take(journey.scan(0, 'clean'), PDF)).toBe('filed');
    const items = await journey.items();
    expect(startingWith(items, 'ACT#')).toEqual([
      expect.objectContaining({
        kind: 'look_at_files',
        team: 'documents_to_read',
        state: 'open',
        about: journey.message,
        dueAt: '2026-11-23T17:00:00.000Z',
        queue: 'TASK#documents_to_read#open',
        queueSort: `2026-11-23T17:00:00.000Z#${journey.reference}`,
        files: new Set([journey.ids[0]]),
      }),
    ]);
    expect(startingWith(items, 'TEXT#')).toEqual([]);
    expect(items.get('CASE')).toMatchObject({ flags: new Set(['needs_reading']) });
  });

  it('with more words than its case keeps asks somebody to look at it, and so does one of which not all was read', async () => {
    const journey = await caseWithFiles(2);
    const long: FileRead = { ...LETTER, words: [{ label: 'Text', text: 'é'.repeat(60_000) }, ...WORDS.slice(1)] };
    await journey.take(journey.scan(0, 'clean'), long);
    await journey.take(journey.scan(1, 'clean'), { ...LETTER, cut: true });
    const items = await journey.items();
    const [first, second] = journey.ids.map((id) => items.get(`TEXT#${id}`));
    expect([first?.cut, second?.cut]).toEqual([true, true]);
    expect(Buffer.byteLength(JSON.stringify(first?.words))).toBeLessThanOrEqual(100 * 1024);
    expect(first?.words).toContainEqual(WORDS[1]);
    expect(await journey.look()).toMatchObject({ files: new Set(journey.ids), opened: 2 });
  });

  it('of one message raises one task, in whatever order its files come to their end, at once and again', async () => {
    const journey = await caseWithFiles(9);
    const reads = journey.ids.map((_, index) => (index < 2 ? PDF : PHOTOGRAPH));
    const all = () => Promise.all(reads.map((read, index) => journey.take(journey.scan(index, 'clean'), read)));
    await all();
    await all();
    const items = await journey.items();
    expect(startingWith(items, 'ACT#')).toHaveLength(1);
    expect(await journey.look()).toMatchObject({
      files: new Set(journey.ids.slice(0, 2)),
      photographs: new Set(journey.ids.slice(2)),
      opened: 9,
    });
    const whole = await seenCase(tables, journey.reference);
    expect(whole.tasks).toEqual([
      expect.objectContaining({ why: 'Look at the files (2) and the photographs (7).', about: journey.message }),
    ]);
  });

  it('that comes when the task is done opens it again, and counts; one that was counted does neither', async () => {
    const journey = await caseWithFiles(2);
    await journey.take(journey.scan(0, 'clean'), PDF);
    const finish = async () => {
      const head = await caseHead(tables, journey.reference);
      if (head === undefined) throw new Error('no case');
      const line = { id: newId(), at: NOW.toISOString(), what: 'done_look_at_files', by: 'p1' } as const;
      const done = { action: 'test', head: {}, records: [], raise: [], finish: [`look_at_files-${journey.message}`] };
      return changeCase({ ...tables, actor: ACTOR }, head, { ...done, flags: head.flags, outbound: [], line }, NOW);
    };
    expect(await finish()).toMatchObject({ changed: 'now' });
    expect(await journey.look()).not.toHaveProperty('queue');
    // As the clock would, that gave it up before.
    const again = { cameWith: journey.message, id: String(journey.ids[0]), dueAt: NOW.toISOString() };
    const known = { name: 'case', table: tables.cases, check: caseKey(journey.reference) };
    await transact(tables.client, [
      lookAtFilesWrite(tables, journey.reference, { ...again, is: 'photographs' }, NOW),
      { ...known, condition: 'attribute_exists(pk)' },
    ]);
    expect(await journey.look()).toMatchObject({ state: 'done', opened: 1 });
    await journey.take(journey.scan(1, 'clean'), PDF);
    expect(await journey.look()).toMatchObject({
      state: 'open',
      opened: 2,
      queue: 'TASK#documents_to_read#open',
      files: new Set(journey.ids),
    });
    expect(await journey.look()).not.toHaveProperty('doneAt');
    expect(await finish()).toMatchObject({ changed: 'now' });
  });

  it('that is a picture is drawn again, and both sizes are on the case under a prefix of their own', async () => {
    const journey = await caseWithFiles(1);
    expect(await journey.take(journey.scan(0, 'clean'), PHOTOGRAPH)).toBe('filed');
    const key = (size: string) => `pictures/${journey.reference}/${journey.ids[0]}-${size}.jpg`;
    expect(await journey.documentAt()).toMatchObject({
      picture: {
        large: { bucket: 'documents', key: key('large'), versionId: 'v of large' },
        small: { bucket: 'documents', key: key('small'), versionId: 'v of small' },
      },
    });
    expect([...journey.copies].sort()).toEqual([`${journey.reference}/${journey.ids[0]}`, key('large'), key('small')]);
  });

  it('that is a picture and cannot be drawn again is filed all the same, and says why', async () => {
    const journey = await caseWithFiles(1);
    const makePictures = async () => ({ none: 'damaged' as const });
    expect(await journey.take(journey.scan(0, 'clean'), PHOTOGRAPH, { makePictures })).toBe('filed');
    expect(await journey.documentAt()).toMatchObject({ filed: { bucket: 'documents' }, picture: { none: 'damaged' } });
  });

  it('that is a held picture is not drawn: no decoder sees it, and no copy is made', async () => {
    const journey = await caseWithFiles(1);
    const held = { ...PHOTOGRAPH, held: ['disguised'], senderCanHelp: true };
    const makePictures = () => Promise.reject(new Error('drawn'));
    expect(await journey.take(journey.scan(0, 'clean'), held, { makePictures })).toBe('held');
    expect([await journey.documentAt(), journey.copies.size]).toMatchObject([{ picture: null, filed: null }, 0]);
  });

  it('that is a picture and is found infected while it is drawn leaves nothing behind', async () => {
    const journey = await caseWithFiles(1);
    const makePictures = async () => {
      await journey.take(journey.scan(0, 'infected'));
      return { large: Buffer.from('large'), small: Buffer.from('small') };
    };
    expect(await journey.take(journey.scan(0, 'clean'), PHOTOGRAPH, { makePictures })).toBe('stale');
    expect(journey.copies.size).toBe(0);
    expect(await journey.documentAt()).toMatchObject({ verdict: 'infected', filed: null });
    expect((await journey.documentAt())?.picture ?? null).toBeNull();
  });

  it('that is a picture and is found infected later loses all its copies', async () => {
    const journey = await caseWithFiles(1);
    await journey.take(journey.scan(0, 'clean'), PHOTOGRAPH);
    await journey.take(journey.scan(0, 'infected'));
    expect(journey.copies.size).toBe(0);
    expect(await journey.documentAt()).toMatchObject({ verdict: 'infected', filed: null, picture: null });
  });

  const WITH_PICTURES: FileRead = {
    ...LETTER,
    pictures: [
      { type: 'jpeg', bytes: Buffer.from('1') },
      { none: 'other_kind' },
      { type: 'png', bytes: Buffer.from('3') },
    ],
  };
  const keysIn = (journey: { reference: string; ids: readonly string[] }, number: number) =>
    ['large', 'small'].map((size) => `pictures/${journey.reference}/${journey.ids[0]}.${number}-${size}.jpg`);

  it('that is a document with pictures has each drawn again by its number, and says why one is not', async () => {
    const journey = await caseWithFiles(1);
    expect(await journey.take(journey.scan(0, 'clean'), WITH_PICTURES)).toBe('filed');
    const { pictures } = CaseDocument.parse(await journey.documentAt());
    expect(pictures.map((one) => ('none' in one ? one.none : [one.large.key, one.small.key]))).toEqual([
      keysIn(journey, 1),
      'other_kind',
      keysIn(journey, 3),
    ]);
    expect([...journey.copies]).toEqual(expect.arrayContaining([...keysIn(journey, 1), ...keysIn(journey, 3)]));
  });

  it('that is a document with pictures and is found infected later loses them too, on every case that shows it', async () => {
    const journey = await caseWithFiles(1, { joined: true });
    await journey.take(journey.scan(0, 'clean'), { ...FORM, pictures: WITH_PICTURES.pictures });
    const { alsoOn } = CaseDocument.parse(await journey.documentAt());
    const other = async () => CaseDocument.parse((await itemsOf(tables, `${alsoOn}`)).get(`DOC#${journey.ids[0]}`));
    expect((await other()).pictures).toHaveLength(3);
    await journey.take(journey.scan(0, 'infected'));
    expect(journey.copies.size).toBe(0);
    expect(CaseDocument.parse(await journey.documentAt())).toMatchObject({ verdict: 'infected', pictures: [] });
    expect(await other()).toMatchObject({ verdict: 'infected', pictures: [] });
  });

  it('that is a picture of a signature is kept and openable, and asks nobody, held or not', async () => {
    const journey = await caseWithFiles(2, { inline: true });
    expect(await journey.take(journey.scan(0, 'clean'), PHOTOGRAPH)).toBe('filed');
    const named = { ...PHOTOGRAPH, held: ['dangerous_name'], senderCanHelp: true };
    expect(await journey.take(journey.scan(1, 'clean'), named)).toBe('held');
    const items = await journey.items();
    expect(await journey.documentAt()).toMatchObject({ safety: 'safe', reading: 'not_a_form' });
    expect(startingWith(items, 'ACT#')).toEqual([]);
    expect(startingWith(items, 'MSG#').filter(({ kind }) => kind === 'safe_copy_request')).toEqual([]);
  });

  it('that is held has its words on the case, marked, and stays in quarantine', async () => {
    const journey = await caseWithFiles(1);
    expect(await journey.take(journey.scan(0, 'clean'), { ...LETTER, ...MACROS, words: WORDS, cut: false })).toBe(
      'held',
    );
    const items = await journey.items();
    expect(items.get(`TEXT#${journey.ids[0]}`)).toMatchObject({ words: WORDS, held: true, cut: false });
    expect(await journey.documentAt()).toMatchObject({ safety: 'held', reasons: ['macros'], filed: null });
    expect(startingWith(items, 'ACT#').map(({ kind }) => kind)).toEqual(['ask_for_safe_copy']);
    expect(journey.copies.size).toBe(0);
  });

  it('that is held and a form fills the case, marked, and nobody asks a school for a copy without the council’s template', async () => {
    const journey = await caseWithFiles(1);
    expect(await journey.take(journey.scan(0, 'clean'), { ...FORM, ...TEMPLATE })).toBe('held_and_read');
    const items = await journey.items();
    expect(items.get('FORM#1')).toMatchObject({ answers: [{ value: 'Thistledown' }], held: true });
    expect(items.get('CASE')).toMatchObject({
      forms: 1,
      children: 1,
      flags: new Set(['file_held', 'incomplete', 'needs_reading']),
    });
    expect(await journey.documentAt()).toMatchObject({ safety: 'held', reading: 'read', formNumber: 1, filed: null });
    expect(startingWith(items, 'ACT#').map(({ kind }) => kind)).toEqual(['look_at_files']);
    expect(startingWith(items, 'MSG#').filter(({ kind }) => kind === 'safe_copy_request')).toEqual([]);
    expect(journey.copies.size).toBe(0);
  });

  it('that is held and a further form makes a case that is marked, and shows the file as held', async () => {
    const journey = await caseWithFiles(1, { joined: true });
    await journey.take(journey.scan(0, 'clean'), { ...FORM, ...TEMPLATE });
    const [other] = (await everyCase(tables)).filter(({ links }) => JSON.stringify(links).includes(journey.reference));
    expect(other?.flags).toEqual(new Set(['further_form', 'file_held', 'needs_reading', 'incomplete']));
    const items = await itemsOf(tables, String(other?.reference));
    expect(items.get('FORM#1')).toMatchObject({ held: true });
    expect(startingWith(items, 'DOC#')).toMatchObject([{ safety: 'held', reasons: ['remote_template'], filed: null }]);
    expect(startingWith(items, 'ACT#')).toMatchObject([{ kind: 'look_at_files', state: 'open' }]);
  });

  it('that is held, and tells of danger, calls a person before anything is kept', async () => {
    const journey = await caseWithFiles(1);
    const killed = { closeJourney: () => Promise.reject(new Error('killed')) };
    const held = { ...LETTER, ...TEMPLATE, words: [{ label: 'Comment', text: 'He keeps a knife by the door.' }] };
    await expect(journey.take(journey.scan(0, 'clean'), held, killed)).rejects.toThrow('killed');
    expect((await journey.items()).get('CASE')).toMatchObject({
      priority: 'immediate',
      flags: new Set(['danger_words']),
    });
  });

  it('that another system wrapped is not asked for again: the mail is opened there', async () => {
    const journey = await caseWithFiles(2, { wrapped: true });
    expect(await journey.take(journey.scan(0, 'clean'), MACROS)).toBe('held');
    await journey.take(journey.scan(1, 'infected'));
    const items = await journey.items();
    expect(startingWith(items, 'MSG#').filter(({ kind }) => kind === 'safe_copy_request')).toEqual([]);
    expect(
      startingWith(items, 'ACT#')
        .map(({ kind }) => kind)
        .sort(),
    ).toEqual(['ask_for_safe_copy', 'look_at_files']);
  });

  it('found infected late keeps its words on the case: they are text, and a concern may stand in them', async () => {
    const journey = await caseWithFiles(1);
    await journey.take(journey.scan(0, 'clean'), LETTER);
    expect(await journey.take(journey.scan(0, 'infected'))).toBe('infected');
    const items = await journey.items();
    expect(items.get(`TEXT#${journey.ids[0]}`)).toMatchObject({ words: WORDS });
    expect(await journey.documentAt()).toMatchObject({ verdict: 'infected', filed: null });
  });

  it('read with judgement fills the case, and somebody compares it with the original', async () => {
    const journey = await caseWithFiles(1);
    const judged: FileRead = { ...FORM, ...(FORM.form && { form: { ...FORM.form, judged: true } }) };
    expect(await journey.take(journey.scan(0, 'clean'), judged)).toBe('filed_and_read');
    const items = await journey.items();
    expect(startingWith(items, 'ACT#')).toEqual([
      expect.objectContaining({ kind: 'check_reading', team: 'documents_to_read', state: 'open' }),
    ]);
    expect(items.get('CASE')).toMatchObject({ flags: new Set(['incomplete', 'needs_reading']) });
  });

  it('that is an empty form of ours is told to its sender where no other word came with it, else to staff', async () => {
    const empty: FileRead = { ...FORM, ...(FORM.form && { form: { ...FORM.form, answers: [] } }) };
    const came = async (more: Parameters<typeof caseWithFiles>[1]) => {
      const journey = await caseWithFiles(1, more);
      expect(await journey.take(journey.scan(0, 'clean'), empty)).toBe('filed_and_read');
      const items = await journey.items();
      expect(startingWith(items, 'TL#').map(({ what }) => what)).toContain('form_returned_blank');
      return {
        letters: startingWith(items, 'MSG#').filter(({ kind }) => kind === 'form_returned_blank').length,
        tasks: startingWith(items, 'ACT#form_returned_blank').map(({ why }) => why),
      };
    };
    expect(await came({ text: ' ' })).toEqual({ letters: 1, tasks: [] });
    expect(await came({ text: ' ', acknowledged: false })).toEqual({
      letters: 0,
      tasks: ['no_address_that_may_be_written_to'],
    });
    expect(await came({ text: 'He hits her.' })).toEqual({ letters: 0, tasks: ['words_beside_an_empty_form'] });
  });

  it('with words in an answer’s place keeps whose place it was, and rings before anything is kept', async () => {
    const journey = await caseWithFiles(1);
    const leftovers = [{ label: 'Is a child in immediate danger?', text: 'ask nan', path: '/urgency/immediateDanger' }];
    const unread: FileRead = { ...FORM, ...(FORM.form && { form: { ...FORM.form, leftovers } }) };
    expect(await journey.take(journey.scan(0, 'clean'), unread)).toBe('filed_and_read');
    const items = await journey.items();
    expect(items.get('FORM#1')).toMatchObject({ leftovers });
    expect(items.get('CASE')).toMatchObject({ priority: 'immediate' });
    expect(
      startingWith(items, 'ACT#')
        .map(({ kind, why }) => `${kind}: ${why}`)
        .toSorted(),
    ).toEqual([
      'check_reading: Not understood: Is a child in immediate danger?',
      'immediate_danger: could_not_be_understood',
    ]);
  });

  it('found infected late, its copy is withdrawn and somebody told', async () => {
    const journey = await caseWithFiles(1);
    await journey.take(journey.scan(0, 'clean'));
    expect(journey.copies.size).toBe(1);
    expect(await journey.take(journey.scan(0, 'infected'))).toBe('infected');
    expect(journey.copies.size).toBe(0);
    expect(await journey.documentAt()).toMatchObject({ verdict: 'infected', filed: null });
    expect(startingWith(await journey.items(), 'ACT#late_infection')).toHaveLength(1);
  });

  it('found infected late, the zips that people were given of it and of its message are deleted, and of no other', async () => {
    const journey = await caseWithFiles(1);
    const { id, origin, reference } = CaseDocument.parse(await journey.documentAt());
    const until = new Date(NOW.getTime() + 60_000);
    const keys = [id, origin.id, 'another'].map((subject) => ({ subject, key: `originals/${subject}` }));
    for (const { subject, key } of keys)
      await planOriginal(tables, { reference, subject, bucket: 'exports', key }, until, NOW);
    const deleted: string[] = [];
    const deleteOriginal: JourneyDeps['deleteOriginal'] = async ({ key }) => {
      deleted.push(key);
    };
    await journey.take(journey.scan(0, 'clean'), MACROS);
    await journey.take(journey.scan(0, 'infected'), MACROS, { deleteOriginal });
    expect(deleted.sort()).toEqual([`originals/${id}`, `originals/${origin.id}`].sort());
  });

  it('has a verdict for exactly the version that was scanned', async () => {
    const journey = await caseWithFiles(1);
    expect(await journey.take(journey.scan(0, 'clean', 'another-version'))).toBe('stale');
    expect(await journey.documentAt()).toMatchObject({ verdict: 'pending', filed: null });
  });

  it('scanned before its case stands is tried again', async () => {
    const journey = await caseWithFiles(1);
    await expect(
      journey.take(journey.scan(0, 'clean'), FORM, { readDocument: async () => undefined }),
    ).rejects.toBeInstanceOf(NoDocumentYetError);
    expect(await journey.take({ ...journey.scan(0, 'clean'), bucket: 'elsewhere' })).toBe('not_ours');
  });

  it.each(['bytes', 'copy', 'closeJourney'] as const)(
    'survives a death at %s: the same scan, told again, ends it',
    async (step) => {
      const journey = await caseWithFiles(1);
      await expect(
        journey.take(journey.scan(0, 'clean'), FORM, { [step]: () => Promise.reject(new Error('killed')) }),
      ).rejects.toThrow('killed');
      expect(await journey.documentAt()).toMatchObject({ verdict: 'clean', safety: 'unchecked', timer: 'read' });
      expect(await journey.take(journey.scan(0, 'clean'))).toBe('filed_and_read');
      expect(await journey.documentAt()).toMatchObject({ safety: 'safe', reading: 'read' });
    },
  );

  it('of several forms in one message: the first fills the case, each further one is a case of its own, linked, once', async () => {
    const journey = await caseWithFiles(3);
    await Promise.all([0, 1, 2].map((index) => journey.take(journey.scan(index, 'clean'))));
    await Promise.all([0, 1, 2].map((index) => journey.take(journey.scan(index, 'clean'))));
    const linked = (await everyCase(tables)).filter(({ links }) => JSON.stringify(links).includes(journey.reference));
    expect(linked).toHaveLength(2);
    expect(linked.map(({ links }) => links)).toEqual([
      [{ reference: journey.reference, why: 'further_form' }],
      [{ reference: journey.reference, why: 'further_form' }],
    ]);
    expect((await journey.items()).get('CASE')).toMatchObject({ forms: 1 });
    for (const { reference } of linked) {
      const items = await itemsOf(tables, String(reference));
      expect(items.get('CASE')).toMatchObject({ queue: 'CASE#duty_and_advice#new', forms: 1 });
      expect(startingWith(items, 'DOC#')).toEqual([
        expect.objectContaining({ verdict: 'clean', safety: 'safe', reading: 'read' }),
      ]);
    }
  });

  it('as a new form in an answer to us makes a new case: a join never buries a concern', async () => {
    const journey = await caseWithFiles(1, { joined: true });
    await journey.take(journey.scan(0, 'clean'));
    const linked = (await everyCase(tables)).filter(({ links }) => JSON.stringify(links).includes(journey.reference));
    expect(linked.map(({ links }) => links)).toEqual([[{ reference: journey.reference, why: 'form_in_reply' }]]);
    expect((await journey.items()).get('CASE')).toMatchObject({ forms: 0 });
  });

  it.each(['copy', 'closeJourney'] as const)(
    'with words of danger has called a person although its journey dies at %s, once however often it is told',
    async (step) => {
      const journey = await caseWithFiles(1);
      const killed = { [step]: () => Promise.reject(new Error('killed')) };
      await expect(journey.take(journey.scan(0, 'clean'), DANGER, killed)).rejects.toThrow('killed');
      const items = await journey.items();
      expect(items.get('CASE')).toMatchObject({ priority: 'immediate', flags: new Set(['danger_words']) });
      expect(items.get('CASE')).not.toHaveProperty('formId');
      expect(startingWith(items, 'ACT#danger_words')).toMatchObject([{ team: 'duty_and_advice', why: 'knife' }]);
      await journey.take(journey.scan(0, 'clean'), DANGER);
      const after = await journey.items();
      expect(after.get('CASE')).toMatchObject({ priority: 'immediate', forms: 1 });
      expect(startingWith(after, 'TL#').filter(({ what }) => what === 'person_called')).toHaveLength(1);
    },
  );

  it('that is no form, and tells of danger, calls a person now and not only somebody to read it some time', async () => {
    const journey = await caseWithFiles(1);
    const letter: FileRead = {
      ...LETTER,
      words: [{ label: 'Text', text: 'Dear all, he keeps a knife by the door.' }],
    };
    expect(await journey.take(journey.scan(0, 'clean'), letter)).toBe('filed');
    const items = await journey.items();
    expect(items.get('CASE')).toMatchObject({
      priority: 'immediate',
      flags: new Set(['danger_words']),
    });
    expect(startingWith(items, 'ACT#danger_words')).toMatchObject([{ team: 'duty_and_advice', why: 'knife' }]);
    expect(JSON.stringify(items.get(`DOC#${(await journey.documentAt())?.id}`))).not.toContain('knife');
  });

  it('never makes a case wait longer: what a person set higher stays', async () => {
    const journey = await caseWithFiles(1);
    const head = await caseHead(tables, journey.reference);
    if (head === undefined) throw new Error('no case');
    const line = { id: newId(), at: NOW.toISOString(), what: 'priority_immediate', by: 'p1' } as const;
    const raised = { action: 'test', head: { priority: 'immediate' }, flags: [], records: [], raise: [], finish: [] };
    await changeCase({ ...tables, actor: ACTOR }, head, { ...raised, outbound: [], line }, NOW);
    await journey.take(journey.scan(0, 'clean'), HERSELF);
    expect((await journey.items()).get('CASE')).toMatchObject({ priority: 'immediate' });
  });

  it('of a young person who refers herself is soon looked at, in whichever place of a message it stands', async () => {
    const journey = await caseWithFiles(2);
    await journey.take(journey.scan(0, 'clean'), HERSELF);
    await journey.take(journey.scan(1, 'clean'), HERSELF);
    const [other] = (await everyCase(tables)).filter(({ links }) => JSON.stringify(links).includes(journey.reference));
    for (const head of [(await journey.items()).get('CASE'), other]) {
      expect(head).toMatchObject({ priority: 'urgent', team: 'duty_and_advice' });
      expect(head?.flags).toContain('contact_nobody_without_decision');
    }
  });

  it('withdrawn on one case is withdrawn on the case of the further form as well', async () => {
    const journey = await caseWithFiles(1, { joined: true });
    await journey.take(journey.scan(0, 'clean'));
    await journey.take(journey.scan(0, 'infected'));
    const [other] = (await everyCase(tables)).filter(({ links }) => JSON.stringify(links).includes(journey.reference));
    expect(startingWith(await itemsOf(tables, String(other?.reference)), 'DOC#')).toEqual([
      expect.objectContaining({ verdict: 'infected', filed: null }),
    ]);
  });

  it.each(['infected', 'unscannable'] as const)(
    'takes an %s verdict although its task is there already',
    async (verdict) => {
      const journey = await caseWithFiles(1);
      const id = String((await journey.documentAt())?.id);
      const kind = verdict === 'infected' ? 'ask_for_safe_copy' : 'file_without_verdict';
      const standing = { pk: `CASE#${journey.reference}`, sk: `ACT#${kind}-${id}`, item: 'task', state: 'done' };
      await tables.client.send(new PutCommand({ TableName: tables.cases, Item: standing }));
      await journey.take(journey.scan(0, verdict));
      expect(await journey.documentAt()).toMatchObject({ verdict });
    },
  );

  it('found infected while it is being copied keeps no copy', async () => {
    const journey = await caseWithFiles(1);
    const copying: JourneyDeps['copy'] = async (_, to) => {
      await journey.take(journey.scan(0, 'infected'));
      journey.copies.add(to.key);
      return { ...to, versionId: 'copied too late' };
    };
    await journey.take(journey.scan(0, 'clean'), FORM, { copy: copying });
    expect(await journey.documentAt()).toMatchObject({ verdict: 'infected', filed: null });
    expect(journey.copies.size).toBe(0);
  });

  it('ends the same in whatever order and however often its scans are told', async () => {
    const verdicts = fc.array(fc.constantFrom('clean', 'infected', 'unscannable', 'error'), {
      minLength: 1,
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(verdicts, async (told) => {
        const journey = await caseWithFiles(1);
        for (const verdict of told) await journey.take(journey.scan(0, verdict));
        const document = await journey.documentAt();
        const worst = told.includes('infected')
          ? 'infected'
          : told.includes('clean')
            ? 'clean'
            : told.includes('unscannable')
              ? 'unscannable'
              : 'error';
        expect(document?.verdict).toBe(worst);
        expect(journey.copies.size).toBe(worst === 'clean' ? 1 : 0);
        expect(document?.filed === null).toBe(worst !== 'clean');
        // Whatever is not settled has a timer or a person.
        const owned =
          document?.timer !== undefined || startingWith(await journey.items(), 'ACT#').length > 0 || worst === 'clean';
        expect(owned).toBe(true);
      }),
      { numRuns: 20 },
    );
  });
});
