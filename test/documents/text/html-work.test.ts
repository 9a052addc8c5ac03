import { describe, expect, it } from '@jest/globals';
import { drawBlocks } from '#functions/documents/drawing/draw-words.ts';
import { htmlBlocks } from '#functions/documents/text/html-blocks.ts';
import { readHtml } from '#functions/documents/text/html-text.ts';

const [FEW, TIMES] = [1_000, 16];
/** Work that grows with the square of the page grows by 256 here. This is as far from that as from what is needed. */
const AT_MOST = 64;
/** As many as a message of 2.5 MB has. */
const HOSTILE = 80_000;

const drawn = (html: string) => drawBlocks(htmlBlocks(readHtml(html)), false);

/** Returns the processor time of this thread alone that a page takes, whatever else the machine does: the least of some tries. */
function workOf(html: string, tries: number): number {
  const took = Array.from({ length: tries }, () => {
    const before = process.threadCpuUsage();
    drawn(html);
    const { user, system } = process.threadCpuUsage(before);
    return user + system;
  });
  return Math.min(...took);
}

describe('the work that a page of HTML makes', () => {
  it.each([
    { what: 'links that do not end', piece: '<a href="https://a.example/x">w ' },
    { what: 'bold pieces that do not end', piece: '<span style="font-weight:bold">w ' },
    { what: 'quotations that do not end', piece: '<blockquote>w ' },
    { what: 'titles and links that do not end', piece: '<a href="https://a.example/x">w <title>t ' },
    { what: 'comments for Outlook', piece: '<!--[if mso]>w<![endif]-->' },
  ])('grows with its length and not with its square: $what', ({ piece }) => {
    const few = workOf(piece.repeat(FEW), 5);
    const many = workOf(piece.repeat(FEW * TIMES), 2);
    expect(many / few).toBeLessThan(AT_MOST);
    // Only now: work that grows with the square would take minutes.
    const { blocks } = drawn(piece.repeat(HOSTILE));
    expect(blocks.length).toBeGreaterThan(0);
  });
});
