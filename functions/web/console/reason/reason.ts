import { Problem } from '#functions/platform/http/problem.ts';
import { Reason } from '#schemas/api/staff/reason.ts';
import { formRoutes } from '../../kit/form-route.ts';
import { ownPath } from '../../kit/own-path.ts';
import { aboutOf, REASON } from '../../kit/reasons.ts';

/** `/staff/reason`: asks why somebody looks into a case or a list, keeps it, and goes on to it. */
export const REASON_GIVEN = formRoutes({
  path: '/staff/reason',
  show: async (_visit, { values, wrong }) => ({
    template: 'kit/errors/reason.njk',
    title: 'Say why you need this',
    model: { to: ownPath([values.to].flat()[0]), values, wrong },
  }),
  send: async ({ keep }, given) => {
    const to = ownPath(String(given.to));
    const reason = Reason.safeParse(given.reason);
    const detail = 'Give the reason in 5 to 500 characters.';
    if (!reason.success)
      throw new Problem(422, 'bad-input', detail, { errors: [{ pointer: '/reason', code: 'bad_reason', detail }] });
    await keep({ about: aboutOf(to.split('?')[0] ?? to), reason: reason.data }, { name: REASON });
    return { to };
  },
});
