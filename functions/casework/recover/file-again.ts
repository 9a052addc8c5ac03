import { Problem } from '#functions/platform/http/problem.ts';
import { digest, newId, newSalt } from '#functions/platform/identifiers.ts';
import { asTold } from '#schemas/forms/definition.ts';
import { forms } from '#schemas/forms/forms.ts';
import type { Reference } from '#schemas/reference.ts';
import type { FormCopy } from '#schemas/referral-copy.ts';
import { type AcknowledgeTo, type Arrival, formAsFiled, referrerOf } from '../open-case/arrival.ts';
import type { RecoveryDeps } from './run.ts';

/** The references of cases that the audit knows as filed or as restricted, and when each message was sent, by its id. */
export interface AuditKnows {
  readonly filed: ReadonlySet<string>;
  readonly restricted: ReadonlySet<Reference>;
  readonly sent: ReadonlyMap<string, Date>;
}

/** The reference is taken, so the case is there: another run was quicker. */
export class CaseThereError extends Error {
  override readonly name = 'CaseThereError';
}

/**
 * Files a referral again from its copy, by the one way that opens a case. Returns another case's reference if its sender sent the
 * same again since, because that case has it.
 */
export async function fileAgain(
  deps: Pick<RecoveryDeps, 'openCase'>,
  copy: FormCopy,
  audit: AuditKnows,
  now: Date,
): Promise<'filed' | 'there' | 'unknown_form' | Reference> {
  const definition = forms.get(copy.form.formId);
  if (definition === undefined) return 'unknown_form';
  const { reference, door, form } = copy;
  const says = { form: formAsFiled(door === 'staff' ? asTold(definition) : definition, form) };
  const arrival = arrivalOf(copy, says, audit, now);
  try {
    const opened = await deps.openCase(arrival, now);
    if (opened.opened === 'now') return 'filed';
    if (opened.reference !== reference) return opened.reference;
  } catch (error) {
    if (error instanceof CaseThereError) return 'there';
    // The sender used its key for other words since.
    if (!(error instanceof Problem)) throw error;
  }
  return withoutItsClaim(deps, arrival, now);
}

/** Files a referral whose claim is taken, although no case has it. Its reference decides that it is filed once. */
async function withoutItsClaim(
  deps: Pick<RecoveryDeps, 'openCase'>,
  arrival: Arrival,
  now: Date,
): Promise<'filed' | 'there'> {
  try {
    await deps.openCase({ ...arrival, once: { kind: 'recovered', hash: digest(newId(now)), until: now } }, now);
    return 'filed';
  } catch (error) {
    if (error instanceof CaseThereError) return 'there';
    throw error;
  }
}

function arrivalOf(
  copy: FormCopy,
  says: { form: ReturnType<typeof formAsFiled> },
  audit: AuditKnows,
  now: Date,
): Arrival {
  const { reference, door, claim, channel, liquidlogicId, draft, acknowledgement = '' } = copy;
  const { until, ...once } = claim;
  const sentAt = audit.sent.get(acknowledgement);
  return {
    door,
    receivedAt: new Date(copy.receivedAt),
    decisionDueAt: new Date(copy.decisionDueAt),
    promised: reference,
    once: {
      ...once,
      ...(until === undefined ? {} : { until: new Date(until * 1000) }),
      // A sender who repeats the referral gets the receipt. The token in it has ended.
      holds: { salt: newSalt(), tokenUntil: now.toISOString() },
    },
    says,
    acknowledge: acknowledgeOf(copy, says, audit),
    own: {
      ...(channel === undefined ? {} : { channel }),
      ...(liquidlogicId === undefined ? {} : { liquidlogicId }),
      ...(draft === undefined ? {} : { draft }),
    },
    lines: [
      { what: channel === undefined ? 'received' : `received_by_${channel}` },
      ...(sentAt === undefined ? [] : [{ what: 'acknowledgement_sent' as const, at: sentAt, by: 'service' }]),
      { what: 'filed_again', at: now, by: 'service' },
    ],
  };
}

/**
 * Returns who hears of it. The audit is written in the transaction that the sender's answer follows. If it lacks the case too, nobody
 * knows whether the sender was told, so a person finds out.
 */
function acknowledgeOf(
  { reference, door, acknowledgement = '' }: FormCopy,
  { form }: { form: ReturnType<typeof formAsFiled> },
  { filed, sent }: AuditKnows,
): AcknowledgeTo {
  if (!filed.has(reference)) return { no: 'sender_may_not_have_been_told' };
  if (sent.has(acknowledgement)) return 'nobody';
  return door === 'staff' ? { no: 'taken_by_staff' } : referrerOf(form.facts);
}
