import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { Role } from '#schemas/actor.ts';
import { type Left, left, NOW, referencesOf } from '#test/fixtures/last-version/left.ts';
import { samplesIn } from '#test/fixtures/last-version/samples.ts';
import { openPages } from '#test/support/open-pages.ts';

const PAGES = ['/referral', '/timeline', '/decisions', '/history'];
let all: Left;
beforeAll(async () => {
  all = await left(samplesIn(readFileSync('test/fixtures/last-version/samples.json', 'utf8')));
});

/** Opens a page, after giving the reason that some readers need. A person may be turned away. */
async function opened(address: string, { as, id }: { as: Role; id: string }) {
  const pages = openPages(all.tables);
  const visiting = { as, person: id, at: NOW };
  await pages.send(
    '/staff/reason',
    [
      ['to', address],
      ['reason', 'To test the page'],
    ],
    visiting,
  );
  const seen = await pages.open(address, visiting);
  if ([403, 404].includes(seen.status)) return undefined;
  expect(seen.status).toBe(200);
  return seen;
}

const Restricted = z.object({ access: z.object({ only: z.array(z.string()).min(1) }) });
/** Somebody who is named, where a case is restricted. */
const nameFor = (reference: string): string => {
  const head = all.items.cases.find(({ pk, sk }) => pk === `CASE#${reference}` && sk === 'CASE');
  return Restricted.safeParse(head).data?.access.only[0] ?? 'a-colleague';
};

describe('the cases that the last version stored', () => {
  it('open on every page of a case, for everybody who may read them, with no word missing', async () => {
    const references = referencesOf(all);
    expect(references.length).toBeGreaterThanOrEqual(10);
    for (const reference of references) {
      const readers = Role.options.map((as) => ({ as, id: nameFor(reference) }));
      const tops = await Promise.all(readers.map((reader) => opened(`/staff/cases/${reference}`, reader)));
      const [reader] = readers.filter((_one, at) => tops[at] !== undefined);
      if (reader === undefined) throw new Error('nobody may read a case');
      const rest = await Promise.all(PAGES.map((page) => opened(`/staff/cases/${reference}${page}`, reader)));
      for (const seen of [...tops.filter((top) => top !== undefined), ...rest]) {
        expect(seen?.text).toContain(reference);
        expect(seen?.text).not.toMatch(/\bundefined\b|\bNaN\b|\[object |Invalid Date/);
        expect(seen?.html).toContain('<div data-watch>');
      }
    }
  });
});
