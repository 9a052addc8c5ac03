import type { PageRoute } from '../../kit/page.ts';

/** `GET /staff/queue`: shows a team's cases, a page at a time. */
export const QUEUE: readonly PageRoute[] = [
  {
    method: 'GET',
    path: '/staff/queue',
    respond: async ({ perform }) => {
      const { body } = await perform('listCases', { query: {} });
      return { template: 'console/queue/queue.njk', title: 'Team queue', watched: true, model: { cases: body.cases } };
    },
  },
];
