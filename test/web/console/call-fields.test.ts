import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sectionsOf } from '#functions/web/console/call/call-fields.ts';
import { everyField } from '#functions/web/kit/fields.ts';
import { readForm, type Values } from '#functions/web/kit/form-body.ts';
import { forms } from '#schemas/forms/forms.ts';

it.each([...forms.values()])('the page of $id never offers an item that makes it too long to send', (form) => {
  /** Everything that the page sends where every answer is given and every box is ticked. */
  const sent = (typed: Values, more: string): [string, string][] =>
    everyField(sectionsOf(form, typed, more).flatMap(({ fields }) => fields)).flatMap((field): [string, string][] => {
      if (field.kind === 'checkboxes') return [...field.choices, { value: '' }].map(({ value }) => [field.name, value]);
      return 'name' in field && field.kind !== 'group' ? [[field.name ?? '', 'a']] : [];
    });
  const lists = form.sections.flatMap(({ id, repeat }) => (repeat === undefined ? [] : [{ id, max: repeat.max }]));
  const counts = fc.record(Object.fromEntries(lists.map(({ id, max }) => [id, fc.integer({ min: 1, max })])));
  let offered = 0;
  let full = 0;
  fc.assert(
    fc.property(counts, (items) => {
      const typed = Object.fromEntries(Object.entries(items).map(([id, count]) => [`${id}/${count - 1}/name`, 'A']));
      for (const { id, adds, isFull } of sectionsOf(form, typed, undefined)) {
        if (isFull) full += 1;
        if (adds === undefined) continue;
        offered += 1;
        expect(() => readForm(new URLSearchParams(sent(typed, id)).toString())).not.toThrow();
      }
    }),
    { numRuns: 40 },
  );
  expect(offered).toBeGreaterThan(0);
  expect(full).toBeGreaterThan(0);
});
