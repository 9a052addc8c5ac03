import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { newId } from '#functions/platform/identifiers.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { portionOf } from '#functions/web/console/case/portions.ts';
import { caseWithMail } from '#test/support/case-with-mail.ts';
import { localTables } from '#test/support/local-tables.ts';
import { openPages } from '#test/support/open-pages.ts';

const NOW = new Date('2026-11-24T12:00:00.000Z');
const worker = { as: 'duty_social_worker', at: NOW } as const;
const officer = { as: 'screening_officer', at: NOW } as const;

let tables: Tables;
beforeAll(async () => {
  tables = await localTables();
});

describe('the messages of a case', () => {
  it('show emails in and letters out in order, with what became of each, and no link of theirs to follow', async () => {
    const letter = newId();
    const reference = await caseWithMail(
      tables,
      {
        received: [
          {
            id: 'M1',
            opening: 'opened',
            text: 'See https://evil.example/x\n<script>alert(1)</script>',
            held: ['dmarc_failed'],
            automatic: 'auto_reply',
            openAt: ['https://portal.example/open'],
            receivedAt: '2026-11-23T10:00:00.000Z',
          },
        ],
        sent: [
          { id: letter, state: 'sent', sentAt: '2026-11-23T09:30:00.000Z', delivery: 'bounced' },
          { kind: 'information_request', createdAt: '2026-11-23T11:00:00.000Z' },
        ],
      },
      NOW,
    );
    const { text, html } = await openPages(tables).open(`/staff/cases/${reference}/messages`, worker);
    const places = ['From us: acknowledgement', 'Email received', 'From us: request for information'].map((words) =>
      text.indexOf(words),
    );
    expect(places).toEqual([...places].sort((one, other) => one - other));
    expect(Math.min(...places)).toBeGreaterThan(0);
    expect(text).toContain('Sent yesterday at 9:30am Delivery Came back: not delivered');
    expect(text).toContain('Sending Waiting to be sent');
    expect(text).toContain('Held Automatic reply');
    expect(text).toContain('Check with the sender by telephone.');
    expect(text).toContain('https://evil.example/x <script>alert(1)</script>');
    expect(html).not.toContain('href="https://evil');
    expect(html).not.toContain('href="https://portal');
    expect(html).toContain(`/do/misdirected?message=${letter}`);
    expect(html).toContain(`/staff/cases/${reference}/messages/M1/open`);
    const other = await openPages(tables).open(`/staff/cases/${reference}/messages`, officer);
    expect(other.text).toContain('You cannot open emails as they were sent. Only a duty social worker');
    expect(other.html).not.toContain('/messages/M1/open');
  });

  it('say that there are none', async () => {
    const reference = await caseWithMail(tables, {}, NOW);
    const { text } = await openPages(tables).open(`/staff/cases/${reference}/messages`, worker);
    expect(text).toContain('No email came in on this case, and none went out.');
    expect(text).toContain('Nothing was asked for yet.');
    expect(text).toContain('No conversation is recorded yet.');
  });

  it('come a portion at a time, each below the limit, and none is left out', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(150_000), { maxLength: 60 }), (lengths) => {
        const items = lengths.map((length, id) => ({ id, length }));
        const lengthOf = ({ length }: { length: number }) => length;
        const seen: number[] = [];
        for (let page = 1; ; page += 1) {
          const portion = portionOf(items, { path: '/x', query: { page: String(page) } }, lengthOf);
          if (page > 1 && portion.items[0]?.id === 0) break;
          expect(portion.items.length).toBeLessThanOrEqual(20);
          const sum = portion.items.reduce((all, { length }) => all + length, 0);
          expect(portion.items.length <= 1 || sum <= 100_000).toBe(true);
          seen.push(...portion.items.map(({ id }) => id));
          if (portion.items.length === 0) break;
        }
        expect(seen).toEqual(items.map(({ id }) => id));
      }),
    );
  });
});
