import { newId } from '#functions/platform/identifiers.ts';
import type { CaseChange } from '#functions/platform/store/changing.ts';
import type { Store } from '#functions/platform/store/store.ts';
import { Access } from '#schemas/access.ts';
import type { Case, Task } from '#schemas/case.ts';
import type { Reference } from '#schemas/reference.ts';

/** The dependencies of keeping a case from somebody. */
export type CopyRestrictionDeps = Pick<Store, 'caseHead' | 'changeCase'>;

/** A case that somebody is working on now is read again, up to 3 times; after that the second look does it. */
const TRIES = 3;

/**
 * Keeps a newer case from the people from whom an older one of perhaps the same family is kept (domain 5.3). It does so before
 * anybody hears that the two may match: the second referral of a colleague's child is about them as well. Only people decide who
 * else may see it.
 */
export async function copyRestriction(
  deps: CopyRestrictionDeps,
  newer: Reference,
  older: Case,
  now: Date,
): Promise<void> {
  const from = older.access?.never ?? [];
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const head = await deps.caseHead(newer);
    const never = head?.access?.never ?? [];
    const missing = from.filter((id) => !never.includes(id));
    if (head === undefined || missing.length === 0) return;
    const access = Access.parse({ ...head.access, never: [...never, ...missing] });
    const changed = await deps.changeCase(head, keptFrom(head, access, older, now), now);
    if (changed.changed === 'now') return;
  }
  throw new Error('a case changed during each of three tries');
}

function keptFrom(head: Case, access: Access, older: Case, now: Date): CaseChange {
  const line = { id: newId(now), at: now.toISOString(), what: 'kept_as_the_other_is' as const, by: 'service' };
  return {
    action: 'keep-as-the-other-is',
    subject: older.reference,
    head: { access },
    flags: head.flags,
    records: [],
    raise: [],
    finish: [],
    line: { ...line, detail: older.reference },
    outbound: [],
  };
}

/** Raises a task for the manager of the newer case: consider from whom to keep it, as the older one is kept. */
export function considerRestricting(older: Case, newer: Case, now: Date): Task {
  return {
    id: `consider_restricting-${older.reference}`,
    kind: 'consider_restricting',
    team: newer.team,
    state: 'open',
    raisedAt: now.toISOString(),
    dueAt: newer.decisionDueAt,
    why: 'another_case_is_restricted',
    about: older.reference,
  };
}
