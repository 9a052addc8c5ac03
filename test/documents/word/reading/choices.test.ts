import { describe, expect, it } from '@jest/globals';
import { choicesIn } from '#functions/documents/word/reading/choices.ts';
import { said } from './written-answer.ts';

const known = (label: string) => ['Yes', 'No', 'Not known', 'Hearing', 'Vision', 'Any other'].includes(label);

/** `Yes+ No-` for a ticked and an empty option, `~` for one struck out, nothing after plain words. */
function shown(text: string): string {
  const choices = choicesIn(said(text), known);
  if (choices === 'unclear') return choices;
  const sign = { ticked: '+', empty: '-', struck: '~', plain: '' };
  return choices.map(({ label, state }) => `${label}${sign[state]}`).join(' ');
}

describe('the options that a place shows', () => {
  it.each([
    ['☒ Yes ☐ No', 'Yes+ No-'],
    ['Yes ☒ No ☐', 'Yes+ No-'],
    ['☐ Yes\n☒ No', 'Yes- No+'],
    ['Yes ☐\tNo ☒\tNot known ☐', 'Yes- No+ Not known-'],
    ['[x] Yes [ ] No', 'Yes+ No-'],
    ['{x} Yes { } No', 'Yes+ No-'],
    ['Yes{ } No{x}', 'Yes- No+'],
    ['Yes ~~No~~', 'Yes No~'],
    ['Yes / ~~No~~ / ~~Not known~~', 'Yes No~ Not known~'],
    ['Yes / No', 'Yes No'],
    ['✓ Yes ✗ No', 'Yes+ No-'],
    ['☐ Yes ✗ No', 'Yes- No+'],
    ['Is he at school? ☐ Yes ☒ No', 'Is he at school? Yes- No+'],
    ['Yes ☒ No ☐ If so, since when', 'Yes+ No- If so, since when'],
    ['☒ Hearing\n☒ Vision\n☐ Any other', 'Hearing+ Vision+ Any other-'],
    ['☒', '+'],
    ['some words', 'some words'],
  ])('"%s" shows %s', (text, options) => {
    expect(shown(text)).toBe(options);
  });

  it.each(['Yes ☒ No', 'Yes ☑ No ☒', '☒☐ Yes No', 'x', '✗', 'Yes X No X'])('"%s" is not clear', (text) => {
    expect(shown(text)).toBe('unclear');
  });

  it('one that is too long to be a list of options is not gone through', () => {
    expect(shown(`☒ Yes ${'x'.repeat(20_001)}`)).toBe('unclear');
  });
});
