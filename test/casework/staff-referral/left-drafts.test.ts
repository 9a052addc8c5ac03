import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { draftDue } from '#functions/casework/clock/draft-due.ts';
import { sweepStore } from '#functions/casework/clock/sweep-store.ts';
import { fileAt, isLeft } from '#functions/casework/staff-referral/draft.ts';
import { endColleague, enterColleague } from '#functions/platform/store/colleagues.ts';
import { draftOf } from '#functions/platform/store/drafts.ts';
import { draftKey } from '#functions/platform/store/keys.ts';
import { type CopiedTo, copyBackPage } from '#functions/platform/store/recovering.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { readTimed } from '#functions/platform/store/timers.ts';
import { service } from '#schemas/actor.ts';
import { council } from '#test/correspondence/outbox-fixture.ts';
import { asJob } from '#test/support/as-job.ts';
import { unique } from '#test/support/invented.ts';
import { localTables } from '#test/support/local-tables.ts';
import { seenCase } from '#test/support/seen-case.ts';
import { BEGUN, draftsOver, later, rowIds } from './draft-desk.ts';

let tables: Tables;
let desk: ReturnType<typeof draftsOver>;
beforeAll(async () => {
  tables = await localTables();
  desk = draftsOver(tables);
});

describe('a draft that nobody goes on with', () => {
  it('is filed by the clock after two hours, as it stands, with a task for the team', async () => {
    const id = await desk.begin();
    await desk.save(id, { children: [{ firstName: 'Amira', dateOfBirth: 'in spring' }] }, { at: later(5) });
    expect(await desk.sweep(id, later(124))).toBe('not due');
    expect(await desk.sweep(id, later(126))).toBe('given_to_a_person');
    const { body } = await desk.ask('GET /admin/drafts/{id}', id, { at: later(127) });
    const { head, tasks, timeline, forms: read } = await seenCase(tables, body.reference ?? '');
    expect(head.receivedAt).toBe(BEGUN.toISOString());
    expect(tasks.map(({ kind }) => kind)).toContain('by_hand');
    expect(timeline.map(({ what }) => what)).toEqual(['received_by_phone', 'left_unfinished']);
    expect(read[0]?.leftovers.map(({ text }) => text)).toEqual(['in spring']);
  });

  it('with danger words is filed after half an hour, and the duty desk gets its alert', async () => {
    const id = await desk.begin();
    await desk.save(id, { concern: { reason: 'He has a knife, and she is' } });
    expect(await desk.sweep(id, later(29))).toBe('not due');
    expect(await desk.sweep(id, later(30))).toBe('given_to_a_person');
    const { body } = await desk.ask('GET /admin/drafts/{id}', id, { at: later(31) });
    const { head, tasks, messages } = await seenCase(tables, body.reference ?? '');
    expect(head).toMatchObject({ priority: 'immediate' });
    expect(tasks.map(({ kind }) => kind)).toContain('danger_words');
    expect(messages).toContainEqual(expect.objectContaining({ kind: 'danger_alert' }));
  });

  it('without a word is let go', async () => {
    const id = await desk.begin();
    expect(await desk.sweep(id, later(121))).toBe('ended');
  });

  it('is filed once when its taker comes back at the same moment', async () => {
    const id = await desk.begin();
    await desk.save(id, { concern: { reason: 'Nobody.' } });
    const timed = await readTimed(tables, draftKey(id), 'draft');
    if (timed === undefined) throw new Error('it has a timer');
    const [swept, saved] = await Promise.all([
      draftDue(sweepStore(asJob('CaseworkClock', tables), council), timed, later(125)),
      desk.save(id, { concern: { reason: 'Nobody, and more.' } }, { tag: '"2"', at: later(125) }),
    ]);
    expect([
      ['given_to_a_person', 'draft-ended'],
      ['given_to_a_person', 'changed-since'],
      ['changed', undefined],
    ]).toContainEqual([swept, saved.code]);
  });
});

describe('a draft elsewhere than in its taker’s hands', () => {
  it('is the team’s when its taker’s access has ended, as if they had left it', async () => {
    const subject = `ended-${unique()}`;
    const store = { ...tables, actor: service('test') };
    await enterColleague(store, { id: subject, name: 'Rowan Ashby' }, BEGUN);
    const id = await desk.begin({ subject });
    await desk.save(id, { concern: { reason: 'She rang about a child who' } }, { subject });
    await endColleague(store, { id: subject, why: 'They left the council.' }, later(10));
    const theirs = { subject: 'colleague', as: 'duty_social_worker' as const };
    expect(rowIds((await desk.ask('GET /admin/drafts', '', { ...theirs, at: later(31) })).body.left)).toContain(id);
    expect(await desk.sweep(id, later(121))).toBe('given_to_a_person');
    expect((await desk.ask('GET /admin/drafts/{id}', id, { ...theirs, at: later(122) })).body.reference).toMatch(
      /^FD-/,
    );
  });

  it('is copied back from a restored table, and the clock still files it', async () => {
    const id = await desk.begin();
    await desk.save(id, { concern: { reason: 'Half a sentence.' } });
    const restored = tables;
    const fresh = await localTables();
    let after: CopiedTo | undefined;
    do {
      const page = await copyBackPage({ ...fresh, actor: service('test') }, restored.cases, after, later(60));
      after = page.next;
    } while (after !== undefined);
    const timed = await readTimed(fresh, draftKey(id), 'draft');
    if (timed === undefined) throw new Error('it has a timer');
    expect(draftOf(timed.item)).toMatchObject({ id, answers: { concern: { reason: 'Half a sentence.' } } });
    expect(await draftDue(sweepStore(asJob('CaseworkClock', fresh), council), timed, later(121))).toBe(
      'given_to_a_person',
    );
  });

  it('is at each moment its taker’s, the team’s or due to be filed, and never filed before the team has it', () => {
    const minutes = fc.integer({ min: 0, max: 400 });
    fc.assert(
      fc.property(minutes, minutes, fc.boolean(), (changed, passed, isDanger) => {
        const draft = { changedAt: later(changed).toISOString(), danger: isDanger ? ['knife'] : [] };
        const now = later(changed + passed);
        const isDue = now >= fileAt(draft);
        expect(isDue && !isLeft(draft, now)).toBe(false);
        expect(isLeft(draft, now)).toBe(passed >= 30);
        expect(isDue).toBe(passed >= (isDanger ? 30 : 120));
      }),
    );
  });
});
