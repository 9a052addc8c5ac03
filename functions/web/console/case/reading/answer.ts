import { Problem } from '#functions/platform/http/problem.ts';
import type { DeepReadonly } from '#schemas/api/deep-readonly.ts';
import type { FormSeen } from '#schemas/api/staff/case-view.ts';
import { missingReasons } from '#schemas/codes/missing-reasons.ts';
import { type Place, placedFields, placeOf, questionLabel } from '#schemas/forms/compiled-form.ts';
import type { FormDefinition } from '#schemas/forms/definition.ts';
import { forms } from '#schemas/forms/forms.ts';
import { type Choice, type Field, labelsOf } from '../../../kit/fields.ts';
import { oneOf } from '../../../kit/form-body.ts';
import { formRoutes, type Shows } from '../../../kit/form-route.ts';
import type { Page, PageRoute, PageVisit } from '../../../kit/page.ts';
import { formModel, VERSION } from '../../do/form-page.ts';
import { readCase } from '../case-frame.ts';
import { hiddenIn } from '../form-answers.ts';
import { placeHref, placeOfAnswer, whereChecked } from '../original/place-in-original.ts';
import { answerField } from './answer-field.ts';
import { drawnOf, formOf } from './form-of-path.ts';

type Form = DeepReadonly<FormSeen>;
type Sent = Readonly<Record<string, unknown>>;

/** The form that records what an answer says: by hand, or from words that are not an answer. */
export const READ_ANSWER: readonly PageRoute[] = formRoutes({
  path: '/staff/cases/{reference}/reading/{form}/answer',
  kinds: { lists: ['answer'] },
  show,
  send,
});

async function show(visit: PageVisit, shows: Shows): Promise<Page> {
  const seen = await readCase(visit);
  const form = formOf(seen, visit.path.form);
  const definition = forms.get(form.formId);
  const { query } = visit.request;
  const path = String(shows.values.path ?? query.question ?? '');
  const place = definition === undefined ? undefined : placeOf(definition, path);
  const words = leftoverOf(form, query.leftover);
  const fields =
    definition === undefined
      ? []
      : place === undefined
        ? choiceOfQuestion(form, definition, words)
        : answerFields(form, { place, path, label: questionLabel(definition, path), words });
  const leftover = words === undefined ? undefined : query.leftover;
  // Back to the question, or the words, from which the person came.
  const from = place === undefined ? form.leftovers[Number(leftover)]?.path : path;
  const page = `/reading/${form.number}${whereChecked(from, leftover)}` as const;
  const model = formModel(visit, seen, { does: 'record_reading', page }, shows);
  const drawn = drawnOf(seen, form);
  const asked = leftover === undefined ? placeOfAnswer(form, path) : { question: from, leftover };
  return {
    template: 'console/do/form.njk',
    title: 'Record what an answer says',
    labels: labelsOf(fields),
    watched: true,
    model: {
      ...model,
      form: {
        says: ['What was read before stays beside it, with your name.'],
        button:
          place !== undefined
            ? 'Record the answer'
            : words === undefined
              ? 'Continue'
              : 'Use these words as its answer',
      },
      links:
        drawn === undefined || asked === undefined
          ? []
          : [{ href: placeHref(drawn, asked), text: 'See its place in the original' }],
      isShown: model.whyNot === undefined && fields.length > 0,
      fields,
    },
  };
}

interface Asked {
  readonly place: Place;
  readonly path: string;
  readonly label: string;
  readonly words: string | undefined;
}

function answerFields(form: Form, { place, path, label, words }: Asked): Field[] {
  const { field, base } = place;
  const before = form.answers.find((answer) => answer.path === path || answer.path === `${base}/${field.id}`);
  const read = words ?? before?.value;
  // What is hidden from this reader must not become the answer.
  const isHidden = hiddenIn(String(read)) !== undefined;
  return [
    ...(words === undefined ? [] : [{ kind: 'words' as const, text: `On the form: ${words}` }]),
    { kind: 'hidden', name: 'path', value: path },
    answerField(field, label, isHidden || (words !== undefined && field.codes !== undefined) ? undefined : read),
    {
      kind: 'select',
      name: 'missing',
      label: 'Or why there is no answer (optional)',
      choices: missingReasons.codes.map(({ code, label: text }) => ({ value: code, text })),
    },
    { kind: 'textarea', name: 'why', label: 'Why (optional)', most: 2000, rows: 2 },
  ];
}

/** Returns the first step: which question the words, or what a person will type, are the answer to. */
function choiceOfQuestion(form: Form, definition: FormDefinition, words: string | undefined): Field[] {
  return [
    ...(words === undefined ? [] : [{ kind: 'words' as const, text: `On the form: ${words}` }]),
    { kind: 'select', name: 'path', label: 'Question', choices: questionChoices(form, definition) },
  ];
}

/** Returns the questions of a form: those of each item that it has, and of one more. */
function questionChoices({ answers }: Form, definition: FormDefinition): Choice[] {
  return definition.sections.flatMap((section) => {
    const { id, repeat } = section;
    const numbers = answers
      .filter(({ path }) => path.startsWith(`/${id}/`))
      .map(({ path }) => Number(path.split('/')[2]));
    const indexes =
      repeat === undefined
        ? [undefined]
        : Array.from({ length: Math.min(Math.max(-1, ...numbers) + 2, repeat.max) }, (_, index) => index);
    return indexes.flatMap((index) =>
      placedFields(section, index).map(({ path }) => ({ value: path, text: questionLabel(definition, path) })),
    );
  });
}

/** Returns the words of a leftover, by its index in the address. */
const leftoverOf = ({ leftovers }: Form, index: string | undefined): string | undefined =>
  index !== undefined && /^\d{1,4}$/.test(index) ? leftovers[Number(index)]?.text : undefined;

async function send(visit: PageVisit, body: Sent, sent: PageVisit['request']['form']) {
  const { reference = '', form: number = '' } = visit.path;
  const base = `/staff/cases/${reference}/reading/${number}`;
  const { leftover } = visit.request.query;
  const path = oneOf(sent, 'path') ?? '';
  const form = formOf(await readCase(visit), number);
  const isFirst = !sent.has('missing');
  const words = isFirst ? leftoverOf(form, leftover) : undefined;
  const from = leftover === undefined ? '' : `&leftover=${encodeURIComponent(leftover)}`;
  // Words that this reader cannot read, or that are no answer of this question: a person says what they mean.
  const asks = { to: `${base}/answer?question=${encodeURIComponent(path)}${from}` };
  if (isFirst && (words === undefined || hiddenIn(words) !== undefined)) return asks;
  try {
    await visit.perform('recordReading', {
      path: { reference },
      ifMatch: oneOf(sent, VERSION) ?? '',
      form: {
        form: Number(number),
        path,
        answer: words ?? answerIn(form, path, body),
        ...(leftover === undefined ? {} : { leftover: Number(leftover) }),
        ...(body.why === undefined ? {} : { why: body.why }),
      },
    });
  } catch (refused) {
    if (words !== undefined && refused instanceof Problem && refused.code === 'form-unreadable') return asks;
    throw refused;
  }
  return { to: `${base}?done=reading-recorded` };
}

/** Returns what was typed or chosen, as the operation takes it. */
function answerIn({ formId }: Form, path: string, { answer, missing }: Sent): unknown {
  if (missing !== undefined) return { missing };
  const definition = forms.get(formId);
  const isList = definition !== undefined && placeOf(definition, path)?.field.type === 'choices';
  if (!Array.isArray(answer)) return isList ? [] : '';
  return isList ? answer : answer[0];
}
