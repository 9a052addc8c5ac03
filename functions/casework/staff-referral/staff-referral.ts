import * as z from 'zod';
import { acknowledgeSafely } from '#functions/correspondence/index.ts';
import { caseHead, onceFor } from '#functions/intake/index.ts';
import { canonicalJson } from '#functions/platform/canonical.ts';
import type { Staff } from '#functions/platform/http/claims.ts';
import { faultsIn } from '#functions/platform/http/faults.ts';
import { Problem } from '#functions/platform/http/problem.ts';
import { digest, newId } from '#functions/platform/identifiers.ts';
import type { Filed, Filing } from '#functions/platform/store/filing.ts';
import { whatFormCallsFor } from '#functions/safety/index.ts';
import { StaffReferral } from '#schemas/api/staff/file-case.ts';
import type { StaffFiled } from '#schemas/api/staff/filed.ts';
import type { ClockSettings } from '#schemas/clock-settings.ts';
import { asTold } from '#schemas/forms/as-told.ts';
import { forms } from '#schemas/forms/forms.ts';
import { keptLeftover, parseReferral, referralFacts } from '#schemas/forms/referral.ts';
import { Instant } from '#schemas/instant.ts';
import { newReference, Reference } from '#schemas/reference.ts';
import { decisionDue } from '../clock/working-days.ts';
import { liquidlogicOnce } from './liquidlogic.ts';

/** What this door needs of the world. */
export interface StaffReferralDeps {
  readonly clock: () => Promise<ClockSettings>;
  readonly file: (staff: Staff, filing: Filing, now: Date) => Promise<Filed>;
  readonly noteRepeat: (
    staff: Staff,
    once: { kind: string; hash: string },
    reference: string,
    now: Date,
  ) => Promise<void>;
}

/** What the first is remembered by. */
const StaffReceipt = z.object({
  reference: Reference,
  receivedAt: Instant,
  decisionDueAt: Instant,
  bodyHash: z.string(),
});

/** A letter is opened days after it came; what is older is a mistake in the date. */
const OLDEST_MS = 31 * 24 * 3_600_000;
/** The same body or key within this time is the same referral (law 2). A Liquidlogic number is so for ever. */
const SAME_WITHIN_SECONDS = 24 * 3_600;
/** A clash of random references is settled by drawing again; three in a row cannot happen by chance. */
const DRAWS = 3;

/**
 * Files a referral that a member of staff took down: nothing is insisted on, and no child need be named (S4a, S19b). A
 * Liquidlogic number is never filed twice: whoever sends it again is given the first's receipt (S30).
 * @throws Problem 422 for answers that cannot be read, or a key that was used with another body
 */
export async function fileStaffReferral(
  deps: StaffReferralDeps,
  staff: Staff,
  sent: { readonly body: unknown; readonly key: string | undefined; readonly now: Date },
): Promise<StaffFiled> {
  const { now } = sent;
  const said = parsedBody(sent.body, now);
  const form = forms.get(said.form);
  if (form === undefined) throw new Error('a form that the schema let through is there');
  const parsed = parseReferral(asTold(form), said.answers, 'staff');
  if (!parsed.ok) throw new Problem(422, 'form-unreadable', 'Some answers cannot be read.', { errors: parsed.faults });

  const bodyHash = digest(Buffer.from(canonicalJson(sent.body)));
  const { once, until } = onceOf(said.liquidlogicId, staff, sent.key, bodyHash, now);
  const receivedAt = said.receivedAt ?? now.toISOString();
  const settings = await deps.clock();
  const decisionDueAt = decisionDue(new Date(receivedAt), settings).toISOString();
  const facts = referralFacts(parsed.answers, parsed);
  const arrived = { head: { receivedAt, decisionDueAt }, now, selfReferralAge: settings.selfReferralAge };
  const calls = whatFormCallsFor({ definition: form, ...parsed }, arrived, facts);
  const about = { form, door: 'staff', answers: parsed.answers, facts, calls, receivedAt, decisionDueAt } as const;
  const line = (what: string) => ({ id: newId(now), at: now.toISOString(), what, by: staff.id });
  for (let draw = 1; draw <= DRAWS; draw += 1) {
    const reference = newReference();
    const receipt = { reference, receivedAt, decisionDueAt };
    const { liquidlogicId, channel } = said;
    const filed = await deps.file(
      staff,
      {
        head: {
          ...caseHead({ ...about, reference }),
          channel,
          ...(liquidlogicId === undefined ? {} : { liquidlogicId }),
        },
        once: { ...once, ...(until === undefined ? {} : { until }), holds: { ...receipt, bodyHash } },
        forms: [
          {
            number: 1,
            formId: form.id,
            formVersion: form.version,
            documentId: null,
            readAt: now.toISOString(),
            answers: parsed.answers,
            leftovers: parsed.leftovers.map(keptLeftover),
          },
        ],
        tasks: [
          ...(said.acknowledged ? [] : [acknowledgeSafely({ ...receipt, now }, 'taken_by_staff')]),
          ...calls.tasks,
        ],
        timeline: [line(`received_by_${channel}`), ...(said.acknowledged ? [line('acknowledged_by_staff')] : [])],
      },
      now,
    );
    if (filed.filed === 'now') return { ...receipt, filedBefore: false, warnings: parsed.warnings };
    if (filed.filed === 'before') {
      const { bodyHash: first, ...before } = StaffReceipt.parse(filed.holds);
      if (liquidlogicId === undefined && first !== bodyHash)
        throw new Problem(422, 'key-used', 'This Idempotency-Key was used for another referral. Send a new key.');
      await deps.noteRepeat(staff, once, before.reference, now);
      return { ...before, filedBefore: true, warnings: parsed.warnings };
    }
  }
  throw new Error('three references in a row were taken');
}

/** @throws Problem 422 naming each part at fault, never its value */
function parsedBody(body: unknown, now: Date): z.infer<typeof StaffReferral> {
  const parsed = StaffReferral.safeParse(body);
  if (!parsed.success) {
    throw new Problem(422, 'bad-referral', 'Send channel, form and answers.', { errors: faultsIn(parsed.error) });
  }
  const { receivedAt } = parsed.data;
  if (
    receivedAt !== undefined &&
    (receivedAt > now.toISOString() || now.getTime() - Date.parse(receivedAt) > OLDEST_MS)
  )
    throw new Problem(422, 'bad-time', 'Say when it was received: not later than now, and at most 31 days ago.');
  return parsed.data;
}

/** What decides that it is filed once: its Liquidlogic number for ever; else the key or the body for a day. */
function onceOf(number: string | undefined, staff: Staff, key: string | undefined, bodyHash: string, now: Date) {
  if (number !== undefined) return { once: liquidlogicOnce(number), until: undefined };
  return {
    once: onceFor({ door: 'staff', sender: staff.id }, key, bodyHash),
    until: Math.floor(now.getTime() / 1000) + SAME_WITHIN_SECONDS,
  };
}
