import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Block, Field, Mark, Paragraph, ReadDocument } from '#functions/documents/word/document.ts';
import { readForm } from '#functions/documents/word/index.ts';
import { labelsOf } from '#functions/documents/word/vocabulary/vocabulary.ts';
import { earlyHelpAndSocialCare as form } from '#schemas/forms/early-help-and-social-care.ts';
import { forms } from '#schemas/forms/forms.ts';
import type { Answer } from '#schemas/forms/referral.ts';
import { runs } from '#test/support/runs.ts';
import { textOf } from '../text-of.ts';
import { documentOf, field, heading, holding, paragraph, readingOf, table } from './made-document.ts';

const labels = form.sections.flatMap((section) => [
  section.title,
  ...section.fields.flatMap((one) => [`${one.label}:`, ...labelsOf(section, one)]),
]);
const tags = form.sections.flatMap((section) =>
  section.fields.map((one) => `${section.id}${section.repeat ? '[0]' : ''}.${one.id}`),
);

const someText = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...labels) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      'Child 1',
      'Child 2',
      'Mother',
      'Father',
      'Landlord',
      'Yes',
      'No',
      '☒',
      '☐ Yes ☒ No',
      '14/05/2017',
      '',
    ),
  },
  { weight: 2, arbitrary: fc.string({ unit: fc.constantFrom(...'ab:?\t\n☐☒-_./1 é李') }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...labels), fc.constantFrom(': x', '\tx', '? Yes', '\nx'))
      .map((two) => two.join('')),
  },
);

const someField: fc.Arbitrary<Field> = fc.record({
  kind: fc.constantFrom('control', 'legacy', 'bookmark'),
  tag: fc.oneof(fc.constantFrom(...tags, 'fd:reference', 'household', 'x', ''), fc.string()),
  title: fc.constantFrom('', 'Title'),
  text: someText,
  guidance: fc.boolean(),
  ticked: fc.constantFrom(undefined, true, false),
  fullDate: fc.constantFrom(undefined, '2017-05-14', 'x'),
  options: fc.constant(undefined),
  item: fc.constantFrom(undefined, '1.0', '1.1'),
});

const someParagraph: fc.Arbitrary<Paragraph> = someText.chain((text) => {
  const at = fc.nat(text.length);
  const mark: fc.Arbitrary<Mark> = fc
    .tuple(at, at, fc.option(someField, { nil: undefined }), fc.boolean())
    .map(([one, other, its, colour]) => ({
      start: Math.min(one, other),
      end: Math.max(one, other),
      ...(its ? { field: its } : colour ? { highlighted: true as const } : { struck: true as const }),
    }));
  return fc
    .tuple(
      fc.array(mark, { maxLength: 3 }),
      fc.constantFrom(undefined, undefined, 1, 2),
      fc.option(at, { nil: undefined }),
    )
    .map(([marks, level, bold]) => ({
      kind: 'paragraph' as const,
      text,
      marks: marks.sort((one, other) => one.start - other.start || other.end - one.end),
      ...(level === undefined ? {} : { heading: level }),
      ...(bold === undefined ? {} : { looks: [{ start: 0, end: bold, bold: true as const }] }),
    }));
});

/** Blocks of any shape: tables in tables, merged cells over nothing, columns that overlap. */
function someBlocksIn(depth: number): fc.Arbitrary<Block[]> {
  if (depth === 0) return fc.array(someParagraph, { maxLength: 3 });
  const cell = fc.record({
    column: fc.nat(5),
    span: fc.nat(3),
    continues: fc.boolean(),
    blocks: someBlocksIn(depth - 1),
  });
  const rows = fc.array(
    fc.array(cell, { maxLength: 5 }).map((cells) => ({ cells })),
    { maxLength: 5 },
  );
  return fc.array(
    fc.oneof(
      someParagraph,
      rows.map((made) => ({ kind: 'table' as const, rows: made })),
    ),
    { maxLength: 5 },
  );
}
const someBlocks = someBlocksIn(2);

const someDocument: fc.Arbitrary<ReadDocument> = fc.record(
  {
    blocks: someBlocks,
    margins: someBlocks,
    asides: fc.array(fc.record({ label: fc.string(), text: fc.string() }), { maxLength: 4 }),
    property: fc.constantFrom(undefined, `fd:${form.id}:${form.version}`, 'fd:masp:2026-11', 'x'),
    cut: fc.boolean(),
  },
  { requiredKeys: ['blocks', 'margins', 'asides'] },
);

describe('a document of any shape', () => {
  it('gives a result without a fault', () => {
    fc.assert(
      fc.property(someDocument, (document) => {
        const { status, fault } = readForm(document);
        expect([status, fault]).toEqual([status, undefined]);
      }),
      { numRuns: runs(400) },
    );
  });

  it('of thousands of cells, lines or levels is gone through in bounds', () => {
    const row = ['First name', 'Pippin', 'Surname', 'Quillfeather'];
    let nested: Block[] = [paragraph('First name: Pippin')];
    for (let depth = 0; depth < 20_000; depth += 1)
      nested = [{ kind: 'table', rows: [{ cells: [{ column: 0, span: 1, continues: false, blocks: nested }] }] }];
    for (const blocks of [
      [heading('Children'), table(Array.from({ length: 2_500 }, () => row))],
      [heading('Children'), table(Array.from({ length: 2_600 }, () => row))],
      [
        heading('Children'),
        table([row, ...Array.from({ length: 2_000 }, (_, at) => [`a${at}`, `b${at}`, `c${at}`, `d${at}`])]),
      ],
      [paragraph('First name: x\n'.repeat(50_000))],
      [paragraph('First name: x\t'.repeat(20_000))],
      [paragraph(':'.repeat(200_000))],
      [paragraph('First name '.repeat(20_000))],
      Array.from({ length: 50_000 }, (_, at) => paragraph(`First name: n${at}`)),
      nested,
    ])
      expect(readingOf(blocks).fault).toBeUndefined();
  });
});

/** Words that no form says and no answer is tidied into something else. */
const word = fc.integer({ min: 0, max: 1_000_000 }).map((number) => `zq${number.toString(36)}qz`);

function wordsIn(text: string): string[] {
  return text.match(/zq[a-z0-9]+qz/g) ?? [];
}

function wordsOf(answers: readonly Answer[]): string[] {
  return answers
    .flatMap(({ value, also = [] }) => [value, ...also.map((other) => other.value)])
    .flatMap((value) => wordsIn(String(value)));
}

/** Documents made of labels and words, in shapes that a form has. */
const someForm: fc.Arbitrary<Block[]> = fc.array(
  fc.oneof(
    fc.constantFrom(...form.sections.map(({ title }) => title), 'Landlord').map((title) => heading(title)),
    fc.tuple(fc.constantFrom(...labels), word).map(([label, said]) => paragraph(`${label}: ${said}`)),
    fc.tuple(word, word).map((two) => paragraph(two.join(' '))),
    fc
      .array(fc.array(fc.oneof(fc.constantFrom(...labels), word, fc.constant('')), { minLength: 1, maxLength: 4 }), {
        minLength: 1,
        maxLength: 5,
      })
      .map((rows) => table(rows)),
  ),
  { maxLength: 8 },
);

describe('what a document says', () => {
  it('is in an answer or left over: no word is lost', () => {
    fc.assert(
      fc.property(someForm, (blocks) => {
        const reading = readingOf(blocks);
        const { answers, leftovers } = reading;
        const kept = new Set([
          ...wordsOf(answers),
          ...leftovers.flatMap(({ label, text: left }) => wordsIn(`${label} ${left}`)),
        ]);
        expect(wordsIn(textOf(reading)).filter((said) => !kept.has(said))).toEqual([]);
      }),
      { numRuns: runs(500) },
    );
  });

  it('is the answer to one field alone', () => {
    fc.assert(
      fc.property(someForm, (blocks) => {
        const reading = readingOf(blocks);
        const { answers } = reading;
        const said = wordsIn(textOf(reading));
        const counts = new Map<string, number>();
        for (const one of said) counts.set(one, (counts.get(one) ?? 0) + 1);
        const given = new Map<string, number>();
        for (const one of wordsOf(answers)) given.set(one, (given.get(one) ?? 0) + 1);
        for (const [one, times] of given) expect([one, times <= (counts.get(one) ?? 0)]).toEqual([one, true]);
      }),
      { numRuns: runs(500) },
    );
  });

  it('in a tagged control is the same whatever is around it', () => {
    const controls = [
      holding(field('referrer.name', 'Thimble Okonkwo-Test')),
      holding(field('children[0].firstName', 'Pippin')),
      holding(field('children[0].disability=MOB', '☒', { ticked: true })),
      holding(field('concern.reason', 'He is hungry.')),
    ];
    const alone = readingOf(controls).answers;
    fc.assert(
      fc.property(someForm, someForm, (before, after) => {
        const { answers } = readingOf([...before, ...controls, ...after]);
        const tagged = answers.filter(({ source }) => source === 'control');
        expect(tagged.map(({ value, confidence }) => [value, confidence])).toEqual(
          alone.map(({ value, confidence }) => [value, confidence]),
        );
      }),
      { numRuns: runs(200) },
    );
  });
});

describe('which form a document is', () => {
  const rows = [
    ['Name of child', 'Pippin Quillfeather'],
    ['Date of birth', '14/05/2017'],
    ['Ethnicity', 'White British'],
    ['School', 'Marzipan Lane'],
    ['Religion', 'Christian'],
    ['NHS number', '999 000 0018'],
    ['Gender', 'Male'],
  ];
  const referrer = [
    ['Name', 'Thimble Okonkwo-Test'],
    ['Job title', 'Teacher'],
    ['Agency', 'Marzipan Lane Primary School'],
    ['Email', 'thimble@marzipan-lane.example'],
  ];
  const foreign = [
    heading('Request for services'),
    heading('Details of child'),
    table(rows),
    heading('Referrer details'),
    table(referrer),
    heading('Reason for referral'),
    paragraph('What has happened, or is happening?'),
    paragraph('He fell asleep in class.'),
  ];

  it('is known by its labels when it does not say so, less surely', () => {
    const reading = readForm(documentOf(foreign));
    expect(reading.recognised).toMatchObject({ formId: form.id, version: form.version, by: 'labels' });
    expect(reading.recognised?.confidence).toBeLessThan(0.9);
    expect(reading.answers.map(({ path }) => path)).toContain('/children/0/dateOfBirth');
  });

  it('is not found where nothing is answered, or only one part of a form is there', () => {
    const blank = [heading('Details of child'), table(rows.map(([label = '']) => [label, '']))];
    expect(readForm(documentOf(blank)).status).toBe('not_a_form');
    expect(readForm(documentOf(foreign.slice(1, 3))).status).toBe('not_a_form');
  });

  it('is not found in a letter, whatever it is about', () => {
    const letter = [
      'Dear duty team,',
      'Re: Pippin Quillfeather, DOB: 14/05/2017',
      'I teach Pippin at school. His mother: tired.',
      'Address: 7 Invented Row',
      'Yours, Thimble',
    ];
    const reading = readForm(documentOf(letter.map((line) => paragraph(line))));
    expect(reading).toMatchObject({
      status: 'not_a_form',
      answers: [],
      words: [{ label: 'Text', text: letter.join('\n') }],
    });
  });

  it('is the one whose labels it has, of all our forms', () => {
    const assessment = forms.get('early-help-assessment');
    const blocks = (assessment?.sections ?? []).flatMap(({ title, fields }) => [
      heading(title),
      table(
        fields.map(({ label, type }) => [label, type === 'date' ? '14/05/2026' : type === 'text' ? 'Somebody' : '']),
      ),
    ]);
    expect(readForm(documentOf(blocks)).recognised?.formId).toBe('early-help-assessment');
  });

  it('longer than is read says so', () => {
    const reading = readForm(documentOf(foreign, { cut: true }));
    expect(reading.warnings).toEqual([expect.objectContaining({ code: 'cut' })]);
  });

  it('warns of a number that fails its check, and keeps it', () => {
    const reading = readingOf([heading('Details of child'), table([['NHS number', '999 000 0019']])]);
    expect(reading.answers).toMatchObject([{ value: '9990000019' }]);
    expect(reading.warnings).toMatchObject([{ pointer: '/children/0/nhsNumber', code: 'nhs_number_check' }]);
  });
});
