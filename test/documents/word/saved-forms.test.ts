import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { openArchive } from '#functions/documents/archive/archive.ts';
import { DELETIONS } from '#functions/documents/word/document-text.ts';
import { readWordForm } from '#functions/documents/word/index.ts';
import { earlyHelpAndSocialCare } from '#schemas/forms/early-help-and-social-care.ts';
import { readBack, savedForms } from '#test/fixtures/saved-forms/saved-forms.ts';
import { FORMER_ID, LAST_YEAR } from '#test/fixtures/saved-forms/variants.ts';

const FOLDER = join(import.meta.dirname, '../../fixtures/saved-forms');
const LAST_YEARS = 'last-years-version.docx';
const TRACKED = 'tracked.docx';
const every = await savedForms(FOLDER);

describe('a form that was filled in and saved', () => {
  it.each(every)('$file gives back what was written in it, and nothing wrong', async (saved) => {
    const read = await readBack(saved);
    expect(read).toMatchObject({ form: saved.form, version: saved.version, wrong: [] });
    // Of last year's form, a field that was renamed and whose former name nobody noted.
    if (saved.file === LAST_YEARS) return expect(read.missed).toEqual(['/referrer/role']);
    // The tags are there until LibreOffice saves the form: then it must all be read, and after that nearly all.
    if (!saved.file.includes('libreoffice')) expect(read.missed).toEqual([]);
    expect(read.right / read.of).toBeGreaterThanOrEqual(0.95);
    // Deleted text is not shown; that there was some is (law 10).
    return expect(read.leftovers).toEqual(saved.file === TRACKED ? [DELETIONS] : []);
  });

  it('of each of our forms is there as .docx, .odt, .doc and .rtf', () => {
    for (const form of ['early-help-and-social-care', 'early-help-assessment', 'masp']) {
      const files = every.map(({ file }) => file).filter((file) => file.startsWith(`${form}.libreoffice.`));
      expect(files.map((file) => file.slice(form.length + '.libreoffice.'.length)).toSorted()).toEqual([
        'doc',
        'docx',
        'odt',
        'rtf.gz',
      ]);
    }
  });
});

describe('last year’s version of a form', () => {
  /** The form of today when it says what the field was called. */
  const remembering = {
    ...earlyHelpAndSocialCare,
    sections: earlyHelpAndSocialCare.sections.map((section) => ({
      ...section,
      fields: section.fields.map((field) =>
        section.id === 'referrer' && field.id === 'role' ? { ...field, formerIds: [FORMER_ID] } : field,
      ),
    })),
  };

  it('says which it is, and a field that there is no longer is left for a person, with its label', async () => {
    const saved = every.find((one) => one.file === LAST_YEARS);
    const read = saved && (await readBack(saved));
    expect(read?.version).toBe(LAST_YEAR);
    expect(read?.leftovers).toContainEqual({ label: 'Your fax number', text: '0116 496 0099', path: '/referrer' });
    expect(read?.leftovers).toContainEqual({
      label: 'Your role or job title',
      text: 'Designated safeguarding lead',
      path: '/referrer',
    });
  });

  it('has a renamed field read by its former name, as surely as by its own', async () => {
    const opened = openArchive(await readFile(join(FOLDER, LAST_YEARS)));
    if (!opened.ok) throw new Error(opened.problem.code);
    const { answers } = readWordForm(opened.archive, new Map([[remembering.id, remembering]]));
    expect(answers).toContainEqual({
      path: '/referrer/role',
      value: 'Designated safeguarding lead',
      source: 'control',
      confidence: 1,
    });
  });
});

describe('a form in which someone typed over a control, or tracked changes', () => {
  const readOf = async (file: string) => {
    const saved = every.find((one) => one.file === file);
    if (!saved) throw new Error(`no ${file}`);
    const opened = openArchive(await readFile(join(FOLDER, file)));
    if (!opened.ok) throw new Error(opened.problem.code);
    return new Map(readWordForm(opened.archive).answers.map((answer) => [answer.path, answer]));
  };

  it('has its typed answers by their labels, and says that they are less sure', async () => {
    const answers = await readOf('typed-over.docx');
    for (const path of ['/referrer/name', '/referrer/telephone', '/children/0/firstName'])
      expect(answers.get(path)).toMatchObject({ source: 'table', confidence: 0.9 });
    expect(answers.get('/children/0/lastName')).toMatchObject({ source: 'control', confidence: 1 });
  });

  it('says what was inserted, and nothing that was deleted', async () => {
    const answers = await readOf(TRACKED);
    expect(answers.get('/referrer/agency')?.value).toBe('Marzipan Lane Primary School');
    expect(answers.get('/referrer/safeTimes')?.value).toBe('Weekdays, 8am to 4pm');
    expect(answers.has('/referrer/howLongKnown')).toBe(false);
  });
});
