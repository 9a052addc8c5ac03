import { beforeEach, describe, expect, it } from '@jest/globals';
import { CASE_ACTIONS } from '#functions/casework/work/actions/index.ts';
import { changeOf } from '#functions/casework/work/after.ts';
import { digest } from '#functions/platform/identifiers.ts';
import { changeCase } from '#functions/platform/store/changing.ts';
import { fileCase } from '#functions/platform/store/filing.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { askForTokens } from '#functions/platform/store/tokens.ts';
import { service } from '#schemas/actor.ts';
import type { Case } from '#schemas/case.ts';
import { newReference, type Reference } from '#schemas/reference.ts';
import { type Fields, formOf } from '#test/support/child-said.ts';
import { itemsOf, startingWith } from '#test/support/items.ts';
import { localTables } from '#test/support/local-tables.ts';
import { LOOKUP_KEYS, lookupWorld } from '#test/support/lookup-world.ts';
import { sampleCase, sampleInbound } from '#test/support/sample-case.ts';

const ACTOR = service('test');
const AMY = { firstName: 'Amy', lastName: 'Reed', dateOfBirth: '2016-03-04', homePostcode: 'LE1 1AA' };
const SCHOOL = 'head@school.sch.uk';
const told = { who: 'professional', address: SCHOOL, confirmAddress: SCHOOL };
const INSTRUCTED = { form: 'early-help-and-social-care', dueAt: '2026-11-27T12:00:00.000Z', of: told };

let tables: Tables;
let world: { keys: typeof LOOKUP_KEYS; now: Date };
let job: ReturnType<typeof lookupWorld>;
beforeEach(async () => {
  tables = await localTables();
  world = { keys: LOOKUP_KEYS, now: new Date('2026-11-24T10:00:00.000Z') };
  job = lookupWorld(tables, world);
});

const later = (minutes: number) => {
  world.now = new Date(world.now.getTime() + minutes * 60_000);
};

async function does(reference: string, path: 'form-instructed' | 'asks-answered' | 'tasks-done', body: unknown) {
  const doing = { staff: { id: 'p1', roles: ['duty_social_worker'] }, now: world.now, professionalDomains: ['sch.uk'] };
  const whole = await job.whole(reference);
  const { action, rule } = CASE_ACTIONS[path];
  const change = changeOf(whole.head, action, rule.run(whole, body, doing), doing, whole.tasks);
  expect(await changeCase({ ...tables, actor: ACTOR }, whole.head, change, world.now)).toMatchObject({
    changed: 'now',
  });
}

/** Files a conversation about a child, after which the school was told to complete a form. */
async function instructed(child: Fields = AMY): Promise<Reference> {
  const { reference } = await job.file([child], { door: 'staff' });
  await job.told(reference);
  await does(reference, 'form-instructed', INSTRUCTED);
  return reference;
}

/** Files a form that comes by email, as a case of its own. */
async function comesBack(
  child: Fields = AMY,
  from = `Head <${SCHOOL.toUpperCase()}>`,
  { issuedFor, ...change }: Partial<Case> & { issuedFor?: Reference } = {},
) {
  later(60);
  const head = sampleCase({ door: 'email', receivedAt: world.now.toISOString(), ...change });
  const message = sampleInbound(head.reference, { from, receivedAt: head.receivedAt, opening: 'opened' });
  const once = { kind: 'test', hash: digest(head.reference), holds: {} };
  const inbound = { message, openBy: head.receivedAt };
  const form = { ...formOf([child]), ...(issuedFor === undefined ? {} : { issuedFor }) };
  await fileCase(
    { ...tables, actor: ACTOR },
    { head, once, inbound, forms: [form], tasks: [], timeline: [] },
    world.now,
  );
  await job.told(head.reference, head.reference);
  later(3);
  await job.sweep();
  expect(job.warnings).toEqual([]);
  return head;
}

const toConfirm = async (reference: string) =>
  (await job.whole(reference)).tasks.filter(({ kind, state }) => kind === 'match_returned_form' && state === 'open');
const askItem = async (reference: string) => startingWith(await itemsOf(tables, reference), 'ASK#')[0];

describe('a form that comes back without its reference', () => {
  it('from the address that was asked for one, about the same child, is for somebody to confirm', async () => {
    const reference = await instructed();
    const timerAt = (await askItem(reference))?.timerAt;
    const came = await comesBack();
    const { head, asks, timeline } = await job.whole(reference);
    expect(head.links).toEqual([{ reference: came.reference, why: 'returned_form' }]);
    expect((await job.whole(came.reference)).head.links).toEqual([{ reference, why: 'returned_form' }]);
    expect(asks).toMatchObject([{ state: 'open', perhaps: { reference: came.reference } }]);
    expect(await toConfirm(reference)).toMatchObject([
      { about: asks[0]?.id, dueAt: came.decisionDueAt, team: head.team, owner: 'p1', why: 'same_sender_and_child' },
    ]);
    expect(timeline.filter(({ what }) => what === 'form_perhaps_returned')).toHaveLength(1);
    // Only a person stops the chaser: the clock looks at it at its usual time.
    expect(await askItem(reference)).toMatchObject({ timer: 'ask', timerAt });
  });

  it('stays a case of its own, on its own clock, whatever it may answer', async () => {
    const reference = await instructed();
    const { reference: form, decisionDueAt } = await comesBack();
    expect((await job.whole(form)).head).toMatchObject({ state: 'new', team: 'duty_and_advice', decisionDueAt });
    expect((await job.whole(reference)).forms).toHaveLength(1);
  });

  it('answers the instruction when somebody says so, and only then does the chasing end', async () => {
    const reference = await instructed();
    const { reference: form } = await comesBack();
    const [ask] = (await job.whole(reference)).asks;
    await does(reference, 'asks-answered', { id: ask?.id, how: 'email', returnedIn: form });
    const { asks, tasks, head } = await job.whole(reference);
    expect(asks).toMatchObject([{ state: 'answered', answer: { returnedIn: form, by: 'p1' } }]);
    expect(await askItem(reference)).not.toHaveProperty('timer');
    expect(tasks.filter(({ state, about }) => state === 'open' && about === ask?.id)).toEqual([]);
    expect(head.state).toBe('accepted');
  });

  it('is asked about once: a person who said that it is another goes on waiting for theirs', async () => {
    const reference = await instructed();
    const { reference: form } = await comesBack();
    const [task] = await toConfirm(reference);
    await does(reference, 'tasks-done', { id: task?.id });
    await job.told(form);
    later(5);
    await job.sweep();
    expect(await toConfirm(reference)).toEqual([]);
    expect(await askItem(reference)).toMatchObject({ state: 'open', timer: 'ask' });
  });

  it('is not said to be returned in a case that nobody has linked', async () => {
    const reference = await instructed();
    const other = await comesBack({ ...AMY, firstName: 'Zoe', dateOfBirth: '2011-01-02', homePostcode: 'LE2 2BB' });
    const [ask] = (await job.whole(reference)).asks;
    const body = { id: ask?.id, how: 'email', returnedIn: other.reference };
    await expect(does(reference, 'asks-answered', body)).rejects.toMatchObject({ code: 'not-linked' });
  });

  it.each<[string, Fields, string]>([
    ['another address', AMY, 'office@school.sch.uk'],
    ['another child', { ...AMY, firstName: 'Ben' }, SCHOOL],
    ['a child who may be another', { ...AMY, dateOfBirth: '2016-04-03' }, SCHOOL],
  ])('is matched by a person where it is from or about %s', async (_what, child, from) => {
    const reference = await instructed();
    await comesBack(child, from);
    expect(await toConfirm(reference)).toEqual([]);
    expect((await job.whole(reference)).asks[0]).not.toHaveProperty('perhaps');
  });

  it('answers nothing that was asked for after it came', async () => {
    const { reference } = await job.file([AMY], { door: 'staff' });
    await job.told(reference);
    const came = await comesBack();
    await does(reference, 'form-instructed', INSTRUCTED);
    await askForTokens({ ...tables, actor: ACTOR }, came.reference, world.now);
    await job.told(came.reference);
    expect((await job.whole(came.reference)).matches).toHaveLength(1);
    expect(await toConfirm(reference)).toEqual([]);
  });
});

describe('a form that comes back with its reference', () => {
  const ZOE = { firstName: 'Zoe', lastName: 'Hart', dateOfBirth: '2011-01-02' };

  it('from any sender and about any child, is for somebody to confirm: the reference is a hint and no proof', async () => {
    const reference = await instructed();
    const came = await comesBack(ZOE, 'office@another.example', { issuedFor: reference });
    expect(await toConfirm(reference)).toMatchObject([{ why: 'issued_for_this_case', dueAt: came.decisionDueAt }]);
    expect((await job.whole(reference)).head.links).toEqual([{ reference: came.reference, why: 'returned_form' }]);
    expect((await job.whole(came.reference)).head).toMatchObject({ state: 'new', team: 'duty_and_advice' });
    expect(await askItem(reference)).toMatchObject({ state: 'open', timer: 'ask' });
  });

  it('is matched to the right one of two forms that they were asked to complete', async () => {
    const { reference } = await job.file([AMY], { door: 'staff' });
    await job.told(reference);
    for (const form of ['masp', 'early-help-assessment'])
      await does(reference, 'form-instructed', { ...INSTRUCTED, form });
    const form = { id: 'early-help-assessment', version: '2026-11' };
    await comesBack(AMY, SCHOOL, { issuedFor: reference, form });
    const { asks } = await job.whole(reference);
    expect(asks.map((ask) => [ask.form, ask.perhaps !== undefined]).sort()).toEqual([
      ['early-help-assessment', true],
      ['masp', false],
    ]);
  });

  it('is asked about once where sender and child say the same', async () => {
    const reference = await instructed();
    await comesBack(AMY, SCHOOL, { issuedFor: reference });
    expect(await toConfirm(reference)).toHaveLength(1);
  });

  it('of a case that asked for none, or does not exist, changes nothing there', async () => {
    const { reference } = await job.file([AMY]);
    await comesBack(ZOE, SCHOOL, { issuedFor: reference });
    await comesBack(ZOE, SCHOOL, { issuedFor: newReference() });
    expect((await job.whole(reference)).head.links).toEqual([]);
    expect(await toConfirm(reference)).toEqual([]);
  });
});
