import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson } from '#functions/platform/canonical.ts';

/** Returns the same content with the keys of every object reversed. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, held]) => [key, turned(held)] as const)
      .toReversed(),
  );
}

describe('the canonical text of a body', () => {
  it('is JSON of the same content, however the keys were ordered', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), (text) => {
        const value: unknown = JSON.parse(text);
        const canonical = canonicalJson(value);
        expect(JSON.parse(canonical)).toEqual(value);
        expect(canonicalJson(turned(value))).toBe(canonical);
      }),
    );
  });

  it('differs for bodies that differ in anything else', () => {
    const different = ['{"a":1}', '{"a":"1"}', '{"a":[1]}', '{"a":null}', '{}', '{"a":{"a":1}}', '{"__proto__":1}'];
    expect(new Set(different.map((text) => canonicalJson(JSON.parse(text)))).size).toBe(different.length);
  });

  it('leaves out what JSON leaves out', () => {
    expect(canonicalJson({ a: undefined, b: [undefined, null], c: {}, d: [] })).toBe('{"b":[null,null],"c":{},"d":[]}');
    expect(canonicalJson(undefined)).toBe('null');
  });

  it('orders keys that are figures among the others, as texts', () => {
    expect(canonicalJson(JSON.parse('{"b":1,"10":2,"9":3,"a":4}'))).toBe('{"10":2,"9":3,"a":4,"b":1}');
  });

  it('is made of a body that nests deeper than any stack, and still depends on its deepest value', () => {
    const nested = (bottom: string, levels: number) => `${'{"k":['.repeat(levels)}${bottom}${']}'.repeat(levels)}`;
    const text = nested('1', 40_000);
    expect(canonicalJson(JSON.parse(text))).toBe(text);
    expect(canonicalJson(JSON.parse(nested('2', 40_000)))).not.toBe(text);
  });
});
