import { describe, expect, it } from '@jest/globals';
import { withViews } from '#functions/casework/api/form-views.ts';
import { FormRecord } from '#schemas/case.ts';
import { FormView } from '#schemas/forms/view.ts';

const record = (change: Partial<FormRecord> = {}): FormRecord =>
  FormRecord.parse({
    number: 1,
    formId: 'early-help-and-social-care',
    formVersion: '2026-11',
    documentId: null,
    readAt: '2026-11-23T09:00:00.000Z',
    answers: [{ path: '/children/0/firstName', value: 'Pippin', source: 'table', confidence: 0.9 }],
    leftovers: [{ label: 'Pet', text: 'A hedgehog' }],
    ...change,
  });

describe('a form of a case, as staff see it', () => {
  it('has its stored answers and a view of them that a page can show as it is', () => {
    const [seen] = withViews([record()]);
    expect(seen).toMatchObject(record());
    const view = FormView.parse(seen?.view);
    expect(view.title).toBe('Early Help and Social Care referral');
    expect(view.leftovers).toEqual([{ label: 'Pet', text: 'A hedgehog' }]);
    const children = view.sections.find(({ id }) => id === 'children');
    expect(children?.items[0]?.fields).toContainEqual({
      id: 'firstName',
      label: 'First name',
      path: '/children/0/firstName',
      reading: { text: 'Pippin', missing: null, source: 'table', confidence: 0.9 },
      also: [],
      warning: null,
    });
  });

  it('is shown by its answers alone when we no longer have its definition', () => {
    const [seen] = withViews([record({ formId: 'form-of-long-ago' })]);
    expect(seen?.view).toBeNull();
    expect(seen?.answers).toEqual(record().answers);
  });

  it('never makes an answer longer than a Lambda may give, and shows as many as fit', () => {
    const long = (number: number) =>
      record({
        number,
        answers: Array.from({ length: 12 }, (_, index) => ({
          path: `/children/${index}/concernForChild`,
          value: '"'.repeat(20_000),
          source: 'agency' as const,
          confidence: 1,
        })),
      });
    const seen = withViews([long(1), long(2), long(3), record({ number: 4 })]);
    expect(seen.map(({ number, view }) => [number, view !== null])).toEqual([
      [1, true],
      [2, true],
      [3, false],
      [4, true],
    ]);
    expect(Buffer.byteLength(JSON.stringify(seen.map(({ view }) => view)))).toBeLessThan(1.25 * 1024 * 1024 + 10);
  });
});
