import { describe, expect, it } from '@jest/globals';
import { readFile } from '#functions/documents/file/read-file.ts';
import { markedOpenDocument, NOT_IN_ODT } from '#test/fixtures/marked/open-document.ts';
import { type MarkedFile, type MarkedKind, PLACES } from '#test/fixtures/marked/place.ts';
import { markedRichText, NOT_IN_RTF } from '#test/fixtures/marked/rich-text.ts';
import { markedWordBinary, NOT_IN_DOC } from '#test/fixtures/marked/word-binary.ts';

const KINDS: readonly MarkedKind[] = ['document', 'form'];
const FILES = KINDS.flatMap((kind) =>
  [markedOpenDocument, markedRichText, markedWordBinary].map((marked): [string, MarkedKind, MarkedFile] => {
    const file = marked(kind);
    return [file.name, kind, file];
  }),
);

describe.each(FILES)('%s', (name, kind, { bytes, marks }) => {
  const reading = readFile(bytes, name);

  it(`is safe, and is read whole as a ${kind}`, async () => {
    const { safety, form, cut } = await reading;
    expect([safety.state, form !== null, cut]).toEqual(['safe', kind === 'form', false]);
  });

  it.each(marks.map((mark) => [mark.place, mark] as const))(
    'shows words of this place: %s',
    async (_, { mark, label }) => {
      const { words, leftovers } = await reading;
      const found = [...words, ...leftovers].filter((shown) => `${shown.label}\n${shown.text}`.includes(mark));
      expect(found.map((shown) => shown.label)).toContain(label);
    },
  );
});

describe('the places that a format does not have, or where words are not the sender’s', () => {
  it.each([
    ['.odt', NOT_IN_ODT, markedOpenDocument('document')],
    ['.rtf', NOT_IN_RTF, markedRichText('document')],
    ['.doc', NOT_IN_DOC, markedWordBinary('document')],
  ] as const)('of %s are known, each with its reason, and every other place has a word', (_, known, { marks }) => {
    const written = new Set(marks.map(({ place }) => place));
    expect(PLACES.filter((place) => !written.has(place) && !known.has(place))).toEqual([]);
    expect([...known].filter(([place, why]) => written.has(place) || why === '')).toEqual([]);
  });
});
