import type * as z from 'zod';
import { Problem, refusedAt } from '#functions/platform/http/problem.ts';
import { newId } from '#functions/platform/identifiers.ts';
import { type CallsFor, MASKED, maskOf, WITHHELD, whatFormCallsFor } from '#functions/safety/index.ts';
import { RecordReading } from '#schemas/api/staff/reading.ts';
import { type Case, type FormRecord, Priority, type Task } from '#schemas/case.ts';
import type { Answer } from '#schemas/forms/answer.ts';
import { wordsBeside } from '#schemas/forms/answer-text.ts';
import { type Place, placeOf, questionLabel } from '#schemas/forms/compiled-form.ts';
import type { FormDefinition } from '#schemas/forms/definition.ts';
import { asTold } from '#schemas/forms/definition.ts';
import { forms as everyForm } from '#schemas/forms/forms.ts';
import { parseAnswer } from '#schemas/forms/read-answer.ts';
import { completeness, referralFacts } from '#schemas/forms/referral.ts';
import { SENT } from '../../asking/email-recipient.ts';
import { type CaseActionRule, caseAction } from '../action.ts';
import type { Change, Doing, Worked } from '../change.ts';
import { CHECK_READING, checkEnded } from '../check-of-reading.ts';
import { deskOf } from '../desk-settings.ts';
import { confirms, formWithReading, type Given, indexOfAnswer, readAs } from '../form-with-reading.ts';
import { lettersGoneWrong } from '../letters-gone-wrong.ts';

type Said = z.infer<typeof RecordReading>;
/** Names the form, its check, and what we sent: a letter may have gone on a reading that is corrected now. */
const readsOf = ({ form }: Said) => ({ ...SENT(), forms: { is: [`${form}`] }, tasks: { begin: [CHECK_READING] } });
type Read = Worked<'forms' | 'messages' | 'tasks'>;

/**
 * Records the answer to a question of a form, from unclear words or by hand, or confirms it as it was read. The earlier reading
 * stays beside it, with who changed or confirmed it and when. The last reading to check ends that task. Whatever the form now calls
 * for is done as for a new form. A flag is set and never lifted. A letter that went on the wrong reading gives somebody a task.
 */
export const recordReading: CaseActionRule = {
  ...caseAction(RecordReading, readsOf, act, requireForm),
  asksSettings: true,
};

function requireForm({ safety }: Pick<Read, 'safety'>): void {
  if (safety.forms.length === 0 && safety.full !== true)
    throw new Problem(422, 'no-such-question', 'No form was read on this case.');
}

function act(whole: Read, said: Said, doing: Doing): Change {
  const { form, definition, place } = questionOf(whole, said);
  const leftover = said.leftover === undefined ? undefined : form.leftovers[said.leftover];
  if (said.leftover !== undefined && leftover === undefined)
    throw new Problem(422, 'no-such-leftover', 'The form has no leftover in this place.');
  const label = questionLabel(definition, said.path);
  const at = indexOfAnswer(form, definition, place);
  const before = form.answers[at];
  if (isConfirming(said.answer)) requireSeen(whole, form, at);
  const given = isConfirming(said.answer) ? readAs(before) : answerOf(place, label, said.answer, leftover?.text);
  // The same value, typed, keeps the words that were read with it.
  const answer = confirms(before, given) ? readAs(before) : given;
  const changed = formWithReading(form, { place, said, answer, doing, at });
  const ended = checkEnded(whole, { before: form, after: changed }, doing.staff);
  const calls = whatIsNew(form, changed, { whole, definition, doing });
  const flags = calls.flags.filter((flag) => !whole.head.flags.includes(flag));
  return {
    form: changed,
    head: headOf(whole.head, changed, definition, calls.priority),
    flags: { add: flags },
    raise: [...calls.tasks, ...lettersGoneWrong(whole, changed, flags, doing.now)],
    ...(ended.length === 0 ? {} : { finish: ended.map(({ id }) => id), ended: 'done_check_reading' }),
    subject: `${form.number}${said.path}`,
    line: {
      what: lineOf(before, answer),
      detail: (said.why === undefined ? label : `${label}: ${said.why}`).slice(0, 2000),
    },
  };
}

/** @throws Problem 422 for a question that no form of the case asks */
function questionOf({ forms }: Read, said: Said): { form: FormRecord; definition: FormDefinition; place: Place } {
  const form = forms.find(({ number }) => number === said.form);
  const known = form && everyForm.get(form.formId);
  // No answer is required when a person takes them down: "not known" is an answer.
  const definition = known && asTold(known);
  const place = definition && placeOf(definition, said.path);
  if (form === undefined || definition === undefined || place === undefined || isBeyond(form, place))
    throw new Problem(422, 'no-such-question', 'No form of this case asks this.');
  return { form, definition, place };
}

/** Returns whether a place is past the next item of a list: the items between would have no answer at all. */
function isBeyond({ answers, leftovers }: FormRecord, { section, index }: Place): boolean {
  if (index === undefined) return false;
  const begins = `/${section.id}/`;
  const numbers = [...answers, ...leftovers].flatMap(({ path }) =>
    path?.startsWith(begins) === true ? [Number(path.split('/')[2])] : [],
  );
  return index > Math.max(-1, ...numbers) + 1;
}

/** The marks in place of what a reader may not see. Sent back, they would replace the answer itself. */
const HIDDEN = [MASKED, WITHHELD];

type Confirming = Extract<Said['answer'], { confirmed: true }>;
const isConfirming = (answer: Said['answer']): answer is Confirming =>
  typeof answer === 'object' && answer !== null && 'confirmed' in answer;

/**
 * Requires that nothing is taken out of an answer for who confirms it. What section 47 keeps from a role is what colleagues recorded,
 * which nobody confirms.
 * @throws Problem 409 for an answer of which the mask hides a part
 */
function requireSeen({ head, safety }: Read, form: FormRecord, at: number): void {
  const shown = (one: FormRecord) => {
    const { value, missing, words } = one.answers[at] ?? {};
    return JSON.stringify([value, missing, words]);
  };
  if (shown(maskOf({ head, safety }).form(form)) !== shown(form))
    throw new Problem(
      409,
      'answer-hidden',
      'A part of this answer is kept secret. Nobody confirms what they cannot read.',
    );
}

/** Returns the code of what the timeline says. */
function lineOf(before: Answer | undefined, answer: Given): Change['line']['what'] {
  if (answer === null) return 'reading_cleared';
  return confirms(before, answer) ? 'reading_confirmed' : 'reading_recorded';
}

/** @throws Problem 422 with a pointer, for input that does not answer the question */
function answerOf(
  { field }: Place,
  question: string,
  answer: Exclude<Said['answer'], Confirming>,
  leftover: string | undefined,
): Given {
  if (answer === null) return null;
  const isHidden = [answer]
    .flat()
    .some((text) => typeof text === 'string' && HIDDEN.some((mark) => text.includes(mark)));
  if (isHidden)
    throw refusedAt('/answer', 422, 'form-unreadable', 'Give the answer itself: a part of it is hidden here.');
  const parsed = parseAnswer(field, { answer }, question);
  if (!parsed.ok)
    throw new Problem(422, 'form-unreadable', 'This does not answer the question.', { errors: parsed.faults });
  const { value } = parsed;
  if (typeof value === 'object' && 'missing' in value) return { missing: value.missing };
  const written = typeof answer === 'string' || Array.isArray(answer) ? answer : '';
  return { value, ...wordsBeside(field, value, leftover ?? written) };
}

/** Returns what a form calls for by its answers alone: its careful values were handled when it came. */
function callsOf(form: FormRecord, source: string, { whole, definition, doing }: Setting): CallsFor {
  const { head } = whole;
  const { selfReferralAge } = deskOf(doing.desk).clock;
  const leftovers = form.leftovers.map(({ label, text }) => ({ label, text }));
  return whatFormCallsFor(
    { definition, answers: form.answers, leftovers },
    { head, source, now: doing.now, selfReferralAge },
  );
}

interface Setting {
  readonly whole: Worked;
  readonly definition: FormDefinition;
  readonly doing: Doing;
}

/**
 * Returns what the form calls for now and did not before. If the case has a danger flag already, the desk has heard of it and has
 * its task open.
 */
function whatIsNew(before: FormRecord, form: FormRecord, setting: Setting): CallsFor {
  const { whole, doing } = setting;
  const source = `reading-${newId(doing.now)}`;
  const [was, is] = [callsOf(before, source, setting), callsOf(form, source, setting)];
  const isNew = (task: Task) =>
    !was.tasks.some(({ kind, why }) => kind === task.kind && saysAllOf(why, task.why)) &&
    !(task.kind === 'immediate_danger' && whole.head.flags.includes('immediate_danger'));
  const about = form.documentId === null ? {} : { about: form.documentId };
  return {
    flags: is.flags.filter((flag) => !was.flags.includes(flag)),
    tasks: is.tasks.filter(isNew).map(({ about: _source, ...task }) => ({ ...task, ...about })),
    ...(is.priority === undefined || is.priority === was.priority ? {} : { priority: is.priority }),
  };
}

/** Returns whether a task named every word that another does (danger words are a list). */
const saysAllOf = (why: string, other: string): boolean => {
  const words = new Set(why.split(', '));
  return other.split(', ').every((word) => words.has(word));
};

/** Returns the head's facts about the form that opened the case, recomputed. The priority may rise by it, never fall. */
function headOf(
  head: Case,
  form: FormRecord,
  definition: FormDefinition,
  priority: Priority | undefined,
): NonNullable<Change['head']> {
  const rank = (one: Priority | undefined) => Priority.options.indexOf(one ?? 'routine');
  const sooner = rank(priority) > rank(head.priority) ? { priority } : {};
  if (form.number !== 1) return sooner;
  const { answered, reasoned, blank } = completeness(definition, form.answers);
  const { children, sourceCode } = referralFacts(form.answers);
  return { ...sooner, completeness: { answered, reasoned, blank }, children, source: sourceCode ?? null };
}
