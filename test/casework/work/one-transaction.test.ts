import { beforeAll, describe, expect, it } from '@jest/globals';
import { CASE_ACTIONS } from '#functions/casework/work/actions/index.ts';
import { CASE_PAIR_ACTIONS } from '#functions/casework/work/pairs/index.ts';
import type { CasePairPath } from '#functions/casework/work/paths.ts';
import { digest } from '#functions/platform/identifiers.ts';
import { fileCase } from '#functions/platform/store/filing.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { service } from '#schemas/actor.ts';
import { auditedOf } from '#test/support/audited.ts';
import { enterAll } from '#test/support/colleagues.ts';
import { unique } from '#test/support/invented.ts';
import { itemsOf } from '#test/support/items.ts';
import { localTables } from '#test/support/local-tables.ts';
import { LOOKUP_KEYS, lookupWorld } from '#test/support/lookup-world.ts';
import { sampleCase } from '#test/support/sample-case.ts';
import { staffDepsOver } from '#test/support/staff-deps.ts';
import { visit } from '#test/support/staff-visit.ts';
import { watchedTables } from '#test/support/watched-tables.ts';
import { EVERY, type Path } from './every-action.ts';

const at = new Date('2026-11-23T10:05:00.000Z');
let tables: Tables;
let job: ReturnType<typeof lookupWorld>;

const isPair = (path: Path): path is CasePairPath => path in CASE_PAIR_ACTIONS;
const nameOf = (path: Path) => (isPair(path) ? CASE_PAIR_ACTIONS[path].action : CASE_ACTIONS[path].action);
const paths = [...Object.keys(CASE_ACTIONS), ...Object.keys(CASE_PAIR_ACTIONS)];
const isPath = (path: string): path is Path => path in EVERY;

/** Returns how a manager does an action by the API, on the case as it is now. */
async function doing(path: Path, [reference = '', other = '']: readonly string[]) {
  const whole = await job.whole(reference);
  const body = EVERY[path].body(whole, other);
  const headers = { 'if-match': `"${whole.head.version}"` };
  return (on = tables) =>
    // The door records the sign-in before the action.
    visit({ ...staffDepsOver(on), admit: async () => undefined }, `POST /admin/cases/{reference}/${path}`, {
      ...{ as: 'team_manager', path: { reference }, headers, body, at },
    });
}
const does = async (path: Path, both: readonly string[], on = tables) => (await doing(path, both))(on);

/** Makes two cases of one child, or two emails, the first ready for the action. */
async function ready(path: Path): Promise<readonly string[]> {
  const both = await (EVERY[path].of === undefined ? ofOneChild() : twoEmails());
  for (const step of EVERY[path].before ?? []) expect((await does(step, both)).status).toBe(200);
  return both;
}

async function twoEmails() {
  const heads = [0, 1].map(() => sampleCase({ door: 'email', form: null, completeness: null, children: null }));
  for (const each of heads) {
    const once = { kind: 'test', hash: digest(each.reference), holds: {} };
    await fileCase({ ...tables, actor: service('test') }, { head: each, once, tasks: [], timeline: [] }, at);
  }
  return heads.map(({ reference }) => reference);
}

const BEFORE = { receivedAt: '2026-11-23T09:00:00.000Z' };

async function ofOneChild() {
  const child = { firstName: 'Amy', lastName: `Reed${unique()}`, dateOfBirth: '2016-03-04' };
  // The match is judged on the newer of the two.
  const [earlier, later] = [await job.file([child], BEFORE), await job.file([child])];
  await job.told(earlier.reference, later.reference);
  return [later.reference, earlier.reference];
}

/** Returns everything on the cases, and their audit. */
async function everything(both: readonly string[]) {
  const cases = await Promise.all(both.map((reference) => itemsOf(tables, reference)));
  const audit = await auditedOf(tables, '2026-11-23', both);
  return { items: new Map(cases.flatMap((items) => [...items.values()].map((item) => [keyOf(item), item]))), audit };
}
const keyOf = ({ pk, sk }: Readonly<Record<string, unknown>>) => `${pk} ${sk}`;

/**
 * Tries an action once for each of its writes, which is refused, and then does it. Returns what there was before, after the refusals and
 * in the end, and what was written.
 */
async function refusedThenDone(path: Path) {
  const both = await ready(path);
  const before = await everything(both);
  const again = await doing(path, both);
  const refusedAt = async (refuse: (place: number) => boolean) => {
    const { on, transactions } = watchedTables(tables, refuse);
    const status = await again(on).then(
      (answer) => answer.status,
      (error) => error.status,
    );
    return { status, writes: transactions[0] ?? [] };
  };
  const { writes } = await refusedAt(() => true);
  const refusals: (readonly [string, number])[] = [];
  for (const [index, one] of writes.entries()) {
    // A raised task may exist already: then the rest is written without it.
    if (/^(ACT|TASK)#/.test(one.sk) && !before.items.has(keyOf(one))) continue;
    refusals.push([one.sk, (await refusedAt((place) => place === index)).status]);
  }
  const refused = await everything(both);
  const { on, transactions } = watchedTables(tables);
  const { status } = await again(on);
  return { both, before, refusals, refused, status, transactions, after: await everything(both) };
}

describe.each(paths)('POST …/%s', (given) => {
  const path = isPath(given) ? given : 'notes';
  let once: Awaited<ReturnType<typeof refusedThenDone>>;
  // The audit of a day is read whole: in tables of all actions it would grow with each.
  beforeAll(async () => {
    tables = await localTables();
    await enterAll(tables, 'worker-2', 'worker-3');
    job = lookupWorld(tables, { keys: LOOKUP_KEYS, now: new Date('2026-11-23T10:00:00.000Z') });
    once = await refusedThenDone(path);
  });

  it('writes the case, its timeline, the audit and what goes out in one transaction, and nothing beside it', () => {
    expect(path).toBe(given);
    const { both, before, status, transactions, after } = once;
    expect(status).toBe(200);
    expect(transactions).toHaveLength(1);
    const written = new Set(transactions[0]?.map(keyOf));
    const changed = [...after.items].filter(
      ([key, item]) => JSON.stringify(item) !== JSON.stringify(before.items.get(key)),
    );
    for (const [key] of changed) expect(written).toContain(key);
    const touched = isPair(path) ? both : both.slice(0, 1);
    const new_ = (prefix: string) =>
      changed
        .filter(([key, { sk }]) => String(sk).startsWith(prefix) && !before.items.has(key))
        .map(([, item]) => item);
    expect(changed.filter(([, item]) => item.sk === 'CASE').map(([, { reference }]) => reference)).toEqual(touched);
    expect(new_('TL#').map(({ by }) => by)).toEqual(touched.map(() => 'person-team_manager'));
    expect(new_('MSG#')).toHaveLength(EVERY[path].emails ?? 0);
    const told = after.audit.filter(({ sk }) => !before.audit.some((entry) => entry.sk === sk));
    const said = { action: `case-${nameOf(path).replaceAll('_', '-')}`, actor: 'staff:person-team_manager' };
    expect(told).toHaveLength(touched.length);
    for (const reference of touched) expect(told).toContainEqual(expect.objectContaining({ ...said, reference }));
    for (const entry of told) expect(written).toContain(keyOf(entry));
  });

  it('writes nothing at all, whichever of its writes cannot be made', () => {
    const { before, refusals, refused, transactions } = once;
    // At least the case and its audit are in each.
    expect(refusals.length).toBeGreaterThan(1);
    expect(refusals.length).toBeLessThanOrEqual(transactions[0]?.length ?? 0);
    // 409 when the other case cannot be changed or the claim is another's; 422 when somebody who gets work has ended.
    for (const [sk, status] of refusals) expect([sk, [409, 412, 422].includes(status)]).toEqual([sk, true]);
    // What one of them had written would be there too.
    expect(refused).toEqual(before);
  });
});
