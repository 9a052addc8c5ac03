import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { describe, expect, it } from '@jest/globals';

/** Words that a reader has to translate: an engineer may read this at three in the morning. */
const RIDDLES =
  /\b(?:whoever|whosoever|whomever|anybody[’']s|nobody[’']s|of ours|(?<!there )(?:is|are) none|of one[’']s own|anew|so many|stands)\b/gi;
/** Names that say nothing of what is within. */
const EMPTY =
  /^(?:utils?|helpers?|common|managers?|data|again|told|said|around|beside|kept-too|visit|by-hand|where-to|patience|woken|insisted)$/;
/** Some twenty-five words are the rule. A longer sentence than this has to be read twice; a gap of two spaces parts columns of a table. */
const MOST_WORDS = 40;

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' })
  .split('\n')
  .filter((name) => /\.(?:ts|mjs|md)$/.test(name));
/** This file names the words; what was sent to us, and records of what others wrote, are as they are. */
const checked = files.filter((name) => !/^test\/(?:fixtures|docs\/plain-words)/.test(name));

const COMMENT = /\/\*([\s\S]*?)\*\/|(?<![:'"`\\\w])\/\/(.*)$/gm;

/** Returns what a person reads in a file: a page's text, or a program's comments. */
function prose(name: string): string {
  const text = readFileSync(name, 'utf8');
  if (name.endsWith('.md')) return text.replace(/```[\s\S]*?```|`[^`\n]*`|^ {4}.*$/gm, '');
  return [...text.matchAll(COMMENT)]
    .map(([, block = '', line = '']) => (block || line).replace(/^\s*\* ?/gm, ''))
    .join('\n\n');
}

describe('what people read in the program and its pages', () => {
  it('has no word that has to be translated', () => {
    const found = checked.flatMap((name) => [...prose(name).matchAll(RIDDLES)].map(([word]) => `${name}: ${word}`));
    expect(found).toEqual([]);
  });

  it('has no sentence that has to be read twice', () => {
    const long = checked
      .filter((name) => !name.endsWith('.md'))
      .flatMap((name) =>
        prose(name)
          .split(/(?<=[.!?:;])\s+|\n\s*\n|\S {2,}/)
          .filter((sentence) => sentence.trim().split(/\s+/).length > MOST_WORDS)
          .map((sentence) => `${name}: ${sentence.trim().slice(0, 60)}`),
      );
    expect(long).toEqual([]);
  });

  it('has files and folders whose names say what is within', () => {
    const empty = files.filter(
      (name) =>
        EMPTY.test(basename(name).replace(/\..*$/, '')) ||
        dirname(name)
          .split('/')
          .some((part) => EMPTY.test(part)),
    );
    expect(empty).toEqual([]);
  });
});
