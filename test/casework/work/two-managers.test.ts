import { beforeAll, describe, expect, it } from '@jest/globals';
import { CASE_ACTIONS } from '#functions/casework/work/actions/index.ts';
import { changeOf } from '#functions/casework/work/after.ts';
import type { CaseActionPath } from '#functions/casework/work/paths.ts';
import { digest } from '#functions/platform/identifiers.ts';
import { changeCase } from '#functions/platform/store/changing.ts';
import { fileCase } from '#functions/platform/store/filing.ts';
import type { WholeCase } from '#functions/platform/store/reading.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { service } from '#schemas/actor.ts';
import { localTables } from '#test/support/local-tables.ts';
import { sampleCase } from '#test/support/sample-case.ts';
import { seenCase } from '#test/support/seen-case.ts';
import { analysis } from './analysis.ts';

const now = new Date('2026-11-23T10:00:00.000Z');
const ACTOR = service('test');
let tables: Tables;
beforeAll(async () => {
  tables = await localTables();
});

const seen = (reference: string) => seenCase(tables, reference);

/** Does one person's action on the case as they saw it. */
async function does(whole: WholeCase, id: string, path: CaseActionPath, body: unknown) {
  const { action, rule } = CASE_ACTIONS[path];
  const doing = { staff: { id, roles: ['team_manager'] }, now };
  const change = changeOf(whole.head, action, rule.run(whole, body, doing), doing);
  return (await changeCase({ ...tables, actor: ACTOR }, whole.head, change, now)).changed;
}

async function recommendedCase(): Promise<string> {
  const head = sampleCase();
  const { reference } = head;
  const once = { kind: 'test', hash: digest(reference), holds: {} };
  await fileCase({ ...tables, actor: ACTOR }, { head, once, tasks: [], timeline: [] }, now);
  expect(await does(await seen(reference), 'worker', 'accept', {})).toBe('now');
  expect(await does(await seen(reference), 'worker', 'recommendation', analysis())).toBe('now');
  return reference;
}

describe('two managers at one case', () => {
  it('decide at once, and one decision counts', async () => {
    const reference = await recommendedCase();
    const whole = await seen(reference);
    const outcomes = await Promise.all([
      does(whole, 'manager-1', 'decision', analysis({ outcome: 'no_further_action' })),
      does(whole, 'manager-2', 'decision', analysis({ outcome: 'strategy_discussion' })),
    ]);
    expect([...outcomes].sort()).toEqual(['now', 'stale']);
    const after = await seen(reference);
    expect(after.decisions).toHaveLength(1);
    expect(after.head.state).toBe('decided');
    expect(after.tasks.map(({ kind }) => kind)).toEqual(['tell_referrer']);
    expect(after.decisions[0]?.by).toBe(outcomes[0] === 'now' ? 'manager-1' : 'manager-2');
  });

  it('close it and reopen it, and both decisions are there in order', async () => {
    const reference = await recommendedCase();
    await does(await seen(reference), 'manager', 'decision', analysis());
    await does(await seen(reference), 'worker', 'tasks-done', { id: 'tell_referrer-0001', how: 'By telephone.' });
    await does(await seen(reference), 'worker', 'close', {});
    expect((await seen(reference)).head.state).toBe('closed');
    await does(await seen(reference), 'worker', 'reopen', { why: 'A second school rang.' });
    const again = await seen(reference);
    expect(again.head).toMatchObject({ state: 'new', decisionDueAt: '2026-11-24T17:00:00.000Z' });
    expect(again.head).not.toHaveProperty('assignee');
    const alone = analysis({ outcome: 'social_care_assessment', aloneBecause: 'It cannot wait.' });
    await does(again, 'manager', 'decision', alone);
    const { decisions, recommendations } = await seen(reference);
    expect(decisions.map(({ id, round, outcome }) => [id, round, outcome])).toEqual([
      ['0001', 1, 'advice'],
      ['0002', 2, 'social_care_assessment'],
    ]);
    // A recommendation for the first decision counts for the first alone.
    expect(recommendations).toHaveLength(1);
    expect(decisions[1]).toMatchObject({ recommendation: null, alone: { because: 'not_recommended' } });
  });
});
