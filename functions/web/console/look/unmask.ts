import type { Performed } from '#functions/casework/index.ts';
import { type CaseSeen, frameOf } from '../case/case-frame.ts';
import type { Look } from './look.ts';

/** The form that shows the secret addresses of a case, once. */
export const UNMASK: Look = {
  path: 'do/unmask',
  does: 'unmask',
  title: 'Show the secret addresses',
  says: ({ view }) => [
    view.hides.includes('addresses')
      ? 'The addresses that this case keeps secret are shown on the next page, once. The case stays masked.'
      : 'This case hides no address from you now.',
    'Anyone who reads an address here can find the family. Look at it where nobody else sees your screen, and copy it nowhere. Your reason is recorded.',
  ],
  button: 'Show the secret addresses',
  reason: 'always',
  give: async (visit, { seen, reference, reason = '' }) => {
    const { body } = await visit.perform('unmaskCase', {
      path: { reference },
      body: { group: 'addresses', why: reason },
      reason,
    });
    return {
      template: 'console/look/unmasked.njk',
      title: 'Secret addresses',
      watched: true,
      model: { ...frameOf(visit, seen), secrets: body.fields.map((field) => secretOf(seen, field)) },
    };
  },
};

type Secret = Performed<'unmaskCase'>['body']['fields'][number];

/** Returns a secret with the words of its question and of whom it is about, as the form's own page has them. */
function secretOf({ view }: CaseSeen, { form, path, values }: Secret) {
  const shown = view.forms.find(({ number }) => number === form)?.view;
  for (const { title, items } of shown?.sections ?? [])
    for (const { label, fields } of items) {
      const field = fields.find((one) => one.path === path);
      if (field !== undefined) return { of: `Form ${form}: ${label ?? title}`, label: field.label, values };
    }
  return { of: `Form ${form}`, label: 'Among other words of the form', values };
}
