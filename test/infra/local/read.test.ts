import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROOT } from '#infra/local/places.ts';
import { ReadLine } from '#infra/local/read-line.ts';
import { docx, passwordProtectedDocx, pdf } from '#test/fixtures/hostile-files.ts';
import { filledReferralForm } from '#test/fixtures/word-forms.ts';
import { writeZip } from '#test/fixtures/zip-writer.ts';

const folder = mkdtempSync(join(tmpdir(), 'read-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A title that would clear the screen, and a name that would be read from right to left. */
const CONTROL = '<w:sdt><w:sdtPr><w:alias w:val="Why&#x202e;"/><w:tag w:val="a"/></w:sdtPr><w:sdtContent><w:r><w:t>';
const ESCAPING = `<w:p>${CONTROL}\u009b2J\u0085Worried</w:t></w:r></w:sdtContent></w:sdt></w:p>`;

const TEMPLATE = { kind: 'attachedTemplate', target: 'https://example.test/t.dotm', external: true };

beforeAll(async () => {
  writeFileSync(join(folder, 'form.docx'), await filledReferralForm());
  writeFileSync(join(folder, 'letter.docx'), docx());
  writeFileSync(join(folder, 'escaping.docx'), docx({ body: ESCAPING }));
  writeFileSync(join(folder, 'locked.docx'), passwordProtectedDocx());
  writeFileSync(join(folder, 'scan.pdf'), pdf());
  writeFileSync(join(folder, 'template.docx'), docx({ settings: [TEMPLATE] }));
  writeFileSync(join(folder, 'packed.zip'), writeZip([{ name: 'photos/bruise.jpg', bytes: 'x' }]));
  writeFileSync(join(folder, 'empty.docx'), '');
  mkdirSync(join(folder, 'folder'));
});

function run(...args: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'infra', 'local', 'read.ts'), ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH },
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

function linesOf(...files: readonly string[]): ReadLine[] {
  const { status, stdout } = run(...files);
  expect(status).toBe(0);
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => ReadLine.parse(JSON.parse(line)));
}

describe('npm run read', () => {
  it('prints what the service reads in a form, with source and confidence', () => {
    const [line] = linesOf('form.docx');
    expect(line).toMatchObject({
      file: 'form.docx',
      type: 'docx',
      safety: { verdict: 'safe', reasons: [] },
      form: { id: 'early-help-and-social-care', confidence: 1 },
      task: null,
    });
    expect(line?.fields).toContainEqual({
      path: '/children/0/firstName',
      value: 'Pippin',
      source: 'control',
      confidence: 1,
    });
  });

  it('prints a line for each file, in their order, whatever they are', () => {
    const lines = linesOf('locked.docx', 'scan.pdf', 'no-such-file.docx', 'folder', 'empty.docx', 'letter.docx');
    expect(lines.map(({ file, safety, task, error }) => [file, ...safety.reasons, task, error])).toEqual([
      ['locked.docx', 'password_protected', 'ask_for_safe_copy', undefined],
      ['scan.pdf', 'look_at_files', undefined],
      ['no-such-file.docx', 'could_not_inspect', null, 'no_such_file'],
      ['folder', 'could_not_inspect', null, 'not_a_file'],
      ['empty.docx', 'empty', 'ask_for_safe_copy', undefined],
      ['letter.docx', null, undefined],
    ]);
  });

  it('prints every word of a file that is no form, also of a held one, and the tasks for people', () => {
    const lines = linesOf('letter.docx', 'template.docx', 'packed.zip');
    expect(lines.map(({ words, safety, tasks }) => [words, safety.verdict, tasks])).toEqual([
      [[{ label: 'Text', text: 'An invented referral.' }], 'safe', []],
      [[{ label: 'Text', text: 'An invented referral.' }], 'held', ['look_at_files']],
      [[{ label: 'Member', text: 'photos/bruise.jpg' }], 'held', ['ask_for_safe_copy']],
    ]);
  });

  it('asks for a file when none is named', () => {
    const { status, stdout, stderr } = run();
    expect([status, stdout, stderr.trim()]).toEqual([
      1,
      '',
      'Say which files: npm run --silent read -- FILE… [--text].',
    ]);
  });
});

describe('npm run read --text', () => {
  it('prints a page for people: safety, form, tasks, and each answer under its section', () => {
    const { status, stdout } = run('--text', 'form.docx', 'locked.docx', 'no-such-file.docx');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Safety: {2}safe$/m);
    expect(stdout).toMatch(/^ +First name.*: Pippin \[field of our form, 100 %\]$/m);
    expect(stdout).toContain('The file needs a password, so nobody could check what is in it.');
    expect(run('--text', 'template.docx').stdout).toMatch(
      /^Read from a file that is held\n {2}Text: An invented referral\.$/m,
    );
    expect(stdout).toContain('There is no such file.');
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  it('prints no control characters that a stranger wrote into a document', () => {
    const { stdout } = run('--text', 'escaping.docx');
    expect(stdout).toContain('Worried');
    expect(stdout.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202a-\u202e]/u);
  });
});
