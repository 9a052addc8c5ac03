import type { PageRoute } from '../../kit/page.ts';
import { asksOf } from './asks-shown.ts';
import { casePage, readCase } from './case-frame.ts';
import { conversationsOf } from './conversations-shown.ts';
import { portionOf } from './portions.ts';
import { emailAt, emailShown } from './thread.ts';

/** `GET /staff/cases/{reference}/messages`: shows the emails of a case in order, what was asked, and what was spoken. */
export const MESSAGES: readonly PageRoute[] = [
  {
    method: 'GET',
    path: '/staff/cases/{reference}/messages',
    respond: async (visit) => {
      const seen = await readCase(visit);
      const inOrder = [...seen.view.messages].sort((one, other) => emailAt(one).localeCompare(emailAt(other)));
      const lengthOf = (one: (typeof inOrder)[number]) => (one.direction === 'in' ? (one.text?.length ?? 0) : 0);
      const { items, total, pages } = portionOf(inOrder, visit.request, lengthOf);
      const { may } = seen.view;
      return casePage(visit, seen, {
        template: 'console/case/messages.njk',
        title: 'Messages of the case',
        model: {
          emails: items.map((one) => emailShown(one, seen, visit)),
          total,
          pages,
          raw: may.open_message.may ? undefined : may.open_message.says,
          asks: asksOf(seen, visit),
          conversations: conversationsOf(seen, visit),
        },
      });
    },
  },
];
