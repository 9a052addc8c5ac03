import { describe, expect, it } from '@jest/globals';
import { readFile } from '#functions/documents/file/read-file.ts';
import { markedOpenDocument } from '#test/fixtures/marked/open-document.ts';
import type { MarkedFile, MarkedKind } from '#test/fixtures/marked/place.ts';
import { markedRichText } from '#test/fixtures/marked/rich-text.ts';

const KINDS: readonly MarkedKind[] = ['document', 'form'];
const FILES: readonly MarkedFile[] = KINDS.flatMap((kind) => [markedOpenDocument(kind), markedRichText(kind)]);

/** The words of a document or, of a form, what it leaves over. A label that is empty may be any. */
async function shownOf({ name, bytes }: MarkedFile) {
  const reading = await readFile(bytes, name);
  return { reading, shown: reading.form === null ? reading.words : reading.leftovers };
}

describe.each(FILES.map((file): [string, MarkedFile] => [file.name, file]))('every word of %s', (name, file) => {
  it('is shown to a person, with a label that says where it stood', async () => {
    const { reading, shown } = await shownOf(file);
    expect(reading.form === null).toBe(name.includes('document'));
    const missing = file.marks.filter(
      ({ mark, label }) =>
        !shown.some(
          (words) => (label === '' || words.label === label) && `${words.label}\n${words.text}`.includes(mark),
        ),
    );
    expect(missing).toEqual([]);
  });
});
