import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const pages = [
  'README.md',
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' }).map((name) => join('docs', name)),
]
  .filter((name) => name.endsWith('.md'))
  .sort();

/** Folders of ours whose paths the pages spell out; a path with a choice or an ellipsis in it names no one place. */
const PATH = /`((?:test|functions|schemas|infra|bench|docs)\/[\w./-]+\w)`/g;

/** A path as a page may write it: with its ending, or a module's without. */
const isThere = (path: string) => existsSync(path) || existsSync(`${path}.ts`) || existsSync(`${path}.handler.ts`);

describe('the pages', () => {
  it('link to what is there', () => {
    expect(pages.length).toBeGreaterThan(10);
    for (const page of pages) {
      const links = [...readFileSync(page, 'utf8').matchAll(/\]\((?!https?:|#)([^)#\s]+)[^)]*\)/g)];
      for (const [, link = ''] of links) {
        const path = join(dirname(page), link);
        expect([page, link, existsSync(path)]).toEqual([page, link, true]);
      }
    }
  });

  it('name files that are there', () => {
    for (const page of pages) {
      for (const [, path = ''] of readFileSync(page, 'utf8').matchAll(PATH))
        expect([page, path, isThere(path)]).toEqual([page, path, true]);
    }
  });
});
