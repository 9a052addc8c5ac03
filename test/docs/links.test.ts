import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const pages = [
  'README.md',
  ...['docs', '.github'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  ),
]
  .filter((name) => name.endsWith('.md'))
  .sort();

/** A path of this repository that a page spells out. A path with a choice or an ellipsis in it names no one place. */
const PATH = /`((?:test|functions|schemas|infra|bench|docs)\/[\w./-]+\w)`/g;

/** A path as a page may write it: with its ending, or a module's without. */
const isThere = (path: string) => existsSync(path) || existsSync(`${path}.ts`) || existsSync(`${path}.handler.ts`);

/** Returns the anchors of a page's headings, as GitHub makes them. */
const anchorsOf = (page: string) =>
  [...readFileSync(page, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\w\s-]/g, '')
      .replaceAll(' ', '-'),
  );

describe('the pages', () => {
  it('link to files, and to headings, that exist', () => {
    expect(pages.length).toBeGreaterThan(10);
    for (const page of pages) {
      const links = [...readFileSync(page, 'utf8').matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?[^)]*\)/g)];
      for (const [, link = '', anchor] of links) {
        const path = link === '' ? page : join(dirname(page), link);
        expect([page, link, existsSync(path)]).toEqual([page, link, true]);
        if (anchor !== undefined) expect(anchorsOf(path)).toContain(anchor);
      }
    }
  });

  it('name files that are there', () => {
    for (const page of pages) {
      for (const [, path = ''] of readFileSync(page, 'utf8').matchAll(PATH))
        expect([page, path, isThere(path)]).toEqual([page, path, true]);
    }
  });

  it('name a test for each of the changes that people make often', () => {
    const rows = readFileSync('.github/CONTRIBUTING.md', 'utf8').match(/^\| (?:a|an) .*$/gm) ?? [];
    expect(rows.length).toBeGreaterThan(7);
    for (const row of rows) expect(row.split(' | ').at(-1)).toMatch(/\]\(\.\.\/test\/[\w./-]+\.ts\)/);
  });
});
