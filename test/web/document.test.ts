import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { apiClient, CLIENT } from '#infra/local/api-client.ts';
import { OPERATIONS } from '#schemas/api/index.ts';
import { openApi } from '#schemas/api/openapi.ts';

const document = openApi(OPERATIONS);

it('the API’s document is OpenAPI 3.1 without a fault, and every example in it is of its shape', async () => {
  const config = await createConfig({
    extends: ['recommended-strict'],
    rules: {
      'no-invalid-media-type-examples': 'error',
      'no-invalid-parameter-examples': 'error',
      // Its headings are the whole of it.
      'tag-description': 'off',
    },
  });
  const faults = await lintFromString({ source: JSON.stringify(document), absoluteRef: 'openapi.json', config });
  const said = faults.map(({ ruleId, message, location }) => `${ruleId} ${location[0]?.pointer}: ${message}`);
  expect(said).toEqual([]);
});

it('the linter finds what is wrong in a document', async () => {
  const config = await createConfig({ extends: ['recommended-strict'] });
  const source = JSON.stringify({ ...document, paths: { '/uploads/{id}': { get: { responses: {} } } } });
  const faults = await lintFromString({ source, absoluteRef: 'openapi.json', config });
  expect(faults.map(({ ruleId }) => ruleId)).toContain('path-parameters-defined');
});

describe('the typed client', () => {
  it('is the one that the document makes (else: npm run api)', () => {
    expect(readFileSync(CLIENT, 'utf8')).toBe(apiClient(document));
  });

  it('has every operation, and git does not track it', () => {
    for (const { id } of OPERATIONS) expect(apiClient(document)).toContain(`\n  ${id}: {`);
    expect(readFileSync('.gitignore', 'utf8')).toContain('schemas/api/generated/');
  });
});
