import type { Performed } from '#functions/casework/index.ts';
import { notFound, Problem } from '#functions/platform/http/problem.ts';
import { CONFIRMED_WORDS } from '#schemas/words/asking-words.ts';
import { choicesOf, type Field, labelsOf } from '../../kit/fields.ts';
import { oneOf, REASON_FIELD } from '../../kit/form-body.ts';
import { formRoutes } from '../../kit/form-route.ts';
import type { PageVisit } from '../../kit/page.ts';
import { readCase } from '../case/case-frame.ts';
import { formModel, VERSION } from './form-page.ts';

const TITLE = 'Confirm a conversation';

/** `/staff/cases/{reference}/conversations/{id}`: shows the email that confirms a conversation, word for word, and approves it. */
export const CONFIRMING = formRoutes({
  path: '/staff/cases/{reference}/conversations/{id}',
  show: async (visit, shows) => {
    const seen = await readCase(visit);
    const { does, page } = APPROVES;
    const conversation = seen.view.conversations.find(({ id }) => id === visit.path.id);
    if (conversation === undefined && seen.view.more === null) throw notFound();
    const preview = await previewOf(visit);
    const model = formModel(visit, seen, { does, page }, shows);
    const whyNot = preview?.state === 'to_approve' ? model.whyNot : 'This confirmation is settled already.';
    return {
      template: 'console/do/confirming.njk',
      title: TITLE,
      labels: labelsOf(FIELDS),
      watched: true,
      model: {
        ...model,
        preview,
        whyNot,
        isShown: whyNot === undefined,
        form: {
          says: ['Read the email. Approved, it goes out once, at once. Nobody can take it back.'],
          button: 'Confirm the conversation',
        },
        fields: FIELDS,
      },
    };
  },
  send: async ({ perform, path: { reference = '', id = '' } }, body, form) => {
    await perform('approveConfirmation', {
      path: { reference },
      ifMatch: oneOf(form, VERSION) ?? '',
      reason: oneOf(form, REASON_FIELD),
      form: { ...body, id },
    });
    return { to: `/staff/cases/${reference}/messages?done=confirmation` };
  },
});

const FIELDS: readonly Field[] = [
  {
    kind: 'radios',
    name: 'instead/how',
    label: 'How it is confirmed',
    value: '',
    choices: [
      { value: '', text: 'I approve this email: send it' },
      ...choicesOf(CONFIRMED_WORDS).map((choice) => ({ ...choice, text: `${choice.text}: send no email` })),
    ],
  },
  {
    kind: 'textarea',
    name: 'instead/why',
    label: 'Why not by email',
    hint: 'Needed where no email is sent.',
    most: 2000,
    rows: 2,
  },
];

const APPROVES = { does: 'approve_confirmation', page: '/messages' } as const;

/** Returns the email; undefined where the conversation is confirmed another way. */
async function previewOf({ perform, path }: PageVisit): Promise<Performed<'previewConfirmation'>['body'] | undefined> {
  const { reference = '', id = '' } = path;
  try {
    return (await perform('previewConfirmation', { path: { reference, id } })).body;
  } catch (error) {
    if (error instanceof Problem && error.code === 'no-email') return undefined;
    throw error;
  }
}
