import { MissingReason } from '#schemas/codes/code-set.ts';
import { missingReasonIn } from '#schemas/codes/missing-reasons.ts';
import { fieldBody, type Missing } from '#schemas/forms/body.ts';
import { readDate } from '#schemas/forms/dates.ts';
import type { FieldDefinition } from '#schemas/forms/definition.ts';
import type { AnswerValue } from '#schemas/forms/referral.ts';
import { tidyField } from '#schemas/forms/tidy.ts';
import type { Field } from '../document.ts';
import { reasonOf } from '../options.ts';

/** What a control shows, and what it knows of it. */
export type Shown = Pick<Field, 'text' | 'ticked' | 'fullDate' | 'options'>;

/**
 * Returns the date that a picker remembers, when what it shows is that date in some other style: every number shown must be its
 * day, month or year, because a picker keeps its old date when someone writes over it.
 */
export function rememberedDate(control: Pick<Shown, 'text' | 'fullDate'>): string | undefined {
  const iso = readDate(control.fullDate?.slice(0, 10) ?? '');
  if (iso === undefined) return undefined;
  const [year = 0, month = 0, day = 0] = iso.split('-').map(Number);
  const shown = control.text.match(/\d+/g)?.map(Number) ?? [];
  if (!shown.includes(day) || !(shown.includes(year) || shown.includes(year % 100))) return undefined;
  return shown.every((number) => [year, year % 100, month, day].includes(number)) ? iso : undefined;
}

/** Returns the value of a drop-down's line, when the control shows one of its lines. */
function chosen(control: Shown): string | undefined {
  return control.options?.get(control.text.trim()) || undefined;
}

/** Returns what a control shows, as the field would have it in JSON. */
function shown(field: FieldDefinition, control: Shown): unknown {
  if (control.ticked !== undefined) return field.type === 'yes_no' && control.ticked ? true : undefined;
  const line = chosen(control);
  // "Yes?" is a doubt, though its letters are those of an option.
  if (line === undefined && field.codes !== undefined && control.text.includes('?')) return undefined;
  if (line === undefined) return tidyField(field, control.text);
  const reason = reasonOf(line);
  return tidyField(field, reason === undefined ? line : { missing: reason });
}

/** Returns the answer that a control shows: a value, a missing-reason, or `undefined` when it is no answer to this field. */
export function controlValue(field: FieldDefinition, control: Shown): AnswerValue | Missing | undefined {
  const read = fieldBody(field).safeParse(shown(field, control));
  if (read.success) return read.data;
  return field.type === 'date' ? rememberedDate(control) : undefined;
}

/** Returns the missing-reason that a control shows, or `undefined` when it shows anything else. */
export function controlReason(control: Shown): Missing | undefined {
  const missing = MissingReason.safeParse(reasonOf(chosen(control) ?? '') ?? missingReasonIn(control.text.trim()));
  return missing.success ? { missing: missing.data } : undefined;
}
