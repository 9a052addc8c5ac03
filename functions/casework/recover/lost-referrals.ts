import { fewAtOnce } from '#functions/platform/few-at-once.ts';
import { outboxKeyIn } from '#functions/platform/store/outbox.ts';
import { Reference } from '#schemas/reference.ts';
import { CopyText } from '#schemas/referral-copy.ts';
import { copiesOf } from '../follow/copy-referral.ts';
import { AT_ONCE, TooManyError } from '../reconcile/world.ts';
import { type AuditKnows, fileAgain } from './file-again.ts';
import type { Recovery } from './run.ts';

/** Ten times a city's busiest day. With more, recover over fewer days. */
const MOST_LOST = 5_000;

/**
 * Files again, from their copies, the referrals of which the table has lost the case. A referral keeps its reference, its receipt and
 * its deadline. Messages that the audit knows as sent are not sent again.
 */
export async function recoverReferrals(run: Recovery): Promise<void> {
  const { deps, findings } = run;
  const lost: string[] = [];
  for (const day of run.days)
    await fewAtOnce(deps.keys(deps.copiesBucket, copiesOf(day)), AT_ONCE, async ({ key }) => {
      run.pace();
      findings.checked('copies');
      const reference = Reference.safeParse(key.slice(copiesOf(day).length));
      if (!reference.success) return findings.unplaced('copy_unreadable', key);
      if (!(await deps.hasCase(reference.data))) lost.push(key);
      if (lost.length > MOST_LOST) throw new TooManyError('more lost referrals than one run files again');
    });
  const audit = await auditOf(run);
  const failures: unknown[] = [];
  await fewAtOnce(lost, AT_ONCE, async (key) => {
    run.pace();
    try {
      await recover(run, key, audit);
    } catch (error) {
      // One that fails holds back no other.
      run.deps.log.error('a referral was not filed again', error, { reference: key });
      failures.push(error);
    }
  });
  await settleSent(run, audit);
  await nameUnrestricted(run, audit);
  if (failures.length > 0) throw failures[0];
}

/** They change who may see a case. Its copy does not have that, nor does a table that was restored to an earlier moment. */
const RESTRICTS = new Set(['case-set-access', 'case-say-related', 'keep-as-the-other-is']);

/** SES took the message. An event may say so before its sender could, and an earlier recovery may have found it out. */
const SENT = new Set(['message-sent', 'settle-message', 'message-was-sent']);

/** Returns what the audit, a table of its own, knows of the days of the run: what was filed, sent and restricted. */
async function auditOf(run: Recovery): Promise<AuditKnows> {
  const filed = new Set<string>();
  const restricted = new Set<Reference>();
  const sent = new Map<string, Date>();
  for (const day of run.days)
    for await (const { reference, action, subject, at } of run.deps.touchedOn(day, new Date(0))) {
      run.pace();
      if (action === 'file-case') filed.add(reference);
      if (RESTRICTS.has(action)) restricted.add(reference);
      if (SENT.has(action) && subject !== undefined) sent.set(subject, new Date(at));
    }
  return { filed, restricted, sent };
}

async function recover(run: Recovery, key: string, audit: AuditKnows): Promise<void> {
  const { deps, findings, now } = run;
  const copy = CopyText.safeParse(await deps.copyAt(key));
  if (!copy.success) return findings.unplaced('copy_unreadable', key);
  if (copy.data.kind === 'slot') {
    // The check of uploads finds the file in its slot, and the door files it.
    if ((await deps.putSlotBack(copy.data.slot, now)) === 'put_back')
      findings.refiled('referral_lost', copy.data.slot.reference);
    return;
  }
  const { reference } = copy.data;
  const done = await fileAgain(deps, copy.data, audit, now);
  if (done === 'filed') findings.refiled('referral_lost', reference);
  else if (done === 'unknown_form') findings.unplaced('copy_unreadable', key);
  else if (done !== 'there') findings.unplaced('referral_sent_again', `${reference} as ${done}`);
}

/** Settles messages that wait in the table to be sent, although the audit knows that they were. */
async function settleSent(run: Recovery, { sent }: AuditKnows): Promise<void> {
  const { deps, findings, now } = run;
  for await (const page of deps.timedKeys('outbox'))
    await fewAtOnce(page, AT_ONCE, async (keys) => {
      run.pace();
      const key = outboxKeyIn(keys);
      const at = sent.get(key?.id ?? '');
      if (key === undefined || at === undefined) return;
      const found = await deps.readOutbox(key);
      if (found === undefined) return;
      const { leaseUntil: _lease, ...message } = found.message;
      const to = { ...message, state: 'sent' as const, sentAt: at.toISOString() };
      const move = { to, lookAt: null, action: 'message-was-sent', line: `${message.kind}_sent` } as const;
      if ((await deps.moveOutbox(found.message, move, now)) === 'moved')
        findings.refiled('message_was_sent', `${message.reference}/${keys.sk}`);
    });
}

/** Names each case that is open to everybody, although the audit knows that somebody restricted it. */
async function nameUnrestricted({ deps, findings, pace }: Recovery, { restricted }: AuditKnows): Promise<void> {
  await fewAtOnce(restricted, AT_ONCE, async (reference) => {
    pace();
    if ((await deps.isRestricted(reference)) === false) findings.unplaced('restriction_lost', reference);
  });
}
