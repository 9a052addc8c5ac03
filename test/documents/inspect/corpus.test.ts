import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { inspectFile } from '#functions/documents/inspect/inspect-file.ts';
import { Inspection } from '#schemas/document.ts';
import { processorTime } from '#test/support/processor-time.ts';

/** Public Word files, kept outside the project: robustness only. */
const corpus = process.env.FRONT_DOOR_CORPUS ?? '../shared/corpus';
const folder = join(corpus, 'docx');
/** Issue 4: every file gives a result within 2 s. */
const WITHIN_MS = 2_000;

if (existsSync(folder)) {
  describe('every file of the corpus', () => {
    it.each(readdirSync(folder))('gives a result in time: %s', async (name) => {
      const bytes = readFileSync(join(folder, name));
      const spent = await processorTime(() => {
        const { type, safety, notes, fault } = inspectFile(bytes, name);
        expect(fault).toBeUndefined();
        Inspection.parse({ type, safety, notes });
      });
      expect(spent).toBeLessThan(WITHIN_MS);
    });
  });
} else {
  describe('the corpus', () => {
    it('is not on this machine, so nothing was inspected', () => {
      expect(existsSync(folder)).toBe(false);
    });
  });
}
