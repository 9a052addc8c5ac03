/** `npm run api [-- --out FILE.json]`: writes the typed client of the API, what the pages are built of and, with --out, the OpenAPI document. */
import { writeFile } from 'node:fs/promises';
import { buildPages } from '../pages/build-pages.ts';
import { CLIENT, writeApiClient } from './api-client.ts';
import { readArguments, runCommand } from './command-line.ts';
import { fromPerson } from './places.ts';

await runCommand(async () => {
  const { values } = readArguments({ out: { type: 'string' } });
  buildPages();
  const document = await writeApiClient();
  console.error(`The typed client is in ${CLIENT}.`);
  if (values.out === undefined) return;
  const file = fromPerson(values.out);
  await writeFile(file, `${JSON.stringify(document, null, 2)}\n`);
  console.error(`OpenAPI ${document.openapi} is in ${file}.`);
});
