/** `npm run api [-- --out FILE.json]`: writes the typed client of the API, and with `--out` its OpenAPI document. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import * as z from 'zod';
import { OPERATIONS } from '#schemas/api/index.ts';
import { openApi } from '#schemas/api/openapi.ts';
import { apiClient } from './api-client.ts';
import { complain, readArguments } from './command-line.ts';
import { ROOT } from './places.ts';

/** Git does not track it: `npm test` and `npm run typecheck` write it before they check types. */
const CLIENT = 'schemas/api/generated/client.ts';

try {
  const { values } = readArguments({ out: { type: 'string' } }, process.argv.slice(2));
  const out = z.string().optional().parse(values.out);
  const document = openApi(OPERATIONS);
  await mkdir(dirname(join(ROOT, CLIENT)), { recursive: true });
  await writeFile(join(ROOT, CLIENT), apiClient(document));
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
