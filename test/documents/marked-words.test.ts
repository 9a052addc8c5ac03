import { describe, expect, it } from '@jest/globals';
import type { FileReading } from '#functions/documents/file/file-reading.ts';
import { readFile } from '#functions/documents/file/read-file.ts';
import { docxWithout } from '#test/fixtures/marked/docx-places.ts';
import { markedDocx } from '#test/fixtures/marked/marked-docx.ts';
import { inventedWord, type MarkedFile, type MarkedKind, PLACES, type Place } from '#test/fixtures/marked/place.ts';

/** Everything that a person is shown of a file, with where it stood. */
function shownOf({ words, leftovers }: FileReading): readonly string[] {
  return [...words, ...leftovers].map(({ label, text }) => `[${label}] ${text}`);
}

const FILES: { kind: MarkedKind; file: MarkedFile; without: ReadonlyMap<Place, string> }[] = [];
for (const kind of ['document', 'form'] as const)
  for (const strict of [false, true])
    FILES.push({ kind, file: await markedDocx(inventedWord, kind, { strict }), without: docxWithout(kind, strict) });

describe.each(FILES.map(({ file, ...more }) => ({ ...file, ...more })))(
  '$name',
  ({ name, kind, bytes, marks, without }) => {
    const reading = readFile(bytes, name);

    it(`is safe, and is read as a ${kind}`, async () => {
      const { safety, form, cut } = await reading;
      expect({ safety: safety.state, isForm: form !== null, cut }).toEqual({
        safety: 'safe',
        isForm: kind === 'form',
        cut: false,
      });
    });

    it.each(marks.map((mark) => [mark.place, mark] as const))(
      'shows words of this place: %s',
      async (_, { mark, label }) => {
        const shown = shownOf(await reading).filter((words) => words.includes(mark));
        expect(shown.map((words) => words.slice(0, words.indexOf(']') + 1))).toContain(`[${label}]`);
      },
    );

    it('has words in every place, except those with a reason why not', () => {
      const places = [...marks.map(({ place }) => place), ...without.keys()];
      expect(places.toSorted()).toEqual([...PLACES].toSorted());
    });
  },
);
