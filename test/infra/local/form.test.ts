import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { forms } from '#schemas/forms/forms.ts';
import { textOf } from '#test/documents/word/text-of.ts';
import { read } from '#test/documents/word/word-document.ts';

const SCRIPT = join(import.meta.dirname, '../../../infra/local/form.ts');
const folder = mkdtempSync(join(tmpdir(), 'form-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** `npm run form -- …`, run in a folder of its own. */
function form(...args: readonly string[]) {
  const env = { ...process.env, NODE_OPTIONS: '', INIT_CWD: folder };
  const { status, stderr } = spawnSync(process.execPath, [SCRIPT, ...args], { env, encoding: 'utf8' });
  return { status, said: stderr };
}

describe('npm run form', () => {
  it.each([...forms.values()].map(({ id, title, version }) => [id, title, version]))(
    'writes %s with its reference and the day when it is wanted back',
    (id, title, version) => {
      const out = `${id}.docx`;
      const issued = ['--reference', 'fd-7k3m-9qxc', '--due', '2026-11-27'];
      const { status, said } = form(id, '--out', out, ...issued);
      expect([status, said]).toEqual([0, `${title}, version ${version}, is in ${join(folder, out)}.\n`]);
      const reading = read(readFileSync(join(folder, out)));
      expect(reading).toMatchObject({ recognised: { formId: id, version }, reference: 'FD-7K3M-9QXC', answers: [] });
      expect(textOf(reading)).toContain('Friday 27 November 2026');
    },
  );

  it.each([
    [['panel', '--out', 'no.docx'], 'early-help-and-social-care, early-help-assessment, masp'],
    [['masp'], '--out FILE.docx'],
    [['masp', '--out', 'no.docx', '--reference', 'FD-1'], '--reference takes a case reference'],
    [['masp', '--out', 'no.docx', '--due', '27/11/2026'], '2026-11-27'],
  ])('says what is wrong with %p, and writes nothing', (args, sentence) => {
    const { status, said } = form(...args);
    expect(status).toBe(1);
    expect(said).toContain(sentence);
    expect(existsSync(join(folder, 'no.docx'))).toBe(false);
  });
});
