import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import type { FileReading } from '#functions/documents/file/file-reading.ts';
import { readFile } from '#functions/documents/file/read-file.ts';
import { textOf as textOfHolder } from '#functions/safety/drawn-orders.ts';
import { Drawing, type DrawnBlock } from '#schemas/drawing.ts';
import { generatedForm } from '#test/fixtures/layouts/generated/generate.ts';
import { corpus, filesIn } from '#test/support/corpus.ts';

/** Returns the text of a drawing and of what is beside it. */
const textOf = ({ blocks, asides }: Pick<Drawing, 'blocks' | 'asides'>): string =>
  [...blocks.flatMap(textsIn), ...asides.map(textOfHolder)].join('\n');
const textsIn = (block: DrawnBlock): string[] =>
  block.kind === 'paragraph'
    ? [textOfHolder(block), ...(block.asides ?? []).map(textOfHolder)]
    : block.cells.flatMap(({ blocks }) => blocks.flatMap(textsIn));

/** Returns the texts that law 10 shows of a file: the words of one that is no form; of a form, what was left over and written. */
function shownOf({ form, leftovers, words }: FileReading): string[] {
  if (form === null) return words.map(({ text }) => text);
  return [...leftovers.map(({ text }) => text), ...form.answers.flatMap(({ words: written = '' }) => written)];
}

/** Returns the words that law 10 shows of a file and that its drawing lacks. */
async function lost(bytes: Uint8Array, name: string): Promise<string[]> {
  const faults: unknown[] = [];
  const reading = await readFile(bytes, name, { onFault: (fault) => faults.push(fault) });
  expect(faults).toEqual([]);
  const shown = shownOf(reading).join('\n').split(/\s+/).filter(Boolean);
  // Of a zip its members are listed: it is no document.
  if (reading.type === 'zip') return [];
  if (reading.drawing === undefined) return shown;
  const drawing = Drawing.parse(JSON.parse(gunzipSync(reading.drawing).toString('utf8')));
  expect(drawing.sources.filter((source) => 'answer' in source)).toHaveLength(reading.form?.answers.length ?? 0);
  const text = textOf(drawing);
  return [...new Set(shown)].filter((word) => !text.includes(word));
}

const layouts = 'test/fixtures/layouts/made';
const { folder, files } = corpus('docx');
/** Every third file: all of them take a minute, and are alike. */
const THIRDS = 3;

describe('every word that law 10 shows is in the drawing or beside it', () => {
  it('of forms whose labels, shapes and answers were chosen by chance', async () => {
    for (let seed = 1; seed <= 40; seed += 1)
      expect([seed, await lost(generatedForm(seed).bytes, 'generated.docx')]).toEqual([seed, []]);
  });

  it.each(filesIn(layouts).filter((name) => !name.endsWith('.json')))('of %s', async (name) => {
    expect(await lost(readFileSync(join(layouts, name)), name)).toEqual([]);
  });

  if (files.length > 0)
    it('of public files', async () => {
      for (const name of files.filter((_, index) => index % THIRDS === 0))
        expect([name, await lost(readFileSync(join(folder, name)), name)]).toEqual([name, []]);
    }, 120_000);
});
