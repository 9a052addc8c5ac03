import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import * as z from 'zod';
import { Problem } from '#functions/platform/http/problem.ts';
import { readInput } from '#functions/platform/http/read-input.ts';
import { OPERATIONS } from '#schemas/api/index.ts';
import { AskForMore } from '#schemas/api/staff/asking.ts';
import { SetOnlineForm } from '#schemas/api/staff/online-form.ts';
import { RecordReading } from '#schemas/api/staff/reading.ts';
import { SearchTerms } from '#schemas/api/staff/search.ts';

function faultsOf(schema: z.ZodType, sent: unknown) {
  try {
    readInput(schema, sent, (errors) => new Problem(422, 'bad-input', 'No.', { errors }));
  } catch (fault) {
    if (fault instanceof Problem) return fault.more.errors ?? [];
    throw fault;
  }
  return [];
}
const said = (schema: z.ZodType, sent: unknown) =>
  faultsOf(schema, sent).map(({ pointer, detail }) => `${pointer} ${detail}`);

describe('what is wrong with what staff send', () => {
  it('is said for each part, by its pointer, in a sentence to act on', () => {
    expect(
      said(AskForMore, { reasons: ['gossip'], questions: [], dueAt: 'tomorrow', of: { who: 'referrer' }, x: 1 }),
    ).toEqual([
      '/reasons/0 Give one of: existing_relationship, best_placed.',
      '/questions Give at least 1.',
      '/dueAt Give a time, such as 2026-11-22T09:30:00Z.',
      '/x Leave this out: it is not known here.',
    ]);
    expect(said(SearchTerms, { nhsNumber: '9990000019', dateOfBirth: 'May' })).toEqual([
      '/dateOfBirth Give a date with its year in four figures, such as 27/3/2019.',
      '/nhsNumber This is not a valid NHS number.',
    ]);
  });

  it('of several shapes is said of the one that was meant', () => {
    const of = { who: 'professional', address: 'gp@surgery.example', confirmAddress: 'gp@surgery.exmaple' };
    expect(said(AskForMore.pick({ of: true }), { of })).toEqual(['/of/confirmAddress The two addresses differ.']);
    expect(said(AskForMore.pick({ of: true }), { of: { who: 'family', how: 'telephone' } })).toEqual([
      '/of/worker This is needed: give text.',
    ]);
    expect(said(SetOnlineForm, { open: true }).join()).not.toContain('Give false');
    expect(said(RecordReading.pick({ answer: true }), { answer: 3 })).toEqual([
      '/answer Give text, true or false, a list, an object or null.',
    ]);
    const kinds = z.discriminatedUnion('is', [z.object({ is: z.literal('a') }), z.object({ is: z.literal('b') })]);
    expect(said(kinds, { is: 'c' })).toEqual(['/is Give one of: a, b.']);
  });

  it('is a sentence with a pointer for whatever is sent to any operation, and repeats nothing of it', () => {
    const bodies = OPERATIONS.flatMap(({ body }) => (body instanceof z.ZodType ? [body] : []));
    expect(bodies.length).toBeGreaterThan(20);
    const sent = fc.oneof(fc.constant({}), fc.constant('CANARY'), fc.constant(null), fc.jsonValue());
    fc.assert(
      fc.property(fc.constantFrom(...bodies), sent, (schema, value) => {
        for (const { pointer = '-', detail = '' } of faultsOf(schema, value)) {
          expect(pointer).toMatch(/^(\/|$)/);
          expect(detail).toMatch(/^[A-Z].*[.]$/s);
          expect(detail).not.toContain('CANARY');
        }
      }),
    );
  });
});
