import { type RestrictedCases, RestrictedQuery } from '#schemas/api/staff/restricted-cases.ts';
import { cursorFor, parseQuery, positionOf } from './page.ts';
import type { Shown } from './shown.ts';
import type { StaffDeps, Visit } from './staff-context.ts';

/** `GET /admin/restricted-cases`: lists the cases that only named colleagues may see, due first, with nothing of a family. */
export async function restrictedCases(visit: Visit, deps: StaffDeps): Promise<Shown<RestrictedCases>> {
  const { limit, cursor } = parseQuery(RestrictedQuery, visit);
  const list = { by: 'restricted' } as const;
  const after = await positionOf(visit, deps, list, cursor);
  const { now, reason } = visit;
  const page = await visit.store.listCases({ list, limit, after }, { now, reason, sees: () => false });
  return {
    status: 200,
    body: {
      cases: page.rows.map(({ reference, team, state, receivedAt, access }) => ({
        ...{ reference, team, state, receivedAt },
        named: access?.only ?? [],
      })),
      unreadable: page.unreadable,
      moved: page.moved,
      cursor: await cursorFor(visit, deps, list, page.next),
    },
  };
}
