import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MASKED, maskDrawing, maskOf } from '#functions/safety/index.ts';
import type { Drawing, DrawnAside, DrawnBlock, DrawnParagraph, DrawnRun } from '#schemas/drawing.ts';
import { NOTHING_SAID, type SafetyRecord } from '#schemas/safety-record.ts';
import { formSaid } from '#test/support/form-said.ts';

const SECRET = '14 Hazelmere Lane, Leicester LE2 4QZ';
const PLACE = '/children/0/homeAddress';
const safety: SafetyRecord = {
  ...NOTHING_SAID,
  forms: [
    {
      number: 1,
      formId: 'early-help-and-social-care',
      documentId: 'D1',
      people: [],
      asksSecret: true,
      places: [{ path: PLACE, values: [SECRET] }],
      saidSecret: true,
      careful: [],
      unread: [],
    },
  ],
};
const mask = maskOf({ head: { flags: [] }, safety });

const drawing = (blocks: DrawnBlock[], more: Partial<Drawing> = {}): Drawing => ({
  blocks,
  asides: [],
  sources: [],
  cut: false,
  ...more,
});
const paragraph = (runs: (DrawnRun | string)[], asides?: DrawnAside[]): DrawnParagraph => ({
  kind: 'paragraph',
  runs: runs.map((run) => (typeof run === 'string' ? { text: run } : run)),
  ...(asides ? { asides } : {}),
});
const row = (...cells: DrawnBlock[][]): DrawnBlock => rowOf(1, ...cells);
const rowOf = (table: number, ...cells: DrawnBlock[][]): DrawnBlock => ({
  kind: 'row',
  table,
  cells: cells.map((blocks, column) => ({ column, span: 1, blocks })),
});

/** Returns every text of a drawing, whatever it is called. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
const letters = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** Ways to lay the parts of an address so that no run, paragraph or cell holds it whole. Words of no meaning are beside them. */
const LAYS: Readonly<Record<string, (parts: string[]) => Drawing>> = {
  'in runs of one paragraph': (parts) => drawing([paragraph(['quib ', ...parts, ' quib'])]),
  'in runs that are set differently': (parts) =>
    drawing([paragraph(parts.map((text, at) => ({ text, is: [at % 2 ? ('bold' as const) : ('field' as const)] })))]),
  'in paragraphs': (parts) => drawing(parts.map((text) => paragraph([text]))),
  'in lines of one paragraph': (parts) => drawing([paragraph(['quib\n', parts.join('\n'), '\nquib'])]),
  'in the cells of a row': (parts) => drawing([row(...parts.map((text) => [paragraph([text])]))]),
  'down a column': (parts) => drawing(parts.map((text) => row([paragraph([text])], [paragraph(['quib'])]))),
  'down a column of a table in a cell': (parts) =>
    drawing([row([paragraph(['quib']), ...parts.map((text) => rowOf(2, [paragraph(['quib'])], [paragraph([text])]))])]),
  'with struck words between': (parts) =>
    drawing([paragraph(parts.flatMap((text): DrawnRun[] => [{ text }, { text: ' quib ', is: ['struck'] }]))]),
  'with inserted words between': (parts) =>
    drawing([paragraph(parts.flatMap((text): DrawnRun[] => [{ text }, { text: ' quib ', is: ['inserted'] }]))]),
  'with guidance between': (parts) =>
    drawing([paragraph(parts.flatMap((text): DrawnRun[] => [{ text }, { text: ' quib ', is: ['guidance'] }]))]),
  'with comments between': (parts) =>
    drawing(parts.map((text) => paragraph([text], [{ label: 'Comment by Quib', text: 'quib' }]))),
  'in comments': (parts) => drawing(parts.map((text) => paragraph(['quib'], [{ label: '', text }]))),
  'in the name of who comments': (parts) =>
    drawing([], { asides: [{ label: `Comment by ${parts.join('')}`, text: 'quib' }] }),
  'half in the text and half beside it': (parts) =>
    drawing([paragraph([parts.slice(0, 2).join('')], [{ label: parts.slice(2).join(''), text: 'quib' }])]),
  'in what stands apart': (parts) => drawing([], { asides: parts.map((text) => ({ label: '', text })) }),
  'with signs that nobody sees': (parts) => drawing([paragraph([parts.join('\u200b\u00ad')])]),
};

describe('a drawing under the mask of its case', () => {
  it.each(Object.keys(LAYS))('shows no part of a secret address that is cut in pieces %s', (name) => {
    const cuts = fc.uniqueArray(fc.integer({ min: 1, max: SECRET.length - 1 }), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(cuts, (unsorted) => {
        const at = [0, ...unsorted.sort((a, b) => a - b), SECRET.length];
        const parts = at.slice(1).map((end, index) => SECRET.slice(at[index], end));
        const seen = maskDrawing(LAYS[name]?.(parts) ?? drawing([]), mask, null);
        const shown = textsIn({ ...seen, sources: [] }).filter((text) => text !== MASKED);
        for (const part of parts.map(letters))
          if (part.length > 2) expect(shown.map(letters).filter((text) => text.includes(part))).toEqual([]);
        expect(letters(shown.join(''))).not.toMatch(/hazelmere|le24qz/);
        expect(textsIn(seen).join()).toContain(MASKED);
      }),
      { numRuns: 200 },
    );
  });

  it('hides the whole line of an answer that is hidden, and of unread words in its place', () => {
    const seen = maskDrawing(
      drawing([paragraph(['The Refuge: ', { text: 'with her aunt', of: [0] }, '\nQuib'])], {
        sources: [{ answer: PLACE }, { leftover: 0, path: PLACE }],
        asides: [{ label: 'Stored value', text: 'with her aunt', of: [1] }],
      }),
      mask,
      1,
    );
    expect(seen.blocks).toEqual([paragraph([{ text: MASKED, is: ['hidden'], of: [0] }, '\nQuib'])]);
    expect(textsIn(seen.asides)).toEqual([MASKED, MASKED]);
  });

  it('keeps every other word, and the place of every source', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abcxyz '), minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.array(fc.array(word, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 }), (given) => {
        const blocks = given.map((texts) => paragraph(texts.map((text, of) => ({ text, of: [of] }))));
        const plain = drawing(blocks);
        expect(maskDrawing(plain, mask, 1)).toEqual(plain);
        const within = drawing([
          paragraph([
            { text: 'a 14 Hazel', of: [0] },
            { text: 'mere Lane b', of: [1] },
          ]),
          ...blocks,
        ]);
        const [first, ...rest] = maskDrawing(within, mask, 1).blocks;
        expect(first).toEqual(
          paragraph([
            { text: 'a ', of: [0] },
            { text: MASKED, is: ['hidden'], of: [0, 1] },
            { text: ' b', of: [1] },
          ]),
        );
        expect(rest).toEqual(blocks);
      }),
    );
  });

  it('hides everything where nobody knows which place is secret', () => {
    const unknown = maskOf({ head: { flags: [] }, safety: { ...NOTHING_SAID, full: true } });
    const seen = maskDrawing(drawing([paragraph(['one']), row([paragraph(['two three'])])]), unknown, 1);
    expect(textsIn(seen).filter((text) => /one|two|three/.test(text))).toEqual([]);
  });

  it('is as silent about words that are no answer: their list hides a place that cells cut up', () => {
    const leftovers = [
      ['Reason', 'quib'],
      ['Reason', '14'],
      ['Hazelmere', 'Lane'],
      ['Hazelmere', 'of LE2 4QZ'],
      ['Reason', 'quib'],
    ].map(([label = '', text = '']) => ({ label, text }));
    expect(mask.form({ ...formSaid({}), leftovers }).leftovers).toEqual([
      { label: 'Reason', text: 'quib' },
      { label: 'Reason', text: MASKED },
      { label: MASKED, text: MASKED },
      { label: MASKED, text: `of ${MASKED}` },
      { label: 'Reason', text: 'quib' },
    ]);
  });

  it('changes nothing of a case that keeps nothing secret', () => {
    const given = drawing([paragraph([SECRET])]);
    expect(maskDrawing(given, maskOf({ head: { flags: [] }, safety: NOTHING_SAID }), 1)).toBe(given);
  });
});
