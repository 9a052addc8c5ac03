import { beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#functions/platform/identifiers.ts';
import { closeJourney } from '#functions/platform/store/documents.ts';
import { fileCase } from '#functions/platform/store/filing.ts';
import { caseHead } from '#functions/platform/store/mail.ts';
import { readOutbox } from '#functions/platform/store/outbox.ts';
import { readSafety, safetyWrite } from '#functions/platform/store/safety.ts';
import { addDocument } from '#functions/platform/store/slots.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { transact } from '#functions/platform/store/transact.ts';
import { service } from '#schemas/actor.ts';
import { Reference } from '#schemas/reference.ts';
import { withForms } from '#schemas/safety-record.ts';
import { formSaid } from '#test/support/form-said.ts';
import { itemsOf } from '#test/support/items.ts';
import { localTables } from '#test/support/local-tables.ts';
import { sampleCase, sampleDocument, sampleOutbound } from '#test/support/sample-case.ts';
import { seenCase } from '#test/support/seen-case.ts';
import { staffDepsOver } from '#test/support/staff-deps.ts';
import { visit } from '#test/support/staff-visit.ts';
import { safetyOf } from '#test/support/whole-case.ts';

const ACTOR = service('test');
const now = new Date('2026-11-23T10:00:00.000Z');
const MASP = { id: 'masp', version: '1' };
const SAID = {
  '/household/0/firstName': 'Bea',
  '/household/0/email': 'bea@home.example',
  '/children/0/homeAddress': '12 Elmfield Street',
};

let tables: Tables;
beforeAll(async () => {
  tables = await localTables();
});

/** Files a case with its form and a letter to go, and files that are read and waiting to be closed. */
async function caseWith(files: number) {
  const head = sampleCase({ form: MASP });
  const { reference } = head;
  const once = { kind: 'test', hash: reference, holds: {} };
  const letter = sampleOutbound(reference);
  await fileCase(
    { ...tables, actor: ACTOR },
    { head, once, forms: [formSaid(SAID)], outbound: [letter], tasks: [], timeline: [] },
    now,
  );
  const ids = Array.from({ length: files }, () => newId());
  for (const id of ids) {
    const document = sampleDocument(reference, { id, verdict: 'clean' });
    const line = { id: newId(), at: now.toISOString(), what: 'file_received' as const, by: 'test' };
    await addDocument({ ...tables, actor: ACTOR }, { document, scanBy: now.toISOString(), line }, now);
  }
  return { reference, letter, ids };
}

/** Returns what a file's journey knows when it puts its form on a case. */
async function known(reference: string) {
  const [of, safety] = [
    await caseHead(tables, Reference.parse(reference)),
    await readSafety(tables, Reference.parse(reference)),
  ];
  if (of === undefined) throw new Error('no case');
  return { of, safety };
}

/** Puts a further form on the case, by what was known then. */
function close({ of, safety }: Awaited<ReturnType<typeof known>>, id: string) {
  const record = formSaid({ '/children/0/currentWhereabouts': `4 Orchard Close, ${id}` }, of.forms + 1);
  return closeJourney(
    { ...tables, actor: ACTOR },
    {
      reference: of.reference,
      id,
      type: 'docx',
      safety: 'safe',
      reasons: [],
      filed: null,
      picture: null,
      reading: 'read',
      formNumber: record.number,
      alsoOn: null,
      form: {
        record,
        safety: withForms(safety, [record]),
        before: of.forms,
        head: { form: MASP, completeness: { answered: 1, reasoned: 0, blank: 0 }, children: 1 },
        of,
      },
    },
    { flags: [], tasks: [], line: { id: newId(), at: now.toISOString(), what: 'form_read', by: 'service' } },
    now,
  );
}

const contact = (reference: string, version: number, body: object = {}) =>
  visit(staffDepsOver(tables), 'POST /admin/cases/{reference}/contacts', {
    path: { reference },
    headers: { 'if-match': `"${version}"` },
    body: {
      person: '1.household.0',
      contact: 'safe',
      ways: [{ channel: 'visit', at: '7 Invented Row', voicemail: 'no' }],
      saidBy: 'Her sister',
      ...body,
    },
    at: now,
  });

const placesOf = async (reference: string) => {
  const { forms, contacts } = await readSafety(tables, Reference.parse(reference));
  return [
    ...forms.flatMap(({ places }) => places.flatMap(({ values }) => values)),
    ...contacts.flatMap(({ ways }) => ways.map(({ at }) => at)),
  ];
};

describe('the safety record of a case', () => {
  it('is the form that the case was filed with, until something is added to it', async () => {
    const { reference } = await caseWith(0);
    expect((await itemsOf(tables, reference)).has('SAFETY')).toBe(false);
    expect(await readSafety(tables, reference)).toEqual(safetyOf([formSaid(SAID)]));
  });

  it('is written with each contact and each reading, and is then what all forms and contacts say', async () => {
    const { reference } = await caseWith(0);
    expect((await contact(reference, 1)).status).toBe(200);
    const reading = { form: 1, path: '/children/0/homeAddress', answer: '9 Other Street' };
    const deps = staffDepsOver(tables);
    const asked = { path: { reference }, headers: { 'if-match': '"2"' }, body: reading, at: now };
    expect((await visit(deps, 'POST /admin/cases/{reference}/readings', asked)).status).toBe(200);
    const { forms, contacts } = await seenCase(tables, reference);
    expect(await readSafety(tables, reference)).toEqual({ ...safetyOf(forms, contacts), version: 2 });
    expect(await placesOf(reference)).toEqual(
      expect.arrayContaining(['9 Other Street', '12 Elmfield Street', '7 Invented Row']),
    );
  });

  it('keeps both where a contact was recorded while a further form was read', async () => {
    const { reference, ids } = await caseWith(1);
    const before = await known(reference);
    expect((await contact(reference, before.of.version)).status).toBe(200);
    expect(await close(before, ids[0] ?? '')).toBe('form_came_first');
    expect(await close(await known(reference), ids[0] ?? '')).toBe('closed');
    expect(await placesOf(reference)).toEqual(['12 Elmfield Street', `4 Orchard Close, ${ids[0]}`, '7 Invented Row']);
  });

  it('keeps both where a further form came before a contact was written', async () => {
    const { reference, ids } = await caseWith(1);
    const before = await known(reference);
    expect(await close(before, ids[0] ?? '')).toBe('closed');
    await expect(contact(reference, before.of.version)).rejects.toMatchObject({ status: 412 });
    expect((await contact(reference, before.of.version + 1)).status).toBe(200);
    expect(await placesOf(reference)).toHaveLength(3);
  });

  it('loses no place of three forms and two contacts that come at one moment', async () => {
    const { reference, ids } = await caseWith(3);
    const closing = async (id: string) => {
      for (;;) if ((await close(await known(reference), id)) === 'closed') return;
    };
    const recording = async (person: string) => {
      for (;;) {
        const { of } = await known(reference);
        const ways = [{ channel: 'post', at: `To ${person}`, voicemail: 'no' }];
        const written = await contact(reference, of.version, { person, ways }).catch(({ status }) => ({ status }));
        if (written.status === 200) return;
      }
    };
    await Promise.all([...ids.map(closing), recording('1.household.0'), recording('sender')]);
    expect(new Set(await placesOf(reference))).toEqual(
      new Set(['12 Elmfield Street', ...ids.map((id) => `4 Orchard Close, ${id}`), 'To 1.household.0', 'To sender']),
    );
    const { forms, contacts } = await seenCase(tables, reference);
    expect(forms).toHaveLength(4);
    expect(contacts).toHaveLength(2);
  });

  it('refuses two writers that read the same, although neither changed anything else of the other', async () => {
    const { reference } = await caseWith(0);
    const safety = { ...(await readSafety(tables, reference)), secretByColleague: true as const };
    const once = () => transact(tables.client, [safetyWrite(tables, reference, safety)]);
    const outcomes = await Promise.all([once(), once()]);
    expect(outcomes.map(({ done }) => done).sort()).toEqual([false, true]);
  });
});

describe('a safety record that is full', () => {
  it('is a task at once; the case is worked on, masked when shown, and nobody is written to', async () => {
    const { reference, letter } = await caseWith(0);
    const long = Array.from({ length: 10 }, (_, n) => ({
      channel: 'post',
      at: `${n} ${'Elm Row '.repeat(60)}`,
      voicemail: 'no',
    }));
    const people = ['sender', '1.household.0'];
    const forms = Array.from({ length: 30 }, (_, n) => [`/household/${n}/firstName`, `P${n}`] as const);
    const grown = withForms(await readSafety(tables, reference), [formSaid({ ...SAID, ...Object.fromEntries(forms) })]);
    await transact(tables.client, [safetyWrite(tables, reference, grown)]);
    let version = 1;
    for (const person of [...people, ...forms.slice(1).map((_, n) => `1.household.${n + 1}`)]) {
      const { status } = await contact(reference, version, { person, ways: long });
      expect(status).toBe(200);
      version += 1;
    }
    expect(await readSafety(tables, reference)).toMatchObject({ full: true, forms: [], contacts: [] });
    const { tasks, contacts } = await seenCase(tables, reference);
    expect(tasks.map(({ kind, state }) => [kind, state])).toEqual([['safety_record_full', 'open']]);
    expect(contacts).toHaveLength(31);
    expect(await readOutbox(tables, { reference, id: letter.id })).toMatchObject({ full: true, people: [] });

    const deps = staffDepsOver(tables);
    const shown = await visit(deps, 'GET /admin/cases/{reference}', { path: { reference }, at: now });
    expect(shown).toMatchObject({ status: 200, body: { hides: ['addresses'] } });
    expect(JSON.stringify(shown)).not.toContain('Elmfield');
    expect(JSON.stringify(shown)).toContain('Bea');
    const accepted = { path: { reference }, headers: { 'if-match': `"${version}"` }, body: {}, at: now };
    expect((await visit(deps, 'POST /admin/cases/{reference}/accept', accepted)).status).toBe(200);
  });
});
