import { describe, expect, it } from '@jest/globals';
import type { Mark, Paragraph } from '#functions/documents/word/document.ts';
import { foreignIn, heading, type MadeCell, paragraph, table } from './made-document.ts';

/** A line in which `==so==` is highlighted and `~~so~~` struck out. */
function marked(text: string): Paragraph {
  const marks: Mark[] = [];
  let shown = '';
  for (const part of text.split(/(~~.*?~~|==.*?==)/)) {
    const start = shown.length;
    const isMarked = /^(?:~~|==)/.test(part);
    shown += isMarked ? part.slice(2, -2) : part;
    if (isMarked)
      marks.push({ start, end: shown.length, ...(part.startsWith('~~') ? { struck: true } : { highlighted: true }) });
  }
  return paragraph(shown, marks);
}

function consentFrom(...cells: MadeCell[]) {
  const label = 'Has the parent given consent to the referral being made?';
  return foreignIn([
    heading('Consent'),
    table([
      [label, ...cells],
      ['Landlord', '', ''],
    ]),
  ]);
}

describe('a highlighted option', () => {
  it.each([
    ['==YES== / NO', 'yes'],
    ['YES / ==NO==', 'no'],
    ['YES/==NO==', 'no'],
    ['==Yes /== No', 'yes'],
    ['☐ ==Yes== ☐ No', 'yes'],
    ['☐ Yes ☐ ==No==', 'no'],
    ['==Yes== / ~~No~~', 'yes'],
  ])('is the answer in “%s”', (text, value) => {
    expect(Object.values(consentFrom([marked(text)]).answers)).toEqual([value]);
  });

  it('is the answer in a cell of its own', () => {
    expect(Object.values(consentFrom([marked('==Yes==')], [marked('No')]).answers)).toEqual(['yes']);
    expect(Object.values(consentFrom([marked('Yes')], [marked('==No==')]).answers)).toEqual(['no']);
  });

  it.each(['==YES / NO==', '==YES== / ==NO==', '☒ Yes ☐ ==No==', '==~~YES~~== / ~~NO~~'])(
    'is none where nothing or a tick against it is told: “%s”',
    (text) => {
      expect(consentFrom([marked(text)]).answers).toEqual({});
    },
  );

  it('answers a question in words, and a struck one does not', () => {
    const needs = (text: string) =>
      foreignIn([
        heading('Child details'),
        table([
          ['First name', 'Pippin'],
          ['Is an interpreter required?', [marked(text)]],
        ]),
      ]).answers['/children/0/communicationNeeds'];
    expect(needs('~~Y~~ / N')).toBe('No');
    expect(needs('==Y== / N')).toBe('Yes');
    expect(needs('Y / N')).toBeUndefined();
    expect(needs('A ==Polish== interpreter')).toBe('A Polish interpreter');
  });
});
