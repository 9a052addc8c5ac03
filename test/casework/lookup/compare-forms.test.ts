import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compareForms } from '#functions/casework/lookup/compare-forms.ts';
import { MASKED, WITHHELD } from '#functions/safety/index.ts';
import type { FormRecord } from '#schemas/case.ts';
import { formSaid } from '#test/support/form-said.ts';

const form = (answers: Readonly<Record<string, string>>, change: Partial<FormRecord> = {}): FormRecord => ({
  ...formSaid(answers),
  ...change,
});
const first = {
  '/children/0/firstName': 'Pippin',
  '/children/0/homeAddress': '2 Invented Row',
  '/concern/reason': 'Alone in the evening.',
};

describe('a form that was sent again', () => {
  it('is shown by what changed, came and went, in words and by section', () => {
    const { '/concern/reason': _gone, ...rest } = first;
    const again = { ...rest, '/children/0/homeAddress': '9 Other Row', '/children/1/firstName': 'Sorrel' };
    const { forms } = compareForms([form(again)], [form(first)]);
    expect(forms).toMatchObject([{ here: 1, there: 1, same: 1 }]);
    expect(forms[0]?.differences.map(({ item, label, here, there }) => [item, label, here, there])).toEqual([
      ['Child 1', 'Home address', '9 Other Row', '2 Invented Row'],
      ['Child 2', 'First name', 'Sorrel', null],
      [null, expect.any(String), null, 'Alone in the evening.'],
    ]);
  });

  it('is the same where only spaces and capitals differ', () => {
    const again = { ...first, '/children/0/firstName': 'PIPPIN ', '/concern/reason': 'Alone in  the evening.' };
    expect(compareForms([form(again)], [form(first)]).forms).toMatchObject([{ same: 3, differences: [] }]);
  });

  it('is never called the same in what is hidden from its reader', () => {
    for (const mark of [MASKED, WITHHELD]) {
      const hidden = form({ ...first, '/children/0/homeAddress': mark });
      const { forms } = compareForms([hidden], [hidden]);
      expect(forms).toMatchObject([{ same: 2, differences: [{ label: 'Home address', here: mark, there: mark }] }]);
    }
  });

  it('shows what has no field, once for each side', () => {
    const pet = { label: 'Pet', text: 'A hedgehog' };
    const car = { label: 'Car', text: 'None' };
    const { forms } = compareForms(
      [form(first, { leftovers: [pet, car] })],
      [form(first, { leftovers: [{ ...pet, text: 'a  hedgehog' }] })],
    );
    expect(forms).toMatchObject([{ onlyHere: [car], onlyThere: [] }]);
  });

  it('is compared with one of its kind, each of several with the last there is, and those without one are named', () => {
    const masp = (number: number) => form({}, { number, formId: 'masp' });
    const old = form({}, { number: 3, formId: 'form-of-long-ago' });
    const { forms, unpaired } = compareForms([form(first), masp(2), old], [form(first), form(first, { number: 2 })]);
    expect(forms.map(({ here, there }) => [here, there])).toEqual([
      [1, 1],
      [1, 2],
    ]);
    expect(unpaired).toEqual({ here: [2, 3], there: [] });
    const turned = compareForms([form(first), form(first, { number: 2 }), old], [form(first), masp(2)]);
    expect(turned.forms.map(({ here, there }) => [here, there])).toEqual([
      [1, 1],
      [2, 1],
    ]);
    expect(turned.unpaired).toEqual({ here: [3], there: [2] });
  });

  it('equals itself, whatever it holds; and two forms have the same differences from both sides', () => {
    const said = fc.dictionary(
      fc.constantFrom('/children/0/firstName', '/children/1/lastName', '/household/0/fullName', '/concern/reason'),
      fc.string({ minLength: 1, maxLength: 40 }).filter((text) => text.trim() !== ''),
    );
    fc.assert(
      fc.property(said, said, (one, other) => {
        const [alone] = compareForms([form(one)], [form(one)]).forms;
        expect(alone).toMatchObject({ same: Object.keys(one).length, differences: [] });
        const [here] = compareForms([form(one)], [form(other)]).forms;
        const [there] = compareForms([form(other)], [form(one)]).forms;
        const turned = there?.differences.map((each) => ({ ...each, here: each.there, there: each.here }));
        expect(new Set(turned?.map((each) => JSON.stringify(each)))).toEqual(
          new Set(here?.differences.map((each) => JSON.stringify(each))),
        );
      }),
    );
  });
});
