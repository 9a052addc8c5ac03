import { beforeAll, describe, expect, it } from '@jest/globals';
import { accept, note, reroute } from '#functions/casework/work/actions/taking.ts';
import { changeOf } from '#functions/casework/work/after.ts';
import { digest } from '#functions/platform/identifiers.ts';
import { changeCase } from '#functions/platform/store/changing.ts';
import { fileCase } from '#functions/platform/store/filing.ts';
import { flagWrite } from '#functions/platform/store/items.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { transact } from '#functions/platform/store/transact.ts';
import { service } from '#schemas/actor.ts';
import { itemsOf } from '#test/support/items.ts';
import { localTables } from '#test/support/local-tables.ts';
import { sampleCase } from '#test/support/sample-case.ts';
import { seenCase } from '#test/support/seen-case.ts';

const now = new Date('2026-11-23T10:00:00.000Z');
const ACTOR = service('test');
let tables: Tables;
beforeAll(async () => {
  tables = await localTables();
});

async function filed() {
  const head = sampleCase();
  const once = { kind: 'test', hash: digest(head.reference), holds: {} };
  await fileCase({ ...tables, actor: ACTOR }, { head, once, tasks: [], timeline: [] }, now);
  return head.reference;
}

const seen = (reference: string) => seenCase(tables, reference);

const doing = (id: string) => ({ staff: { id, roles: ['duty_social_worker'] }, now });

describe('two workers at one case', () => {
  it('take it at once, and one of them has it', async () => {
    const reference = await filed();
    const whole = await seen(reference);
    const take = (id: string) =>
      changeCase(
        { ...tables, actor: ACTOR },
        whole.head,
        changeOf(whole.head, 'accept', accept.run(whole, {}, doing(id)), doing(id)),
        now,
      );
    const outcomes = await Promise.all([take('worker-1'), take('worker-2')]);
    expect(outcomes.map(({ changed }) => changed).sort()).toEqual(['now', 'stale']);
    const { head, timeline } = await seen(reference);
    expect(head).toMatchObject({ state: 'accepted', version: 2 });
    expect(timeline.filter(({ what }) => what === 'accepted')).toHaveLength(1);
    expect(['worker-1', 'worker-2']).toContain(head.assignee);
  });

  it('do not decide on what they have not seen: a flag that came meanwhile refuses it', async () => {
    const reference = await filed();
    const whole = await seen(reference);
    await transact(tables.client, flagWrite(tables, reference, ['do_not_inform_parents']));
    const change = changeOf(whole.head, 'note', note.run(whole, { text: 'Seen.' }, doing('w')), doing('w'));
    expect(await changeCase({ ...tables, actor: ACTOR }, whole.head, change, now)).toEqual({ changed: 'stale' });
    expect((await seen(reference)).head.flags).toEqual(['do_not_inform_parents']);
  });

  it('find a rerouted case in the other team’s list, new, with the team that it first went to', async () => {
    const reference = await filed();
    const whole = await seen(reference);
    const change = changeOf(
      whole.head,
      'reroute',
      reroute.run(whole, { team: 'early_help_coordinator', why: 'Early help was asked for.' }, doing('w')),
      doing('w'),
    );
    expect(await changeCase({ ...tables, actor: ACTOR }, whole.head, change, now)).toEqual({
      changed: 'now',
      version: 2,
    });
    const items = await itemsOf(tables, reference);
    expect(items.get('CASE')).toMatchObject({
      queue: 'CASE#early_help_coordinator#new',
      team: 'early_help_coordinator',
      firstTeam: 'duty_and_advice',
      decisionDueAt: whole.head.decisionDueAt,
    });
    expect(items.get('CASE')).not.toHaveProperty('assignee');
  });
});
