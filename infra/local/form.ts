/** `npm run form -- FORM --out FILE.docx [--reference R] [--due YYYY-MM-DD]`: writes a blank Word form for a person to fill in. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { type BlankFormFor, writeBlankForm } from '#functions/documents/word/index.ts';
import { readConfiguration } from '#infra/configuration.ts';
import { forms } from '#schemas/forms/forms.ts';
import { Reference } from '#schemas/reference.ts';
import { readArguments, runCommand } from './command-line.ts';
import { fromPerson, ROOT } from './places.ts';
import { PlainError } from './plain-error.ts';

/** Returns the council's name and contact details, as the deployed program gets them. */
async function council(): Promise<BlankFormFor['council']> {
  const { context } = z
    .object({ context: z.record(z.string(), z.unknown()).default({}) })
    .parse(JSON.parse(await readFile(join(ROOT, 'cdk.json'), 'utf8')));
  const { councilName, councilTelephone, coordinatorContact, mailbox } = readConfiguration((name) => context[name]);
  return { name: councilName, telephone: councilTelephone, coordinator: coordinatorContact, mailbox };
}

/** Reads an option, which may be missing. Throws `PlainError` with what it takes. */
function read<T>(schema: z.ZodType<T>, given: string | undefined, takes: string): T | undefined {
  const option = schema.optional().safeParse(given);
  if (!option.success) throw new PlainError(takes);
  return option.data;
}

await runCommand(async () => {
  const text = { type: 'string' } as const;
  const { values, positionals } = readArguments({ out: text, reference: text, due: text });
  const definition = forms.get(positionals[0] ?? '');
  if (!definition) throw new PlainError(`Say which form: ${[...forms.keys()].join(', ')}.`);
  if (values.out === undefined) throw new PlainError('Say where to write it: --out FILE.docx.');
  const bytes = await writeBlankForm(definition, {
    council: await council(),
    reference: read(
      Reference,
      values.reference?.toUpperCase(),
      '--reference takes a case reference, such as the one on its acknowledgement.',
    ),
    dueAt: read(z.iso.date(), values.due, '--due takes a day as YYYY-MM-DD, such as 2026-11-27.'),
  });
  const file = fromPerson(values.out);
  await writeFile(file, bytes);
  console.error(`${definition.title}, version ${definition.version}, is in ${file}.`);
});
