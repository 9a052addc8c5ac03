import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { writeBlankForm } from '#functions/documents/word/index.ts';
import { MissingReason } from '#schemas/codes/code-set.ts';
import { codeSet } from '#schemas/codes/code-sets.ts';
import { fieldBody } from '#schemas/forms/body.ts';
import { askedOf, type FieldDefinition } from '#schemas/forms/definition.ts';
import { earlyHelpAndSocialCare as form } from '#schemas/forms/early-help-and-social-care.ts';
import { type Answer, completeness, parseReferral } from '#schemas/forms/referral.ts';
import { tidyField } from '#schemas/forms/tidy-field.ts';
import {
  filledReferralForm,
  fillForm,
  referralBodyExample,
  referralBodyWithReasons,
} from '#test/fixtures/word-forms.ts';
import { read } from './word-document.ts';

const council = { name: 'Sampleton City Council', telephone: '0116 496 0000' };
const blank = await writeBlankForm(form, { council, reference: 'FD-7K3M-9QXC', dueAt: '2026-11-27' });
const parts = unzipSync(blank);
const part = (name: string) => strFromU8(parts[name] ?? new Uint8Array());
const main = part('word/document.xml');
const valuesOf = (name: string, xml = main) =>
  [...xml.matchAll(new RegExp(`<w:${name} w:val="([^"]*)"/>`, 'g'))].map((found) => found[1] ?? '');

describe('the blank Word form', () => {
  it('has a tagged control for every field, a box for every code, and as many items as it prints', () => {
    const tags = new Set(valuesOf('tag'));
    for (const section of form.sections) {
      for (let index = 0; index < (section.repeat?.printed ?? 1); index += 1) {
        const item = section.repeat ? `${section.id}[${index}]` : section.id;
        for (const field of askedOf(section)) {
          if (field.type !== 'choices' || field.need === 'expected') expect(tags).toContain(`${item}.${field.id}`);
          if (field.type !== 'choices') continue;
          for (const { code } of codeSet(field.codes ?? '').codes)
            expect(tags).toContain(`${item}.${field.id}=${code}`);
        }
      }
    }
    expect(tags).toContain('fd:early-help-and-social-care:2026-11');
  });

  it('has tags, titles, ids and bookmarks that Word takes: short and each once', () => {
    const tags = valuesOf('tag').filter((tag) => tag !== 'fd:council');
    expect(new Set(tags).size).toBe(tags.length);
    for (const name of [...tags, ...valuesOf('alias')]) expect([name, name.length <= 64]).toEqual([name, true]);
    const ids = [...valuesOf('id'), ...valuesOf('id', part('word/header1.xml'))];
    expect(new Set(ids).size).toBe(ids.length);
    const bookmarks = [...main.matchAll(/<w:bookmarkStart w:id="(\d+)" w:name="([^"]*)"\/>/g)];
    expect(bookmarks.length).toBeGreaterThan(300);
    expect(new Set(bookmarks.map(([, , name]) => name)).size).toBe(bookmarks.length);
    for (const [, , name = ''] of bookmarks)
      expect([name, /^[A-Za-z][A-Za-z0-9_]{0,39}$/.test(name)]).toEqual([name, true]);
    expect(main.match(/<w:bookmarkEnd /g)).toHaveLength(bookmarks.length);
  });

  it('has drop-downs whose lines differ from each other, as Word insists', () => {
    for (const [list] of main.matchAll(/<w:dropDownList>.*?<\/w:dropDownList>/g)) {
      const lines = [...list.matchAll(/w:displayText="([^"]*)" w:value="([^"]*)"/g)];
      expect(lines.length).toBeGreaterThan(1);
      expect(new Set(lines.map(([, text]) => text)).size).toBe(lines.length);
      expect(new Set(lines.map(([, , value]) => value)).size).toBe(lines.length);
    }
  });

  it('is made for screen readers: language, headings, header rows, a title and named controls', () => {
    expect(part('word/styles.xml')).toContain('<w:lang w:val="en-GB"/>');
    expect(main.match(/<w:pStyle w:val="Heading1"\/>/g)).toHaveLength(form.sections.length);
    expect(main.match(/<w:tblHeader\/>/g)).toHaveLength(main.match(/<w:tbl>/g)?.length ?? 0);
    expect(part('docProps/core.xml')).toContain('<dc:title>Early Help and Social Care referral</dc:title>');
    expect(valuesOf('alias')).toHaveLength(valuesOf('tag').length);
  });

  it('says 999 first, the council’s name and number, when it is wanted back, and its reference in the header', () => {
    expect(main.indexOf('call 999 now')).toBeLessThan(main.indexOf('Is a child in immediate danger?'));
    expect(main).toContain('Sampleton City Council, 0116 496 0000');
    expect(main).toContain('Friday 27 November 2026');
    expect(part('word/header1.xml')).toContain('FD-7K3M-9QXC');
  });

  it('reads as our form with its reference, no answers and nothing left over', () => {
    expect(read(blank)).toMatchObject({
      status: 'read',
      recognised: { formId: 'early-help-and-social-care', version: '2026-11', confidence: 1 },
      answers: [],
      leftovers: [],
      reference: 'FD-7K3M-9QXC',
    });
  });
});

/** What may be answered to a field, tidied as at every door. */
function answerTo(field: FieldDefinition): fc.Arbitrary<unknown> {
  const codes = field.codes === undefined ? [] : codeSet(field.codes).codes.map(({ code }) => code);
  const words = fc.string({ unit: fc.constantFrom(...'abcXYZ019 .,;:-&<>"\'“”éßñ李ا\u00a0=[]/'), maxLength: 60 });
  const values: Record<string, fc.Arbitrary<unknown>> = {
    yes_no: fc.boolean(),
    yes_no_unknown: fc.constantFrom('yes', 'no', 'unknown'),
    choice: fc.constantFrom(...codes, ''),
    choices: fc.subarray(codes),
    date: fc
      .date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10)),
    date_time: fc
      .date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 16)),
    email: fc.emailAddress(),
    long_text: fc.string({ unit: fc.constantFrom(...'abc \n\t<&>李🙂"\''), maxLength: 300 }),
  };
  const value = values[field.type] ?? words;
  const missing = fc.constantFrom(...MissingReason.options).map((reason) => ({ missing: reason }));
  return field.need === 'expected'
    ? fc.oneof({ weight: 4, arbitrary: value }, { weight: 1, arbitrary: missing })
    : value;
}

const anyAnswers: fc.Arbitrary<Answer[]> = fc
  .tuple(
    ...form.sections.map((section) => {
      const item = fc.record(
        Object.fromEntries(askedOf(section).map((field) => [field.id, fc.option(answerTo(field), { nil: undefined })])),
      );
      return (section.repeat ? fc.array(item, { maxLength: section.repeat.printed + 2 }) : fc.tuple(item)).map(
        (items) => ({ section, items }),
      );
    }),
  )
  .map((sections) => {
    const answers: Answer[] = [];
    for (const { section, items } of sections) {
      let index = 0;
      for (const item of items) {
        const base = section.repeat ? `/${section.id}/${index}` : `/${section.id}`;
        const before = answers.length;
        for (const field of askedOf(section)) {
          const read = fieldBody(field).safeParse(tidyField(field, item[field.id] ?? null));
          if (!read.success || read.data === undefined) continue;
          const value = read.data;
          const answered = typeof value === 'object' && !Array.isArray(value) ? { missing: value.missing } : { value };
          answers.push({ path: `${base}/${field.id}`, ...answered, source: 'control', confidence: 1 });
        }
        if (answers.length > before) index += 1;
      }
    }
    return answers;
  });

describe('a completed Word form', () => {
  it('gives back exactly what was written in it, whatever that was', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const reading = read(fillForm(blank, form, answers));
        expect(reading.answers).toEqual(answers);
        expect(reading.leftovers).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  it.each([
    ['all that is expected', referralBodyExample(), { answered: 5, reasoned: 0, blank: 0 }],
    ['reasons for all that is missing', referralBodyWithReasons(), { answered: 0, reasoned: 5, blank: 0 }],
  ])('with %s is the same referral as the online form’s', async (_, body, complete) => {
    const reading = read(await filledReferralForm({ body }));
    const online = parseReferral(form, body, 'control');
    expect(reading.answers).toEqual(online.ok && online.answers);
    expect(completeness(form, reading.answers)).toMatchObject(complete);
    expect(reading.text).toContain('Have you called 999?');
    expect(reading.text).not.toContain('Click here and write');
  });
});
