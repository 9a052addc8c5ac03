import * as z from 'zod';
import { Problem } from '#functions/platform/http/problem.ts';
import { readInput } from '#functions/platform/http/read-input.ts';
import type { FileToSave } from '../../kit/page.ts';
import { formChoices } from '../do/asking.ts';
import type { Look } from './look.ts';

const Wanted = z.object({
  form: z.string('Choose a form.'),
  dueAt: z.iso.date('Give the day as day, month and year.').optional(),
});

/** The form that gives a blank form with the number of a case. */
export const BLANK_FORM: Look = {
  path: 'blank-form',
  page: '/files',
  title: 'Get a blank form for this case',
  says: () => [
    'You get a Word form to send to the person who will complete it. It has the number of this case, so that it comes back here, and nothing else about the case.',
    'This can take up to 20 seconds. Press the button once, and wait until the file is saved.',
  ],
  button: 'Get the blank form',
  fields: () => [
    { kind: 'radios', name: 'form', label: 'Form', choices: formChoices() },
    { kind: 'date', name: 'dueAt', label: 'The day when it should come back (optional)' },
  ],
  give: async ({ perform }, { reference, body }) => {
    const { form, dueAt } = readInput(Wanted, body, (errors) => {
      const [{ detail } = { detail: 'Choose a form.' }] = errors;
      throw new Problem(422, 'bad-input', detail, { errors: [...errors] });
    });
    return fileIn(await perform('issueForm', { path: { reference, name: `${form}.docx` }, query: { dueAt } }));
  },
};

/** Returns the file of an operation's answer, to save. */
export function fileIn({
  file,
  headers = {},
}: {
  readonly file?: Uint8Array;
  readonly headers?: FileToSave['headers'];
}): FileToSave {
  if (file === undefined) throw new RangeError('the operation gave no file');
  return { file, headers };
}
