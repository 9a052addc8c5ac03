import { describe, expect, it } from '@jest/globals';
import { saySameParents } from '#functions/casework/work/actions/same-parents.ts';
import { formSaid } from '#test/support/form-said.ts';
import { sampleCase } from '#test/support/sample-case.ts';
import { wholeCase } from '#test/support/whole-case.ts';

const now = new Date('2026-11-23T10:00:00.000Z');
const doing = { staff: { id: 'worker-1', roles: ['duty_social_worker'] }, now };
const [A, B, C] = ['1.children.0', '1.children.1', '1.children.2'];
const form = formSaid({
  '/children/0/firstName': 'Ada',
  '/children/1/firstName': 'Bo',
  '/children/2/firstName': 'Cleo',
  '/household/0/fullName': 'Marta',
});
type Groups = NonNullable<ReturnType<typeof sampleCase>['sameParents']>;
const said = (...children: string[]) => ({ children, by: 'worker-1', at: now.toISOString() });
const run = (before: Groups | undefined, body: object) => {
  const head = sampleCase(before === undefined ? {} : { sameParents: before });
  return saySameParents.run(wholeCase({ head, forms: [form] }), { why: 'She said so.', ...body }, doing);
};

describe('saying that children have the same parents', () => {
  it('is kept with who said it and when, on the timeline, and by its audit entry', () => {
    expect(run(undefined, { children: [A, B], same: true })).toEqual({
      head: { sameParents: [said(A, B)] },
      subject: 'same',
      line: { what: 'same_parents_said', detail: 'She said so.' },
    });
  });

  it('is taken back, even of a child that no form names any more', () => {
    expect(run([said(A, B, C)], { children: [C], same: false }).head).toEqual({ sameParents: [said(A, B)] });
    expect(run([said(A, B)], { children: [B], same: false })).toMatchObject({
      head: { sameParents: null },
      subject: 'taken_back',
      line: { what: 'same_parents_taken_back' },
    });
    expect(run([said(A, '2.children.0')], { children: ['2.children.0'], same: false }).head).toEqual({
      sameParents: null,
    });
  });

  it('joins no two groups: a child leaves the earlier one', () => {
    expect(run([said(A, B)], { children: [B, C], same: true }).head).toEqual({ sameParents: [said(B, C)] });
  });

  it('is refused of one child alone, of the same child twice, and of anybody who is no child of the case', () => {
    for (const children of [[A], [A, A], [], ['1.household.0', A]])
      expect(() => run(undefined, { children, same: true })).toThrow(expect.objectContaining({ code: 'bad-input' }));
    expect(() => run(undefined, { children: [A, '1.children.7'], same: true })).toThrow(
      expect.objectContaining({ status: 422, code: 'no-such-person' }),
    );
  });
});
