import type * as z from 'zod';
import { Problem } from '#functions/platform/http/problem.ts';
import { formFits } from '#functions/platform/store/pack-form.ts';
import type { RecordReading } from '#schemas/api/staff/reading.ts';
import { type FormRecord, MOST_READINGS } from '#schemas/case.ts';
import type { Answer, OtherReading } from '#schemas/forms/answer.ts';
import { unreadAnswers } from '#schemas/forms/careful-values.ts';
import { type Place, placeOf } from '#schemas/forms/compiled-form.ts';
import type { FormDefinition } from '#schemas/forms/definition.ts';
import type { Doing } from './change.ts';

/** The most other readings kept beside an answer (`Answer.also`). */
const MOST_OTHERS = 5;

/** The answer: a value, or the reason for no value; `null` for no answer. */
export type Given = Pick<OtherReading, 'value' | 'missing' | 'words'> | null;

/** Returns an answer as it was read. @throws Problem 409 where there is nothing to confirm */
export function readAs(before: Answer | undefined): Given {
  if (before === undefined) throw new Problem(409, 'nothing-to-confirm', 'This question has no answer to confirm.');
  const { value, missing, words } = before;
  return { value, missing, words };
}

/** Returns the index of the answer to a question, which an earlier version of the form may name otherwise; -1 for none. */
export const indexOfAnswer = ({ answers }: FormRecord, definition: FormDefinition, { base, field }: Place): number =>
  answers.findIndex(({ path }) => {
    const its = placeOf(definition, path);
    return its?.base === base && its.field.id === field.id;
  });

/** Returns whether a person says what was read, and not what another person recorded. */
export const confirms = (before: Answer | undefined, answer: Given): before is Answer =>
  before !== undefined && before.source !== 'staff' && sameReading(before, answer);

interface Recorded {
  readonly place: Place;
  readonly said: Pick<z.infer<typeof RecordReading>, 'path' | 'leftover'>;
  readonly answer: Given;
  readonly doing: Pick<Doing, 'staff' | 'now'>;
  /** The index of the answer before; below zero where there was none. */
  readonly at: number;
}

/**
 * Returns a form with an answer that a person recorded or confirmed. What was read before stays, with who changed or confirmed it.
 * @throws Problem 409 for a reading that changes nothing, and for a form that has reached its limit
 */
export function formWithReading(form: FormRecord, { place, said, answer, doing, at }: Recorded): FormRecord {
  const before = form.answers[at];
  const path = `${place.base}/${place.field.id}`;
  const isUnread = unreadAnswers(form).some((one) => one.path === said.path);
  const isSame = before === undefined ? answer === null : before.source === 'staff' && sameReading(before, answer);
  if (isSame && !isUnread) throw new Problem(409, 'same-reading', 'The form has this answer already.');
  if ((form.readings?.length ?? 0) >= MOST_READINGS) throw full();
  const recorded: Answer[] =
    answer === null ? [] : [{ path, ...answer, source: 'staff', confidence: 1, ...othersOf(before, answer) }];
  const answers = at < 0 ? [...form.answers, ...recorded] : form.answers.toSpliced(at, 1, ...recorded);
  const reading = {
    path: said.path,
    before: before === undefined ? null : readingOf(before),
    ...(said.leftover === undefined ? {} : { leftover: said.leftover }),
    ...(confirms(before, answer) ? { confirmed: true as const } : {}),
    by: doing.staff.id,
    at: doing.now.toISOString(),
  };
  const changed = { ...form, answers, readings: [...(form.readings ?? []), reading] };
  if (!formFits(changed)) throw full();
  return changed;
}

const full = () =>
  new Problem(409, 'too-many', 'The form has reached its limit of recorded readings. Open a new referral.');

const sameReading = (one: Given, other: Given): boolean =>
  JSON.stringify([one?.value, one?.missing]) === JSON.stringify([other?.value, other?.missing]);

/**
 * Returns the earlier readings to keep beside a person's answer. The first reading stays for good: it counts where somebody is
 * protected.
 */
function othersOf(before: Answer | undefined, now: Given): Pick<Answer, 'also'> {
  if (before === undefined) return {};
  const others = [readingOf(before), ...(before.also ?? [])].filter((one) => !sameReading(one, now));
  const kept = others.length > MOST_OTHERS ? [...others.slice(0, MOST_OTHERS - 1), ...others.slice(-1)] : others;
  return kept.length === 0 ? {} : { also: kept };
}

function readingOf({ path: _path, also: _also, ...reading }: Answer): OtherReading {
  return reading;
}
