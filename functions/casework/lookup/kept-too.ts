import { newId } from '#functions/platform/identifiers.ts';
import type { CaseChange } from '#functions/platform/store/changing.ts';
import type { Store } from '#functions/platform/store/store.ts';
import { Access } from '#schemas/access.ts';
import type { Case, Task } from '#schemas/case.ts';
import type { Reference } from '#schemas/reference.ts';

/** What keeping a case from somebody needs of the world. */
export type KeepDeps = Pick<Store, 'caseHead' | 'changeCase'>;

/** A case that somebody is working on at this moment is read again, a few times; then the second look is made. */
const TRIES = 3;

/**
 * A newer case of what may be the same family is kept from those from whom the older one is (domain 5.3), before anybody is told
 * that the two may be one: the second referral of a colleague's child is no less about them. Who else may see it, only people say.
 */
export async function keepToo(deps: KeepDeps, newer: Reference, older: Case, now: Date): Promise<void> {
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
  throw new Error('a case changed under our hands three times');
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

/** Whoever manages the newer case considers from whom it must be kept, as the older one is. */
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
