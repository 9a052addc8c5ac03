import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { readFile } from '#functions/documents/file/read-file.ts';
import { Drawing } from '#schemas/drawing.ts';
import { type OutlookLetter, writeOutlookMessage } from '#test/fixtures/outlook-writer.ts';

const WITHIN: OutlookLetter = { subject: 'Forwarded', body: 'Saw him on wordnine.' };
const LETTER: OutlookLetter = {
  subject: 'About wordone',
  from: { name: 'Thimble wordtwo', address: 'thimble@school.example.sch.uk' },
  to: 'Front wordthree',
  sentAt: new Date('2026-11-20T09:00:00.000Z'),
  body: 'Worried about wordfour.\r\nAnd wordfive.',
  html: '<p>Worried about <b>wordfour</b>.</p><table><tr><td>School</td><td>wordsix</td></tr></table>',
  files: [
    { name: 'wordseven.pdf', bytes: Buffer.from('%PDF-1.4') },
    { name: 'wordeight', message: WITHIN },
  ],
};
const WORDS = 'one two three four five six seven eight nine'.split(' ').map((number) => `word${number}`);

async function read(letter: OutlookLetter) {
  const reading = await readFile(writeOutlookMessage(letter), 'saved.msg');
  const { drawing } = reading;
  if (drawing === undefined) throw new Error('it was not drawn');
  return { ...reading, drawn: Drawing.parse(JSON.parse(gunzipSync(drawing).toString('utf8'))) };
}

describe('a message of Outlook, sent as a file', () => {
  it('has every word on the case and in its drawing: who wrote it, both versions, files by name, messages in it', async () => {
    const { type, words, cut, drawn } = await read(LETTER);
    const said = JSON.stringify(words);
    const shown = JSON.stringify(drawn);
    for (const all of [said, shown]) expect(WORDS.filter((word) => !all.includes(word))).toEqual([]);
    expect(drawn.blocks.map(({ kind }) => kind)).toContain('row');
    // A person looks at the files in it.
    expect([type, cut]).toEqual(['msg', true]);
  });

  it('shows its words once where its plain version says no more', async () => {
    const { drawn } = await read({ body: 'Worried about Pip.', html: '<p>Worried about <b>Pip</b>.</p>' });
    expect(JSON.stringify(drawn).match(/Pip/g)).toHaveLength(1);
  });

  it('is read to its end where nothing but words is in it, and rich text is laid out', async () => {
    const { cut, drawn } = await read({ subject: 'Rich', rtf: '{\\rtf1\\ansi Level {\\strike 2} {\\b 3}\\par End}' });
    expect(cut).toBe(false);
    const runs = drawn.blocks.flatMap((block) => (block.kind === 'paragraph' ? block.runs : []));
    expect(runs).toContainEqual({ text: '2', is: ['struck'] });
  });

  it('ends at five messages within each other, and says that there is more', async () => {
    const nested = (depth: number): OutlookLetter =>
      depth === 0 ? { body: 'deepest' } : { body: `at ${depth}`, files: [{ name: 'in', message: nested(depth - 1) }] };
    const { cut, drawn } = await read(nested(8));
    expect([cut, JSON.stringify(drawn).includes('deepest')]).toEqual([true, false]);
  });
});
