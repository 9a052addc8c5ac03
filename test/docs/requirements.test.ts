import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const rows = readFileSync('docs/requirements.md', 'utf8')
  .split('\n')
  .filter((line) => /^\| S\d/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, number = '', , shown = '', later = '']) => ({ number, shown, later }));

describe('the page of requirements', () => {
  it('has every sentence of the public pages, once and in order', () => {
    expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 37 }, (_, index) => `S${index + 1}`));
  });

  it('names for each a test that is there, or what it waits for', () => {
    for (const { number, shown, later } of rows) {
      const files = [...shown.matchAll(/`([^`]+)`/g)].map(([, file = '']) => file);
      expect([number, files.length > 0 || later !== '']).toEqual([number, true]);
      for (const file of files) expect([number, file, existsSync(file)]).toEqual([number, file, true]);
    }
  });
});
