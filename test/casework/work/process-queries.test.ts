import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decisionTime } from '#functions/casework/clock/decision-time.ts';
import { seeQueues } from '#functions/casework/clock/see-queues.ts';
import { sweepStore } from '#functions/casework/clock/sweep-store.ts';
import { caseStanding } from '#functions/casework/count/standing.ts';
import { CASE_ACTIONS } from '#functions/casework/work/actions/index.ts';
import { changeOf } from '#functions/casework/work/after.ts';
import { Problem } from '#functions/platform/http/problem.ts';
import { digest } from '#functions/platform/identifiers.ts';
import { changeCase } from '#functions/platform/store/changing.ts';
import { countAll } from '#functions/platform/store/counts.ts';
import { fileCase } from '#functions/platform/store/filing.ts';
import { flagWrite } from '#functions/platform/store/items.ts';
import { joinCase } from '#functions/platform/store/mail.ts';
import { clockedIn } from '#functions/platform/store/standing-queues.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { readTimed, timedKeys } from '#functions/platform/store/timers.ts';
import { transact } from '#functions/platform/store/transact.ts';
import { DANGER_WORDS } from '#functions/safety/danger-words.ts';
import { service } from '#schemas/actor.ts';
import { type Case, CaseFlag, type CaseState, type Task } from '#schemas/case.ts';
import { CLOCK_DEFAULTS } from '#schemas/clock-settings.ts';
import type { InboundMessage } from '#schemas/message.ts';
import { council } from '#test/correspondence/outbox-fixture.ts';
import { asJob } from '#test/support/as-job.ts';
import { localTables } from '#test/support/local-tables.ts';
import { sampleCase, sampleDocument, sampleInbound, sampleTask } from '#test/support/sample-case.ts';
import { sampleMatch } from '#test/support/sample-match.ts';
import { seenCase } from '#test/support/seen-case.ts';
import { staffDepsOver } from '#test/support/staff-deps.ts';
import { visit } from '#test/support/staff-visit.ts';
import { safetyOf, wholeCase } from '#test/support/whole-case.ts';

const ACTOR = service('test');
const now = new Date('2026-11-23T10:00:00.000Z');
const ASKS = 'How do I fill in section 4 of the assessment form?';
const SCREENED = { namesChildOrConcern: false, why: 'Asks about section 4 of the form.' };

/** Makes an email without a form that asks something, after it was opened. */
const asksOf = (head: Partial<Case> = {}, message: Partial<InboundMessage> = {}) => {
  const email = sampleCase({ door: 'email', flags: ['no_form'], children: null, completeness: null, ...head });
  const came = sampleInbound(email.reference, { opening: 'opened', subject: 'A question', text: ASKS, ...message });
  const tasks = [sampleTask(), sampleTask({ id: 'form_missing-m1', kind: 'form_missing' })];
  return wholeCase({ head: email, messages: [came], tasks });
};

const doing = (id = 'p1') => ({ staff: { id, roles: ['screening_officer'] }, now });
type Path = 'query' | 'query-answered' | 'concern' | 'flags' | 'tasks-done' | 'accept' | 'note';

/** Returns why the rule refuses it, or nothing. */
function refusal(whole: ReturnType<typeof asksOf>, body: unknown = SCREENED) {
  try {
    CASE_ACTIONS.query.rule.run(whole, body, doing());
    return undefined;
  } catch (error) {
    if (error instanceof Problem)
      return [error.status, error.code, error.more.why].filter((part) => part !== undefined);
    throw error;
  }
}

describe('a process query', () => {
  it('is called one by a person alone, who was asked whether it names a child or a concern', () => {
    expect(refusal(asksOf())).toBeUndefined();
    expect(refusal(asksOf(), { ...SCREENED, namesChildOrConcern: true })).toEqual([422, 'is-a-concern']);
    expect(refusal(asksOf(), { why: SCREENED.why })).toEqual([422, 'bad-input']);
    expect(refusal(asksOf(), { namesChildOrConcern: false })).toEqual([422, 'bad-input']);
  });

  it('is never one with a form in it, with a child in it, or with anything unread', () => {
    const { head, ...rest } = asksOf();
    const no = (change: Partial<ReturnType<typeof asksOf>>) => refusal({ head, ...rest, ...change });
    const form = { number: 1, formId: 'masp', formVersion: '1', documentId: null, readAt: now.toISOString() };
    expect(no({ safety: safetyOf([{ ...form, answers: [], leftovers: [] }]) })).toEqual([
      409,
      'no-query',
      'a_form_is_in_it',
    ]);
    expect(refusal(asksOf({ form: { id: 'masp', version: '1' } }))).toEqual([409, 'no-query', 'a_form_is_in_it']);
    expect(refusal(asksOf({ door: 'web' }))).toEqual([409, 'no-query', 'not_an_email']);
    for (const opening of ['filed', 'unreadable'] as const)
      expect(refusal(asksOf({}, { opening }))).toEqual([409, 'no-query', 'not_all_of_it_read']);
    for (const reading of ['waiting', 'read', 'needs_person', 'not_read'] as const)
      expect(no({ documents: [sampleDocument(head.reference, { reading })] })).toEqual([
        409,
        'no-query',
        'not_all_of_it_read',
      ]);
    expect(no({ documents: [sampleDocument(head.reference, { reading: 'not_a_form' })] })).toBeUndefined();
    expect(no({ tasks: [sampleTask({ id: 'r', kind: 'read_reply' })] })).toEqual([
      409,
      'no-query',
      'not_all_of_it_read',
    ]);
    expect(no({ matches: [sampleMatch()] })).toEqual([409, 'no-query', 'worked_on_as_a_concern']);
  });

  it('is never one with words of danger in its subject or its text, or with a flag that anybody must see', () => {
    fc.assert(
      fc.property(fc.constantFrom(...DANGER_WORDS), fc.boolean(), (words, inSubject) => {
        const said = `${ASKS} ${words.toUpperCase()}, what then?`;
        const whole = asksOf({}, inSubject ? { subject: said } : { text: said });
        expect(refusal(whole)).toEqual([409, 'no-query', 'danger_words']);
      }),
    );
    const harmless = ['no_form', 'insecure_sender', 'suspected_repeat'];
    for (const flag of CaseFlag.options)
      expect([flag, refusal(asksOf({ flags: [flag] }))]).toEqual([
        flag,
        harmless.includes(flag) ? undefined : [409, 'no-query', flag],
      ]);
    expect(refusal(asksOf({ priority: 'urgent' }))).toEqual([409, 'no-query', 'cannot_wait']);
  });
});

describe('a process query in the lists', () => {
  let tables: Tables;
  beforeEach(async () => {
    tables = await localTables();
  });

  const seen = (reference: string) => seenCase(tables, reference);

  async function filed(message: Partial<InboundMessage> = {}) {
    const { head, messages, tasks } = asksOf({}, message);
    const [came] = messages;
    if (came?.direction !== 'in') throw new Error('an email came');
    await fileCase(
      { ...tables, actor: ACTOR },
      {
        head,
        once: { kind: 'test', hash: digest(head.reference), holds: {} },
        inbound: { message: came, openBy: now.toISOString() },
        tasks,
        timeline: [],
      },
      now,
    );
    await countAll(tables, [caseStanding(head)]);
    return head;
  }

  async function does(reference: string, path: Path, body: unknown) {
    const whole = await seen(reference);
    const { action, rule } = path === 'note' ? CASE_ACTIONS.notes : CASE_ACTIONS[path];
    const change = changeOf(whole.head, action, rule.run(whole, body, doing()), doing(), whole.tasks);
    expect(await changeCase({ ...tables, actor: ACTOR }, whole.head, change, now)).toMatchObject({ changed: 'now' });
    const { head } = await seen(reference);
    await countAll(tables, [caseStanding(head)]);
    return head;
  }

  const open = async (reference: string): Promise<Task[]> =>
    (await seen(reference)).tasks.filter(({ state }) => state === 'open');
  const kinds = async (reference: string) => (await open(reference)).map(({ kind }) => kind).sort();

  async function listed(team: string, state: CaseState) {
    const answer = await visit(staffDepsOver(tables), 'GET /admin/cases', { at: now, query: { team, state } });
    const { body } = JSON.parse(JSON.stringify(answer));
    return body.cases.map(({ reference }: { reference: string }) => reference);
  }
  async function counts(team: string) {
    const answer = await visit(staffDepsOver(tables), 'GET /admin/dashboard', { at: now, query: { team } });
    const { body } = JSON.parse(JSON.stringify(answer));
    return body.teams[0];
  }

  it('leaves the concerns’ list and counts for the coordinator’s own, with an owed answer on the same clock', async () => {
    const { reference, decisionDueAt } = await filed();
    const head = await does(reference, 'query', SCREENED);
    expect(head).toMatchObject({ state: 'query', team: 'early_help_coordinator', firstTeam: 'duty_and_advice' });
    expect(head.decisionDueAt).toBe(decisionDueAt);
    expect(await listed('duty_and_advice', 'new')).toEqual([]);
    expect(await listed('early_help_coordinator', 'new')).toEqual([]);
    expect(await listed('early_help_coordinator', 'query')).toEqual([reference]);
    expect(await counts('duty_and_advice')).toMatchObject({ cases: { new: 0 }, firstDueCase: null });
    const early = await counts('early_help_coordinator');
    expect(early).toMatchObject({ cases: { new: 0 }, queries: { query: 1, answered: 0 }, firstDueCase: null });
    expect(Object.keys(early.cases)).not.toContain('query');
    expect(await open(reference)).toMatchObject([
      { kind: 'answer_query', team: 'early_help_coordinator', dueAt: decisionDueAt },
    ]);
    const { timeline } = await seen(reference);
    expect(timeline.find(({ what }) => what === 'called_a_query')).toMatchObject({ by: 'p1', detail: SCREENED.why });
  });

  it('comes before no concern of its team, and no concern before it', async () => {
    const { reference } = await filed();
    await does(reference, 'query', SCREENED);
    const { cases, queues } = await seeQueues(
      {
        clock: async () => CLOCK_DEFAULTS,
        clockedIn: (...given) => clockedIn(tables, ...given),
        keepQueues: async () => undefined,
      },
      now,
    );
    expect(cases).toEqual([]);
    expect(queues.teams.early_help_coordinator).toEqual({});
  });

  /** Runs the sweep on every clock that is due at an instant. */
  async function swept(at: Date): Promise<void> {
    for await (const page of timedKeys(tables, 'decision', at))
      for (const key of page) {
        const timed = await readTimed(tables, key, 'decision');
        if (timed === undefined) continue;
        const seenNow = { settings: CLOCK_DEFAULTS, queues: { at: at.toISOString(), teams: {} } };
        await decisionTime(sweepStore(asJob('CaseworkClock', tables), council), timed, at, seenNow);
      }
  }

  it('is late by its own clock, and no task says that a decision is', async () => {
    const { reference, decisionDueAt } = await filed();
    await does(reference, 'query', SCREENED);
    await swept(new Date(Date.parse(decisionDueAt) + 60_000));
    expect(await kinds(reference)).toEqual(['answer_query', 'query_overdue']);
    const answered = await does(reference, 'query-answered', { how: 'telephone', answer: 'Leave it blank.' });
    expect(answered.state).toBe('answered');
    expect(await kinds(reference)).toEqual([]);
  });

  it('raises new tasks when its kind changes: late as one it is late as the other, in its own team', async () => {
    const { reference, decisionDueAt } = await filed();
    const late = new Date(Date.parse(decisionDueAt) + 60_000);
    await swept(late);
    expect(await kinds(reference)).toContain('decision_overdue');
    await does(reference, 'query', SCREENED);
    expect(await kinds(reference)).toEqual(['answer_query']);
    await swept(late);
    expect(await kinds(reference)).toEqual(['answer_query', 'query_overdue']);
    await does(reference, 'concern', { why: 'It is about a boy.' });
    expect(await kinds(reference)).toEqual(['acknowledge_safely', 'form_missing']);
    await swept(new Date(late.getTime() + 60_000));
    expect(await kinds(reference)).toEqual(['acknowledge_safely', 'decision_overdue', 'form_missing']);
  });

  it('is answered with what was said, and then owed nothing', async () => {
    const { reference } = await filed();
    await does(reference, 'query', SCREENED);
    expect(await does(reference, 'accept', {})).toMatchObject({ state: 'query', assignee: 'p1' });
    await does(reference, 'query-answered', { how: 'email', answer: 'Leave section 4 blank.' });
    expect(await kinds(reference)).toEqual([]);
    expect(await counts('early_help_coordinator')).toMatchObject({ queries: { query: 0, answered: 1 } });
  });

  it('has an answer that cannot be ticked off without being given', async () => {
    const { reference } = await filed();
    await does(reference, 'query', SCREENED);
    const [task] = await open(reference);
    await expect(does(reference, 'tasks-done', { id: task?.id })).rejects.toMatchObject({ code: 'answer-it' });
  });

  it('with something in it that came since and must be read is not answered: it is called a concern', async () => {
    const { reference } = await filed();
    await does(reference, 'query', SCREENED);
    await transact(tables.client, flagWrite(tables, reference, ['needs_reading']));
    expect(await does(reference, 'note', { text: 'A letter came.' })).toMatchObject({ state: 'query' });
    await expect(does(reference, 'query-answered', { how: 'email', answer: 'See page 2.' })).rejects.toMatchObject({
      code: 'no-query',
      more: { why: 'needs_reading' },
    });
    expect(await does(reference, 'concern', { why: 'A letter to be read.' })).toMatchObject({ state: 'new' });
  });

  it('is a concern again at any time, with the clock of its receipt and all that was owed before', async () => {
    const { reference, receivedAt, decisionDueAt } = await filed();
    const before = await kinds(reference);
    await does(reference, 'query', SCREENED);
    const head = await does(reference, 'concern', { why: 'They rang: it is about a boy.' });
    expect(head).toMatchObject({ state: 'new', team: 'duty_and_advice', receivedAt, decisionDueAt });
    expect(head).not.toHaveProperty('query');
    expect(await kinds(reference)).toEqual(before);
    expect(await listed('duty_and_advice', 'new')).toEqual([reference]);
    // Somebody else calls it a query once more and answers: then the sender has heard.
    await does(reference, 'query', SCREENED);
    await does(reference, 'query-answered', { how: 'telephone', answer: 'Leave it blank.' });
    await does(reference, 'concern', { why: 'It was about a boy after all.' });
    expect(await kinds(reference)).toEqual(['form_missing']);
    const timed = await readTimed(tables, { pk: `CASE#${reference}`, sk: 'CASE' }, 'decision');
    expect(timed?.timerAt).toBe(now.toISOString());
  });

  it('is a concern again as soon as anybody flags a danger on it', async () => {
    const { reference } = await filed();
    await does(reference, 'query', SCREENED);
    const head = await does(reference, 'flags', { flag: 'immediate_danger', why: 'She rang back.' });
    expect(head).toMatchObject({ state: 'new', team: 'duty_and_advice', flags: expect.arrayContaining(['no_form']) });
    expect(await kinds(reference)).toEqual(['acknowledge_safely', 'form_missing']);
  });

  it('takes an email that answers it, with somebody to read it, and once answered no more: that is a case of its own', async () => {
    const { reference } = await filed();
    await does(reference, 'query', SCREENED);
    const reply = (id: string) => {
      const message = sampleInbound(reference, { id, joined: true });
      const holds = { reference: message.reference, messageId: id, inboxKey: 'inbox/1' };
      return joinCase(
        { ...tables, actor: ACTOR },
        {
          reference,
          once: { kind: 'mail', hash: digest(id), holds: { ...holds, reference: head.reference } },
          message,
          openBy: now.toISOString(),
          task: sampleTask({ id: `reply-${id}`, kind: 'read_reply' }),
          line: { id, at: now.toISOString(), what: 'reply_received', by: 'email' },
        },
        now,
      );
    };
    const { head } = await seen(reference);
    expect(await reply('m2')).toEqual({ joined: 'now' });
    expect(await kinds(reference)).toContain('read_reply');
    await does(reference, 'query-answered', { how: 'email', answer: 'See page 2.' });
    expect(await reply('m3')).toEqual({ joined: 'closed' });
  });
});
