import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import * as z from 'zod';
import { draftDue } from '#functions/casework/clock/draft-due.ts';
import { sweepStore } from '#functions/casework/clock/sweep-store.ts';
import { parseReadable } from '#functions/casework/staff-referral/readable.ts';
import { Problem } from '#functions/platform/http/problem.ts';
import { draftKey } from '#functions/platform/store/keys.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { readTimed } from '#functions/platform/store/timers.ts';
import type { Role } from '#schemas/actor.ts';
import { asTold } from '#schemas/forms/definition.ts';
import { earlyHelpAndSocialCare } from '#schemas/forms/early-help-and-social-care.ts';
import { Reference } from '#schemas/reference.ts';
import { council } from '#test/correspondence/outbox-fixture.ts';
import { asJob } from '#test/support/as-job.ts';
import { unique } from '#test/support/invented.ts';
import { localTables } from '#test/support/local-tables.ts';
import { seenCase } from '#test/support/seen-case.ts';
import { staffDepsOver } from '#test/support/staff-deps.ts';
import { visit } from '#test/support/staff-visit.ts';

const BEGUN = new Date('2026-11-23T14:00:00.000Z');
const later = (minutes: number) => new Date(BEGUN.getTime() + minutes * 60_000);
const FORM = 'early-help-and-social-care';
let tables: Tables;
beforeAll(async () => {
  tables = await localTables();
});

const Body = z.looseObject({
  id: z.string().optional(),
  reference: Reference.optional(),
  filedBefore: z.boolean().optional(),
  left: z.unknown().optional(),
});

interface Ask {
  readonly at?: Date;
  readonly subject?: string;
  readonly as?: Role;
  readonly tag?: string;
  readonly body?: unknown;
}

async function ask(route: string, id: string, { at = BEGUN, subject = 'taker', as, tag = '"1"', body }: Ask = {}) {
  try {
    const answer = await visit(staffDepsOver(tables), route, {
      as: as ?? 'screening_officer',
      subject,
      path: { id },
      headers: { 'if-match': tag },
      body,
      at,
    });
    return { status: answer.status, code: undefined, tag: answer.headers?.etag ?? '', body: Body.parse(answer.body) };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { status: error.status, code: error.code, tag: '', body: Body.parse(error.body()) };
  }
}

const begin = async (given: Ask = {}) => {
  const { body } = await ask('POST /admin/drafts', '', { body: { channel: 'phone', form: FORM }, ...given });
  return body.id ?? '';
};
const save = (id: string, answers: unknown, given: Ask = {}) =>
  ask('PUT /admin/drafts/{id}', id, { body: { channel: 'phone', answers }, ...given });
const file = (id: string, given: Ask = {}) =>
  ask('POST /admin/drafts/{id}/file', id, { body: { acknowledged: true }, ...given });
const rowIds = (rows: unknown) =>
  z
    .array(z.looseObject({ id: z.string() }))
    .parse(rows)
    .map(({ id }) => id);

/** Lets the clock look at a draft once. */
async function sweep(id: string, at: Date) {
  const timed = await readTimed(tables, draftKey(id), 'draft');
  if (timed === undefined) return 'no timer';
  if (timed.timerAt > at.toISOString()) return 'not due';
  return draftDue(sweepStore(asJob('CaseworkClock', tables), council), timed, at);
}

describe('a referral that somebody is taking down', () => {
  it('keeps what was typed, also what cannot be read yet, and says so', async () => {
    const id = await begin();
    const saved = await save(id, { children: [{ firstName: 'Amira', dateOfBirth: 'in spring' }] });
    expect(saved).toMatchObject({ status: 200, tag: '"2"' });
    const { body } = await ask('GET /admin/drafts/{id}', id);
    expect(body).toMatchObject({
      answers: { children: [{ firstName: 'Amira', dateOfBirth: 'in spring' }] },
      unreadable: [{ pointer: '/children/0/dateOfBirth' }],
      left: false,
    });
  });

  it('is filed once, however often it is sent, and was received when it was begun', async () => {
    const id = await begin();
    await save(id, { concern: { reason: `What may help, ${unique()}?` } });
    const [one, other] = await Promise.all([
      file(id, { tag: '"2"', at: later(12) }),
      file(id, { tag: '"2"', at: later(12) }),
    ]);
    const again = await file(id, { tag: '"2"', at: later(13) });
    const references = [one, other, again].map(({ body }) => body.reference);
    expect(new Set(references).size).toBe(1);
    expect(again).toMatchObject({ status: 200, body: { filedBefore: true } });
    const { head } = await seenCase(tables, references[0] ?? '');
    expect(head).toMatchObject({ receivedAt: BEGUN.toISOString(), channel: 'phone', door: 'staff' });
    expect(await ask('GET /admin/drafts/{id}', id)).toMatchObject({ status: 409, code: 'draft-ended' });
    expect(await save(id, {}, { tag: '"2"' })).toMatchObject({ code: 'draft-ended' });
  });

  it('is not filed at a version that its taker has not seen: nothing that was typed is left out', async () => {
    const id = await begin();
    await save(id, { concern: { reason: 'One.' } });
    expect(await file(id)).toMatchObject({ code: 'changed-since' });
    expect(await save(id, { concern: { reason: 'Two.' } })).toMatchObject({ code: 'changed-since' });
  });

  it('names the answers that cannot be read, and files them in their words if it is asked to', async () => {
    const id = await begin();
    await save(id, { children: [{ firstName: 'Amira', dateOfBirth: 'in spring' }] });
    expect(await file(id, { tag: '"2"' })).toMatchObject({ code: 'form-unreadable' });
    const { body } = await file(id, { tag: '"2"', body: { asWords: true } });
    const { forms: read } = await seenCase(tables, body.reference ?? '');
    expect(read[0]?.leftovers).toContainEqual(
      expect.objectContaining({ text: 'in spring', path: '/children/0/dateOfBirth' }),
    );
  });

  it('is seen by its taker alone until it was left for half an hour; then a colleague takes it over', async () => {
    const id = await begin();
    const theirs = { subject: 'colleague', as: 'duty_social_worker' as const };
    expect(await ask('GET /admin/drafts/{id}', id, { ...theirs, at: later(29) })).toMatchObject({ status: 404 });
    expect(await ask('POST /admin/drafts/{id}/take', id, { ...theirs, at: later(29) })).toMatchObject({ status: 404 });
    expect(await save(id, {}, { ...theirs, at: later(31) })).toMatchObject({ code: 'not-yours' });
    const listed = await ask('GET /admin/drafts', '', { ...theirs, at: later(31) });
    expect(rowIds(listed.body.left)).toContain(id);
    const panel = await ask('GET /admin/drafts/{id}', id, {
      as: 'eh_coordinator',
      subject: 'coordinator',
      at: later(31),
    });
    expect(panel.status).toBe(404);
    expect(await ask('POST /admin/drafts/{id}/take', id, { ...theirs, at: later(31) })).toMatchObject({ tag: '"2"' });
    expect(await ask('GET /admin/drafts/{id}', id, { at: later(32) })).toMatchObject({ status: 404 });
    expect(await save(id, { concern: { reason: 'More.' } }, { tag: '"2"', at: later(32) })).toMatchObject({
      status: 404,
    });
  });

  it('is let go for a reason, and nothing of it is kept', async () => {
    const id = await begin();
    await save(id, { concern: { reason: 'A wrong number.' } });
    const letGo = { tag: '"2"', body: { why: 'The caller wanted the library.' } };
    expect(await ask('POST /admin/drafts/{id}/let-go', id, letGo)).toMatchObject({ status: 200 });
    expect(await file(id, { tag: '"2"' })).toMatchObject({ code: 'draft-ended' });
    expect(await sweep(id, later(600))).toBe('no timer');
  });

  it('is one of at most twenty of one person', async () => {
    const subject = `busy-${unique()}`;
    for (let made = 0; made < 20; made += 1) expect(await begin({ subject })).not.toBe('');
    const more = await ask('POST /admin/drafts', '', { subject, body: { channel: 'phone', form: FORM } });
    expect(more).toMatchObject({ code: 'too-many-drafts' });
  });
});

describe('a draft that nobody goes on with', () => {
  it('is filed by the clock after two hours, as it stands, with a task for the team', async () => {
    const id = await begin();
    await save(id, { children: [{ firstName: 'Amira', dateOfBirth: 'in spring' }] }, { at: later(5) });
    expect(await sweep(id, later(124))).toBe('not due');
    expect(await sweep(id, later(126))).toBe('given_to_a_person');
    const { body } = await ask('GET /admin/drafts/{id}', id, { at: later(127) });
    const { head, tasks, timeline, forms: read } = await seenCase(tables, body.reference ?? '');
    expect(head.receivedAt).toBe(BEGUN.toISOString());
    expect(tasks.map(({ kind }) => kind)).toContain('by_hand');
    expect(timeline.map(({ what }) => what)).toEqual(['received_by_phone', 'left_unfinished']);
    expect(read[0]?.leftovers.map(({ text }) => text)).toEqual(['in spring']);
  });

  it('with danger words is filed after half an hour, and the duty desk gets its alert', async () => {
    const id = await begin();
    await save(id, { concern: { reason: 'He has a knife, and she is' } });
    expect(await sweep(id, later(29))).toBe('not due');
    expect(await sweep(id, later(30))).toBe('given_to_a_person');
    const { body } = await ask('GET /admin/drafts/{id}', id, { at: later(31) });
    const { head, tasks, messages } = await seenCase(tables, body.reference ?? '');
    expect(head).toMatchObject({ priority: 'immediate' });
    expect(tasks.map(({ kind }) => kind)).toContain('danger_words');
    expect(messages).toContainEqual(expect.objectContaining({ kind: 'danger_alert' }));
  });

  it('without a word is let go', async () => {
    const id = await begin();
    expect(await sweep(id, later(121))).toBe('ended');
  });

  it('is filed once when its taker comes back at the same moment', async () => {
    const id = await begin();
    await save(id, { concern: { reason: 'Nobody.' } });
    const timed = await readTimed(tables, draftKey(id), 'draft');
    if (timed === undefined) throw new Error('it has a timer');
    const [swept, saved] = await Promise.all([
      draftDue(sweepStore(asJob('CaseworkClock', tables), council), timed, later(125)),
      save(id, { concern: { reason: 'Nobody, and more.' } }, { tag: '"2"', at: later(125) }),
    ]);
    expect([
      ['given_to_a_person', 'draft-ended'],
      ['given_to_a_person', 'changed-since'],
      ['changed', undefined],
    ]).toContainEqual([swept, saved.code]);
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
