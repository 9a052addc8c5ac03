import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseReadable } from '#functions/casework/staff-referral/readable.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { Looks } from '#schemas/api/staff/looks.ts';
import { asTold } from '#schemas/forms/definition.ts';
import { earlyHelpAndSocialCare } from '#schemas/forms/early-help-and-social-care.ts';
import { unique } from '#test/support/invented.ts';
import { localTables } from '#test/support/local-tables.ts';
import { sealerOver } from '#test/support/sealed-looks.ts';
import { seenCase } from '#test/support/seen-case.ts';
import { staffDepsOver } from '#test/support/staff-deps.ts';
import { visit } from '#test/support/staff-visit.ts';
import { BEGUN, draftsOver, FORM, later, rowIds } from './draft-desk.ts';

let tables: Tables;
let desk: ReturnType<typeof draftsOver>;
beforeAll(async () => {
  tables = await localTables();
  desk = draftsOver(tables);
});

describe('who looked at a case that somebody took down', () => {
  it('is also who looked at it before: who began it, saw it in a list, read it and took it over, and when', async () => {
    const world = { now: later(41) };
    const fresh = await localTables();
    const at = draftsOver(fresh);
    const seal = sealerOver(fresh, world);
    const id = await at.begin();
    const other = await at.begin({ subject: 'another' });
    for (const version of [1, 2, 3]) await at.save(id, { concern: { reason: 'Worried.' } }, { tag: `"${version}"` });
    const colleague = { subject: 'colleague', at: later(31) };
    await at.ask('GET /admin/drafts', '', colleague);
    await at.ask('GET /admin/drafts/{id}', id, colleague);
    await at.ask('GET /admin/drafts/{id}', other, { subject: 'another', at: later(32) });
    await at.ask('POST /admin/drafts/{id}/take', id, { ...colleague, at: later(33), tag: '"4"' });
    const { body } = await at.file(id, { subject: 'colleague', tag: '"5"', at: later(40) });
    await seal();
    const asked = { as: 'ig_officer', path: { reference: body.reference ?? '' }, at: later(41) } as const;
    const headers = { 'x-reason': 'A formal inquiry.' };
    const found = await visit(staffDepsOver(fresh), 'GET /admin/cases/{reference}/looks', { ...asked, headers });
    const { looks } = Looks.parse(found.body);
    expect(looks.map(({ by, what }) => `${by} ${what}`).sort()).toEqual([
      'colleague file-case',
      'colleague list-drafts',
      'colleague read-draft',
      'colleague take-draft',
      'taker begin-draft',
      'taker save-draft',
    ]);
    expect(looks.flatMap(({ references }) => references)).toEqual(looks.map(() => body.reference));
    // Saving comes every few seconds: it is there once a day.
    expect(looks.filter(({ often }) => often).map(({ what }) => what)).toEqual(
      expect.arrayContaining(['save-draft', 'read-draft', 'list-drafts']),
    );
    for (const { what, says } of looks) expect(says).not.toBe(what);
  });
});

describe('a referral that somebody is taking down', () => {
  it('keeps what was typed, also what cannot be read yet, and says so', async () => {
    const id = await desk.begin();
    const saved = await desk.save(id, { children: [{ firstName: 'Amira', dateOfBirth: 'in spring' }] });
    expect(saved).toMatchObject({ status: 200, tag: '"2"' });
    const { body } = await desk.ask('GET /admin/drafts/{id}', id);
    expect(body).toMatchObject({
      answers: { children: [{ firstName: 'Amira', dateOfBirth: 'in spring' }] },
      unreadable: [{ pointer: '/children/0/dateOfBirth' }],
      left: false,
    });
  });

  it('is filed once, however often it is sent, and was received when it was begun', async () => {
    const id = await desk.begin();
    await desk.save(id, { concern: { reason: `What may help, ${unique()}?` } });
    const [one, other] = await Promise.all([
      desk.file(id, { tag: '"2"', at: later(12) }),
      desk.file(id, { tag: '"2"', at: later(12) }),
    ]);
    const again = await desk.file(id, { tag: '"2"', at: later(13) });
    const references = [one, other, again].map(({ body }) => body.reference);
    expect(new Set(references).size).toBe(1);
    expect(again).toMatchObject({ status: 200, body: { filedBefore: true } });
    const { head } = await seenCase(tables, references[0] ?? '');
    expect(head).toMatchObject({ receivedAt: BEGUN.toISOString(), channel: 'phone', door: 'staff' });
    expect(await desk.ask('GET /admin/drafts/{id}', id)).toMatchObject({ status: 409, code: 'draft-ended' });
    expect(await desk.save(id, {}, { tag: '"2"' })).toMatchObject({ code: 'draft-ended' });
  });

  it('is not filed at a version that its taker has not seen: nothing that was typed is left out', async () => {
    const id = await desk.begin();
    await desk.save(id, { concern: { reason: 'One.' } });
    expect(await desk.file(id)).toMatchObject({ code: 'changed-since' });
    expect(await desk.save(id, { concern: { reason: 'Two.' } })).toMatchObject({ code: 'changed-since' });
  });

  it('names the answers that cannot be read, and files them in their words if it is asked to', async () => {
    const id = await desk.begin();
    await desk.save(id, { children: [{ firstName: 'Amira', dateOfBirth: 'in spring' }] });
    expect(await desk.file(id, { tag: '"2"' })).toMatchObject({ code: 'form-unreadable' });
    const { body } = await desk.file(id, { tag: '"2"', body: { asWords: true } });
    const { forms: read } = await seenCase(tables, body.reference ?? '');
    expect(read[0]?.leftovers).toContainEqual(
      expect.objectContaining({ text: 'in spring', path: '/children/0/dateOfBirth' }),
    );
  });

  it('is seen by its taker alone until it was left for half an hour; then a colleague takes it over', async () => {
    const id = await desk.begin();
    const theirs = { subject: 'colleague', as: 'duty_social_worker' as const };
    expect(await desk.ask('GET /admin/drafts/{id}', id, { ...theirs, at: later(29) })).toMatchObject({ status: 404 });
    expect(await desk.ask('POST /admin/drafts/{id}/take', id, { ...theirs, at: later(29) })).toMatchObject({
      status: 404,
    });
    expect(await desk.save(id, {}, { ...theirs, at: later(31) })).toMatchObject({ code: 'not-yours' });
    const listed = await desk.ask('GET /admin/drafts', '', { ...theirs, at: later(31) });
    expect(rowIds(listed.body.left)).toContain(id);
    const panel = await desk.ask('GET /admin/drafts/{id}', id, {
      as: 'eh_coordinator',
      subject: 'coordinator',
      at: later(31),
    });
    expect(panel.status).toBe(404);
    expect(await desk.ask('POST /admin/drafts/{id}/take', id, { ...theirs, at: later(31) })).toMatchObject({
      tag: '"2"',
    });
    expect(await desk.ask('GET /admin/drafts/{id}', id, { at: later(32) })).toMatchObject({ status: 404 });
    expect(await desk.save(id, { concern: { reason: 'More.' } }, { tag: '"2"', at: later(32) })).toMatchObject({
      status: 404,
    });
  });

  it('is let go for a reason, and nothing of it is kept', async () => {
    const id = await desk.begin();
    await desk.save(id, { concern: { reason: 'A wrong number.' } });
    const letGo = { tag: '"2"', body: { why: 'The caller wanted the library.' } };
    expect(await desk.ask('POST /admin/drafts/{id}/let-go', id, letGo)).toMatchObject({ status: 200 });
    expect(await desk.file(id, { tag: '"2"' })).toMatchObject({ code: 'draft-ended' });
    expect(await desk.sweep(id, later(600))).toBe('no timer');
  });

  it('is one of at most twenty of one person', async () => {
    const subject = `busy-${unique()}`;
    for (let made = 0; made < 20; made += 1) expect(await desk.begin({ subject })).not.toBe('');
    const more = await desk.ask('POST /admin/drafts', '', { subject, body: { channel: 'phone', form: FORM } });
    expect(more).toMatchObject({ code: 'too-many-drafts' });
    // Taken over, it would be in no list: not the team's any more, and not among the twenty of its taker.
    const left = await desk.begin({ at: later(-31) });
    const take = await desk.ask('POST /admin/drafts/{id}/take', left, { subject, tag: '"1"' });
    expect(take).toMatchObject({ code: 'too-many-drafts' });
  });
});

/** Returns every text in a value. */
const textsOf = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(textsOf)
      : [];

it('whatever was typed, each word of it is on the case that is filed', () => {
  const form = asTold(earlyHelpAndSocialCare);
  const word = fc.stringMatching(/^[a-z]{3,12}$/);
  const fieldsOf = (section: (typeof form.sections)[number]) =>
    fc.dictionary(
      fc.constantFrom(...section.fields.map(({ id }) => id), 'other'),
      fc.oneof(word, fc.array(word, { maxLength: 2 }), fc.record({ missing: word })),
      { maxKeys: 4 },
    );
  const answers = fc.record(
    Object.fromEntries(
      form.sections.map((section) => [
        section.id,
        fc.oneof(fieldsOf(section), fc.array(fieldsOf(section), { maxLength: 3 }), word),
      ]),
    ),
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(answers, (typed) => {
      const parsed = parseReadable(form, typed, 'staff');
      const kept = JSON.stringify([parsed.answers, parsed.leftovers]).toLowerCase();
      for (const text of textsOf(typed)) expect(kept).toContain(text);
    }),
    { numRuns: 300 },
  );
});
