/** `npm run api [-- --out FILE.json]`: writes the typed client of the API and, with --out, its OpenAPI document. */
import { writeFile } from 'node:fs/promises';
import { CLIENT, writeApiClient } from './api-client.ts';
import { readArguments, runCommand } from './command-line.ts';
import { fromPerson } from './places.ts';

await runCommand(async () => {
  const { values } = readArguments({ out: { type: 'string' } });
  const document = await writeApiClient();
  console.error(`The typed client is in ${CLIENT}.`);
  if (values.out === undefined) return;
  const file = fromPerson(values.out);
  await writeFile(file, `${JSON.stringify(document, null, 2)}\n`);
  console.error(`OpenAPI ${document.openapi} is in ${file}.`);
});
