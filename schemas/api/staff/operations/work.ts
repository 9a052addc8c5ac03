import { ConcernState } from '#schemas/case.ts';
import { Activity, ActivityQuery } from '../activity.ts';
import { Dashboard, DashboardQuery } from '../dashboard.ts';
import { SearchTerms } from '../search.ts';
import { SearchFound } from '../search-result.ts';
import { ShiftQuery } from '../shift.ts';
import { ShiftShown } from '../shift-hand-over.ts';
import { TaskList, TaskQuery } from '../task-list.ts';
import { CaseQuery, WorkList } from '../work-list.ts';
import { ACTIVITY } from './example-activity.ts';
import { BESIDE, DUE, LATER, RECEIVED, REFERENCE, ROW, TASK_LISTED } from './examples.ts';
import { operationsUnder } from './parts.ts';

const { forStaff } = operationsUnder('Work');

/** The operations that find work: lists, the dashboard, the hand-over of a shift, and search. */
export const WORK = [
  forStaff('listCases', 'GET', '/admin/cases', {
    summary: 'Lists cases, one page at a time.',
    about:
      "Lists a team's cases in one state, ordered by due time, receipt or priority. Or lists one person's cases in all teams, ordered by due time or by priority, which puts danger first. Rows show personal data, so each look is recorded with the references of the rows. Without parameters: the new cases of Duty and Advice. Process queries have their own states, query and answered, and never appear among concerns.",
    query: CaseQuery,
    answers: {
      200: {
        means: 'A page of the list.',
        json: WorkList,
        example: { cases: [ROW], ...BESIDE, withheld: 0, teams: ['duty_and_advice', 'masp'] },
      },
    },
    problems: ['bad-query', 'not-together', 'bad-cursor', 'reason-needed'],
  }),
  forStaff('listTasks', 'GET', '/admin/tasks', {
    summary: 'Lists the open tasks of a team or a person, due first.',
    query: TaskQuery,
    answers: {
      200: { means: 'A page of the list.', json: TaskList, example: { tasks: [TASK_LISTED], ...BESIDE, withheld: 0 } },
    },
    problems: ['bad-query', 'not-together', 'bad-cursor', 'reason-needed'],
  }),
  forStaff('readDashboard', 'GET', '/admin/dashboard', {
    summary: 'Returns how many cases and tasks each team has open.',
    query: DashboardQuery,
    answers: {
      200: {
        means: 'The teams whose cases this person may list.',
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
  forStaff('readActivity', 'GET', '/admin/activity', {
    summary: 'Returns what was received, decided, asked and answered in each week or month.',
    about:
      'Counts only: nothing names a case or a person. A contact counts on the day of its receipt, and a decision on the day that it was made. So a number changes when a case is reopened, or a form says later who referred. Weeks begin on Monday, in London. Some seconds behind the cases.',
    query: ActivityQuery,
    answers: { 200: { means: 'The weeks or months, oldest first.', json: Activity, example: ACTIVITY } },
    problems: ['bad-query'],
  }),
  forStaff('readShift', 'GET', '/admin/shift', {
    summary: 'Returns what one shift hands over to the next.',
    about:
      "Lists what arrived, what is due before the next shift ends, what is late, what waits for an answer, and which tasks are due. Also lists forms that were asked for and have not come back, emails that may be process queries, and process queries to answer. Returns one page of each section; a section's cursor returns its next page.",
    query: ShiftQuery,
    answers: {
      200: {
        means: "The team's hand-over.",
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
  forStaff('searchCases', 'POST', '/admin/search', {
    summary: 'Finds cases by details of a child, a parent, the school, the address or the referrer.',
    about:
      'Finds names by sound and in either order, and dates with day and month exchanged. A case is found only by what this person could read on it, so a secret address finds nothing. Of the cases found, those that match more terms come first, then those that match them more closely. The terms are in the body, and no log records them. Cases that this person may not see are only counted. An empty result does not mean that the child is safe.',
    body: SearchTerms,
    example: { name: 'Amira Hassan', dateOfBirth: '03/02/2017' },
    answers: {
      200: {
        means: 'The matches, closest first.',
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
