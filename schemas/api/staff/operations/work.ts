import { ConcernState } from '#schemas/case.ts';
import { operation } from '../../operation.ts';
import { Dashboard, DashboardQuery } from '../dashboard.ts';
import { SearchTerms } from '../search.ts';
import { SearchFound } from '../search-found.ts';
import { ShiftQuery } from '../shift.ts';
import { ShiftShown } from '../shift-shown.ts';
import { TaskList, TaskQuery } from '../task-list.ts';
import { CaseQuery, WorkList } from '../work-list.ts';
import { BESIDE, DUE, LATER, RECEIVED, REFERENCE, ROW, TASK_LISTED } from './examples.ts';
import { ReasonHeaders } from './parts.ts';

const staff = { knock: 'staff', under: 'Work' } as const;

/** What is to be done: lists, search, and what one shift hands to the next. */
export const WORK = [
  operation({
    ...staff,
    id: 'listCases',
    method: 'GET',
    route: '/admin/cases',
    summary: 'Lists cases, a page at a time.',
    about:
      'A team’s in one state, by due time, receipt or priority, or of one priority or kind of agency; or one person’s over all teams, due first. Without any parameter: what is new at Duty and Advice. Process queries are listed by their own states, query and answered, and with no concerns.',
    query: CaseQuery,
    headers: ReasonHeaders,
    answers: {
      200: { means: 'A page of the list.', json: WorkList, example: { cases: [ROW], ...BESIDE, withheld: 0 } },
    },
    problems: ['bad-query', 'not-together', 'bad-cursor', 'reason-needed'],
  }),
  operation({
    ...staff,
    id: 'listTasks',
    method: 'GET',
    route: '/admin/tasks',
    summary: 'Lists what a team or a person has to do, due first.',
    query: TaskQuery,
    headers: ReasonHeaders,
    answers: {
      200: { means: 'A page of the list.', json: TaskList, example: { tasks: [TASK_LISTED], ...BESIDE, withheld: 0 } },
    },
    problems: ['bad-query', 'not-together', 'bad-cursor', 'reason-needed'],
  }),
  operation({
    ...staff,
    id: 'readDashboard',
    method: 'GET',
    route: '/admin/dashboard',
    summary: 'Counts what stands before each team.',
    query: DashboardQuery,
    headers: ReasonHeaders,
    answers: {
      200: {
        means: 'The teams that this person may list.',
        json: Dashboard,
        example: {
          teams: [
            {
              team: 'duty_and_advice',
              cases: Object.fromEntries(ConcernState.options.map((state, at) => [state, 12 - at])),
              queries: { query: 2, answered: 31 },
              openTasks: 19,
              firstDueCase: { reference: REFERENCE, dueAt: DUE, late: false },
              firstDueTask: { reference: REFERENCE, dueAt: RECEIVED, late: true },
            },
          ],
        },
      },
    },
    problems: ['bad-query', 'reason-needed'],
  }),
  operation({
    ...staff,
    id: 'readShift',
    method: 'GET',
    route: '/admin/shift',
    summary: 'Shows what one shift hands to the next.',
    about:
      'What arrived, what is due before the next shift ends, what is late, what waits for an answer, and whose tasks are due. A page of each; a section with its cursor goes on.',
    query: ShiftQuery,
    headers: ReasonHeaders,
    answers: {
      200: {
        means: 'The hand-over of a team.',
        json: ShiftShown,
        example: {
          team: 'duty_and_advice',
          since: RECEIVED,
          until: DUE,
          arrived: { rows: [ROW], ...BESIDE },
          due: { rows: [ROW], ...BESIDE },
          late: { rows: [], ...BESIDE },
          waiting: { rows: [], ...BESIDE },
          tasks: { rows: [TASK_LISTED], ...BESIDE },
        },
      },
    },
    problems: ['bad-query', 'section-needed', 'bad-cursor', 'reason-needed'],
  }),
  operation({
    ...staff,
    id: 'searchCases',
    method: 'POST',
    route: '/admin/search',
    summary: 'Finds cases by what is known of a child, or of who sent it.',
    about:
      'However it is spelt: names as they sound or turned round, days and months turned round. The terms stand in the body and in no log. Cases of teams that this person may not see are counted and no more.',
    headers: ReasonHeaders,
    body: SearchTerms,
    example: { name: 'Amira Hassan', dateOfBirth: '03/02/2017' },
    answers: {
      200: {
        means: 'What was found, the most alike first.',
        json: SearchFound,
        example: {
          cases: [{ ...ROW, receivedAt: LATER, why: [{ term: 'name', likeness: 'phonetic' }] }],
          hidden: 1,
          more: false,
        },
      },
    },
    problems: ['bad-search', 'reason-needed'],
  }),
] as const;
