import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { OPERATIONS } from '#schemas/api/index.ts';
import type { Operation } from '#schemas/api/operation.ts';
import { PROBLEMS } from '#schemas/api/problems.ts';
import { problemsOf } from '#schemas/api/shared-problems.ts';
import { STAFF_OPERATIONS } from '#schemas/api/staff/index.ts';

const operations: readonly (readonly [string, Operation])[] = STAFF_OPERATIONS.map((one) => [one.id, one]);

/** What may not be told to anybody: our keys, our buckets, our tokens. */
const SECRET = /bucket|versionId|deliveryKey|token|quarantine|lease|messageIdHeader|sesMessageId/i;

/** The names of every property of a JSON Schema, however deep. */
function namesIn(schema: unknown): string[] {
  if (Array.isArray(schema)) return schema.flatMap(namesIn);
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]) => [
    ...(key === 'properties' && typeof value === 'object' && value !== null ? Object.keys(value) : []),
    ...namesIn(value),
  ]);
}

/** The objects of a JSON Schema that leave room for what is not described. */
function openIn(schema: unknown): unknown[] {
  if (Array.isArray(schema)) return schema.flatMap(openIn);
  if (typeof schema !== 'object' || schema === null) return [];
  const open =
    'properties' in schema && !('additionalProperties' in schema && schema.additionalProperties === false)
      ? [schema.properties]
      : [];
  return [...open, ...Object.values(schema).flatMap(openIn)];
}

it('leaves no problem of the table that no operation answers with', () => {
  const answered = new Set<string>(OPERATIONS.flatMap((one) => problemsOf(one)));
  const codes = Object.values(PROBLEMS).flatMap((meanings) => Object.keys(meanings));
  expect(codes.filter((code) => !answered.has(code))).toEqual([]);
});

describe('each operation of staff', () => {
  it('has a name and a route of its own', () => {
    expect(new Set(operations.map(([id]) => id)).size).toBe(operations.length);
    expect(new Set(operations.map(([, { method, route }]) => `${method} ${route}`)).size).toBe(operations.length);
  });

  it.each(operations)('%s describes every part of its path', (_id, { route, path }) => {
    const named = [...route.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect(Object.keys(path?.shape ?? {}).sort()).toEqual(named.sort());
  });

  it.each(operations)('%s takes what JSON can say', (_id, { path, query, headers, body }) => {
    for (const input of [path, query, headers, body]) {
      if (input !== undefined) expect(() => z.toJSONSchema(input, { io: 'input' })).not.toThrow();
    }
  });

  it.each(operations)('%s answers in closed JSON, with nothing of ours that is secret', (_id, { answers }) => {
    for (const answer of Object.values(answers)) {
      if (!('json' in answer)) continue;
      const schema = z.toJSONSchema(answer.json, { io: 'output' });
      expect(openIn(schema)).toEqual([]);
      expect(namesIn(schema).filter((name) => SECRET.test(name))).toEqual([]);
    }
  });

  it.each(operations)('%s has examples of its own shapes', (_id, { body, example, answers }) => {
    if (body !== undefined) expect(() => body.parse(example)).not.toThrow();
    for (const answer of Object.values(answers)) {
      if ('json' in answer) expect(answer.json.parse(answer.example)).toEqual(answer.example);
    }
  });

  it.each(operations)('%s names each of its problems once', (_id, { problems = [] }) => {
    expect([...new Set(problems)]).toEqual(problems);
  });
});
