import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ROOT } from '#infra/local/places.ts';
import { ReadLine } from '#infra/local/read-line.ts';
import { corpus } from '#test/support/corpus.ts';

/** Issue 4: every file gives a result within 2 s and 512 MB. */
const WITHIN_MS = 2_000;
const WITHIN_KILOBYTES = 512 * 1024;

const { folder, files } = corpus('docx');

/** What the command says of all of them in one run, and the most memory that it had. */
function readAll(): { lines: ReadLine[]; kilobytes: number; status: number | null } {
  const peak = new URL('../../../bench/peak-memory.ts', import.meta.url).href;
  const tellMemory = `import{peakKilobytes}from'${peak}';process.once('exit',()=>console.error(peakKilobytes()))`;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', `data:text/javascript,${tellMemory}`, join(ROOT, 'infra', 'local', 'read.ts'), ...files],
    { cwd: resolve(folder), env: { PATH: process.env.PATH }, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  const lines = stdout
    .trimEnd()
    .split('\n')
    .map((line) => ReadLine.parse(JSON.parse(line)));
  return { lines, kilobytes: Number(stderr.trim().split('\n').at(-1)), status };
}

if (files.length > 0) {
  const { lines, kilobytes, status } = readAll();
  describe('every file of the corpus, read by the command', () => {
    it('gives a line, in order', () => {
      expect(status).toBe(0);
      expect(lines.map(({ file }) => file)).toEqual(files);
      expect(lines.filter(({ error }) => error !== undefined)).toEqual([]);
    });

    it('gives it within two seconds and 512 MB', () => {
      expect(lines.filter(({ ms }) => ms >= WITHIN_MS)).toEqual([]);
      expect(kilobytes).toBeLessThan(WITHIN_KILOBYTES);
    });

    it('never makes our own code fail, nor has to be ended', () => {
      const ours = ['reader_failed', 'took_too_long', 'took_too_much_memory'];
      expect(lines.filter(({ whyNoForm }) => ours.includes(whyNoForm ?? ''))).toEqual([]);
      expect(lines.filter(({ safety }) => safety.reasons.includes('could_not_inspect'))).toEqual([]);
    });

    it('is taken for none of our forms: they are other people’s letters, forms and templates', () => {
      expect(lines.filter(({ form }) => form !== null).map(({ file, form }) => [file, form])).toEqual([]);
    });
  });
} else {
  describe('the corpus', () => {
    it('is not on this machine, so nothing was read', () => {
      expect(files).toEqual([]);
    });
  });
}
