import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { unzipSync } from 'fflate';
import { heldOut } from '#test/fixtures/layouts/held-out/layouts.ts';
import { layouts } from '#test/fixtures/layouts/layouts.ts';
import { filesOf, keyText } from '#test/fixtures/layouts/making/make-layout.ts';
import { Key, Sheet } from '#test/fixtures/layouts/making/sheet.ts';
import { scoreOwnForms } from '#test/fixtures/layouts/scoring/own-forms.ts';
import { type FileScore, scoreAll } from '#test/fixtures/layouts/scoring/score-file.ts';
import { unseen } from '#test/fixtures/layouts/unseen/layouts.ts';

const MADE = join(import.meta.dirname, '../../fixtures/layouts/made');
/** What the service promises of forms that it did not make: docs/reading-forms.md. */
const LEAST_RIGHT = 0.85;
const MOST_WRONG = 0.005;

let scores: readonly FileScore[] = [];
beforeAll(async () => {
  scores = await scoreAll(layouts, MADE);
});

function of(file: string): FileScore {
  const found = scores.find((score) => score.file === file);
  if (!found) throw new Error(`no score of ${file}`);
  return found;
}

const completed = layouts.filter(({ form }) => form !== null);
const files = completed.flatMap((layout) => filesOf(layout).filter((file) => !file.endsWith('-blank.docx')));
const blanks = completed.filter(({ blank }) => blank === true).map(({ name }) => `${name}-blank.docx`);

describe('a form that we did not make', () => {
  it.each(files)('%s is known as the form that it asks the questions of', (file) => {
    expect(of(file).form).toBe(of(file).layout.form);
  });

  it.each(files)('%s has at least 85 % of its answers read', (file) => {
    const { right, asked, left } = of(file);
    expect({ enough: right >= LEAST_RIGHT * asked, left: right >= LEAST_RIGHT * asked ? [] : left }).toEqual({
      enough: true,
      left: [],
    });
  });

  it.each(files)('%s loses nothing that was written: what is no answer is left for a person', (file) => {
    expect(of(file).lost).toEqual([]);
  });

  it('has hardly ever a value in a wrong field', () => {
    const asked = scores.reduce((sum, score) => sum + score.asked, 0);
    const wrong = scores.flatMap((score) => score.wrong.map((fault) => ({ file: score.file, ...fault })));
    expect({ few: wrong.length < MOST_WRONG * asked, wrong: wrong.length < MOST_WRONG * asked ? [] : wrong }).toEqual({
      few: true,
      wrong: [],
    });
  });

  it.each(blanks)('%s, which nobody has filled in, gives no answer', (file) => {
    expect(of(file).wrong).toEqual([]);
  });
});

/** Less than 85 % of these is read: docs/reading-forms.md. */
const HARD: ReadonlySet<string> = new Set(['headed-boxes.docx', 'school-grid.docx', 'police-lines.docx']);

describe('a form that was held out at first, and is known now', () => {
  it('is read like the others: nothing wrong, nothing lost, and enough of it right', async () => {
    const known = [
      ...(await scoreAll(heldOut, join(MADE, '../held-out/made'))),
      ...(await scoreAll(unseen, join(MADE, '../unseen/made'))).filter(({ file }) => !HARD.has(file)),
    ];
    expect(known.flatMap(({ file, wrong, lost }) => [...wrong, ...lost].map((fault) => ({ file, fault })))).toEqual([]);
    expect(known.filter(({ asked, right }) => right < LEAST_RIGHT * asked).map(({ file }) => file)).toEqual([]);
  });
});

describe('our own form, completed in its controls', () => {
  it('gives every answer, and no other', async () => {
    for (const { file, asked, right, wrong, left, lost } of await scoreOwnForms())
      expect({ file, right, wrong, left, lost }).toEqual({ file, right: asked, wrong: [], left: [], lost: [] });
  });
});

describe('a document that only speaks of referrals', () => {
  it.each(['policy.docx', 'letter.docx'])('%s is no form', (file) => {
    expect({ form: of(file).form, wrong: of(file).wrong }).toEqual({ form: null, wrong: [] });
  });
});

describe('the made forms', () => {
  const all = [
    ...layouts.map((layout) => [layout.name, layout, MADE] as const),
    ...heldOut.map((layout) => [layout.name, layout, join(MADE, '../held-out/made')] as const),
    ...unseen.map((layout) => [layout.name, layout, join(MADE, '../unseen/made')] as const),
  ];
  it.each(all)('%s is what its maker makes', (name, layout, made) => {
    const sheet = new Sheet(layout.form);
    const written = layout.write(sheet);
    const key = readFileSync(join(made, `${name}.key.json`), 'utf8');
    expect(keyText(sheet)).toBe(key);
    expect(Key.safeParse(JSON.parse(key)).success).toBe(true);
    for (const file of filesOf(layout)) expect([file, existsSync(join(made, file))]).toEqual([file, true]);
    // What LibreOffice saved differs from run to run; what we write does not.
    if (typeof written !== 'string')
      expect(unzipSync(written)).toEqual(unzipSync(Uint8Array.from(readFileSync(join(made, `${name}.docx`)))));
  });
});
