import { inflateRawSync } from 'node:zlib';
import * as z from 'zod';
import { FormRecord } from '#schemas/case.ts';
import { AnswerSource } from '#schemas/forms/answer.ts';
import { MOST_TEXT } from './pack-form.ts';

const Packed = z.looseObject({
  from: z.object({ source: AnswerSource, confidence: z.number() }),
  groups: z.array(z.tuple([z.string(), z.record(z.string(), z.unknown())])),
});

const isMore = (held: unknown): held is object => typeof held === 'object' && held !== null && !Array.isArray(held);

/** A form as the table gives it back. */
export const StoredForm = z
  .object({ form: z.union([z.string(), z.instanceof(Uint8Array)]) })
  .transform(({ form }, context): unknown => {
    try {
      const text =
        typeof form === 'string' ? form : inflateRawSync(form, { maxOutputLength: 4 * MOST_TEXT }).toString();
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: 'custom', message: 'The text of a form cannot be read.' });
      return z.NEVER;
    }
  })
  .pipe(Packed)
  .transform(({ from, groups, ...form }) => ({
    ...form,
    answers: groups.flatMap(([base, answers]) =>
      Object.entries(answers).map(([id, held]) => ({
        path: `${base}/${id}`,
        ...from,
        ...(isMore(held) ? held : { value: held }),
      })),
    ),
  }))
  .pipe(FormRecord);
