import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { inspectFile } from '#functions/documents/inspect/inspect-file.ts';
import { readOoxml } from '#functions/documents/word/ooxml/read-ooxml.ts';
import { Unreadable } from '#functions/documents/word/unreadable.ts';
import { processorTime } from '#test/support/processor-time.ts';
import { isSound } from '../sound.ts';

/** Public Word files, kept outside the project: robustness only. */
const folder = join(process.env.FRONT_DOOR_CORPUS ?? '../shared/corpus', 'docx');
/** Issue 4: every file gives a result within 2 s. */
const WITHIN_MS = 2_000;

if (existsSync(folder)) {
  describe('every Word document of the corpus', () => {
    it.each(readdirSync(folder).filter((name) => /\.do[ct][xm]$/i.test(name)))(
      'is inspected and read in time, or says why not: %s',
      async (name) => {
        const bytes = readFileSync(join(folder, name));
        const spent = await processorTime(() => {
          const { archive, package: facts } = inspectFile(bytes, name);
          // A file with a password, or another in disguise, is no package.
          if (!archive || !facts) return;
          try {
            const document = readOoxml(archive, facts);
            expect(isSound([...document.blocks, ...document.margins])).toBe(true);
          } catch (error) {
            if (!(error instanceof Unreadable)) throw error;
          }
        });
        expect(spent).toBeLessThan(WITHIN_MS);
      },
    );
  });
} else {
  describe('the corpus', () => {
    it('is not on this machine, so nothing was read', () => {
      expect(existsSync(folder)).toBe(false);
    });
  });
}
