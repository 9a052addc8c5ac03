import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { faultsIn } from '#functions/platform/http/faults.ts';

const Body = z.strictObject({
  name: z.string().min(2).max(5),
  kind: z.enum(['one', 'two']),
  list: z.array(z.number()).max(1).optional(),
  of: z.union([
    z.strictObject({ who: z.literal('us') }),
    z.strictObject({ who: z.string(), how: z.string(), when: z.iso.date() }),
  ]),
});

/** What is said of a body that fails. */
function said(body: unknown) {
  const parsed = Body.safeParse(body);
  return parsed.success ? [] : faultsIn(parsed.error).map(({ pointer, detail }) => `${pointer} ${detail}`);
}

describe('the faults of a body', () => {
  it('are each said in words, at their place', () => {
    expect(said({ name: 'x', kind: 'three', list: [1, 2], of: { who: 'us' }, more: 1 })).toEqual([
      '/name This must have at least 2 characters.',
      '/kind This must be one of: one, two.',
      '/list This must have at most 1 entries.',
      '/ There is no field of this name: more.',
    ]);
    expect(said({ kind: 'one', of: { who: 'us' } })).toEqual(['/name This is needed.']);
    expect(said({ name: 7, kind: 'one', of: { who: 'us' } })).toEqual(['/name This must be text.']);
  });

  it('are those of the shape that comes nearest, where none of several fits: never that none does', () => {
    expect(said({ name: 'Amy', kind: 'one', of: { who: 'them', how: 'post', when: 'soon' } })).toEqual([
      '/of/when This is not written in the way that it must be.',
    ]);
  });

  it('never hold what was sent', () => {
    const secret = 'Quillfeather';
    expect(JSON.stringify(said({ name: secret, kind: secret, list: [secret], of: { who: secret } }))).not.toContain(
      secret,
    );
  });
});
