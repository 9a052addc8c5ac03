import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { earlyHelpAndSocialCare as form } from '#schemas/forms/early-help-and-social-care.ts';
import { parseReferral } from '#schemas/forms/referral.ts';
import { filledReferralForm, referralBodyExample } from '#test/fixtures/word-forms.ts';
import { read } from './word-document.ts';

const present = spawnSync('soffice', ['--version']).status === 0;
const folder = mkdtempSync(join(tmpdir(), 'word-form-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Opens a document in LibreOffice and saves it in another form. */
function saved(bytes: Uint8Array, extension: string): Uint8Array {
  const source = join(folder, 'form.docx');
  writeFileSync(source, bytes);
  const made = spawnSync('soffice', [
    '--headless',
    `-env:UserInstallation=file://${folder}/profile`,
    '--convert-to',
    extension,
    '--outdir',
    join(folder, 'saved'),
    source,
  ]);
  if (made.status !== 0) throw new Error(`soffice ended with ${made.status}`);
  return readFileSync(join(folder, 'saved', `form.${extension}`));
}

// LibreOffice is not part of the program; where it is not installed there is nothing to open the form in.
(present ? describe : describe.skip)('our Word form in LibreOffice', () => {
  it('opens, and can be printed', async () => {
    const pdf = saved(await filledReferralForm(), 'pdf');
    expect(new TextDecoder('latin1').decode(pdf.subarray(0, 5))).toBe('%PDF-');
  });

  it('gives every answer after it was saved there, with nothing left over', async () => {
    const reading = read(saved(await filledReferralForm(), 'docx'));
    const written = parseReferral(form, referralBodyExample(), 'control');
    // It drops the tags and keeps the bookmarks, which are a little less sure.
    const answers = reading.answers.map((answer) => ({ ...answer, confidence: 1 }));
    expect(answers).toEqual(written.ok && written.answers);
    expect(reading.answers.every(({ confidence }) => confidence === 0.95)).toBe(true);
    expect(reading.leftovers).toEqual([]);
  });
});
