import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CASE_ACTIONS } from '#functions/casework/work/actions/index.ts';
import { Problem } from '#functions/platform/http/problem.ts';
import { digest } from '#functions/platform/identifiers.ts';
import { fileCase } from '#functions/platform/store/filing.ts';
import { flagWrite } from '#functions/platform/store/items.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { transact } from '#functions/platform/store/transact.ts';
import { service } from '#schemas/actor.ts';
import { Priority, Team } from '#schemas/case.ts';
import { auditedOf } from '#test/support/audited.ts';
import { enterAll } from '#test/support/colleagues.ts';
import { localTables } from '#test/support/local-tables.ts';
import { sampleCase } from '#test/support/sample-case.ts';
import { seenCase } from '#test/support/seen-case.ts';
import { staffDepsOver } from '#test/support/staff-deps.ts';
import { visit } from '#test/support/staff-visit.ts';
import {
  type Accepted,
  accepting,
  bodyOf,
  type Doing,
  type Done,
  flagged,
  isAllowed,
  lineOf,
  NOTHING_YET,
} from './case-as-accepted.ts';

const ACTOR = service('test');
const WORKERS = ['person-1', 'person-2'] as const;
const BOTH = [0, 1] as const;
let tables: Tables;
beforeAll(async () => {
  tables = await localTables();
  await enterAll(tables, 'worker-3', 'worker-4');
});

const doing: fc.Arbitrary<Doing> = fc.oneof(
  fc
    .constantFrom('accept', 'notes', 'tasks', 'tasks-done', 'recommendation', 'decision', 'reopen')
    .map((path) => ({ path })),
  fc.constantFrom('worker-3', 'worker-4').map((to) => ({ path: 'assign' as const, to })),
  fc.constantFrom(...Team.options.slice(0, 3)).map((team) => ({ path: 'reroute' as const, team })),
  fc.constantFrom(...Priority.options).map((priority) => ({ path: 'priority' as const, priority })),
  fc
    .constantFrom('do_not_inform_parents' as const, 'immediate_danger' as const)
    .map((flag) => ({ path: 'flags' as const, flag })),
);
const who = fc.constantFrom(...BOTH);
/** Each person looks when they like, and acts on what they saw last. Or both act at once; and a job flags the case meanwhile. */
const step = fc.oneof(
  fc.record({ step: fc.constant('looks' as const), who }),
  { weight: 3, arbitrary: fc.record({ step: fc.constant('acts' as const), who, doing }) },
  { weight: 2, arbitrary: fc.record({ step: fc.constant('both_act' as const), doings: fc.tuple(doing, doing) }) },
  fc.record({ step: fc.constant('flagged' as const) }),
);

/** A person who always looks before they act. */
const FRESH = Array.from({ length: 8 }).flatMap(() => [
  { step: 'looks' as const, who: 0 as const },
  { step: 'acts' as const, who: 0 as const, doing: { path: 'notes' as const } },
]);

/** Makes a case on a real table, two people who saw it at some time, and the state that the case must have by their answers. */
async function twoPeople() {
  const head = sampleCase();
  const { reference } = head;
  const once = { kind: 'test', hash: digest(reference), holds: {} };
  await fileCase(
    { ...tables, actor: ACTOR },
    { head, once, tasks: [], timeline: [] },
    new Date('2026-11-23T09:00:00.000Z'),
  );
  const whole = () => seenCase(tables, reference);
  const look = async () => {
    const { head: now, tasks } = await whole();
    return { version: now.version, task: tasks.find((one) => one.kind === 'by_hand' && one.state === 'open')?.id };
  };
  const seen = [await look(), await look()] as const;
  return { reference, whole, look, seen: [...seen] };
}
type World = Awaited<ReturnType<typeof twoPeople>>;

/** Does one person's action on the case as they saw it, and returns the answer. */
async function acts(world: World, which: 0 | 1, what: Doing, detail: string, at: Date) {
  const subject = WORKERS[which];
  const seen = world.seen[which];
  const done: Done = { ...what, by: subject, detail, ...(seen?.task === undefined ? {} : { task: seen.task }) };
  const told = await visit(staffDepsOver(tables), `POST /admin/cases/{reference}/${what.path}`, {
    as: 'team_manager',
    subject,
    path: { reference: world.reference },
    headers: { 'if-match': `"${seen?.version}"` },
    body: bodyOf(done),
    at,
  }).then(
    ({ status }) => status,
    (error) => {
      if (error instanceof Problem) return error.status;
      throw error;
    },
  );
  return { done, told, saw: seen?.version };
}

/** Returns the status that a person must get: a rule's refusal has its own, and anybody who saw an older version gets 412. */
const mustBeTold = (model: Accepted, done: Done): number => {
  if (done.path === 'tasks-done' && done.task === undefined) return 422;
  return isAllowed(model, done) ? 200 : 409;
};

const sorted = (all: readonly unknown[]) => all.map((one) => JSON.stringify(one)).sort();

async function expectExactly({ reference, whole }: World, model: Accepted): Promise<void> {
  const { head, timeline, tasks, decisions, recommendations } = await whole();
  const { version, state, team, assignee, priority, flags } = model;
  expect([head.version, head.state, head.team, head.assignee, head.priority]).toEqual([
    version,
    state,
    team,
    assignee,
    priority,
  ]);
  expect([...head.flags].sort()).toEqual([...flags].sort());
  const lines = timeline
    .filter(({ by }) => by.startsWith('person-'))
    .map(({ by, what, detail }) => ({ by, what, detail }));
  expect(sorted(lines)).toEqual(sorted(model.all.map((done) => ({ by: done.by, ...lineOf(done) }))));
  const byHand = tasks.filter(({ kind }) => kind === 'by_hand');
  expect(byHand.map(({ why }) => why).sort()).toEqual([...model.raised].sort());
  expect(
    byHand
      .filter((one) => one.state === 'done')
      .map(({ id }) => id)
      .sort(),
  ).toEqual([...model.finished].sort());
  expect(decisions.map(({ reasons }) => reasons)).toEqual(model.decided);
  expect(recommendations.map(({ reasons }) => reasons)).toEqual(model.recommended);
  const actions = model.all.map(({ by, path }) => `staff:${by} case-${CASE_ACTIONS[path].action.replaceAll('_', '-')}`);
  const audited = await auditedOf(tables, '2026-11-23', [reference]);
  expect(audited.map(({ actor, action }) => `${actor} ${action}`).sort()).toEqual(actions.sort());
}

/**
 * Lets both act at once, each on what they saw. Each must get the right answer, and the case must become what the model becomes.
 */
async function actAtOnce(world: World, before: Accepted, all: readonly (readonly [0 | 1, Doing])[], at: Date) {
  const outcomes = await Promise.all(
    all.map(([which, what]) => acts(world, which, what, `${at.toISOString()} ${which}`, at)),
  );
  const fresh = outcomes.filter(({ saw }) => saw === before.version);
  const answers = fresh.map(({ told }) => told).sort();
  for (const { saw, told } of outcomes) if (saw !== before.version) expect(told).toBe(412);
  const mayBe = fresh.filter(({ done }) => mustBeTold(before, done) === 200).length;
  if (fresh.length === 1) expect(answers).toEqual(fresh.map(({ done }) => mustBeTold(before, done)));
  else if (mayBe === 2) expect(answers).toEqual([200, 412]);
  else expect(answers.filter((told) => told === 200)).toHaveLength(mayBe);
  const accepted = outcomes.filter(({ told }) => told === 200);
  const after = accepted.reduce((model, { done }) => accepting(model, done), before);
  return { after, told: outcomes.map(({ told }) => told) };
}

describe('two workers at one case', () => {
  it('in any order of looking and acting: each change is kept, or refused to a person who had not seen the one before', async () => {
    const answers: number[] = [];
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 16 }), async (steps) => {
        const world = await twoPeople();
        let model = NOTHING_YET;
        for (const [index, one] of steps.entries()) {
          if (one.step === 'looks') world.seen[one.who] = await world.look();
          else if (one.step === 'flagged') {
            await transact(tables.client, flagWrite(tables, world.reference, ['needs_reading']));
            model = flagged(model, 'needs_reading');
          } else {
            const at = new Date(Date.UTC(2026, 10, 23, 10, index));
            const all =
              one.step === 'acts'
                ? [[one.who, one.doing] as const]
                : BOTH.map((who) => [who, one.doings[who]] as const);
            const { after, told } = await actAtOnce(world, model, all, at);
            model = after;
            answers.push(...told);
          }
        }
        await expectExactly(world, model);
      }),
      // What a person just saw is what they act on: this one alone gives 32 answers that are never left to chance.
      { numRuns: 40, examples: [[FRESH], [FRESH], [FRESH], [FRESH]] },
    );
    // The property proves nothing if all were allowed, or none: there were enough of each.
    for (const each of [200, 412]) expect(answers.filter((told) => told === each).length).toBeGreaterThan(40);
  }, 240_000);
});
