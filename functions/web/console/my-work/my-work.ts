import type { Perform } from '#functions/casework/index.ts';
import { TEAM_WORDS } from '#schemas/words/case-words.ts';
import type { PageRoute, PageVisit } from '../../kit/page.ts';
import { callsOf } from '../call/calls.ts';
import { doneWords } from '../case/done-words.ts';
import { namesOf } from '../names.ts';
import { caseRow } from '../rows/case-row.ts';
import { besideRows, forReaders } from '../rows/lists.ts';
import { taskRow } from '../rows/task-row.ts';

/** A page that everybody opens first must come at once: the rest is a page on. */
const ROWS = 20;

/** `GET /staff`: shows the cases that the visitor has, danger first and then what is due, and their tasks. */
export const MY_WORK: readonly PageRoute[] = [
  { method: 'GET', path: '/staff', respond: (visit) => forReaders(visit, 'My work', () => myWork(visit)) },
];

async function myWork(visit: PageVisit) {
  const { perform, request } = visit;
  const at = { cases: request.query.cases, tasks: request.query.tasks };
  const [{ body: mine }, { body: todo }, names, toDecide] = await Promise.all([
    perform('listCases', { query: { assignee: 'me', sort: 'priority', limit: ROWS, cursor: at.cases } }),
    perform('listTasks', { query: { owner: 'me', limit: ROWS, cursor: at.tasks } }),
    namesOf(perform),
    visit.may('decide') ? recommended(perform) : [],
  ]);
  const calls = await callsOf(visit, names);
  const cases = mine.cases.map((row) => caseRow(row, visit, names));
  const tasks = todo.tasks.map((task) => taskRow(task, visit, names));
  return {
    template: 'console/my-work/my-work.njk',
    title: 'My work',
    watched: true,
    done: doneWords(request.query.done),
    model: {
      calls,
      cases,
      tasks,
      toDecide: toDecide.map(({ team, cases: rows, ...page }) => ({
        team: TEAM_WORDS[team],
        rows: rows.map((row) => caseRow(row, visit, names)),
        beside: besideRows(page, {
          of: 'recommended cases',
          path: '/staff/queue',
          with: { team, state: 'recommended' },
        }),
      })),
      isFurther: at.cases !== undefined || at.tasks !== undefined,
      besideCases: besideRows(mine, { of: 'my cases', path: '/staff', name: 'cases', with: at }),
      besideTasks: besideRows(todo, { of: 'my tasks', path: '/staff', name: 'tasks', with: at }),
    },
  };
}

/** Returns the first recommended cases of each team that has any: a recommendation waits for a second person, and raises no task. */
async function recommended(perform: Perform) {
  const { teams } = (await perform('readDashboard', {})).body;
  const waiting = teams.flatMap(({ team, cases }) => ((cases.recommended ?? 0) > 0 ? [team] : []));
  return Promise.all(
    waiting.map(async (team) => {
      const query = { team, state: 'recommended', sort: 'due', limit: ROWS } as const;
      return { team, ...(await perform('listCases', { query })).body };
    }),
  );
}
