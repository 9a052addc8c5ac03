import { Problem } from '#functions/platform/http/problem.ts';
import type { CaseChange } from '#functions/platform/store/changing.ts';
import type { CaseToWork } from '#functions/platform/store/reading.ts';
import { gateCaseOf, glanceAfter, maskOf, mayNotGo } from '#functions/safety/index.ts';
import { ContactRecord } from '#schemas/contact.ts';
import { fullRecordTask, isFullNow, type SafetyRecord, withContacts, withForms } from '#schemas/safety-record.ts';
import { withS47 } from './with-s47.ts';

type Safeguarding = Parameters<typeof withS47>[2];

/**
 * Returns a change that staff asked for with the family's protections applied, for every action (law 7, domain 5.5.4 and 5.3). It
 * refuses a message that the gate would stop. It masks secret addresses in what lists show or emails send, where the case's own
 * mask does not apply. It keeps section 47 from being handed on by accident. And it adds what form and contacts say to the safety
 * record.
 * @throws Problem 409 saying why a message may not go, and as {@link withS47}
 */
export function safeguarded(whole: CaseToWork, made: CaseChange, doing: Safeguarding): CaseChange {
  const { now } = doing;
  const change = withGlance(whole, withRecord(whole, withS47(whole, made, doing), now));
  const about = { ...gateCaseOf(whole), flags: new Set(change.flags) };
  for (const message of change.outbound) {
    const why = mayNotGo(message, about, now);
    if (why !== undefined)
      throw new Problem(409, 'may-not-be-sent', 'No email may be sent to them. Reach them another way.', {
        why,
      });
  }
  const mask = maskOf(whole);
  if (!mask.hides) return change;
  return {
    ...change,
    raise: change.raise.map((task) => ({ ...task, why: mask.text(task.why) })),
    outbound: change.outbound.map((message) => mask.all(message)),
  };
}

/** Returns a change with the new safety record, if the change affects it. */
function withRecord({ head, safety: before }: CaseToWork, change: CaseChange, now: Date): CaseChange {
  const contacts = change.records.flatMap(({ kind, value, was }) =>
    kind === 'contact' ? [ContactRecord.parse({ ...value, version: was === 'new' ? 1 : was + 1 })] : [],
  );
  if (change.safety === undefined && change.form === undefined && contacts.length === 0) return change;
  const forms = change.form === undefined ? [] : [change.form];
  const safety: SafetyRecord = withContacts(withForms(change.safety ?? before, forms), contacts);
  const raise = isFullNow(before, safety) ? [...change.raise, fullRecordTask(head, now)] : change.raise;
  return { ...change, safety, raise };
}

/** Returns a change with what lists show of the case, if a form or the safety record changes: a mask may hide more from now on. */
function withGlance({ glance: before }: CaseToWork, change: CaseChange): CaseChange {
  const { safety, flags, form } = change;
  const glance = safety && glanceAfter({ flags, safety }, form, before);
  return glance === undefined ? change : { ...change, head: { ...change.head, glance } };
}
