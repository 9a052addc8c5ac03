import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Understood } from '#functions/documents/word/reading/meaning.ts';
import { understand as understandAnswer } from '#functions/documents/word/reading/understand-answer.ts';
import type { WrittenAnswer } from '#functions/documents/word/reading/written-answer.ts';
import { codeSet } from '#schemas/codes/code-sets.ts';
import { ukDate } from '#schemas/forms/dates.ts';
import type { FieldDefinition } from '#schemas/forms/definition.ts';
import { forms } from '#schemas/forms/forms.ts';
import { runs } from '#test/support/runs.ts';
import { said } from './written-answer.ts';

const understand = (field: FieldDefinition, written: WrittenAnswer) => understandAnswer(field, written, '2026-11-22');

function valueRead(read: Understood | 'blank' | 'unsure'): unknown {
  return read === 'blank' || read === 'unsure' ? read : (read.value ?? read.missing);
}

const fields = [...forms.values()].flatMap(({ sections }) => sections.flatMap((section) => section.fields));
const ofType = (...types: FieldDefinition['type'][]) => {
  const [first, ...rest] = fields.filter(({ type }) => types.includes(type));
  if (!first) throw new Error('no such field');
  return fc.constantFrom(first, ...rest);
};

/** One option with its mark, as forms and people write it. */
const MARKS = [
  ['☒', '☐'],
  ['☑', '☐'],
  ['✓', '☐'],
  ['[x]', '[ ]'],
  ['(X)', '( )'],
  ['✔', '✗'],
  ['{x}', '{ }'],
] as const;
const mark = fc.constantFrom(...MARKS);
const between = fc.constantFrom(' ', '   ', '\t', '\n', ' / ');

function written(
  options: readonly string[],
  ticked: ReadonlySet<number>,
  [full, empty]: readonly [string, string],
  after: boolean,
  gap: string,
) {
  return options
    .map((label, at) => {
      const sign = ticked.has(at) ? full : empty;
      return after ? `${label} ${sign}` : `${sign} ${label}`;
    })
    .join(gap);
}

describe('an answer in any of our spellings is read as itself, or left', () => {
  it('dates', () => {
    const day = fc.date({ min: new Date('1930-01-01'), max: new Date('2026-11-01'), noInvalidDate: true });
    const MONTHS = [
      'January',
      'February',
      'March',
      'April',
      'May',
      'June',
      'July',
      'August',
      'September',
      'October',
      'November',
      'December',
    ];
    const spelling = fc.constantFrom<(iso: string) => string>(
      (iso) => iso,
      ukDate,
      (iso) => ukDate(iso).replaceAll('/', '.'),
      (iso) => ukDate(iso).replaceAll('/', ' - '),
      (iso) => `${Number(iso.slice(8))} ${MONTHS[Number(iso.slice(5, 7)) - 1]} ${iso.slice(0, 4)}`,
      (iso) => `${Number(iso.slice(8))}th of ${MONTHS[Number(iso.slice(5, 7)) - 1]?.slice(0, 3)} ${iso.slice(0, 4)}`,
      (iso) => `${MONTHS[Number(iso.slice(5, 7)) - 1]} ${Number(iso.slice(8))}, ${iso.slice(0, 4)}`,
    );
    fc.assert(
      fc.property(day, spelling, ofType('date'), (date, spell, field) => {
        const iso = date.toISOString().slice(0, 10);
        expect(valueRead(understand(field, said(spell(iso))))).toBe(iso);
      }),
    );
  });

  it('a year of two figures is a year of this life, or left', () => {
    const day = fc.date({ min: new Date('1930-01-01'), max: new Date('2026-11-01'), noInvalidDate: true });
    fc.assert(
      fc.property(day, (date) => {
        const iso = date.toISOString().slice(0, 10);
        const [year, month, dayOf] = iso.split('-');
        const field: FieldDefinition = { id: 'dateOfBirth', label: 'DOB', type: 'date', need: 'expected' };
        const read = valueRead(understand(field, said(`${dayOf}/${month}/${year?.slice(2)}`)));
        expect(String(read).slice(2)).toBe(iso.slice(2));
        expect(String(read) <= '2026-11-22').toBe(true);
      }),
    );
  });

  it('options by label, code or synonym', () => {
    fc.assert(
      fc.property(ofType('choice', 'choices'), fc.nat(), fc.nat(), (field, one, other) => {
        const { codes } = codeSet(field.codes ?? '');
        const code = codes[one % codes.length];
        if (!code) return;
        const names = [code.label, code.code, ...(code.synonyms ?? [])];
        const read = valueRead(understand(field, said(names[other % names.length] ?? '')));
        const expected = field.type === 'choices' ? [code.code] : code.code;
        // A word that several sets use may also be a reason for no answer; it is never another option.
        if (Array.isArray(read) || codes.some(({ code: any }) => any === read)) expect(read).toEqual(expected);
      }),
    );
  });

  it('yes and no', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(
          ['Yes', true],
          ['yes', true],
          ['Y', true],
          ['YES.', true],
          ['No', false],
          ['N', false],
          ['no', false],
        ),
        ofType('yes_no'),
        ([text, value], field) => {
          expect(valueRead(understand(field, said(String(text))))).toBe(value);
        },
      ),
    );
  });
});

describe('boxes', () => {
  const choice = ofType('choice').chain((field) =>
    fc.tuple(fc.constant(field), fc.subarray([...codeSet(field.codes ?? '').codes], { minLength: 2 })),
  );

  it('one ticked option is that option, whichever side its box is on, or it is left', () => {
    fc.assert(
      fc.property(choice, fc.nat(), mark, fc.boolean(), between, ([field, codes], pick, marks, after, gap) => {
        const at = pick % codes.length;
        const text = written(
          codes.map(({ label }) => label),
          new Set([at]),
          marks,
          after,
          gap,
        );
        const read = valueRead(understand(field, said(text)));
        if (read !== 'unsure') expect(read).toBe(codes[at]?.code);
      }),
      { numRuns: runs(400) },
    );
  });

  it('two ticked options never give a single choice', () => {
    fc.assert(
      fc.property(choice, mark, fc.boolean(), between, ([field, codes], marks, after, gap) => {
        const text = written(
          codes.map(({ label }) => label),
          new Set([0, 1]),
          marks,
          after,
          gap,
        );
        expect(understand(field, said(text))).toBe('unsure');
      }),
      { numRuns: runs(300) },
    );
  });

  it('no option ticked is no answer', () => {
    fc.assert(
      fc.property(
        choice,
        fc.constantFrom(MARKS[0], MARKS[3], MARKS[6]),
        fc.boolean(),
        ([field, codes], marks, after) => {
          const text = written(
            codes.map(({ label }) => label),
            new Set(),
            marks,
            after,
            '\n',
          );
          expect(['blank', 'unsure']).toContain(understand(field, said(text)));
        },
      ),
    );
  });

  it('several ticked are those, and no others', () => {
    const choices = ofType('choices').chain((field) =>
      fc.tuple(
        fc.constant(field),
        fc.subarray(
          codeSet(field.codes ?? '').codes.filter(({ exclusive }) => !exclusive),
          { minLength: 2 },
        ),
      ),
    );
    fc.assert(
      fc.property(choices, mark, fc.boolean(), fc.nat(), ([field, codes], marks, after, seed) => {
        const ticked = new Set(codes.map((_, at) => at).filter((at) => (seed >> (at % 8)) & 1));
        const text = written(
          codes.map(({ label }) => label),
          ticked,
          marks,
          after,
          '\n',
        );
        const read = valueRead(understand(field, said(text)));
        if (Array.isArray(read))
          expect([...read].sort()).toEqual(
            codes
              .filter((_, at) => ticked.has(at))
              .map(({ code }) => code)
              .sort(),
          );
        else expect(['blank', 'unsure']).toContain(read);
      }),
    );
  });
});

describe('words beside an answer', () => {
  const word = fc.constantFrom(
    'mum',
    'said',
    'so',
    'on',
    'Monday',
    'no',
    'not',
    'yes',
    'but',
    'concerns',
    'the',
    'school',
    'agreed',
    'never',
    'only',
    'dad',
    'withdrew',
    '☐',
    '–',
    ',',
    '.',
  );

  it('never change yes to no, nor no to yes', () => {
    fc.assert(
      fc.property(
        ofType('yes_no', 'yes_no_unknown'),
        fc.boolean(),
        fc.array(word, { maxLength: 8 }),
        fc.constantFrom(' ', ' – ', ', ', '. ', '\n'),
        (field, yes, noise, gap) => {
          const read = valueRead(understand(field, said(`${yes ? 'Yes' : 'No'}${gap}${noise.join(' ')}`)));
          expect(yes ? [false, 'no'] : [true, 'yes']).not.toContain(read);
        },
      ),
      { numRuns: runs(1000) },
    );
  });

  it('never turn a ticked box round', () => {
    fc.assert(
      fc.property(
        ofType('yes_no', 'yes_no_unknown'),
        fc.boolean(),
        fc.array(word, { maxLength: 6 }),
        mark,
        fc.boolean(),
        (field, yes, noise, marks, after) => {
          const text = written(['Yes', 'No'], new Set([yes ? 0 : 1]), marks, after, '   ');
          const read = valueRead(understand(field, said(`${text}\n${noise.join(' ')}`)));
          expect(yes ? [false, 'no'] : [true, 'yes']).not.toContain(read);
        },
      ),
      { numRuns: runs(1000) },
    );
  });
});

describe('anything at all', () => {
  const sign = fc.constantFrom(
    '☒',
    '☐',
    '✓',
    '✗',
    '[x]',
    'X',
    '~~a~~',
    '{x}',
    'Yes',
    'No',
    '/',
    '\n',
    '\t',
    '12/3/19',
    'N/A',
    '____',
    '(',
    ')',
    ' ',
    'GP',
    '07700 900001',
    '🙂',
  );

  it('is read without an error, and what is read fits its field', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...fields),
        fc.array(fc.oneof(sign, fc.string({ maxLength: 6 })), { maxLength: 30 }),
        (field, parts) => {
          const read = understand(field, said(parts.join(' ')));
          expect(read).toBeDefined();
        },
      ),
      { numRuns: runs(2000) },
    );
  });

  it('takes no longer than its length: what people can write at most is gone through once', () => {
    const steps = ['_', ' ', '☐ ', 'x ', '0', '(', 'a/', 'Yes ', '\t', '1.', 'if ', '– ', '[x', '.', '\n'];
    for (const step of steps) {
      const text = `a${step.repeat(Math.floor(19_990 / step.length))}b`;
      for (const field of fields.slice(0, 40)) expect(understand(field, said(text))).toBeDefined();
    }
  });
});
