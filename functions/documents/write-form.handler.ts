import * as z from 'zod';
import { forms } from '#schemas/forms/forms.ts';
import { Instant } from '#schemas/instant.ts';
import { Reference } from '#schemas/reference.ts';
import { writeBlankForm } from './word/index.ts';

const Wanted = z.strictObject({
  form: z.string().transform((id) => forms.get(id)),
  reference: Reference,
  dueAt: Instant.optional(),
  council: z.strictObject({ name: z.string(), telephone: z.string(), coordinator: z.string(), mailbox: z.string() }),
});

/** Writes the blank form that a letter carries, for `correspondence/send`: base64, as an answer of Lambda is text. */
export const handler = async (event: unknown): Promise<string> => {
  const { form, ...issued } = Wanted.parse(event);
  if (form === undefined) throw new Error('there is no such form');
  return Buffer.from(await writeBlankForm(form, issued)).toString('base64');
};
