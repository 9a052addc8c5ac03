import { describe, expect, it } from '@jest/globals';
import { readFile } from '#functions/documents/file/read-file.ts';
import { markedOpenDocument } from '#test/fixtures/marked/open-document.ts';
import type { MarkedFile, MarkedKind } from '#test/fixtures/marked/place.ts';
import { markedRichText } from '#test/fixtures/marked/rich-text.ts';
import { markedWordBinary } from '#test/fixtures/marked/word-binary.ts';

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
