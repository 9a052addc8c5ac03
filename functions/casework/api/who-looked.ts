import * as z from 'zod';
import { notFound } from '#functions/platform/http/problem.ts';
import { atLondonHour, nextDate } from '#functions/platform/london.ts';
import type { FoundLook } from '#functions/platform/store/looks.ts';
import { maskOf } from '#functions/safety/index.ts';
import { Role } from '#schemas/actor.ts';
import { type Looks, LooksQuery } from '#schemas/api/staff/looks.ts';
import type { Case } from '#schemas/case.ts';
import { lookWords, refusedWords } from '#schemas/words/look-words.ts';
import { relatedCases } from '../lookup/related-cases.ts';
import { mayOn, requireMayOn } from '../roles.ts';
import { parseQuery } from './page.ts';
import { referenceOf } from './show-case.ts';
import type { Shown } from './shown.ts';
import type { StaffDeps, Visit } from './staff-context.ts';

/**
 * `GET /admin/cases/{reference}/looks`: returns who looked at a case, newest first; with `related`, also at the cases that people say belong
 * to it. The question itself is a look, and is in the next answer.
 */
export async function whoLooked(visit: Visit, deps: StaffDeps): Promise<Shown<Looks>> {
  const { staff, store, now, reason, request } = visit;
  const reference = referenceOf(request.path.reference);
  const { cursor, ...asked } = parseQuery(LooksQuery, visit);
  const { related, from, to } = asked;
  const bound = { route: request.route, by: staff.id, reference, asked };
  const found = await store.readLooks(reference, {
    now,
    reason,
    permit: (head: Case) => requireMayOn(staff, 'who_looked', head, reason),
    related: (head, matches) => (related ? relatedCases(head, matches).filter(({ suggested }) => !suggested) : []),
    shows: (head) => mayOn(staff, 'who_looked', head, reason),
    subject: `${related ? 'related' : 'case'}${from === undefined && to === undefined ? '' : ` ${from ?? ''}..${to ?? ''}`}`,
    from: from === undefined ? undefined : atLondonHour(from, 0),
    until: to === undefined ? undefined : atLondonHour(nextDate(to), 0),
    after: cursor === undefined ? undefined : z.string().parse(await deps.cursors.open(bound, cursor)),
  });
  if (found === undefined) throw notFound();
  const { cases, looks, unreadable, hidden, moreCases, next } = found;
  const masked = (text: string) => cases.map(maskOf).reduce((left, mask) => mask.text(left), text);
  return {
    status: 200,
    body: {
      reference,
      cases: cases.map(({ head }) => head.reference),
      looks: looks.map((look) => lookShown(look, masked)),
      unreadable,
      hidden,
      moreCases,
      cursor: next === undefined ? null : await deps.cursors.seal(bound, next),
    },
  };
}

function lookShown(
  { entry, references, often, sealed }: FoundLook,
  masked: (text: string) => string,
): Looks['looks'][number] {
  const { id, at, actor, roles, action, subject = '', reason } = entry;
  return {
    id,
    at,
    by: actor.slice(actor.indexOf(':') + 1),
    roles: roles.flatMap((role) => Role.safeParse(role).data ?? []),
    references: [...references],
    what: action,
    says: action === 'refused' ? refusedWords(subject) : lookWords(action),
    reason: reason === undefined ? null : masked(reason),
    often,
    sealed,
  };
}
