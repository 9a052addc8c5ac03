import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MOST_BODY_BYTES } from '#functions/platform/http/endpoint.ts';
import { formFits, storedForm } from '#functions/platform/store/pack-form.ts';
import { StoredForm } from '#functions/platform/store/stored-form.ts';
import type { FormRecord } from '#schemas/case.ts';
import { Answer, AnswerPath } from '#schemas/forms/answer.ts';
import { longest } from '#schemas/forms/definition.ts';
import { forms } from '#schemas/forms/forms.ts';
import { keptLeftover, parseReferral } from '#schemas/forms/referral.ts';
import { assessmentBodyExample, maspBodyExample } from '#test/fixtures/early-help-bodies.ts';
import { referralBodyExample } from '#test/fixtures/word-forms.ts';

const EXAMPLES: Readonly<Record<string, () => object>> = {
  'early-help-and-social-care': referralBodyExample,
  'early-help-assessment': assessmentBodyExample,
  masp: maspBodyExample,
};

function recordOf(formId: string, json: unknown): FormRecord {
  const form = forms.get(formId);
  const parsed = form && parseReferral(form, json, 'web');
  if (!parsed?.ok) throw new Error(JSON.stringify(parsed?.faults));
  const { answers, leftovers } = parsed;
  const about = { number: 1, formId, formVersion: '2026-11', documentId: null, readAt: '2026-11-20T11:00:00.000Z' };
  return { ...about, answers, leftovers: leftovers.map(keptLeftover) };
}

const sizeOf = (record: FormRecord): number => Buffer.byteLength(storedForm(record).form);

describe('a stored form', () => {
  it.each([...forms.keys()])('of %s comes back as it was, in less room than its JSON takes', (id) => {
    const record = recordOf(id, EXAMPLES[id]?.());
    expect(StoredForm.parse(storedForm(record))).toEqual(record);
    expect(sizeOf(record)).toBeLessThan(Buffer.byteLength(JSON.stringify(record)) / 2);
  });

  it('comes back as it was whatever its answers are, in their order, one path twice and an answer without a value among them', () => {
    const value = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.boolean(),
      fc.array(fc.string({ maxLength: 9 }), { maxLength: 3 }),
    );
    const reading = {
      value: fc.option(value, { nil: undefined }),
      missing: fc.constantFrom(undefined, 'declined' as const),
      words: fc.constantFrom(undefined, 'his nan'),
      source: fc.constantFrom('web' as const, 'table' as const),
      confidence: fc.constantFrom(1, 0.5),
    };
    const path = fc.constantFrom(
      '/children/0/firstName',
      '/children/0/sex',
      '/children/1/sex',
      '/household',
      '/urgency/x1',
    );
    const also = fc.option(fc.array(fc.record(reading), { maxLength: 2 }), { nil: undefined });
    fc.assert(
      fc.property(fc.array(fc.record({ path, also, ...reading }), { maxLength: 12 }), (said) => {
        const answers = said.map((one) => Answer.parse(JSON.parse(JSON.stringify(one))));
        const record = { ...recordOf('masp', maspBodyExample()), answers };
        expect(StoredForm.parse(storedForm(record))).toEqual(record);
      }),
    );
    expect(AnswerPath.safeParse('/__proto__').success).toBe(false);
  });

  it('fits its item however large a body the door lets in, and a person can still record a reading of it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...forms.keys()),
        fc.constantFrom(...LETTERS),
        fc.constantFrom(...REST),
        fc.constantFrom(60_000, 240_000),
        (id, letter, rest, left) => {
          const body = worstBody(id, letter, rest, left);
          expect(Buffer.byteLength(JSON.stringify(body))).toBeGreaterThan(MOST_BODY_BYTES * 0.9);
          const record = recordOf(id, body);
          expect(sizeOf(record)).toBeLessThan(380 * 1024);
          expect(formFits(record)).toBe(true);
          expect(StoredForm.parse(storedForm(record))).toEqual(record);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('that cannot be read is an error, not an empty form', () => {
    for (const form of ['', '{}', '[]', new Uint8Array([1, 2, 3]), 3])
      expect(StoredForm.safeParse({ form }).success).toBe(false);
  });
});

let seed = 7;
const random = (below: number): number => {
  seed = (seed * 48_271) % 2_147_483_647;
  return seed % below;
};
const anyOf = (letters: string) => () => [...letters][random([...letters].length)] ?? '';

/** Letters that take more room in the store: escaped, composed, or incompressible. */
const LETTERS: readonly (() => string)[] = [
  () => 'x',
  anyOf('"\\\n'),
  () => '\u{1d160}',
  () => String.fromCodePoint(0x4e00 + random(20_000)),
  () => String.fromCodePoint(0x20 + random(94)),
];

type Rest = (text: (length: number) => string, room: () => number, put: (key: string, value: unknown) => void) => void;

/** Ways to fill a body to its end without a question of the form. */
const REST: readonly Rest[] = [
  // Many short keys.
  (text, room, put) => {
    for (let at = 0; room() > 1000; at += 1) put(`k${at}`, text(100));
  },
  // A list under a key as long as a label may be.
  (text, room, put) => {
    for (let at = 0; room() > 4000; at += 1)
      put(
        `${at}${text(150).slice(0, 190)}`,
        Array.from({ length: 30 }, () => text(10)),
      );
  },
  // One list of lists, nested too deep to be taken apart.
  (text, room, put) => {
    put('deep', [[[[[[text(Math.floor(room() / 4))]]]]]]);
    const many = Math.floor(room() / 3) - 50;
    if (many > 0) put('empty', [[[[Array.from({ length: many }, () => '')]]]]);
  },
];

/**
 * Makes a body with every section as often and every text as long as allowed, as large as the door accepts; the rest are unknown
 * keys.
 */
function worstBody(id: string, letter: () => string, rest: Rest, left: number): unknown {
  const form = forms.get(id);
  const body: Record<string, unknown> = { ...structuredClone(EXAMPLES[id]?.()) };
  let used = Buffer.byteLength(JSON.stringify(body));
  const room = () => MOST_BODY_BYTES - used;
  const text = (length: number) => Array.from({ length: Math.floor(length / 2) }, letter).join('');
  const put = (into: object, key: string, value: unknown) => {
    used += Buffer.byteLength(JSON.stringify({ [key]: value }));
    Object.assign(into, { [key]: value });
  };
  for (const section of form?.sections ?? []) {
    const standing = body[section.id];
    const items = Array.isArray(standing) ? standing : standing === undefined ? [] : [standing];
    const [first] = items;
    const each = Buffer.byteLength(JSON.stringify(first ?? {})) + 1;
    while (section.repeat && first !== undefined && items.length < section.repeat.max && room() > left) {
      items.push(structuredClone(first));
      used += each;
    }
    for (const item of items)
      for (const field of section.fields)
        if ((field.type === 'text' || field.type === 'long_text') && room() > longest(field) * 7 + left)
          put(item, field.id, `x${text(longest(field) - 2)}x`);
  }
  rest(text, room, (key, value) => put(body, key, value));
  return body;
}
