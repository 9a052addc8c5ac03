import { describe, expect, it } from '@jest/globals';
import { dangerWordsIn } from '#functions/safety/danger-words-in.ts';
import { MASKED, maskOf } from '#functions/safety/mask.ts';
import { formSaid } from '#test/support/form-said.ts';
import { processorTime } from '#test/support/processor-time.ts';
import { safetyOf } from '#test/support/whole-case.ts';

const mask = (answers: Readonly<Record<string, string | boolean>>) =>
  maskOf({
    head: { flags: [] },
    safety: safetyOf([formSaid({ ...answers, '/children/0/addressConfidential': true })]),
  });

/** Apart from the rules' other tests, which are run for every mutant. */
describe('the rules that read a sender’s words', () => {
  it('look for danger in no longer than a text is long', async () => {
    const texts = [
      'right '.repeat(300_000),
      'a'.repeat(2_000_000),
      "'".repeat(2_000_000),
      'fears for her '.repeat(150_000),
    ];
    expect(await processorTime(() => dangerWordsIn(texts))).toBeLessThan(5_000);
  });

  it('mask a text in no more than its length, however a sender wrote a place: a case can always be read and decided', async () => {
    const places = [
      `1 ${'st '.repeat(20_000)}`,
      ...Array.from({ length: 8 }, (_, at) => `${at} abcd st `.repeat(3_900)),
      `With ${'a friend of the family, '.repeat(20)}at 4 Orchard Close`,
    ];
    const answers = Object.fromEntries(places.map((place, at) => [`/children/${at}/currentWhereabouts`, place]));
    const text = 'With a friend of the family we spoke of school again today. '.repeat(17_000);
    const spent = await processorTime(() => {
      const masked = mask(answers);
      expect(masked.text('at 4 Orchard Close')).toContain(MASKED);
      masked.text(text);
    });
    // A twentieth of the API's time; before, the first place alone took 18 seconds and a gigabyte.
    expect(spent).toBeLessThan(4_000);
  });

  it('mask a text of a megabyte in seconds', async () => {
    const text = `${'elmfield 12 street le1 '.repeat(45_000)} 12 Elmfield Street`;
    expect(
      await processorTime(() =>
        expect(mask({ '/children/0/homeAddress': '12 Elmfield Street, Leicester' }).text(text)).toContain(MASKED),
      ),
    ).toBeLessThan(5_000);
  });
});
