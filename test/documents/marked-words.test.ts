import { describe, expect, it } from '@jest/globals';
import type { FileReading } from '#functions/documents/file/file-reading.ts';
import { readFile } from '#functions/documents/file/read-file.ts';
import { markedDocx, NOT_IN_DOCX } from '#test/fixtures/marked/marked-docx.ts';
import { inventedWord, type MarkedFile, type MarkedKind, PLACES } from '#test/fixtures/marked/place.ts';

/** Everything that a person is shown of a file, with where it stood. */
function shownOf({ words, leftovers }: FileReading): readonly string[] {
  return [...words, ...leftovers].map(({ label, text }) => `[${label}] ${text}`);
}

const FILES: readonly (readonly [MarkedKind, MarkedFile])[] = [
  ['document', await markedDocx(inventedWord, 'document')],
  ['document', await markedDocx(inventedWord, 'document', { strict: true })],
  ['form', await markedDocx(inventedWord, 'form')],
  ['form', await markedDocx(inventedWord, 'form', { strict: true })],
];

describe.each(FILES.map(([kind, file]) => [file.name, kind, file] as const))('%s', (name, kind, file) => {
  const reading = readFile(file.bytes, name);

  it(`is safe, and is read as a ${kind}`, async () => {
    const { safety, form, cut } = await reading;
    expect({ safety: safety.state, isForm: form !== null, cut }).toEqual({
      safety: 'safe',
      isForm: kind === 'form',
      cut: false,
    });
  });

  it.each(file.marks.map((mark) => [mark.place, mark] as const))(
    'shows words of this place: %s',
    async (_, { mark, label }) => {
      const shown = shownOf(await reading).filter((words) => words.includes(mark));
      expect(shown.map((words) => words.slice(0, words.indexOf(']') + 1))).toContain(`[${label}]`);
    },
  );
});

describe('the places that no test writes in', () => {
  it('are known, each with its reason', () => {
    expect(NOT_IN_DOCX.every(([what, why]) => what !== '' && why !== '')).toBe(true);
    const [, transitional] = FILES[0] ?? [];
    expect(transitional?.marks.map(({ place }) => place).toSorted()).toEqual([...PLACES].toSorted());
  });
});
