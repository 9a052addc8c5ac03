import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { openLibreOffice } from '#test/fixtures/saved-forms/libreoffice.ts';
import { KINDS, makeSavedForms } from '#test/fixtures/saved-forms/making.ts';
import { readBack, savedForms } from '#test/fixtures/saved-forms/saved-forms.ts';
import { LONG } from '#test/support/runs.ts';

const present = spawnSync('soffice', ['--version']).status === 0;
const COMMITTED = join(import.meta.dirname, '../../fixtures/saved-forms');
const DAY_MS = 86_400_000;
const folder = mkdtempSync(join(tmpdir(), 'word-form-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// LibreOffice is not part of the program; where it is not installed there is nothing to open the form in.
(present ? describe : describe.skip)('our Word forms in LibreOffice', () => {
  it('are filled in and saved again, and read the same as those that were saved before', async () => {
    // Every kind before a release; else one of the four, another each day.
    const today = KINDS[Math.floor(Date.now() / DAY_MS) % KINDS.length];
    if (today === undefined) throw new Error('no kind of file');
    await makeSavedForms(folder, LONG ? KINDS : [today]);
    const made = await savedForms(folder);
    const isMade = ({ file }: { file: string }) => LONG || !file.includes('.libreoffice.') || file.endsWith(today[1]);
    const before = (await savedForms(COMMITTED)).filter(isMade);
    expect(made.map(({ file }) => file)).toEqual(before.map(({ file }) => file));
    for (const [at, saved] of made.entries()) {
      const earlier = before[at];
      if (!earlier) continue;
      expect([saved.file, saved.said]).toEqual([saved.file, earlier.said]);
      expect([saved.file, await readBack(saved)]).toEqual([saved.file, await readBack(earlier)]);
    }
  }, 300_000);

  it('open, and can be printed', async () => {
    const office = await openLibreOffice(join(folder, 'print'));
    const files = ['early-help-and-social-care', 'early-help-assessment', 'masp'];
    await office.saveAs(
      files.map((file) => join(COMMITTED, `${file}.docx`)),
      'pdf',
      folder,
    );
    for (const file of files) {
      const pdf = readFileSync(join(folder, `${file}.pdf`)).toString('latin1');
      expect([file, pdf.slice(0, 5)]).toEqual([file, '%PDF-']);
      // A form that runs over is one whose tables broke: blank they have 14 to 18 pages.
      const pages = Number(/\/Type\/Pages[^>]*\/Count (\d+)/.exec(pdf)?.[1] ?? /\/Count (\d+)/.exec(pdf)?.[1]);
      expect([file, pages >= 12 && pages <= 22]).toEqual([file, true]);
    }
  }, 120_000);
});
