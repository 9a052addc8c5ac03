import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { INDEXES } from '#functions/platform/store/indexes.ts';
import { OPERATIONS } from '#schemas/api/index.ts';

/** How a page writes a number of indexes. */
const IN_WORDS = new Map([[9, 'nine']]);

it.each([
  ['docs/decisions/19-api-from-schemas.md', `the ${OPERATIONS.length} operations`],
  ['docs/architecture.md', `The ${IN_WORDS.get(Object.keys(INDEXES).length)} indexes are sparse`],
  ['docs/deploying.md', `The table of cases has ${IN_WORDS.get(Object.keys(INDEXES).length)} indexes`],
])('%s has the figure of the code: %s', (page, words) => {
  expect(readFileSync(page, 'utf8')).toContain(words);
});
