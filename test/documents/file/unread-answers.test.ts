import { beforeAll, describe, expect, it } from '@jest/globals';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { whatWasRead } from '#functions/documents/file/file-reading.ts';
import { whatTheFormSays } from '#functions/documents/file/form-read.ts';
import { readFile } from '#functions/documents/file/read-file.ts';
import { writeBlankForm } from '#functions/documents/word/index.ts';
import { CLOCK_DEFAULTS } from '#schemas/clock-settings.ts';
import { CAREFUL_VALUES, carefulFactOf } from '#schemas/forms/careful-values.ts';
import { forms } from '#schemas/forms/forms.ts';
import { MOVED_TO_HOUSEHOLD } from '#schemas/forms/moved.ts';
import { placeOf } from '#schemas/forms/placed-fields.ts';
import type { Answer } from '#schemas/forms/referral.ts';
import { COUNCIL } from '#test/fixtures/every-form.ts';
import { fillForm } from '#test/fixtures/fill-form.ts';
import { sampleCase } from '#test/support/sample-case.ts';

const now = new Date('2026-11-24T10:00:00.000Z');
const definitions = [...forms.values()];
const blanks = new Map<string, Uint8Array>();
beforeAll(async () => {
  for (const form of definitions) blanks.set(form.id, await writeBlankForm(form, { council: COUNCIL }));
});

const said = (path: string, value: Answer['value']): Answer => ({ path, value, source: 'control', confidence: 1 });

/** A form filled in with these words, read as the service reads it, and what comes of it. */
async function filled(formId: string, answers: readonly Answer[], change = (docx: Uint8Array) => docx) {
  const definition = forms.get(formId);
  const blank = blanks.get(formId);
  if (definition === undefined || blank === undefined) throw new Error('no such form');
  const { form } = whatWasRead(await readFile(change(fillForm(blank, definition, answers)), 'form.docx'));
  if (form === undefined) throw new Error('it is a form');
  return { form, says: whatTheFormSays(form, sampleCase(), 'D1', { ...CLOCK_DEFAULTS, now }) };
}

/** As some programs save it: the controls are gone, and their words stand in the cells. */
function withoutControls(docx: Uint8Array): Uint8Array {
  const files = unzipSync(docx);
  const main = strFromU8(files['word/document.xml'] ?? new Uint8Array());
  const bare = main.replace(/<w:sdtPr>.*?<\/w:sdtPr>/gs, '').replace(/<\/?w:sdt(?:Content)?>/g, '');
  return zipSync({ ...files, 'word/document.xml': strToU8(bare) });
}

/** The questions of each form that are answered by more than words, and on which safety hangs. */
const asked = definitions.map((form) => {
  const paths = CAREFUL_VALUES.map(({ question }) => question.replace('/n/', '/0/'));
  const typed = paths.filter((path) => !['text', 'long_text', undefined].includes(placeOf(form, path)?.field.type));
  return [form.id, typed] as const;
});
const UNFLAGGED: ReadonlySet<string> = new Set(['needs_reading', 'incomplete']);

describe('our Word form', () => {
  it.each(asked)('%s: words in the places of %j are left for a person with their questions', async (id, paths) => {
    const { form, says } = await filled(
      id,
      paths.map((path) => said(path, 'ask nan, not me')),
    );
    for (const path of paths)
      expect(form.leftovers).toContainEqual({ label: expect.any(String), text: 'ask nan, not me', path });
    const facts = new Set(paths.map((path) => carefulFactOf(path)));
    expect(says.flags.filter((flag) => !UNFLAGGED.has(flag)).length).toBe(
      [...facts].filter((fact) => fact !== 'email_is_not_safe').length,
    );
    expect(says.tasks.map(({ kind }) => kind)).toContain('check_reading');
    expect(JSON.stringify(says)).not.toContain('nan');
  });

  it.each(asked)('%s: a dash or “n/a” in the places of %j asks for no care', async (id, paths) => {
    const { says } = await filled(
      id,
      paths.map((path, at) => said(path, at % 2 === 0 ? '-' : 'n/a')),
    );
    expect(says.flags.filter((flag) => !UNFLAGGED.has(flag))).toEqual([]);
  });

  it.each(['✓', '✔', '☑', '!!!', '👍'])(
    'takes %s in the place of an answer for one that nobody has understood',
    async (sign) => {
      const { says } = await filled('early-help-and-social-care', [said('/urgency/immediateDanger', sign)]);
      expect(says.flags).toContain('immediate_danger');
      expect(says.tasks.map(({ kind }) => kind)).toContain('check_reading');
    },
  );

  it.each(['☐', '____', '– / –', '…'])('takes %s in the place of an answer for a blank', async (sign) => {
    const { says } = await filled('early-help-and-social-care', [said('/urgency/immediateDanger', sign)]);
    expect(says.flags).not.toContain('immediate_danger');
  });

  it('takes an option with a question mark for a doubt', async () => {
    const { form, says } = await filled('early-help-and-social-care', [
      said('/parentsInformed/concernsShared', 'Yes?'),
    ]);
    expect(form.answers.map(({ path }) => path)).not.toContain('/parentsInformed/concernsShared');
    expect(says.flags).toContain('do_not_inform_parents');
  });

  it('with words in the place of a date asks for its reading to be checked, by the name of the question', async () => {
    const { says } = await filled('early-help-and-social-care', [
      said('/children/0/firstName', 'Wren'),
      said('/children/1/firstName', 'Pip'),
      said('/children/1/dateOfBirth', 'about five, ask nan'),
    ]);
    expect(says.tasks).toMatchObject([
      { id: 'check_reading-D1', why: 'Not understood: Child 2: Date of birth', team: 'documents_to_read', about: 'D1' },
    ]);
    expect(says.flags).toContain('needs_reading');
  });

  it('of another council that has a parent among the children asks for that to be checked, without the parent’s name', async () => {
    const { form } = await filled('early-help-and-social-care', [said('/children/0/firstName', 'Wren')]);
    const leftovers = [...form.leftovers, { label: MOVED_TO_HOUSEHOLD, text: 'Moira Thistledown' }];
    const says = whatTheFormSays({ ...form, leftovers }, sampleCase(), 'D1', { ...CLOCK_DEFAULTS, now });
    expect(says.tasks).toMatchObject([
      { id: 'check_reading-D1', why: 'Read as household, though among the children: 1', team: 'documents_to_read' },
    ]);
  });

  it('with nothing about a second child but a date that nobody understands does not take it for the first’s', async () => {
    const { form } = await filled('early-help-and-social-care', [
      said('/children/0/firstName', 'Wren'),
      said('/children/1/dateOfBirth', 'about five'),
    ]);
    expect(form.leftovers).toMatchObject([{ path: '/children/1/dateOfBirth' }]);
  });

  it('whose controls are gone says in whose place unread words stand as well', async () => {
    const { form, says } = await filled(
      'early-help-and-social-care',
      [said('/urgency/immediateDanger', 'ask nan, not me'), said('/referrer/name', 'Tansy Cobble')],
      withoutControls,
    );
    expect(form.leftovers).toContainEqual(expect.objectContaining({ path: '/urgency/immediateDanger' }));
    expect(says.flags).toContain('immediate_danger');
  });

  it('keeps the words beside a code that they are not the label of, and looks through them for danger', async () => {
    const { form } = await filled('early-help-and-social-care', [
      said('/household/0/relationship', 'Paternal grandmother'),
    ]);
    expect(form.answers).toContainEqual(
      expect.objectContaining({ value: 'grandparent', words: 'Paternal grandmother' }),
    );
    const bare = await filled(
      'early-help-and-social-care',
      [said('/household/0/firstName', 'Juniper'), said('/household/0/relationship', 'Paternal grandmother')],
      withoutControls,
    );
    expect(bare.form.answers).toContainEqual(
      expect.objectContaining({ value: 'grandparent', words: 'Paternal grandmother' }),
    );
  });

  it.each(definitions.map(({ id }) => id))('%s: sent back empty is known to be so', async (id) => {
    expect((await filled(id, [])).says.blank).toBe(true);
    const first = id === 'early-help-and-social-care' ? '/concern/reason' : '/children/0/firstName';
    expect((await filled(id, [said(first, 'x')])).says.blank).toBe(false);
  });
});
