import { Reason } from '#schemas/api/staff/reason.ts';
import { oneOf } from '../../kit/form-body.ts';
import { ownPath } from '../../kit/own-path.ts';
import type { PageRoute } from '../../kit/page.ts';
import { aboutOf, REASON } from '../../kit/reasons.ts';

/** `POST /staff/reason`: keeps why somebody looks into a case or a list, and goes on to it. */
export const REASON_GIVEN: readonly PageRoute[] = [
  {
    method: 'POST',
    path: '/staff/reason',
    respond: async ({ request: { form }, keep }) => {
      const to = ownPath(oneOf(form, 'to'));
      const given = oneOf(form, 'reason') ?? '';
      const reason = Reason.safeParse(given);
      if (reason.success) {
        await keep({ about: aboutOf(to.split('?')[0] ?? to), reason: reason.data }, { name: REASON });
        return { to };
      }
      const text = 'Give the reason in 5 to 500 characters.';
      return {
        status: 422,
        template: 'kit/errors/reason.njk',
        title: 'Say why you need this',
        model: { to, values: { reason: given }, wrong: { reason: text } },
        faults: [{ text, href: '#reason' }],
      };
    },
  },
];
