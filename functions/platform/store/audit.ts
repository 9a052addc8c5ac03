import type { Actor } from '#schemas/actor.ts';
import { AuditEntry } from '#schemas/audit.ts';
import type { LookAction } from '#schemas/look-action.ts';
import { digest, newId } from '../identifiers.ts';
import { auditKey } from './keys.ts';
import type { Acting } from './table.ts';
import type { Write } from './transact.ts';

/** What an entry's own hash covers, in a fixed order: the chain is over these hashes. */
export function hashOfEntry(entry: Omit<AuditEntry, 'hash'>): string {
  const { id, at, actor, roles, action, reference, subject, reason, count, references = [], again } = entry;
  return digest(
    again === true ? 'audit-1-again' : 'audit-1',
    id,
    at,
    actor,
    roles.join(' '),
    action,
    reference ?? '',
    subject ?? '',
    reason ?? '',
    String(count ?? ''),
    ...references,
  );
}

/** What happened to whom: references and codes, never search terms or content (law 5). `reason` is the purpose a person typed. */
export interface Audited {
  readonly action: string;
  readonly reference?: string | undefined;
  readonly subject?: string | undefined;
  readonly reason?: string | undefined;
  readonly count?: number | undefined;
  readonly references?: readonly string[] | undefined;
}

/** A look of a person. */
export interface AuditedLook extends Audited {
  readonly action: LookAction;
}

/** Returns the id of a person or job; a case names them by it. */
export const idOf = (actor: Actor): string => (actor.kind === 'public' ? 'public' : actor.id);

/** One audit entry as a write for the transaction of the very thing it records. */
export function auditWrite({ actor, audit }: Acting, at: Date, what: Audited): Write {
  const entry = {
    id: newId(at),
    at: at.toISOString(),
    actor: actor.kind === 'public' ? 'public' : `${actor.kind}:${actor.id}`,
    roles: actor.kind === 'staff' ? [...actor.roles] : [],
    action: what.action,
    reference: what.reference,
    subject: what.subject,
    reason: what.reason,
    count: what.count,
    references: what.references === undefined ? undefined : [...what.references],
    again: actor.kind === 'staff' ? actor.again : undefined,
  };
  const whole = AuditEntry.parse({ ...entry, hash: hashOfEntry(entry) });
  return {
    name: 'audit',
    ours: true,
    table: audit,
    put: { ...auditKey(whole.at.slice(0, 10), whole.id), ...whole },
    condition: 'attribute_not_exists(pk)',
  };
}
