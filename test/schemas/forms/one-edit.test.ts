import { describe, expect, it } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { openArchive } from '#functions/documents/archive/archive.ts';
import { readWordForm, writeBlankForm } from '#functions/documents/word/index.ts';
import type { FieldDefinition, FormDefinition } from '#schemas/forms/definition.ts';
import { earlyHelpAndSocialCare as form } from '#schemas/forms/early-help-and-social-care.ts';
import { jsonSchema, parseReferral, referralBody } from '#schemas/forms/referral.ts';
import { formView } from '#schemas/forms/view.ts';
import { fillForm, referralBodyExample } from '#test/fixtures/word-forms.ts';

/** The one edit. */
const pet: FieldDefinition = {
  id: 'petName',
  label: 'Name of a pet',
  type: 'text',
  need: 'expected',
  maxLength: 10,
};
const wider: FormDefinition = {
  ...form,
  sections: form.sections.map((section) =>
    section.id === 'concern' || section.id === 'children' ? { ...section, fields: [...section.fields, pet] } : section,
  ),
};

const example = referralBodyExample();
const withPet = (name: string) => ({ ...example, concern: { ...example.concern, petName: name } });
const parsed = parseReferral(wider, withPet('Biscuit'), 'web');
const answers = parsed.ok ? parsed.answers : [];

describe('a field that is added to a form by one edit', () => {
  it('is taken by the schema, within its bounds', () => {
    expect(parsed.ok && parsed.leftovers).toEqual([]);
    expect(answers).toContainEqual({ path: '/concern/petName', value: 'Biscuit', source: 'web', confidence: 1 });
    expect(referralBody(wider).safeParse(withPet('Biscuit the second')).success).toBe(false);
    expect(parseReferral(form, withPet('Biscuit'), 'web')).toMatchObject({
      leftovers: [{ pointer: '/concern/petName' }],
    });
  });

  it('is in the JSON Schema', () => {
    const schema = JSON.stringify(jsonSchema(wider));
    expect(schema.match(/"petName":\{"title":"Name of a pet"/g)).toHaveLength(2);
    expect(schema).toContain('"maxLength":10');
  });

  it('has its controls in the blank Word form, and the reader reads back what is written there', async () => {
    const blank = await writeBlankForm(wider, {
      council: { name: 'Sampleton City Council', telephone: '0116 496 0000', mailbox: 'referrals@sampleton.example' },
    });
    const document = strFromU8(unzipSync(blank)['word/document.xml'] ?? new Uint8Array());
    for (const tag of ['concern.petName', 'children[0].petName', 'children[2].petName'])
      expect(document).toContain(`<w:tag w:val="${tag}"/>`);
    const filled = openArchive(fillForm(blank, wider, answers));
    if (!filled.ok) throw new Error(filled.problem.code);
    const reading = readWordForm(filled.archive, new Map([[wider.id, wider]]));
    expect(reading.answers).toContainEqual({
      path: '/concern/petName',
      value: 'Biscuit',
      source: 'control',
      confidence: 1,
    });
  });

  it('stands in what staff see, as a gap where nobody answered', () => {
    const view = formView(wider, answers, []);
    const fields = view.sections.flatMap(({ items }) => items.flatMap((item) => item.fields));
    expect(fields.find(({ path }) => path === '/concern/petName')?.reading?.text).toBe('Biscuit');
    expect(fields.find(({ path }) => path === '/children/0/petName')?.reading).toBeNull();
  });
});
