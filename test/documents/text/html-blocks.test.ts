import { describe, expect, it } from '@jest/globals';
import { htmlBlocks } from '#functions/documents/text/html-blocks.ts';
import { readHtml } from '#functions/documents/text/html-text.ts';
import type { Block } from '#functions/documents/word/document.ts';

/** Returns blocks as text: a row in brackets, its cells between bars. */
const written = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) =>
    block.kind === 'paragraph'
      ? [block.text]
      : block.rows.map(({ cells }) => `[${cells.map((cell) => written(cell.blocks).join(' / ')).join(' | ')}]`),
  );
const blocksOf = (html: string) => written(htmlBlocks(readHtml(html)));

describe('a page of HTML as paragraphs and tables', () => {
  it('keeps the cells of a table together, whatever is in them, and lines outside of it apart', () => {
    expect(
      blocksOf(`<p>About Jo</p><table><tr><th>First name</th><td><p class=MsoNormal>Jo</p><p>called Joey</p></td></tr>
        <tr><td>School<td>Marzipan Lane</table>Thank you<br>Thimble`),
    ).toEqual(['About Jo', '[First name | Jo / called Joey]', '[School | Marzipan Lane]', 'Thank you', 'Thimble']);
  });

  it('draws the frame of a page without it, and tables within one', () => {
    const inner = '<table><tr><td>a</td><td>b</td></tr></table>';
    expect(blocksOf(`<table><tr><td>Hello</td></tr><tr><td>${inner}</td></tr></table>`)).toEqual(['Hello', '[a | b]']);
    expect(blocksOf(`<table><tr><td>x</td><td>${inner}</td></tr></table>`)).toEqual(['[x | [a | b]]']);
  });

  it('says what is struck out, put in, marked, bold or a heading, also as Outlook writes it', () => {
    const blocks = htmlBlocks(
      readHtml(
        `<h2>Needs</h2><p>Level <s>2</s> <ins>3</ins> <span style="mso-highlight:yellow">now</span> <b>please</b> <span
       style="text-decoration:line-through">or <span>later</span></span></p>`,
      ),
    );
    expect(blocks[0]).toMatchObject({ text: 'Needs', heading: 2 });
    const [, line] = blocks;
    if (line?.kind !== 'paragraph') throw new Error('no line');
    const at = ({ start, end }: { start: number; end: number }) => line.text.slice(start, end);
    expect(line.text).toBe('Level 2 3 now please or later');
    expect(line.marks.filter(({ struck }) => struck).map(at)).toEqual(['2', 'or ', 'later']);
    expect(line.marks.filter(({ inserted }) => inserted).map(at)).toEqual(['3']);
    expect(line.marks.filter(({ highlighted }) => highlighted).map(at)).toEqual(['now']);
    expect((line.looks ?? []).map(at)).toEqual(['please']);
  });

  it('says what the writer quotes, also in a table, but not what is only moved to the right', () => {
    const blocks = htmlBlocks(
      readHtml(
        `<p>Thank you.</p><blockquote style="margin:0 0 0 .8ex;border-left:1px #ccc solid"><p>Could you say more?</p>
        <table><tr><td>When</td><td>Monday</td></tr></table><blockquote>The first email</blockquote>Teasel</blockquote>
        <blockquote style="margin:0 0 0 40px;border:none;padding:0"><p>She is tired.</p></blockquote>Thimble`,
      ),
    );
    const quotedIn = (all: readonly Block[]): string[] =>
      all.flatMap((block) =>
        block.kind === 'paragraph'
          ? block.quoted
            ? [block.text]
            : []
          : block.rows.flatMap(({ cells }) => cells.flatMap((cell) => quotedIn(cell.blocks))),
      );
    expect(quotedIn(blocks)).toEqual(['Could you say more?', 'When', 'Monday', 'The first email', 'Teasel']);
    expect(written(blocks)).toEqual(expect.arrayContaining(['She is tired.', 'Thimble']));
  });

  it('says every word of its text, in its order, of pages whose tags were chosen by chance', () => {
    const tags = ['table', 'tr', 'td', 'th', 'p', 'b', 's', 'div', 'br', 'a href="https://a.example/x"', 'h1', 'title'];
    let seed = 7;
    const chance = (most: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor((seed / 2_147_483_648) * most);
    };
    for (let page = 0; page < 300; page += 1) {
      const html = Array.from({ length: 40 }, (_, word) => {
        const tag = tags[chance(tags.length)] ?? 'p';
        return `${chance(2) === 0 ? `<${tag}>` : `</${tag.split(' ')[0]}>`}${chance(3) === 0 ? '' : ` w${word} `}`;
      }).join('');
      const reading = readHtml(html);
      const { text } = reading;
      const said = written(htmlBlocks(reading))
        .join(' ')
        .replace(/[[\]|/]/g, ' ');
      const words = [
        ...new Set(
          text
            .replace(/[[\]|/]/g, ' ')
            .split(/\s+/)
            .filter(Boolean),
        ),
      ];
      expect([html, words.filter((word) => !said.includes(word))]).toEqual([html, []]);
    }
  });

  it('takes tables without end in its stride', () => {
    const deep = `${'<table><tr><td>x'.repeat(30_000)}`;
    expect(blocksOf(deep).join(' ').match(/x/g)).toHaveLength(30_000);
  });
});
