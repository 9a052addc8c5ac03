/** `npm run form -- FORM --out FILE.docx [--reference R] [--due YYYY-MM-DD]`: writes a blank Word form for a person to fill in. */
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import * as z from 'zod';
import { type BlankFormFor, writeBlankForm } from '#functions/documents/word/index.ts';
import { readConfiguration } from '#infra/configuration.ts';
import { forms } from '#schemas/forms/forms.ts';
import { Reference } from '#schemas/reference.ts';
import { complain, readArguments, Sentence } from './command-line.ts';
import { ROOT } from './places.ts';

const Text = z.string().optional();

/** Returns the council's name and how it is reached, from the same place as the deployed program's. */
async function council(): Promise<BlankFormFor['council']> {
  const { context } = z
    .object({ context: z.record(z.string(), z.unknown()).default({}) })
    .parse(JSON.parse(await readFile(join(ROOT, 'cdk.json'), 'utf8')));
  const { councilName, councilTelephone, coordinatorContact, mailbox } = readConfiguration((name) => context[name]);
  return { name: councilName, telephone: councilTelephone, coordinator: coordinatorContact, mailbox };
}

function readReference(given: string | undefined): string | undefined {
  if (given === undefined) return undefined;
  const reference = Reference.safeParse(given.toUpperCase());
  if (!reference.success)
    throw new Sentence('--reference takes a case reference, such as the one on its acknowledgement.');
  return reference.data;
}

function readDay(given: string | undefined): string | undefined {
  if (given === undefined) return undefined;
  const day = z.iso.date().safeParse(given);
  if (!day.success) throw new Sentence('--due takes a day as YYYY-MM-DD, such as 2026-11-27.');
  return day.data;
}

try {
  const options = { out: { type: 'string' }, reference: { type: 'string' }, due: { type: 'string' } } as const;
  const { values, positionals } = readArguments(options, process.argv.slice(2));
  const definition = forms.get(positionals[0] ?? '');
  if (!definition) throw new Sentence(`Say which form: ${[...forms.keys()].join(', ')}.`);
  const out = Text.parse(values.out);
  if (out === undefined) throw new Sentence('Say where to write it: --out FILE.docx.');
  const bytes = await writeBlankForm(definition, {
    council: await council(),
    reference: readReference(Text.parse(values.reference)),
    dueAt: readDay(Text.parse(values.due)),
  });
  const file = resolve(process.env.INIT_CWD ?? process.cwd(), out);
  await writeFile(file, bytes);
  console.error(`${definition.title}, version ${definition.version}, is in ${file}.`);
} catch (fault) {
  complain(fault);
  process.exitCode = 1;
}
