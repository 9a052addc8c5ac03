import { beforeAll, describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import type { Tables } from '#functions/platform/store/table.ts';
import type { Role } from '#schemas/actor.ts';
import { enterAll } from '#test/support/colleagues.ts';
import { unique } from '#test/support/invented.ts';
import { localTables } from '#test/support/local-tables.ts';
import { LOOKUP_KEYS, lookupWorld } from '#test/support/lookup-world.ts';
import { staffDepsOver } from '#test/support/staff-deps.ts';
import { visit } from '#test/support/staff-visit.ts';
import { EVERY, type Path } from './every-action.ts';

const at = new Date('2026-11-23T10:05:00.000Z');
let tables: Tables;
let job: ReturnType<typeof lookupWorld>;
beforeAll(async () => {
  tables = await localTables();
  await enterAll(tables, 'worker-2', 'worker-3');
  job = lookupWorld(tables, { keys: LOOKUP_KEYS, now: new Date('2026-11-23T10:00:00.000Z') });
});

/** Files two cases of one child, and lets the search for matches look at them. */
const BEFORE = { receivedAt: '2026-11-23T09:00:00.000Z' };

async function twoCases() {
  const child = { firstName: 'Amy', lastName: `Reed${unique()}`, dateOfBirth: '2016-03-04' };
  // The match is judged on the newer of the two.
  const [earlier, later] = [await job.file([child], BEFORE), await job.file([child])];
  await job.told(earlier.reference, later.reference);
  return { reference: later.reference, other: earlier.reference };
}

/** Lets a manager do an action, after those that must come before it. */
async function does(path: Path, { reference, other }: Awaited<ReturnType<typeof twoCases>>): Promise<void> {
  for (const before of EVERY[path].before ?? []) await does(before, { reference, other });
  const whole = await job.whole(reference);
  const { status } = await visit(staffDepsOver(tables), `POST /admin/cases/{reference}/${path}`, {
    as: 'team_manager',
    path: { reference },
    headers: { 'if-match': `"${whole.head.version}"` },
    body: EVERY[path].body(whole, other),
    at,
  });
  expect([path, status]).toEqual([path, 200]);
}

/** A case keeps its flags as a set, which DynamoDB returns in an order of its own. */
const Flags = z.array(z.string()).transform((flags) => flags.toSorted());
const Listed = z.object({
  cases: z.array(z.object({ reference: z.string(), flags: Flags, restricted: z.boolean() })).default([]),
  tasks: z.array(z.object({ reference: z.string(), kind: z.string() })).default([]),
  cursor: z.string().nullable(),
});

/** Returns what one person's list holds of a case. */
async function listed(
  reference: string,
  list: 'cases' | 'tasks',
  query: Record<string, string>,
  as: Role,
  subject = `other-${as}`,
) {
  const headers = { 'x-reason': 'the work of the day' };
  const found: (z.infer<typeof Listed>['cases'][number] | z.infer<typeof Listed>['tasks'][number])[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const asked = { ...query, limit: '50', ...(cursor === undefined ? {} : { cursor }) };
    const { body } = await visit(staffDepsOver(tables), `GET /admin/${list}`, {
      as,
      subject,
      query: asked,
      headers,
      at,
    });
    const page = Listed.parse(body);
    found.push(...page[list].filter((row) => row.reference === reference));
    cursor = page.cursor;
  }
  return found;
}

describe('after one person acts, the person who must act next finds it', () => {
  it.each<[string, Path, Role, Record<string, string>, string]>([
    [
      'a confirmation to approve',
      'conversations',
      'duty_social_worker',
      { team: 'duty_and_advice' },
      'approve_confirmation',
    ],
    ['a broken glass to review', 'break-glass', 'ig_officer', { team: 'information_governance' }, 'review_break_glass'],
    ['a case to restrict', 'related', 'team_manager', { team: 'duty_and_advice' }, 'consider_restricting'],
    [
      'a misdirected letter to judge',
      'misdirected',
      'ig_officer',
      { team: 'information_governance' },
      'judge_disclosure',
    ],
    ['a referrer to tell', 'decision', 'duty_social_worker', { team: 'duty_and_advice' }, 'tell_referrer'],
  ])('%s, after %s, as %s', async (_what, path, as, query, kind) => {
    const both = await twoCases();
    await does(path, both);
    const rows = await listed(both.reference, 'tasks', query, as);
    expect(rows).toContainEqual(expect.objectContaining({ kind }));
  });

  it('a recommendation to decide: the case waits in its team’s list of those', async () => {
    const both = await twoCases();
    await does('recommendation', both);
    const query = { team: 'duty_and_advice', state: 'recommended' };
    expect(await listed(both.reference, 'cases', query, 'team_manager')).toHaveLength(1);
  });

  it('a match that was suggested, on the newer case', async () => {
    const { reference } = await twoCases();
    const rows = await listed(reference, 'tasks', { team: 'duty_and_advice' }, 'screening_officer');
    expect(rows).toContainEqual(expect.objectContaining({ kind: 'judge_matches' }));
  });

  it('a task that was given to them, in their own list', async () => {
    const both = await twoCases();
    await does('tasks', both);
    const rows = await listed(both.reference, 'tasks', { owner: 'me' }, 'screening_officer', 'worker-2');
    expect(rows).toContainEqual(expect.objectContaining({ kind: 'by_hand' }));
  });

  it('a case restricted to them, with all that its row shows, and nobody else does', async () => {
    const both = await twoCases();
    await does('flags', both);
    await does('access', both);
    const row = async (subject: string) =>
      (await listed(both.reference, 'cases', { team: 'duty_and_advice' }, 'duty_social_worker', subject))[0];
    expect(await row('worker-2')).toMatchObject({
      restricted: true,
      flags: ['immediate_danger', 'open_case', 're_referral'],
    });
    expect(await row('worker-9')).toMatchObject({ restricted: true, flags: [] });
  });
});
