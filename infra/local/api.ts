/** `npm run api [-- --out FILE.json]`: writes the typed client of the API and, with --out, its OpenAPI document. */
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import * as z from 'zod';
import { OPERATIONS } from '#schemas/api/index.ts';
import { openApi } from '#schemas/api/openapi.ts';
import { CLIENT, writeApiClient } from './api-client.ts';
import { complain, readArguments } from './command-line.ts';

try {
  const { values } = readArguments({ out: { type: 'string' } }, process.argv.slice(2));
  const out = z.string().optional().parse(values.out);
  const document = openApi(OPERATIONS);
  await writeApiClient(document);
  console.error(`The typed client is in ${CLIENT}.`);
  if (out !== undefined) {
    const file = resolve(process.env.INIT_CWD ?? process.cwd(), out);
    await writeFile(file, `${JSON.stringify(document, null, 2)}\n`);
    console.error(`OpenAPI ${document.openapi} is in ${file}.`);
  }
} catch (fault) {
  complain(fault);
  process.exitCode = 1;
}
