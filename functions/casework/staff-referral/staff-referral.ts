import * as z from 'zod';
import { canonicalJson } from '#functions/platform/canonical.ts';
import type { Staff } from '#functions/platform/http/claims.ts';
import { type Fault, Problem } from '#functions/platform/http/problem.ts';
import { readInput } from '#functions/platform/http/read-input.ts';
import { digest } from '#functions/platform/identifiers.ts';
import { endOfFiled } from '#functions/platform/store/draft-end.ts';
import { StaffReferral } from '#schemas/api/staff/file-case.ts';
import type { StaffFiled } from '#schemas/api/staff/staff-receipt.ts';
import type { TimelineCode } from '#schemas/case.ts';
import type { Draft } from '#schemas/draft.ts';
import { asTold, type FormDefinition } from '#schemas/forms/definition.ts';
import { forms } from '#schemas/forms/forms.ts';
import { type ParsedReferral, parseReferral } from '#schemas/forms/referral.ts';
import { Instant } from '#schemas/instant.ts';
import { Reference } from '#schemas/reference.ts';
import { type Arrival, formAsSent, type Once } from '../open-case/arrival.ts';
import { onceFor } from '../open-case/once-for.ts';
import type { OpenCase } from '../open-case/open-case.ts';
import { liquidlogicOnce } from './liquidlogic.ts';

/** What is remembered of the first filing. */
const StaffReceipt = z.object({ reference: Reference, receivedAt: Instant, decisionDueAt: Instant });

/** A letter is opened days after it came; an older date is a mistake. */
const OLDEST_MS = 31 * 24 * 3_600_000;
/** The same body or key within this time is the same referral (law 2). A Liquidlogic number is the same referral for ever. */
const SAME_WITHIN_MS = 24 * 3_600_000;

/** What is filed, by which claim, and what its timeline begins with. */
interface ToFile {
  readonly said: Pick<z.infer<typeof StaffReferral>, 'channel' | 'liquidlogicId' | 'acknowledged'>;
  readonly form: FormDefinition;
  readonly parsed: Extract<ParsedReferral, { ok: true }>;
  readonly receivedAt: Date;
  readonly once: Once;
  readonly by: string;
  readonly draft?: Pick<Draft, 'id' | 'version'>;
  readonly besides?: Arrival['besides'];
  readonly moreLines?: Arrival['lines'];
}

/** Opens the case of a referral that was taken down, or returns the receipt of the first filing. */
export async function fileTaken(openCase: OpenCase, toFile: ToFile, now: Date): Promise<StaffFiled> {
  const { said, form, parsed, receivedAt, once, by, draft, besides, moreLines = [] } = toFile;
  const { channel, liquidlogicId, acknowledged } = said;
  const line = (what: TimelineCode) => ({ what, at: now, by });
  const opened = await openCase(
    {
      door: 'staff',
      receivedAt,
      once,
      says: { form: formAsSent(form, parsed, now) },
      acknowledge: acknowledged ? 'nobody' : { no: 'taken_by_staff' },
      own: {
        channel,
        ...(liquidlogicId === undefined ? {} : { liquidlogicId }),
        ...(draft === undefined ? {} : { draft: draft.id }),
      },
      ...(draft === undefined ? {} : { endDraft: endOfFiled(draft, now) }),
      ...(besides === undefined ? {} : { besides }),
      lines: [line(`received_by_${channel}`), ...(acknowledged ? [line('acknowledged_by_staff')] : []), ...moreLines],
    },
    now,
  );
  const filedBefore = opened.opened === 'before';
  const receipt = StaffReceipt.parse(filedBefore ? opened.holds : opened);
  return { ...receipt, filedBefore, warnings: parsed.warnings };
}

/**
 * Files a referral that a member of staff took down: no answer is required, and no child need be named (S4a, S19b). A Liquidlogic
 * number is never filed twice: a second request gets the first one's receipt (S30).
 * @throws Problem 422 for answers that cannot be read, or a key that was used with another body
 */
export async function fileStaffReferral(
  openCase: OpenCase,
  staff: Staff,
  sent: { readonly body: unknown; readonly key: string | undefined; readonly now: Date },
): Promise<StaffFiled> {
  const { now } = sent;
  const { form: named, answers, channel, liquidlogicId, acknowledged, receivedAt } = parsedBody(sent.body, now);
  const form = forms.get(named);
  if (form === undefined) throw new Error('a form that the schema let through is there');
  const parsed = parseReferral(asTold(form), answers, 'staff');
  if (!parsed.ok) throw new Problem(422, 'form-unreadable', 'Some answers cannot be read.', { errors: parsed.faults });

  const bodyHash = digest(canonicalJson(sent.body));
  const toFile = {
    said: { channel, liquidlogicId, acknowledged },
    form,
    parsed,
    receivedAt: receivedAt === undefined ? now : new Date(receivedAt),
    once: { ...onceOf(liquidlogicId, staff, sent.key, bodyHash, now), noted: true },
    by: staff.id,
  };
  return fileTaken(openCase, toFile, now);
}

/** @throws Problem 422 naming each part at fault, never its value */
function parsedBody(body: unknown, now: Date): z.infer<typeof StaffReferral> {
  const refuse = (errors: readonly Fault[]) =>
    new Problem(422, 'bad-referral', 'Send channel, form and answers.', { errors });
  const said = readInput(StaffReferral, body, refuse);
  const { receivedAt } = said;
  if (
    receivedAt !== undefined &&
    (receivedAt > now.toISOString() || now.getTime() - Date.parse(receivedAt) > OLDEST_MS)
  )
    throw new Problem(422, 'bad-time', 'Say when it was received: not later than now, and at most 31 days ago.');
  return said;
}

/** Returns what makes it filed once: its Liquidlogic number for ever; else the key or the body for a day. */
function onceOf(
  number: string | undefined,
  staff: Staff,
  key: string | undefined,
  bodyHash: string,
  now: Date,
): Pick<Once, 'kind' | 'hash' | 'bodyHash' | 'until'> {
  if (number !== undefined) return liquidlogicOnce(number);
  const until = new Date(now.getTime() + SAME_WITHIN_MS);
  return { ...onceFor({ door: 'staff', sender: staff.id }, key, bodyHash), until };
}
