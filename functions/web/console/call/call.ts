import { Problem } from '#functions/platform/http/problem.ts';
import { timeWords } from '#functions/platform/london-words.ts';
import type { Channel } from '#schemas/codes/channel.ts';
import type { FormDefinition } from '#schemas/forms/definition.ts';
import { forms } from '#schemas/forms/forms.ts';
import { Reference } from '#schemas/reference.ts';
import { CHANNEL_WORDS } from '#schemas/words/case-words.ts';
import { choicesOf, type Field, labelsOf, typedWords } from '../../kit/fields.ts';
import { bodyOf, type FormBody, oneOf, type Values } from '../../kit/form-body.ts';
import { formRoutes, type Shows } from '../../kit/form-route.ts';
import type { Page, PageAnswer, PageRoute, PageVisit } from '../../kit/page.ts';
import { VERSION } from '../do/form-page.ts';
import { namesOf } from '../names.ts';
import { kindsOf, sectionsOf, valuesOf } from './call-fields.ts';
import { callsOf, readDraft } from './calls.ts';
import { childAsked, known } from './known.ts';

const PATH = '/staff/call';
/** The button that was pressed. */
const PRESSED = '_do';
const FORM = '_form';
/** The ways in which a referral is taken down by hand; the others have doors of their own. */
const CHANNELS = ['phone', 'walk_in', 'message', 'post', 'internal'] as const satisfies readonly Channel[];

/** The pages on which staff take a referral down by telephone or at the desk (S16). */
export const CALLS: readonly PageRoute[] = [
  ...formRoutes({
    path: PATH,
    show: async (visit, { values, wrong }) => {
      const fields = beginFields();
      return {
        template: 'console/call/begin.njk',
        title: 'Take a referral',
        watched: true,
        labels: labelsOf(fields),
        model: { fields, values, wrong, calls: await callsOf(visit, await namesOf(visit.perform)) },
      };
    },
    send: async ({ perform }, body) => {
      const { id } = (await perform('beginDraft', { form: body })).body;
      return { to: `${PATH}/${id}` };
    },
  }),
  ...formRoutes({
    path: `${PATH}/{id}`,
    show: async (visit, shows) => (await ended(visit, shows)) ?? callPage(visit, shows),
    send: sendCall,
  }),
  ...formRoutes({
    path: `${PATH}/{id}/take`,
    show: async (visit) => {
      const { draft, etag } = await readDraft(visit.perform, idOf(visit));
      const names = await namesOf(visit.perform);
      return {
        template: 'console/call/take.njk',
        title: 'Take over a referral',
        model: {
          id: draft.id,
          who: names.get(draft.taker),
          changed: timeWords(draft.changedAt, visit.now),
          version: etag,
        },
      };
    },
    send: async (visit, _body, form) => {
      await visit.perform('takeDraft', { path: { id: idOf(visit) }, ifMatch: oneOf(form, VERSION) });
      return { to: `${PATH}/${idOf(visit)}` };
    },
  }),
  ...formRoutes({
    path: `${PATH}/{id}/let-go`,
    show: async (visit, { values, wrong }) => {
      const { draft, etag } = await readDraft(visit.perform, idOf(visit));
      const fields: Field[] = [
        {
          kind: 'textarea',
          name: 'why',
          label: 'Why it is no referral',
          hint: 'The audit keeps it. 5 to 500 characters.',
          rows: 2,
        },
      ];
      const model = { id: draft.id, version: etag, fields, values, wrong };
      return { template: 'console/call/let-go.njk', title: 'Let it go', labels: labelsOf(fields), model };
    },
    send: async (visit, body, form) => {
      await visit.perform('letGoDraft', { path: { id: idOf(visit) }, ifMatch: oneOf(form, VERSION), form: body });
      return { to: `${PATH}?done=let-go` };
    },
  }),
];

const idOf = ({ path }: PageVisit): string => path.id ?? '';

const CHANNEL = { name: 'channel', label: 'How it comes', choices: choicesOf(CHANNEL_WORDS, CHANNELS) };

const beginFields = (): Field[] => [
  { kind: 'radios', ...CHANNEL, value: 'phone' },
  {
    kind: 'radios',
    name: 'form',
    label: 'What it is about',
    choices: [...forms.values()].map(({ id, title }) => ({ value: id, text: title })),
    value: [...forms.keys()][0],
  },
];

/**
 * Returns the page of a draft that was filed or let go, or that a colleague took over while somebody typed; undefined for one that its
 * reader may see.
 */
async function ended(visit: PageVisit, { values }: Shows): Promise<Page | undefined> {
  const typed = typedWords(fieldsTyped(visit, values), values);
  try {
    await readDraft(visit.perform, idOf(visit));
    return undefined;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const isTaken = error.code === 'not-found' && typed.length > 0;
    if (!isTaken && error.code !== 'draft-ended') throw error;
    const { data: reference } = Reference.safeParse(error.more.reference);
    const title = isTaken ? 'Not yours any more' : reference === undefined ? 'Let go' : 'Referral filed';
    return { template: 'console/call/ended.njk', title, model: { reference, isTaken, typed } };
  }
}

/** Returns the fields of what was typed into a draft that has ended meanwhile. */
function fieldsTyped({ request }: PageVisit, values: Values): readonly Field[] {
  const form = forms.get(oneOf(request.form, FORM) ?? '');
  const asked = form === undefined ? [] : sectionsOf(form, values, undefined).flatMap(({ fields }) => fields);
  return [{ kind: 'select', ...CHANNEL }, ...asked];
}

async function callPage(visit: PageVisit, { values: typed, wrong, changed }: Shows): Promise<Page> {
  const { perform, request, person, now } = visit;
  const { draft, etag } = await readDraft(perform, idOf(visit));
  const form = formOf(draft.form);
  const saved = valuesOf(draft.answers);
  const isTyped = Object.keys(typed).length > 0;
  const values = isTyped ? typed : saved;
  const sections = sectionsOf(form, values, request.query.more);
  const fields = sections.flatMap((section) => section.fields);
  const labels = labelsOf(fields);
  const unreadable = draft.unreadable.map(({ pointer, detail: text }) => ({ name: pointer.slice(1), text }));
  const changes = isTyped ? changesBetween(saved, typed, fields) : [];
  const isMine = draft.taker === person.staff.id;
  const names = await namesOf(perform);
  return {
    template: 'console/call/call.njk',
    title: 'Take a referral',
    watched: true,
    model: {
      id: draft.id,
      form: { id: form.id, title: form.title },
      channel: { kind: 'select', ...CHANNEL, value: draft.channel },
      taker: isMine ? undefined : names.get(draft.taker),
      sections,
      hidden: Object.entries(values).flatMap(([name, value]) =>
        name === 'channel' || name in labels ? [] : [value].flat().map((text) => ({ name, text })),
      ),
      values,
      wrong: isTyped ? wrong : Object.fromEntries(unreadable.map(({ name, text }) => [name, text])),
      unreadable: unreadable.map(({ name, text }) => (name in labels ? { text, href: `#${name}` } : { text })),
      // What was saved just before its filing was refused is what is there now.
      version: changed || changes.length === 0 ? etag : (oneOf(request.form, VERSION) ?? etag),
      changes: changed ? changes : undefined,
      danger: draft.danger,
      saved: timeWords(draft.changedAt, now),
      begun: timeWords(draft.begunAt, now),
      known: await known(visit),
    },
  };
}

/** Returns the answers that are saved otherwise than they were typed here: another window saved them, or nobody has yet. */
function changesBetween(saved: Values, typed: Values, fields: readonly Field[]) {
  const shown = (name: string, value: Values[string] = '') => typedWords(fields, { [name]: value })[0];
  const textOf = (name: string, values: Values) => shown(name, values[name])?.text.trim() ?? '';
  return [...new Set([...Object.keys(saved), ...Object.keys(typed)])].flatMap((name) => {
    const there = textOf(name, saved);
    if (name === 'channel' || there === textOf(name, typed)) return [];
    return [{ label: shown(name, 'x')?.label ?? name, text: there === '' ? 'Nothing' : there }];
  });
}

/** Saves what was typed, whatever was pressed; and then does that. */
async function sendCall(visit: PageVisit, _body: unknown, sent: FormBody): Promise<PageAnswer> {
  const { perform } = visit;
  const id = idOf(visit);
  const form = formOf(oneOf(sent, FORM) ?? '');
  const { channel, ...answers } = bodyOf(sent, kindsOf(form));
  const ifMatch = oneOf(sent, VERSION);
  const pressed = oneOf(sent, PRESSED) ?? 'save';
  const saved = await perform('saveDraft', { path: { id }, ifMatch, form: { channel, answers } });
  const etag = saved.headers?.etag;
  if (pressed === 'file' || pressed === 'file-as-words') {
    await perform('fileDraft', {
      path: { id },
      ifMatch: etag,
      body: { acknowledged: oneOf(sent, '_told') === 'yes', asWords: pressed === 'file-as-words' },
    });
    return { to: `${PATH}/${id}` };
  }
  if (pressed === 'by-itself') return savedPage(visit, etag ?? '', saved.body.danger);
  if (pressed === 'known') return { to: `${PATH}/${id}?found=${await visit.keep(childAsked(answers))}#known` };
  const [what, asked] = pressed.split(':');
  const section = form.sections.find((one) => one.id === asked);
  if (section === undefined) return { to: `${PATH}/${id}` };
  if (what !== 'add') return { to: `${PATH}/${id}#${section.id}` };
  return { to: `${PATH}/${id}?more=${section.id}#${nextItem(section.id, answers[section.id])}` };
}

/** Returns the place of the item that a page adds to a section. */
const nextItem = (section: string, items: unknown): string => `${section}/${Array.isArray(items) ? items.length : 0}`;

/** The answer to our script, which saved without anybody pressing a button. */
const savedPage = ({ now }: PageVisit, version: string, danger: readonly string[]): Page => ({
  template: 'console/call/saved.njk',
  title: 'Saved',
  model: { version, at: timeWords(now.toISOString(), now), danger },
});

/** @throws Problem 404 for a form that we do not have */
function formOf(id: string): FormDefinition {
  const form = forms.get(id);
  if (form === undefined) throw new Problem(404, 'not-found', 'There is no such form.');
  return form;
}
