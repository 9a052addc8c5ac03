import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readFile } from '#functions/documents/file/read-file.ts';
import { writeBlankForm } from '#functions/documents/word/index.ts';
import { earlyHelpAndSocialCare } from '#schemas/forms/early-help-and-social-care.ts';
import { parseReferral } from '#schemas/forms/referral.ts';
import { COUNCIL, EVERY_FORM } from '#test/fixtures/every-form.ts';
import { fillForm } from '#test/fixtures/fill-form.ts';
import { hasOffice, savedByOffice } from '#test/fixtures/layouts/making/office.ts';
import { keyOf } from '#test/fixtures/layouts/scoring/own-forms.ts';
import { scoreReading } from '#test/fixtures/layouts/scoring/score-reading.ts';
import { referralBodyExample } from '#test/fixtures/word-forms.ts';

const MADE = join(import.meta.dirname, '../../fixtures/saved/made');

describe('our form, filled in and saved by LibreOffice', () => {
  it.each(['docx', 'odt', 'doc', 'rtf'])(
    'gives every answer as .%s, none wrong and nothing left over',
    async (type) => {
      const file = `referral.${type}`;
      const { form, leftovers } = await readFile(Uint8Array.from(readFileSync(join(MADE, file))), file);
      const written = parseReferral(earlyHelpAndSocialCare, referralBodyExample(), 'control');
      const answers = form?.answers.map((answer) => ({ ...answer, confidence: 1 }));
      expect(answers).toEqual(written.ok && written.answers);
      expect(leftovers).toEqual([]);
    },
  );

  it('says which form it is, and is read by its bookmarks, which are a little less sure than its controls', async () => {
    for (const type of ['odt', 'doc', 'rtf']) {
      const file = `referral.${type}`;
      const { form } = await readFile(Uint8Array.from(readFileSync(join(MADE, file))), file);
      expect(form).toMatchObject({
        id: earlyHelpAndSocialCare.id,
        version: earlyHelpAndSocialCare.version,
        confidence: 1,
      });
      expect(new Set(form?.answers.map(({ confidence }) => confidence))).toEqual(new Set([0.95]));
    }
  });
});

// LibreOffice is not part of the program; where it is not installed there is nothing to save the forms with.
(hasOffice() ? describe : describe.skip)('each of our forms as LibreOffice saves it today', () => {
  it.each(EVERY_FORM.map(({ form, answers }) => [form.id, form, answers] as const))(
    '%s gives every answer as .odt, .doc and .rtf',
    async (id, form, answers) => {
      const filled = fillForm(await writeBlankForm(form, { council: COUNCIL }), form, answers);
      for (const type of ['odt', 'doc', 'rtf'] as const) {
        const reading = await readFile(savedByOffice(filled, 'docx', type), `${id}.${type}`);
        expect({ type, ...scoreReading(keyOf(id, answers), reading) }).toMatchObject({
          type,
          right: answers.length,
          wrong: [],
          left: [],
          lost: [],
        });
      }
    },
    120_000,
  );
});
