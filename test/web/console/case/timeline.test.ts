import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Line, pageOfLines } from '#functions/web/console/case/lines.ts';
import { TimelineCode } from '#schemas/timeline.ts';
import { caseShown, openCase } from '#test/support/case-shown.ts';

const names = { colleagues: [], get: (id: string) => id };
const line = (id: number, change: Partial<Line> = {}): Line => ({
  id: `id-${String(id).padStart(6, '0')}`,
  at: new Date(Date.UTC(2026, 10, 23, 9) + id * 60_000).toISOString(),
  what: 'note',
  by: 'worker-17',
  detail: `Note ${id}`,
  ...change,
});

/** Follows the links to earlier lines to the end. */
function everyPage(lines: readonly Line[]) {
  const pages = [pageOfLines(lines, names, {})];
  for (let next = pages[0]?.earlier; next !== undefined; next = pages.at(-1)?.earlier)
    pages.push(pageOfLines(lines, names, Object.fromEntries(new URLSearchParams(next))));
  return pages;
}

describe('the timeline of a case', () => {
  it('is in plain words, newest first, by day in London, with who did it', async () => {
    const { text, html } = await openCase(
      caseShown({
        timeline: [
          { id: '1', at: '2026-11-22T23:30:00.000Z', what: 'received', by: 'email' },
          { id: '2', at: '2026-11-23T10:00:00.000Z', what: 'assigned', by: 'manager-4', detail: 'Knows the family' },
          { id: '2a', at: '2026-11-23T10:04:00.000Z', what: 'match_suggested', by: 'service', detail: 'FD-DEMC-ASEP' },
          { id: '3', at: '2026-11-23T10:05:00.000Z', what: 'match_suggested', by: 'service', detail: 'FD-DEMC-ASEP' },
          { id: '4', at: '2026-11-23T10:05:01.000Z', what: 'match_suggested', by: 'service', detail: 'FD-DEMC-ASEP' },
        ],
      }),
      '/timeline',
    );
    expect(text).toMatch(
      /Monday 23 November 2026 10:05am Found a child who may be known \(2 times\) by Front Door FD-DEMC-ASEP 10:04am Found a child who may be known by Front Door FD-DEMC-ASEP 10am Assigned by Sam Invented Knows the family Sunday 22 November 2026 11:30pm Received by Email/,
    );
    expect(html).toContain('href="/staff/cases/FD-DEMC-ASEP"');
  });

  it('shows links that somebody wrote as text', async () => {
    const detail = 'See https://bad.example/x <a href="https://bad.example">here</a>';
    const { html, text } = await openCase(caseShown({ timeline: [{ ...line(1), detail }] }), '/timeline');
    expect(text).toContain(detail);
    expect(html).not.toMatch(/href="https?:/);
  });

  it('has every line once over its pages, in order, however long its words are', () => {
    const lines = fc.array(
      fc.record({
        minutes: fc.integer({ min: 0, max: 50 }),
        what: fc.constantFrom(...TimelineCode.options),
        length: fc.constantFrom(0, 40, 2000),
      }),
      { maxLength: 400 },
    );
    fc.assert(
      fc.property(lines, (given) => {
        const all = given.map(({ minutes, what, length }, id) =>
          line(id, { at: line(minutes).at, what, detail: `${id} `.padEnd(length, 'x') }),
        );
        const shown = everyPage(all).flatMap(({ days }) =>
          days.flatMap((day) => day.lines.map(({ detail }) => detail)),
        );
        const wanted = [...all].sort((one, other) =>
          one.at === other.at ? (one.id < other.id ? 1 : -1) : one.at < other.at ? 1 : -1,
        );
        expect(shown).toEqual(wanted.map(({ detail }) => detail));
      }),
      { numRuns: 50 },
    );
  });

  it('keeps its pages below 100 KB, whatever people wrote', async () => {
    // Words that do not compress: the worst that a page can hold.
    const noise = (id: number) =>
      Array.from({ length: 2000 }, (_, at) =>
        String.fromCodePoint(0x4e00 + ((id * 7919 + at * at * 31 + at * 977) % 20_000)),
      ).join('');
    const timeline = Array.from({ length: 120 }, (_, id) => ({ ...line(id), detail: noise(id) }));
    const { html } = await openCase(caseShown({ timeline }), '/timeline');
    expect(Buffer.byteLength(html)).toBeLessThan(100 * 1024);
  });

  it('says why it is empty', async () => {
    expect((await openCase(caseShown({ timeline: [] }), '/timeline')).text).toContain(
      'Nothing has happened on this case yet.',
    );
    const part = await openCase(caseShown({ timeline: [] }), '/timeline?cursor=sealed');
    expect(part.text).toContain('This part of the case has no line.');
  });
});
