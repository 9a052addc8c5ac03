import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { performing } from '#functions/casework/api/perform.ts';
import { Problem } from '#functions/platform/http/problem.ts';
import { Role } from '#schemas/actor.ts';
import { type Left, left, NOW, referencesOf } from '#test/fixtures/last-version/left.ts';
import { samplesIn } from '#test/fixtures/last-version/samples.ts';
import { pageSeen } from '#test/support/page-seen.ts';
import { staffDepsOver } from '#test/support/staff-deps.ts';

const PAGES = ['/referral', '/timeline', '/decisions', '/history'];
let all: Left;
beforeAll(async () => {
  all = await left(samplesIn(readFileSync('test/fixtures/last-version/samples.json', 'utf8')));
});

/** Opens a page, with a reason as the session keeps it. A person may be turned away. */
async function opened(address: string, { as, id }: { as: Role; id: string }) {
  const deps = staffDepsOver(all.tables);
  try {
    return await pageSeen(address, {
      as,
      id,
      now: NOW,
      perform: (asking) => {
        const perform = performing(deps, {}, asking);
        return (operation, asked) => perform(operation, { reason: 'To test the page', ...asked });
      },
    });
  } catch (error) {
    if (error instanceof Problem && [403, 404].includes(error.status)) return undefined;
    throw error;
  }
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
        expect(seen?.page.watched).toBe(true);
      }
    }
  });
});
