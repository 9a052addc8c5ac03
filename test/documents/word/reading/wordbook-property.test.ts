import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { wordbookOf } from '#functions/documents/word/reading/wordbook.ts';
import { kindsOf, labelsOf, namesOf } from '#functions/documents/word/vocabulary/vocabulary.ts';
import { forms } from '#schemas/forms/forms.ts';
import { runs } from '#test/support/runs.ts';

const definitions = [...forms.values()];
const anyForm = fc.nat().map((at) => {
  const definition = definitions[at % definitions.length];
  if (!definition) throw new Error('no form');
  return definition;
});

function pick<T>(all: readonly T[], at: number): T {
  const found = all[at % all.length];
  if (found === undefined) throw new Error('nothing to pick from');
  return found;
}

/** A field of a form by one of its labels, and somebody of its section by one of their names. */
const asked = fc.tuple(anyForm, fc.nat(), fc.nat(), fc.nat(), fc.nat()).map(([definition, s, f, l, w]) => {
  const named = definition.sections.filter((section) => namesOf(section) !== undefined);
  const section = pick(named, s);
  const field = pick(section.fields, f);
  const label = pick(labelsOf(section, field), l);
  const kinds = kindsOf(section).flatMap(({ names }) => names);
  return { definition, section, field, label, owner: pick([...(namesOf(section) ?? []), ...kinds], w) };
});

/** How forms say whose answer they want. */
const shape = fc.constantFrom<(owner: string, label: string) => string>(
  (owner, label) => `${owner}’s ${label}`,
  (owner, label) => `${owner} ${label}`,
  (owner, label) => `${label} of the ${owner}`,
  (owner, label) => `${owner} – ${label}:`,
  (owner, label) => `4. ${label} (${owner})`,
  (owner, label) => `${owner} 2: ${label.toUpperCase()}`,
);

describe('whatever the words', () => {
  it('a label that names its owner is never a detail of somebody else', () => {
    fc.assert(
      fc.property(asked, shape, ({ definition, section, field, label, owner }, write) => {
        const [first] = wordbookOf(definition).meaningsOf(write(owner, label), undefined);
        if (!first || namesOf(first.section) === undefined) return;
        expect([write(owner, label), first.section.id]).toEqual([write(owner, label), section.id]);
        // What two fields of a section are both called is neither's; else it is the field's own.
        if (first.field !== field) expect(labelsOf(first.section, first.field).length).toBeGreaterThan(1);
      }),
      { numRuns: runs(3000) },
    );
  });

  it('a bare label under the heading of one person is never a detail of another', () => {
    fc.assert(
      fc.property(asked, fc.nat(), ({ definition, label }, at) => {
        const book = wordbookOf(definition);
        const within = pick(definition.sections, at);
        for (const meaning of book.meaningsOf(label, { section: within })) {
          const own = namesOf(meaning.section);
          if (meaning.section === within || own === undefined) continue;
          // Then the label says itself whose it is ("Referrer’s telephone"), or asks of the form ("Date of referral").
          const names = [...own, ...kindsOf(meaning.section).flatMap((kind) => kind.names)];
          const says = names.some((name) => label.toLowerCase().includes(name.toLowerCase()));
          const telling = /referr|form|assessment|panel|request/i.test(label) || label.split(/\s/).length >= 5;
          const childs = ['upn', 'expectedDate'].includes(meaning.field.id);
          expect([label, meaning.section.id, says || telling || childs]).toEqual([label, meaning.section.id, true]);
        }
      }),
      { numRuns: runs(3000) },
    );
  });

  it('numbering, notes on how to answer and punctuation change nothing', () => {
    const before = fc.constantFrom('', '1. ', '2.3 ', 'Q4) ', '(b) ', '• ');
    const after = fc.constantFrom(
      '',
      ':',
      '*',
      ' (please state)',
      ' (if known)',
      ' - please tick',
      ' [dd/mm/yyyy]',
      ' ?',
    );
    fc.assert(
      fc.property(asked, before, after, ({ definition, section, field }, opening, note) => {
        const [plain] = wordbookOf(definition).meaningsOf(field.label, { section });
        const [dressed] = wordbookOf(definition).meaningsOf(`${opening}${field.label}${note}`, { section });
        expect([field.label, opening, note, dressed?.field.id]).toEqual([field.label, opening, note, plain?.field.id]);
      }),
      { numRuns: runs(2000) },
    );
  });

  it('any text at all is looked up without an error, and prose is no label', () => {
    const word = fc.constantFrom(
      'child',
      'name',
      'of',
      'the',
      'and',
      'school',
      'said',
      '’s',
      '/',
      '(',
      ')',
      ':',
      '1',
      'mother',
      'DOB',
      '-',
    );
    fc.assert(
      fc.property(
        anyForm,
        fc.array(fc.oneof(word, fc.string({ maxLength: 8 })), { maxLength: 60 }),
        (definition, words) => {
          const book = wordbookOf(definition);
          const text = words.join(' ');
          for (const meaning of book.meaningsOf(text, book.topicOf(text)))
            expect(meaning.confidence).toBeGreaterThanOrEqual(0.5);
        },
      ),
      { numRuns: runs(1000) },
    );
  });
});
