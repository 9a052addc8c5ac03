import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import * as z from 'zod';
import { apiClient } from '#infra/local/api-client.ts';
import { OPERATIONS } from '#schemas/api/index.ts';
import { openApi } from '#schemas/api/openapi.ts';
import { operation } from '#schemas/api/operation.ts';

const ours = openApi(OPERATIONS);

it('the typed client has each operation under its method and path, and comes out the same twice', () => {
  const client = apiClient(ours);
  for (const { id } of OPERATIONS) {
    expect(client).toContain(`: operations["${id}"]`);
    expect(client).toMatch(new RegExp(`^  ${id}: \\{$`, 'm'));
  }
  expect(apiClient(openApi(OPERATIONS))).toBe(client);
});

it('the typed client compiles by itself, and knows which body an operation takes', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'front-door-client-'));
  try {
    await writeFile(join(folder, 'client.ts'), apiClient(ours));
    await writeFile(
      join(folder, 'call.ts'),
      `import type { operations } from './client.ts';
      type Body = operations['assignCase']['requestBody']['content']['application/json'];
      export const right: Body = { to: 'someone' };
      // @ts-expect-error: it has no such key
      export const wrong: Body = { from: 'someone' };`,
    );
    const flags = ['--noEmit', '--strict', '--allowImportingTsExtensions', '--module', 'nodenext', '--ignoreConfig'];
    const { status, stdout } = spawnSync('node_modules/.bin/tsc', [...flags, join(folder, 'call.ts')], {
      encoding: 'utf8',
    });
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
  } finally {
    await rm(folder, { recursive: true });
  }
});

/** Returns the client's type of a body of this shape. */
function typed(body: z.ZodType): string | undefined {
  const one = operation('tryIt', 'POST', '/tries', {
    knock: 'public',
    under: 'Tries',
    summary: 'Tries something.',
    body,
    answers: { 200: { json: z.strictObject({}), means: 'It was tried.' } },
  });
  return /requestBody: \{ content: \{ "application\/json": (.*) \} \};/.exec(apiClient(openApi([one])))?.[1];
}

it.each([
  ['text', z.string(), 'string'],
  ['a whole number', z.int(), 'number'],
  ['one of some codes', z.enum(['a', 'b']), '"a" | "b"'],
  ['a list of codes', z.array(z.enum(['a', 'b'])), '("a" | "b")[]'],
  [
    'a list of one of two objects',
    z.array(z.union([z.object({ a: z.string() }), z.object({ b: z.boolean() })])),
    '({ a: string } | { b: boolean })[]',
  ],
  ['what may be null', z.array(z.string().nullable()), '(string | null)[]'],
  ['what may be left out', z.object({ 'x-y': z.string().optional(), z: z.literal(1) }), '{ "x-y"?: string; z: 1 }'],
  ['a record', z.record(z.string(), z.array(z.number())), '{ [name: string]: number[] }'],
  ['a value for each of some codes', z.record(z.enum(['a', 'b']), z.boolean()), '{ a: boolean; b: boolean }'],
  ['a shape with a name', z.object({ a: z.string() }).meta({ id: 'Named' }), 'components[\'schemas\']["Named"]'],
  ['anything', z.unknown(), 'unknown'],
])('a client knows %s', (_what, body, type) => {
  expect(typed(body)).toBe(type);
});
