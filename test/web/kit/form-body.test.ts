import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bodyOf, oneOf, readForm, typedIn } from '#functions/web/kit/form-body.ts';

const sent = (pairs: readonly (readonly [string, string])[]) =>
  readForm(new URLSearchParams([...pairs].map(([name, value]): [string, string] => [name, value])).toString());
/** Words that are not empty once trimmed; a form cannot tell `\r\n` from `\n`, and half of a character is not sent. */
const words = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 200 })
  .map((text) => text.replaceAll('\r\n', '\n').trim())
  .filter((text) => text !== '' && text.isWellFormed());
const name = fc.constantFrom('text', 'why', 'of', 'who', 'constructor', 'toString', 'hasOwnProperty', 'valueOf');

/** A body as an operation takes it: texts, objects and lists of rows, none of them empty. */
const { body } = fc.letrec((again) => ({
  value: fc.oneof({ depthSize: 'small', maxDepth: 3 }, words, again('rows'), again('body')),
  rows: fc.array(again('value'), { minLength: 1, maxLength: 12 }),
  body: fc.dictionary(name, again('value'), { minKeys: 1, maxKeys: 4 }),
}));

function pairsOf(value: unknown, at = ''): [string, string][] {
  if (typeof value === 'string') return [[at, value]];
  return Object.entries(value ?? {}).flatMap(([part, inner]) => pairsOf(inner, at === '' ? part : `${at}/${part}`));
}

describe('what a form sends', () => {
  it('becomes the body of an operation with nothing lost, whatever was typed', () => {
    fc.assert(
      fc.property(body, (wanted) => {
        expect(bodyOf(sent(pairsOf(wanted)))).toEqual(JSON.parse(JSON.stringify(wanted)));
      }),
    );
  });

  it('closes its rows up: those in between that were left empty', () => {
    fc.assert(
      fc.property(fc.array(fc.option(words), { maxLength: 30 }), (rows) => {
        const given = bodyOf(sent(rows.map((row, place) => [`actions/${place}/what`, row ?? ' '] as const)));
        const typed = rows.flatMap((row) => (row === null ? [] : [{ what: row }]));
        expect(given).toEqual(typed.length === 0 ? {} : { actions: typed });
      }),
    );
  });

  it('comes back to its fields as it was typed, spaces and empty rows too', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(fc.stringMatching(/^[a-z/0-9]{1,20}$/), fc.string()), { selector: ([key]) => key }),
        (pairs) => {
          const typed = typedIn(sent(pairs));
          for (const [key, value] of pairs)
            expect(typed[key]).toBe(
              new URLSearchParams([['v', value]]).get('v')?.toWellFormed().replaceAll('\r\n', '\n'),
            );
        },
      ),
    );
  });

  it('takes the reason back with the words, and nothing else of the kit', () => {
    const form = sent([
      ['_token', 'secret'],
      ['_version', '"3"'],
      ['_reason', 'It is my work'],
      ['text', 'A note'],
    ]);
    expect(typedIn(form)).toEqual({ _reason: 'It is my work', text: 'A note' });
    expect(bodyOf(form)).toEqual({ text: 'A note' });
  });

  it('pollutes no prototype, at any depth', () => {
    const form = sent([
      ['__proto__/polluted', 'yes'],
      ['a/__proto__/polluted', 'yes'],
      ['constructor/prototype/polluted', 'yes'],
      ['__proto__', 'yes'],
    ]);
    const made = bodyOf(form);
    expect(Object.getPrototypeOf(made)).toBe(Object.prototype);
    expect('polluted' in {}).toBe(false);
    expect('polluted' in Object).toBe(false);
    expect(Object.keys(made)).toEqual(['constructor']);
    expect(Object.getPrototypeOf(typedIn(form))).toBe(Object.prototype);
  });

  it('is not followed deeper than forms go', () => {
    expect(bodyOf(sent([[Array(5000).fill('a').join('/'), 'deep']]))).toEqual({});
  });

  it('is refused as a whole when it has more fields than any of our forms', () => {
    const fields = (count: number) => Array.from({ length: count }, (_all, at) => [`f${at}`, 'x'] as const);
    expect(sent(fields(1000)).size).toBe(1000);
    expect(() => sent(fields(1001))).toThrow(expect.objectContaining({ status: 413 }));
  });

  it('keeps a value that is no number or boolean as it was typed, for the operation to refuse', () => {
    const kinds = { numbers: ['n'], booleans: ['b'], lists: ['l'] };
    const read = (n: string, b: string) =>
      bodyOf(
        sent([
          ['n', n],
          ['b', b],
          ['l', 'one'],
          ['l', 'two'],
        ]),
        kinds,
      );
    expect(read('42', 'true')).toEqual({ n: 42, b: true, l: ['one', 'two'] });
    expect(read('4e2', 'yes')).toEqual({ n: '4e2', b: 'yes', l: ['one', 'two'] });
    expect(read('99999999999999999999', 'TRUE')).toMatchObject({ n: '99999999999999999999', b: 'TRUE' });
  });

  it('gives one value of a field without its spaces', () => {
    expect(
      oneOf(
        sent([
          ['a', '  x '],
          ['a', 'y'],
        ]),
        'a',
      ),
    ).toBe('x');
    expect(oneOf(sent([['a', '   ']]), 'a')).toBeUndefined();
  });
});

/** What London's clocks show, by the world's own table of time zones. */
const london = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London', dateStyle: 'short', timeStyle: 'short' });

describe('a date and a time that were typed', () => {
  const instant = (date: string, time: string) =>
    bodyOf(
      sent([
        ['by/date', date],
        ['by/time', time],
      ]),
      { instants: ['by'] },
    ).by;

  it('are the instant at which London’s clocks show them, at every hour of every day', () => {
    const minute = fc.date({ min: new Date('2024-01-01'), max: new Date('2034-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(minute, (at) => {
        const [date = '', time = ''] = london.format(at).split(' ');
        const read = instant(date, time);
        expect(london.format(new Date(String(read)))).toBe(`${date} ${time}`);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['2026-07-01', '23:30', '2026-07-01T22:30:00.000Z'],
    ['2026-07-01', '00:00', '2026-06-30T23:00:00.000Z'],
    ['2026-03-29', '00:59', '2026-03-29T00:59:00.000Z'],
    ['2026-03-29', '02:00', '2026-03-29T01:00:00.000Z'],
    ['2026-10-25', '00:59', '2026-10-24T23:59:00.000Z'],
    // It comes twice: the first of the two.
    ['2026-10-25', '01:00', '2026-10-25T00:00:00.000Z'],
    ['2026-10-25', '01:30', '2026-10-25T00:30:00.000Z'],
    ['2026-10-25', '02:00', '2026-10-25T02:00:00.000Z'],
    ['2026-12-31', '23:59', '2026-12-31T23:59:00.000Z'],
  ])('%s %s is %s', (date, time, expected) => {
    expect(instant(date, time)).toBe(expected);
  });

  it('stay as they were typed in the hour that no clock shows, so that the form asks again and no time is moved', () => {
    for (const time of ['01:00', '01:30', '01:59']) expect(instant('2027-03-28', time)).toBe(`2027-03-28 ${time}`);
    expect(instant('2027-03-28', '00:59')).toBe('2027-03-28T00:59:00.000Z');
    expect(instant('2027-03-28', '02:00')).toBe('2027-03-28T01:00:00.000Z');
  });

  it('stay as they were typed where they cannot be read', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (date, time) => {
        expect(() => instant(date, time)).not.toThrow();
      }),
    );
    expect(instant('tomorrow', '25:00')).toBe('tomorrow 25:00');
    expect(instant('', '10:00')).toBe('10:00');
    expect(instant('2026-11-30', '')).toBe('2026-11-30T17:00:00.000Z');
    expect(instant('9999-12-31', '23:59')).toBe('9999-12-31T23:59:00.000Z');
    expect(instant('0000-01-01', '00:00')).toBe('0000-01-01T00:00:00.000Z');
  });
});
