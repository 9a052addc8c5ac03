import { notFound, Problem } from '#functions/platform/http/problem.ts';
import { timeWords } from '#functions/platform/london-words.ts';
import type { DeepReadonly } from '#schemas/api/deep-readonly.ts';
import type { FormSeen } from '#schemas/api/staff/case-view.ts';
import { forms } from '#schemas/forms/forms.ts';
import { toConfirm } from '#schemas/forms/reading-checks.ts';
import { oneOf } from '../../../kit/form-body.ts';
import { formRoutes, type Shows } from '../../../kit/form-route.ts';
import type { Page, PageRoute, PageVisit } from '../../../kit/page.ts';
import { formModel, VERSION } from '../../do/form-page.ts';
import { type CaseSeen, casePage, readCase } from '../case-frame.ts';
import { repeatsOf } from '../people/matches-and-links.ts';
import { drawnOf, formOf, titleOf } from './form-of-path.ts';
import { type Question, type Questions, questionsOf } from './questions.ts';

/** The pages that lead a person through what was read of a form: what safety depends on, then what is unsure, then the rest. */
export const READING: readonly PageRoute[] = [
  {
    method: 'GET',
    path: '/staff/cases/{reference}/reading',
    respond: async (visit) => {
      const { view } = await readCase(visit);
      const { file } = visit.request.query;
      const form =
        view.forms.find(({ documentId }) => documentId === file) ??
        view.forms.find((one) => toConfirm(one).length > 0) ??
        view.forms[0];
      if (form === undefined) throw notFound();
      return { to: `/staff/cases/${view.case.reference}/reading/${form.number}` };
    },
  },
  ...formRoutes({ path: '/staff/cases/{reference}/reading/{form}', show, send }),
];

/** What the buttons beside an answer record. */
const RECORDS: ReadonlyMap<string | undefined, { readonly answer: { confirmed: true } | null; readonly done: string }> =
  new Map([
    ['confirm', { answer: { confirmed: true }, done: 'reading-confirmed' }],
    ['clear', { answer: null, done: 'reading-cleared' }],
  ]);

async function send(visit: PageVisit, _body: unknown, sent: PageVisit['request']['form']) {
  const { reference = '', form = '' } = visit.path;
  const records = RECORDS.get(oneOf(sent, 'does'));
  const path = oneOf(sent, 'path');
  if (records === undefined || path === undefined)
    throw new Problem(422, 'bad-input', 'Choose one of the buttons beside the answer.');
  await visit.perform('recordReading', {
    path: { reference },
    ifMatch: oneOf(sent, VERSION) ?? '',
    body: { form: Number(form), path, answer: records.answer },
  });
  return { to: `/staff/cases/${reference}/reading/${form}?done=${records.done}` };
}

async function show(visit: PageVisit, shows: Shows): Promise<Page> {
  const seen = await readCase(visit);
  const form = formOf(seen, visit.path.form);
  const definition = forms.get(form.formId);
  const { names, view } = seen;
  const file = view.documents.find(({ id }) => id === form.documentId);
  const { does: _does, path: asked = visit.request.query.question, ...values } = shows.values;
  const page = view.may.record_reading.may ? `/staff/cases/${view.case.reference}/reading/${form.number}` : undefined;
  const drawn = drawnOf(seen, form);
  const shown =
    form.view === null || definition === undefined
      ? undefined
      : shownIn(questionsOf(form, form.view, { definition, names, now: visit.now, page, drawn }), String(asked ?? ''));
  return casePage(visit, seen, {
    template: 'console/case/reading/reading.njk',
    title: 'Check what was read',
    model: {
      ...formModel(visit, seen, { does: 'record_reading' }, { ...shows, values }),
      number: form.number,
      formTitle: titleOf(form),
      file: file?.name,
      drawn,
      read: timeWords(form.readAt, visit.now),
      otherForms: view.forms.filter((one) => one.formId === form.formId && one !== form).map(({ number }) => number),
      ...repeatsOf(view),
      shown,
      task: taskOf(form, seen),
    },
  });
}

/** Returns the task to check a form, and whether a person can mark it as done now. */
function taskOf(form: DeepReadonly<FormSeen>, { view }: CaseSeen) {
  const task = view.tasks.find(({ kind, about }) => kind === 'check_reading' && (about ?? null) === form.documentId);
  if (task === undefined) return undefined;
  return {
    isOpen: task.state === 'open',
    says: task.says,
    done: view.may.finish_task.may ? `do/task-done?task=${encodeURIComponent(task.id)}` : undefined,
  };
}

/** Returns what the page shows of the questions: the one to settle now, and how far the check is. */
function shownIn(questions: Questions, asked: string) {
  const { safety, unsure, rest } = questions;
  const left = safety.filter(({ settled }) => !settled);
  const all = [...safety, ...unsure, ...rest.flatMap(({ answers }) => answers)];
  const current = all.find(({ path }) => path === asked) ?? left[0] ?? unsure[0];
  return {
    ...questions,
    current: current === undefined ? undefined : withButtons(current),
    isSafety: current !== undefined && safety.includes(current),
    progress: progressWords(safety.length - left.length, safety.length, unsure.length),
    isSettled: left.length === 0,
  };
}

/** Returns a question with what can be recorded of it by one button. Nobody confirms what they cannot read. */
function withButtons(question: Question) {
  const { text, missing, hidden, settled, leftovers } = question;
  const isAnswered = text !== undefined || missing !== undefined;
  return {
    ...question,
    check: undefined,
    confirms: isAnswered && !settled && hidden === undefined,
    clears: isAnswered || (!settled && leftovers.length > 0),
  };
}

function progressWords(settled: number, all: number, unsure: number): string {
  const safety =
    all === 0 ? 'No safety question waits to be confirmed.' : `${settled} of ${all} safety questions confirmed.`;
  const rest = unsure === 0 ? '' : ` ${unsure} other ${unsure === 1 ? 'answer is' : 'answers are'} unsure.`;
  return `${safety}${rest}`;
}
