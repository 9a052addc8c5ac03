import { beforeAll, describe, expect, it } from '@jest/globals';
import { fileStaffReferral } from '#functions/casework/staff-referral/staff-referral.ts';
import { CASE_ACTIONS } from '#functions/casework/work/actions/index.ts';
import { changeOf } from '#functions/casework/work/after.ts';
import { Problem } from '#functions/platform/http/problem.ts';
import { changeCase } from '#functions/platform/store/changing.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import type { Actor } from '#schemas/actor.ts';
import { Channel } from '#schemas/codes/channel.ts';
import { forms } from '#schemas/forms/forms.ts';
import { caseworkOver } from '#test/support/casework-over.ts';
import { localTables } from '#test/support/local-tables.ts';
import { seenCase } from '#test/support/seen-case.ts';

const now = new Date('2026-11-23T14:00:00.000Z');
const WORKER = { kind: 'staff', id: 'worker', roles: ['screening_officer'] } satisfies Actor;
let tables: Tables;
beforeAll(async () => {
  tables = await localTables();
});

const by = (body: unknown, key?: string) =>
  fileStaffReferral(caseworkOver(tables).openCase, WORKER, { body, key, now });

let made = 0;
function call(change: Record<string, unknown> = {}) {
  made += 1;
  return {
    channel: 'phone',
    form: 'early-help-and-social-care',
    answers: { concern: { reason: `What may help, call ${made}?` } },
    ...change,
  };
}

const seen = (reference: string) => seenCase(tables, reference);

async function problemOf(run: Promise<unknown>): Promise<string> {
  try {
    await run;
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
  return 'filed';
}

describe('a referral that staff take down', () => {
  it('is a new case of Duty and Advice, though it names no child and nobody says who asks', async () => {
    const { reference, filedBefore } = await by(call({ channel: 'walk_in' }));
    expect(filedBefore).toBe(false);
    const { head, tasks, timeline, forms: read } = await seen(reference);
    expect(head).toMatchObject({ door: 'staff', channel: 'walk_in', team: 'duty_and_advice', children: 0 });
    expect(head.flags).toContain('incomplete');
    expect(tasks).toMatchObject([{ kind: 'acknowledge_safely', why: 'taken_by_staff' }]);
    expect(timeline).toMatchObject([{ what: 'received_by_walk_in', by: 'worker' }]);
    expect(read[0]?.answers[0]).toMatchObject({ source: 'staff' });
  });

  it.each(Channel.options)('may come by any way in which people reach us: %s (S16)', async (channel) => {
    const { reference } = await by(call({ channel }));
    const { head, timeline } = await seen(reference);
    expect([head.channel, head.team, timeline[0]?.what]).toEqual([
      channel,
      'duty_and_advice',
      `received_by_${channel}`,
    ]);
  });

  it.each([...forms.keys()])('may be any form: %s', async (form) => {
    const { reference } = await by(call({ form, answers: {}, liquidlogicId: `LL-${form.length}` }));
    expect((await seen(reference)).head.form?.id).toBe(form);
  });

  it('owes no acknowledgement to a person who got it there and then', async () => {
    const { reference } = await by(call({ acknowledged: true }));
    expect((await seen(reference)).tasks).toEqual([]);
  });

  it('has its clock from when it was received, which is neither in the future nor long ago', async () => {
    const friday = '2026-11-20T16:00:00.000Z';
    expect(await by(call({ receivedAt: friday }))).toMatchObject({
      receivedAt: friday,
      decisionDueAt: '2026-11-23T17:00:00.000Z',
    });
    for (const receivedAt of ['2026-11-23T14:00:00.001Z', '2026-10-01T09:00:00.000Z'])
      expect(await problemOf(by(call({ receivedAt })))).toBe('bad-time');
  });

  it('calls a person by words of danger, and a child’s own call is soon looked at, as by every door', async () => {
    const knife = await by(call({ answers: { concern: { whatHappened: 'He has a knife.' } } }));
    expect(await seen(knife.reference)).toMatchObject({
      head: { priority: 'immediate', flags: expect.arrayContaining(['danger_words']) },
      tasks: expect.arrayContaining([expect.objectContaining({ kind: 'danger_words', why: 'knife' })]),
    });
    const herself = await by(call({ answers: { referrer: { referrerType: 'young_person' } } }));
    expect((await seen(herself.reference)).head).toMatchObject({
      priority: 'urgent',
      team: 'duty_and_advice',
      flags: expect.arrayContaining(['contact_nobody_without_decision']),
    });
  });

  it('is refused only for what cannot be read', async () => {
    for (const change of [{ channel: 'pigeon' }, { form: 'no-such-form' }, { liquidlogicId: '???' }, { odd: 1 }])
      expect(await problemOf(by(call(change)))).toBe('bad-referral');
    expect(await problemOf(by(call({ answers: { urgency: { immediateDanger: 'perhaps' } } })))).toBe('form-unreadable');
  });

  it('is filed once by its key', async () => {
    const sent = call();
    const first = await by(sent, 'key-1');
    expect(await by(sent, 'key-1')).toMatchObject({ reference: first.reference, filedBefore: true });
    expect(await problemOf(by(call(), 'key-1'))).toBe('key-used');
  });
});

describe('a Liquidlogic number', () => {
  it('is never filed twice, however it is written and however many send it at once', async () => {
    const all = await Promise.all(['ll 77', 'LL77', 'Ll 7 7'].map((liquidlogicId) => by(call({ liquidlogicId }))));
    expect(new Set(all.map(({ reference }) => reference)).size).toBe(1);
    expect(all.filter(({ filedBefore }) => !filedBefore)).toHaveLength(1);
    const whole = await seen(all[0]?.reference ?? '');
    expect(whole.head.liquidlogicId).toBe('LL77');
    expect(whole.timeline.filter(({ what }) => what === 'sent_again')).toHaveLength(2);
  });

  const sets = async (reference: string, body: unknown) => {
    const whole = await seen(reference);
    const { action, rule } = CASE_ACTIONS.liquidlogic;
    const doing = { staff: WORKER, now };
    const change = changeOf(whole.head, action, rule.run(whole, body, doing), doing, whole.tasks);
    return (await changeCase({ ...tables, actor: WORKER }, whole.head, change, now)).changed;
  };

  it('is set on a case that is keyed there later, and then belongs to it alone', async () => {
    const [one, other] = [await by(call()), await by(call())];
    expect(await sets(one.reference, { id: 'ABC 1' })).toBe('now');
    expect(await sets(other.reference, { id: 'abc1' })).toBe('claimed');
    expect((await seen(other.reference)).head).not.toHaveProperty('liquidlogicId');
    expect(await by(call({ liquidlogicId: 'ABC1' }))).toMatchObject({ reference: one.reference, filedBefore: true });
  });

  it('that was typed wrong is given up with a reason, and free again', async () => {
    const [one, other] = [await by(call({ liquidlogicId: 'WRONG1' })), await by(call())];
    expect(await problemOf(sets(one.reference, { id: 'RIGHT1' }))).toBe('why-needed');
    expect(await sets(one.reference, { id: 'RIGHT1', why: 'One digit was wrong.' })).toBe('now');
    expect(await sets(other.reference, { id: 'WRONG1' })).toBe('now');
    expect((await seen(one.reference)).head.liquidlogicId).toBe('RIGHT1');
  });
});
