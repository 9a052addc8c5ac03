import { beforeEach, describe, expect, it } from '@jest/globals';
import { digest, newId } from '#functions/platform/identifiers.ts';
import { changeCase } from '#functions/platform/store/changing.ts';
import { closeJourney } from '#functions/platform/store/documents.ts';
import { fileCase } from '#functions/platform/store/filing.ts';
import { documentWrite } from '#functions/platform/store/items.ts';
import { headsOf } from '#functions/platform/store/lists.ts';
import { caseHead } from '#functions/platform/store/mail.ts';
import { readSafety } from '#functions/platform/store/safety.ts';
import { readShift } from '#functions/platform/store/shift.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { transact } from '#functions/platform/store/transact.ts';
import { glanceAfter } from '#functions/safety/index.ts';
import { service } from '#schemas/actor.ts';
import type { Reference } from '#schemas/reference.ts';
import { withForms } from '#schemas/safety-record.ts';
import { formSaid } from '#test/support/form-said.ts';
import { itemsOf } from '#test/support/items.ts';
import { localTables } from '#test/support/local-tables.ts';
import { sampleCase, sampleDocument } from '#test/support/sample-case.ts';

const now = new Date('2026-11-24T12:00:00.000Z');
const FORM = { id: 'early-help-and-social-care', version: '1' };
let tables: Tables;
const store = () => ({ ...tables, actor: service('test') });
beforeEach(async () => {
  tables = await localTables();
});

/** Files an email without a form, with some files that are clean and not read yet. */
async function emailed(...files: readonly string[]): Promise<Reference> {
  const head = sampleCase({ door: 'email', children: null, completeness: null });
  const once = { kind: 'test', hash: digest(head.reference), holds: {} };
  const [first, ...more] = files.map((id) => sampleDocument(head.reference, { id, verdict: 'clean' }));
  if (first === undefined) throw new Error('no file');
  await fileCase(store(), { head, once, document: { document: first }, tasks: [], timeline: [] }, now);
  const writes = more.map((file) => documentWrite(tables, file, undefined));
  if (writes.length > 0) await transact(tables.client, writes);
  return head.reference;
}

const line = () => ({ id: newId(now), at: now.toISOString(), what: 'form_read' as const, by: 'service' });

/** Reads the case as a job does; returns the write of a form that names a child, as it was decided then. */
async function reading(reference: Reference, id: string, name: string, source?: string) {
  const of = await caseHead(tables, reference);
  if (of === undefined) throw new Error('no case');
  const record = formSaid({ '/children/0/firstName': name }, of.forms + 1);
  const safety = withForms(await readSafety(tables, reference), [record]);
  const glance = glanceAfter({ flags: of.flags, safety }, record, of.glance);
  const head = { form: FORM, completeness: { answered: 1, reasoned: 0, blank: 0 }, children: 1 };
  const form = {
    record,
    safety,
    glance,
    before: of.forms,
    of,
    head: source === undefined ? head : { ...head, source },
  };
  const found = {
    reference,
    id,
    type: 'docx',
    safety: 'safe',
    reasons: [],
    filed: null,
    picture: null,
    reading: 'read',
  } as const;
  const consequences = () => ({ flags: [], tasks: [], line: line() });
  return () => closeJourney(store(), { ...found, formNumber: record.number, alsoOn: null, form }, consequences(), now);
}
const inList = async (reference: Reference) => (await headsOf(tables, [reference])).get(reference);

describe('what lists show of a case, when several write at once', () => {
  it('is of one of two forms, whole, and the other is read again beside it', async () => {
    const reference = await emailed('D1', 'D2');
    const both = [await reading(reference, 'D1', 'Wren'), await reading(reference, 'D2', 'Linnet')];
    const ends = await Promise.all(both.map((write) => write()));
    expect([...ends].sort()).toEqual(['closed', 'form_came_first']);
    const [won, lost] = ends[0] === 'closed' ? ['Wren', 'Linnet'] : ['Linnet', 'Wren'];
    expect(await inList(reference)).toMatchObject({ glance: { children: [{ name: won }] }, children: 1, came: 1 });
    const again = await reading(reference, lost === 'Wren' ? 'D1' : 'D2', lost);
    expect(await again()).toBe('closed');
    expect(await inList(reference)).toMatchObject({ glance: { children: [{ name: won }] }, came: 2 });
  });

  it('is kept, and so is the assignment that came meanwhile', async () => {
    const reference = await emailed('D1');
    const read = await reading(reference, 'D1', 'Wren', '2A');
    const head = await caseHead(tables, reference);
    if (head === undefined) throw new Error('no case');
    const assign = () => {
      const change = { action: 'test', flags: [], records: [], raise: [], finish: [], outbound: [], line: line() };
      return changeCase(store(), head, { ...change, head: { assignee: 'worker', state: 'accepted' } }, now);
    };
    const [form, assigned] = await Promise.all([read(), assign()]);
    expect(form).toBe('closed');
    const seen = await inList(reference);
    expect(seen).toMatchObject({ glance: { children: [{ name: 'Wren' }] }, source: '2A' });
    // The one who was late is told so, and looks again.
    expect([assigned.changed, seen?.assignee, seen?.assignedAt]).toEqual(
      assigned.changed === 'now' ? ['now', 'worker', now.toISOString()] : ['stale', undefined, undefined],
    );
  });

  it('takes an email out of those to screen once a form is read, by a known agency or not', async () => {
    const about = { team: 'duty_and_advice', since: '', at: '', until: '', undecided: [] } as const;
    const toScreen = async () => {
      const { cases } = await readShift(store(), about, { sections: ['unscreened'], limit: 10 }, { now });
      expect(cases.unscreened?.moved).toEqual([]);
      return cases.unscreened?.rows.map(({ reference }) => reference);
    };
    const one = await emailed('D1');
    const other = await emailed('D1');
    expect([...((await toScreen()) ?? [])].sort()).toEqual([one, other].sort());
    await (await reading(one, 'D1', 'Wren', '2A'))();
    expect(await toScreen()).toEqual([other]);
    await (await reading(other, 'D1', 'Wren'))();
    expect(await toScreen()).toEqual([]);
    expect((await itemsOf(tables, other)).get('CASE')).not.toHaveProperty('sourceSort');
  });
});
