import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { expect, it } from '@jest/globals';
import * as z from 'zod';
import { newId } from '#functions/platform/identifiers.ts';
import { textKey } from '#functions/platform/store/keys.ts';
import { Reference } from '#schemas/reference.ts';
import { submitted } from '#test/support/every-door.ts';
import { referral } from '#test/support/invented.ts';
import { localTables } from '#test/support/local-tables.ts';
import { openPages } from '#test/support/open-pages.ts';

const now = new Date('2026-11-24T12:00:00.000Z');
const Filed = z.object({ reference: Reference });
/** Ten files of this many letters are more than one answer may be. */
const LETTERS = 380_000;

it('a very long case is shown part by part, with everything in one of them and its top in each', async () => {
  const tables = await localTables();
  const child = { firstName: 'Wren', lastName: 'Hollis', dateOfBirth: '2019-11-24' };
  const { reference } = Filed.parse(await submitted(tables, referral({ child }), { door: 'web' }));
  const files = Array.from({ length: 10 }, (_, at) => ({
    documentId: newId(),
    words: [{ label: `File ${at}`, text: 'x'.repeat(LETTERS) }],
  }));
  for (const file of files)
    await tables.client.send(
      new PutCommand({
        TableName: tables.cases,
        Item: {
          ...textKey(reference, file.documentId),
          ...{
            item: 'words',
            reference,
            origin: { kind: 'upload', id: 'u' },
            receivedAt: now.toISOString(),
            cut: false,
          },
          ...file,
        },
      }),
    );
  const open = (address: string) => openPages(tables).open(address, { as: 'duty_social_worker', at: now });

  const pages = [await open(`/staff/cases/${reference}/referral`)];
  for (let next = nextIn(pages[0]?.html); next !== undefined && pages.length < 10; next = nextIn(pages.at(-1)?.html))
    pages.push(await open(next));

  expect(pages.length).toBeGreaterThan(1);
  expect(pages.map(({ text }) => text.includes('Wren Hollis, 7 years'))).toEqual(pages.map(() => true));
  const on = files.map((_file, at) => pages.filter(({ text }) => text.includes(`File ${at} `)).length);
  expect(on).toEqual(files.map(() => 1));
  const timeline = await open(`/staff/cases/${reference}/timeline`);
  expect(timeline.text.includes('This case is longer than one answer may be')).toBe(true);
  const rest = await open(nextIn(timeline.html) ?? '');
  expect([timeline, rest].map(({ text }) => text.includes('Received by'))).toEqual([true, false]);
  expect(rest.text.includes('This part of the case has no line.')).toBe(true);
});

const nextIn = (html = ''): string | undefined => /href="([^"]*\?cursor=[^"]*)">Show the next part/.exec(html)?.[1];
