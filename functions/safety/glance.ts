import type { CaseFlag, FormRecord } from '#schemas/case.ts';
import { CUT, glanceOf, lineOf } from '#schemas/forms/glance-of-form.ts';
import type { CaseInList, Glance } from '#schemas/glance.ts';
import type { SafetyRecord } from '#schemas/safety-record.ts';
import { MASKED, type Mask, maskOf } from './mask.ts';
import { isSince, type S47Reader } from './s47-detail.ts';

/** What decides the mask of a case after a change. */
interface AfterChange {
  readonly flags: readonly CaseFlag[];
  readonly safety: SafetyRecord;
}

/**
 * Returns what lists show of a case after a change (domain 5.5.4). A list has no safety record, so the mask is applied when a form
 * or a safety record is written, in the same transaction, and for a form that opens a case a moment later. Only the first form is shown, like the other facts on the head.
 * @param form the form that the change adds or reads again, if any
 * @param before the present glance
 */
export function glanceAfter(
  { flags, safety }: AfterChange,
  form: FormRecord | undefined,
  before: Glance | undefined,
): Glance | undefined {
  const mask = maskOf({ head: { flags: [...flags] }, safety });
  if (form?.number === 1) return mask.hides ? { ...glanceOf(mask.form(form)), masked: true } : glanceOf(form);
  return before === undefined || !mask.hides ? before : glanceWith(before, textsOf(mask));
}

/** A text that was cut may end inside a place, where no mask finds it. */
const textsOf =
  (mask: Mask) =>
  (text: string): string =>
    text.endsWith(CUT) ? MASKED : (lineOf(mask.text(text)) ?? MASKED);

function glanceWith(glance: Glance, seen: (text: string) => string): Glance {
  const named = <T extends { name?: string | undefined }>(one: T): T =>
    one.name === undefined ? one : { ...one, name: seen(one.name) };
  const { role, organisation } = glance.referrer;
  return {
    ...glance,
    children: glance.children.map(named),
    referrer: {
      ...named(glance.referrer),
      ...(role === undefined ? {} : { role: seen(role) }),
      ...(organisation === undefined ? {} : { organisation: seen(organisation) }),
    },
    masked: true,
  };
}

/**
 * Returns what a reader may see of a case in a list. A flag may have come by itself, before its form was masked: until then every
 * text is hidden. Answers that colleagues recorded before a case was handed to a team without the detail of section 47 are
 * withheld with the rest, as a list cannot take them out.
 */
export function glanceFor({ glance, flags, s47 }: CaseInList, reader: S47Reader): Glance | 'withheld' | undefined {
  if (glance === undefined) return undefined;
  const { recordedFrom, masked } = glance;
  if (!reader.seesS47 && s47 !== undefined && recordedFrom !== undefined && !isSince(recordedFrom, s47))
    return 'withheld';
  const isUnmasked = flags.includes('address_confidential') && masked !== true;
  return isUnmasked ? glanceWith(glance, () => MASKED) : glance;
}
