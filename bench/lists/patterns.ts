import { OPEN_STATES } from '#functions/casework/api/case-lists.ts';
import { UNDECIDED } from '#functions/casework/api/shift.ts';
import { seeQueues } from '#functions/casework/clock/see-queues.ts';
import type { CaseActionRule } from '#functions/casework/work/action.ts';
import { decide, recommend } from '#functions/casework/work/actions/deciding.ts';
import { accept, assign, note } from '#functions/casework/work/actions/taking.ts';
import { changeOf } from '#functions/casework/work/after.ts';
import type { CaseAction } from '#functions/casework/work/states.ts';
import { readActivity } from '#functions/platform/store/activity.ts';
import { changeCase } from '#functions/platform/store/changing.ts';
import { enterColleague } from '#functions/platform/store/colleagues.ts';
import { caseCount, countAll } from '#functions/platform/store/counts.ts';
import { readDashboard } from '#functions/platform/store/dashboard.ts';
import type { RowPosition } from '#functions/platform/store/index-rows.ts';
import { assigneeQueueOf, flagQueueOf, ownerQueueOf, queueOf, taskQueueOf } from '#functions/platform/store/keys.ts';
import { type CaseList, listCases, listTasks, type TaskList } from '#functions/platform/store/lists.ts';
import { readParts } from '#functions/platform/store/parts.ts';
import { readCase, readCaseToWork } from '#functions/platform/store/reading.ts';
import { readShift } from '#functions/platform/store/shift.ts';
import { clockedIn, keepQueues } from '#functions/platform/store/standing-queues.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { timedKeys } from '#functions/platform/store/timers.ts';
import { service } from '#schemas/actor.ts';
import { Team } from '#schemas/case.ts';
import { CLOCK_DEFAULTS } from '#schemas/clock-settings.ts';
import { Reference } from '#schemas/reference.ts';
import { analysis } from '#test/casework/work/analysis.ts';
import { eventWith, realHandler } from '../intake/handlers.ts';
import { ACTIVITY_FROM, fillActivity } from './fill-activity.ts';
import { DOOR, FLAG, listNamed, OWNER, PERSON, SOURCE } from './fill-tables.ts';
import { makeTokens, ownChild, referralOf, searchFor } from './searches.ts';

const ACTOR = service('bench');
/** The page size of the figures. */
export const PAGE = 20;

/** One operation that is measured again and again. */
export type Pattern = () => Promise<unknown>;

const TEAM = { team: 'duty_and_advice', state: 'new' } as const;
const QUEUE = queueOf(TEAM.team, TEAM.state);
const LATE = { late: true } as const;
/** A time at which all cases of the table are late. */
const LATER = new Date('2199-01-01T00:00:00.000Z');
const CASE_LISTS: Readonly<Record<string, { list: CaseList; rows: string }>> = {
  'a team’s cases by due time': { list: { by: 'due', ...TEAM }, rows: listNamed('queue', QUEUE) },
  'the late ones': { list: { by: 'due', ...TEAM, ...LATE }, rows: listNamed('queue', QUEUE) },
  'by priority': { list: { by: 'priority', ...TEAM }, rows: listNamed('priority', QUEUE) },
  'by receipt': { list: { by: 'received', ...TEAM }, rows: listNamed('received', QUEUE) },
  'of one kind of agency': {
    list: { by: 'source', ...TEAM, source: SOURCE },
    rows: listNamed('source', QUEUE, SOURCE),
  },
  'by one door, late': { list: { by: 'door', ...TEAM, door: DOOR, ...LATE }, rows: listNamed('door', QUEUE) },
  'with a named flag': {
    list: { by: 'flag', ...TEAM, flag: FLAG },
    rows: listNamed('queue', flagQueueOf(TEAM.team, TEAM.state, FLAG)),
  },
  'one person’s, open': {
    list: { by: 'assignee', assignee: PERSON, states: OPEN_STATES },
    rows: listNamed('assignee', assigneeQueueOf(PERSON, 'new')),
  },
  'one person’s, danger first': {
    list: { by: 'assignee', assignee: PERSON, states: OPEN_STATES, sort: 'priority' },
    rows: listNamed('assigneePriority', assigneeQueueOf(PERSON, 'new')),
  },
};
const TASK_LISTS: Readonly<Record<string, { list: TaskList; rows: string }>> = {
  'a team’s tasks': { list: { team: TEAM.team }, rows: listNamed('queue', taskQueueOf(TEAM.team)) },
  'one person’s tasks': { list: { owner: OWNER }, rows: listNamed('assignee', ownerQueueOf(OWNER)) },
};

/** Returns the first and the last page of every list, both full. */
export function pages(
  tables: Tables,
  places: ReadonlyMap<string, readonly RowPosition[]>,
  limit = PAGE,
): ReadonlyMap<string, { first: Pattern; last: Pattern }> {
  const ends = <T>(queue: string, page: (after?: RowPosition) => Promise<{ rows: readonly T[] }>) => {
    const before = places.get(queue)?.at(-limit - 1);
    if (before === undefined) throw new Error(`a list of less than two pages: ${queue}`);
    const full = async (after?: RowPosition) => {
      const { rows } = await page(after);
      if (rows.length !== limit) throw new Error(`a page of ${rows.length}: ${queue}`);
    };
    return { first: () => full(), last: () => full(before) };
  };
  const look = () => ({ now: new Date() });
  return new Map([
    ...Object.entries(CASE_LISTS).map(
      ([name, { list, rows }]) =>
        [
          name,
          ends(rows, (after) =>
            listCases({ ...tables, actor: ACTOR }, { list, limit, after }, { now: list.late ? LATER : new Date() }),
          ),
        ] as const,
    ),
    ...Object.entries(TASK_LISTS).map(
      ([name, { list, rows }]) =>
        [name, ends(rows, (after) => listTasks({ ...tables, actor: ACTOR }, { list, limit, after }, look()))] as const,
    ),
  ]);
}

/** Returns the operations on one case and on all cases. Each call does one once. */
export function doings(tables: Tables): ReadonlyMap<string, Pattern> {
  const file = realHandler(tables);
  const one = { reference: '', child: ownChild() };
  const entered = enterColleague({ ...tables, actor: ACTOR }, { id: 'worker-2', name: 'A colleague' }, new Date());
  const act = async (action: CaseAction, rule: CaseActionRule, body: unknown, id: string) => {
    await entered;
    const seen = await readCaseToWork({ ...tables, actor: ACTOR }, Reference.parse(one.reference), () => undefined);
    if (seen === undefined) throw new Error('the case is gone');
    const whole = { ...seen, ...(await readParts(tables, Reference.parse(one.reference), rule.reads(body))) };
    const doing = { staff: { id, roles: [] }, now: new Date() };
    const change = changeOf(whole.head, action, rule.run(whole, body, doing), doing, whole.tasks);
    const { changed } = await changeCase({ ...tables, actor: ACTOR }, whole.head, change, doing.now);
    if (changed !== 'now') throw new Error(`the case is ${changed}`);
  };
  const counted = fillActivity(tables);
  let version = 0;
  return new Map<string, Pattern>([
    [
      'file a case (a whole referral by the web)',
      async () => {
        one.child = ownChild();
        const answer = await file(eventWith(referralOf(one.child)));
        if (answer.statusCode !== 201) throw new Error(`not filed: ${answer.statusCode}`);
        one.reference = /FD-\w{4}-\w{4}/.exec(answer.body ?? '')?.[0] ?? '';
      },
    ],
    ['make its search tokens and look for matches (stream)', () => makeTokens(tables, one.reference)],
    ['search by name and date of birth', () => searchFor(tables, one.child, one.reference)],
    [
      'read a case',
      () =>
        readCase({ ...tables, actor: ACTOR }, Reference.parse(one.reference), {
          now: new Date(),
          permit: () => undefined,
        }),
    ],
    ['take a case', () => act('accept', accept, {}, 'worker-1')],
    ['write a note', () => act('note', note, { text: 'Telephoned the school.' }, 'worker-1')],
    ['assign a case', () => act('assign', assign, { to: 'worker-2' }, 'worker-1')],
    ['recommend', () => act('recommend', recommend, analysis(), 'worker-2')],
    ['decide', () => act('decide', decide, analysis(), 'manager')],
    [
      'count a change for the dashboard (stream)',
      () => {
        version += 1;
        const { reference } = one;
        return countAll(tables, [
          { reference: Reference.parse(reference), sk: 'CASE', version, count: caseCount('masp', `state-${version}`) },
        ]);
      },
    ],
    ['the dashboard, six teams', () => readDashboard({ ...tables, actor: ACTOR }, Team.options, { now: new Date() })],
    [
      'two years of activity, each row with every number',
      async () => {
        await counted;
        await readActivity({ ...tables, actor: ACTOR }, ACTIVITY_FROM, { now: new Date() });
      },
    ],
    ['a shift’s hand-over, five sections of 20', () => shift(tables)],
    ['see the queue of every team (each sweep of the clock)', () => seeAll(tables)],
    ['one kind of timer, nothing due', () => timersDue(tables)],
  ]);
}

/** Reads the clock's work in a table where every case is late, so that every section is full except the waiting ones. */
async function shift(tables: Tables): Promise<void> {
  const far = { since: '2026-01-01T00:00:00.000Z', at: '2099-01-01T00:00:00.000Z', until: '2099-01-02T00:00:00.000Z' };
  const about = { team: TEAM.team, ...far, undecided: UNDECIDED };
  const sections = ['arrived', 'due', 'late', 'waiting', 'tasks'] as const;
  const { cases } = await readShift({ ...tables, actor: ACTOR }, about, { sections, limit: PAGE }, { now: new Date() });
  if (cases.late?.rows.length !== PAGE) throw new Error('the shift has no page of late cases');
}

/** Counts at most two hundred cases of a team and state. */
async function seeAll(tables: Tables): Promise<void> {
  const seen = await seeQueues(
    {
      clock: async () => CLOCK_DEFAULTS,
      clockedIn: (...given) => clockedIn(tables, ...given),
      keepQueues: (...given) => keepQueues(tables, ...given),
    },
    new Date(),
  );
  if (seen.cases.length === 0) throw new Error('no queue was seen');
}

async function timersDue(tables: Tables): Promise<void> {
  for await (const keys of timedKeys(tables, 'scan', new Date(0)))
    if (keys.length > 0) throw new Error('something is due');
}
