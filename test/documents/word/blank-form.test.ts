import { describe, expect, it } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { inspectFile } from '#functions/documents/inspect/inspect-file.ts';
import { writeBlankForm } from '#functions/documents/word/index.ts';
import { codeSet } from '#schemas/codes/code-sets.ts';
import { askedOf } from '#schemas/forms/definition.ts';
import { earlyHelpAssessment } from '#schemas/forms/early-help-assessment.ts';
import { forms } from '#schemas/forms/forms.ts';
import { COUNCIL } from '#test/fixtures/every-form.ts';
import { read } from './word-document.ts';

const issued = { council: COUNCIL, reference: 'FD-7K3M-9QXC', dueAt: '2026-11-27' };

/** A blank form and what is in it; written as this file is read, since what writes it is imported late. */
const written = await Promise.all(
  [...forms.values()].map(async (form) => {
    const bytes = await writeBlankForm(form, issued);
    const parts = unzipSync(bytes);
    const part = (name: string) => strFromU8(parts[name] ?? new Uint8Array());
    return { name: form.id, form, bytes, part, main: part('word/document.xml') };
  }),
);
const again = await Promise.all([...forms.values()].map((form) => writeBlankForm(form, issued)));

const valuesOf = (name: string, xml: string) =>
  [...xml.matchAll(new RegExp(`<w:${name} w:val="([^"]*)"/>`, 'g'))].map((found) => found[1] ?? '');
const count = (pattern: RegExp, xml: string) => xml.match(pattern)?.length ?? 0;

describe.each(written)('the blank Word form $name', ({ form, bytes, part, main }) => {
  const asked = form.sections.map((section) => ({ section, fields: askedOf(section) }));

  it('has a tagged control for every field that is asked, a box for every code, and as many items as it prints', () => {
    const expected = new Set([`fd:${form.id}:${form.version}`]);
    for (const { section, fields } of asked) {
      if (section.repeat?.min === 0) expected.add(section.id);
      for (let index = 0; index < (section.repeat?.printed ?? 1); index += 1) {
        const item = section.repeat ? `${section.id}[${index}]` : section.id;
        for (const field of fields) {
          if (field.type !== 'choices' || field.need === 'expected') expected.add(`${item}.${field.id}`);
          if (field.type !== 'choices') continue;
          for (const { code } of codeSet(field.codes ?? '').codes) expected.add(`${item}.${field.id}=${code}`);
        }
      }
    }
    const tags = valuesOf('tag', main).filter((tag) => !/^fd:(?:council|items:.*)$/.test(tag));
    expect(tags.toSorted()).toEqual([...expected].toSorted());
  });

  it('lets people add to every list: a repeating section with an item for each that is printed', () => {
    for (const { id, repeat } of form.sections) {
      if (!repeat) continue;
      const items = valuesOf('tag', main).filter((tag) => tag.startsWith(`fd:items:${id}`));
      expect(items).toEqual([
        `fd:items:${id}`,
        ...Array.from({ length: repeat.printed }, (_, index) => `fd:items:${id}:${index}`),
      ]);
    }
    const lists = form.sections.filter(({ repeat }) => repeat !== undefined);
    expect(count(/<w15:repeatingSection>/g, main)).toBe(lists.length);
  });

  it('has drop-downs whose lines differ from each other, as Word insists', () => {
    for (const [list] of main.matchAll(/<w:dropDownList>.*?<\/w:dropDownList>/g)) {
      const lines = [...list.matchAll(/w:displayText="([^"]*)" w:value="([^"]*)"/g)];
      expect(lines.length).toBeGreaterThan(1);
      expect(new Set(lines.map(([, text]) => text)).size).toBe(lines.length);
      expect(new Set(lines.map(([, , value]) => value)).size).toBe(lines.length);
    }
  });

  it('lets people write paragraphs in a long answer, where a control within a paragraph would not', () => {
    const long = asked.flatMap(({ fields }) => fields.filter(({ type }) => type === 'long_text'));
    expect(long.length).toBeGreaterThan(0);
    const around = /<w:tag w:val="([^"]*)"\/>(?:(?!<w:sdtContent>).)*<w:sdtContent><w:p>/g;
    const tags = [...main.matchAll(around)].map(([, tag = '']) => tag.replace(/^.*\./, ''));
    expect(new Set(tags.filter((tag) => !tag.startsWith('fd:')))).toEqual(new Set(long.map(({ id }) => id)));
  });

  it('says again what an empty control says, when someone has cleared it', () => {
    const blocks = new Set(valuesOf('name', part('word/glossary/document.xml')));
    const wanted = valuesOf('docPart', main);
    expect(wanted).toHaveLength(count(/<w:showingPlcHdr\/>/g, main));
    for (const name of wanted) expect(blocks).toContain(name);
  });

  it('is made for screen readers: language, headings, header rows, captions, a title and named controls', () => {
    expect(part('word/styles.xml')).toContain('<w:lang w:val="en-GB"/>');
    expect(count(/<w:pStyle w:val="Heading1"\/>/g, main)).toBe(form.sections.length);
    const tables = count(/<w:tbl>/g, main);
    expect(count(/<w:tblHeader\/>/g, main)).toBe(tables);
    expect(valuesOf('tblCaption', main)).toHaveLength(tables);
    expect(valuesOf('tblDescription', main)).toHaveLength(tables);
    expect(part('docProps/core.xml')).toContain(`<dc:title>${form.title}</dc:title>`);
    expect(part('docProps/core.xml')).toContain('<dc:language>en-GB</dc:language>');
    expect(valuesOf('alias', main)).toHaveLength(valuesOf('tag', main).length);
  });

  it('says 999 first, the council’s name and number, and in its header its reference and when it is wanted back', () => {
    expect(main.indexOf('call 999 now')).toBeGreaterThan(0);
    expect(main.indexOf('call 999 now')).toBeLessThan(main.indexOf('<w:pStyle w:val="Heading1"/>'));
    expect(main).toContain('Sampleton City Council, 0116 496 0000');
    expect(part('word/header1.xml')).toContain('FD-7K3M-9QXC');
    expect(part('word/header1.xml')).toContain('Friday 27 November 2026');
  });

  it('says whom to ask how it is filled in where that is the coordinator, and nobody else’s number is there for that (S32)', () => {
    const says = main.includes('ask the Early Help Coordinator') && main.includes('0116 496 0099');
    expect(says).toBe(form === earlyHelpAssessment);
  });

  it('is the same bytes whenever it is written, so that it can be cached', () => {
    const second = again[written.findIndex((one) => one.form === form)];
    expect(second && Buffer.from(second).equals(bytes)).toBe(true);
  });

  it('is a file that we would take in ourselves', () => {
    expect(inspectFile(bytes, `${form.id}.docx`)).toMatchObject({ type: 'docx', safety: { state: 'safe' } });
  });

  it('reads as our form with its reference, no answers and nothing left over', () => {
    expect(read(bytes)).toMatchObject({
      status: 'read',
      recognised: { formId: form.id, version: '2026-11', confidence: 1 },
      answers: [],
      leftovers: [],
      reference: 'FD-7K3M-9QXC',
    });
  });
});

describe('the items of a list', () => {
  const main = written.find(({ form }) => form === earlyHelpAssessment)?.main ?? '';

  it('are rows of one table where their fields fit beside each other, and tables of their own where not', () => {
    const rowsOf = (id: string) =>
      new RegExp(`<w:tag w:val="fd:items:${id}:0"/>(?:(?!<w:sdtContent>).)*<w:sdtContent><w:tr>`);
    for (const id of ['plan', 'team']) expect([id, rowsOf(id).test(main)]).toEqual([id, true]);
    for (const id of ['children', 'household']) expect([id, rowsOf(id).test(main)]).toEqual([id, false]);
  });

  it('never have two headings of one column, nor a column without one', () => {
    const table = /<w:tblCaption w:val="Plan"\/>.*?<\/w:tr>/.exec(main)?.[0] ?? '';
    expect(count(/<w:tc>/g, table)).toBe(7);
    expect([...table.matchAll(/<w:t [^>]*>([^<]*)</g)].map(([, text]) => text)).toEqual(
      earlyHelpAssessment.sections.find(({ id }) => id === 'plan')?.fields.map(({ label }) => label),
    );
  });
});
