import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { performing } from '#functions/casework/api/perform.ts';
import { Problem } from '#functions/platform/http/problem.ts';
import { newId } from '#functions/platform/identifiers.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { Role } from '#schemas/actor.ts';
import { STAFF_OPERATIONS } from '#schemas/api/staff/index.ts';
import { Looks } from '#schemas/api/staff/looks.ts';
import { OTHER_REFERENCE, REFERENCE } from '#schemas/api/staff/operations/examples.ts';
import { issueForm } from '#schemas/api/staff/operations/files.ts';
import type { Case } from '#schemas/case.ts';
import { lookWords, refusedWords } from '#schemas/words/look-words.ts';
import { caseThatSays } from '#test/support/case-that-says.ts';
import { localTables } from '#test/support/local-tables.ts';
import { pastTheGateway } from '#test/support/past-the-gateway.ts';
import { sealerOver } from '#test/support/sealed-looks.ts';
import { staffDepsOver } from '#test/support/staff-deps.ts';
import { type Asked, visit } from '#test/support/staff-visit.ts';

const ROUTE = 'GET /admin/cases/{reference}/looks';
const REASON = 'A formal inquiry.';
const ADDRESS = '12 Quillfeather Lane';
const world = { now: new Date('2026-11-24T10:00:00.000Z') };
let tables: Tables;
let seal: ReturnType<typeof sealerOver>;
let ours: Case;

const file = (change: Partial<Case> = {}) =>
  caseThatSays(tables, { answers: [], text: 'Words.', address: ADDRESS, now: world.now }, change);

beforeAll(async () => {
  tables = await localTables();
  seal = sealerOver(tables, world);
});
beforeEach(async () => {
  world.now = new Date(world.now.getTime() + 60_000);
  ours = await file();
});

/** Makes a request, a second after the one before. */
async function ask(route: string, asked: Partial<Asked> = {}) {
  world.now = new Date(world.now.getTime() + 1000);
  return visit(staffDepsOver(tables), route, {
    path: { reference: ours.reference },
    at: world.now,
    ...asked,
    headers: { 'x-reason': REASON, ...asked.headers },
  });
}
const read = (asked: Partial<Asked> = {}) => ask('GET /admin/cases/{reference}', asked);

/** Asks who looked, after the sealer's next run. */
async function looks(query: Record<string, string> = {}, asked: Partial<Asked> = {}) {
  await seal();
  const { body } = await ask(ROUTE, { as: 'ig_officer', query, ...asked });
  return Looks.parse(body);
}
const brief = ({ by, what }: Looks['looks'][number]) => `${by} ${what}`;

describe('who looked at a case', () => {
  it('is answered with each look, newest first: who, in which role, when, what and why', async () => {
    await read();
    const at = world.now.toISOString();
    await read({ as: 'team_manager' });
    const found = await looks();
    expect(found.looks.map(brief)).toEqual(['person-team_manager read-case', 'person-duty_social_worker read-case']);
    expect(found.looks[1]).toMatchObject({
      at,
      roles: ['duty_social_worker'],
      references: [ours.reference],
      says: 'Read the case',
      reason: REASON,
      often: false,
      sealed: true,
    });
  });

  it('has the question itself in the next answer', async () => {
    await looks({ from: '2026-11-01', to: '2026-11-30' });
    const [asked] = (await looks()).looks;
    expect(asked).toMatchObject({ by: 'person-ig_officer', what: 'who-looked', reason: REASON });
  });

  it('is limited to days in London, the last one included', async () => {
    world.now = new Date('2027-06-30T22:59:00.000Z');
    await read({ subject: 'in-june' });
    world.now = new Date('2027-06-30T23:00:00.000Z');
    await read({ subject: 'in-july' });
    const people = async (query: Record<string, string>) => (await looks(query)).looks.map(({ by }) => by);
    expect(await people({ to: '2027-06-30' })).toEqual(['in-june']);
    expect(await people({ from: '2027-07-01', to: '2027-07-01' })).toContain('in-july');
    expect(await people({ from: '2027-07-01' })).not.toContain('in-june');
    expect(await people({ from: '2027-07-02' })).toEqual([]);
    await expect(looks({ from: '2027-07-02', to: '2027-07-01' })).rejects.toMatchObject({
      status: 400,
      code: 'bad-query',
    });
  });

  it('names everybody who was refused, and what', async () => {
    const restricted = await file({ access: { only: ['somebody-else'], never: [] } });
    ours = restricted;
    await expect(read()).rejects.toMatchObject({ status: 403 });
    const [refused] = (await looks()).looks;
    expect(refused).toMatchObject({ by: 'person-duty_social_worker', says: 'Was refused: read the case' });
  });

  it('masks a secret address in the reasons of colleagues', async () => {
    ours = await file({ flags: ['address_confidential'] });
    await read({ headers: { 'x-reason': `To visit her at ${ADDRESS} today.` } });
    const [look] = (await looks()).looks;
    expect(look?.reason).toBe('To visit her at [kept secret] today.');
  });

  it('is about everything that people say belongs to the case, where that is asked, and not about what is only proposed', async () => {
    const [linked, proposed] = [await file(), await file()];
    ours = await file({
      links: [
        { reference: linked.reference, why: 'by_hand' },
        { reference: proposed.reference, why: 'named_in_subject' },
      ],
    });
    await read({ path: { reference: linked.reference }, subject: 'niece' });
    await read({ path: { reference: proposed.reference }, subject: 'stranger' });
    await ask('POST /admin/search', { path: {}, body: { reference: linked.reference }, subject: 'niece' });
    expect((await looks()).looks).toEqual([]);
    const found = await looks({ related: 'true' });
    expect(found.cases).toEqual([ours.reference, linked.reference]);
    expect(found.looks.map(brief)).toEqual(['person-ig_officer who-looked', 'niece search', 'niece read-case']);
    // The question about both is in the answer about the other.
    const other = await looks({}, { path: { reference: linked.reference } });
    expect(other.looks.map(brief)).toContain('person-ig_officer who-looked');
  });

  it('has one row for a look at several of the cases', async () => {
    const linked = await file();
    ours = await file({ links: [{ reference: linked.reference, why: 'by_hand' }] });
    await ask('GET /admin/cases/{reference}/history');
    const [look] = (await looks({ related: 'true' })).looks;
    expect(look).toMatchObject({ what: 'read-history', references: [ours.reference, linked.reference] });
  });
});

/** A link to a file. */
const LINK = { url: 'https://s3.example', expiresAt: '2026-11-24T11:00:00.000Z' };

/** Operations that show something of a case, of this person or any, whatever the case is. */
const READING = [
  'readCase',
  'readHistory',
  'compareCases',
  'handOverCase',
  'printHandOver',
  'unmaskCase',
  'openDocument',
  'openMessage',
  'readMessageDrawing',
  'openOriginal',
  'openOriginalMessage',
  'searchCases',
  'listCases',
  'listTasks',
  'readShift',
  'whoLooked',
];

describe('every operation that shows or changes a case', () => {
  it('leaves an entry that the answer shows, in words, whoever performs it', async () => {
    const deps = { ...staffDepsOver(tables), link: async () => LINK };
    const other = await file();
    const done: string[] = [];
    const missing: string[] = [];
    const unworded: string[] = [];
    for (const operation of STAFF_OPERATIONS.filter((one) => one !== issueForm)) {
      ours = await file({ flags: ['address_confidential'] });
      const text = 'example' in operation ? JSON.stringify(operation.example) : undefined;
      const body = text?.replaceAll(REFERENCE, ours.reference).replaceAll(OTHER_REFERENCE, other.reference);
      const person = `by-${operation.id}`;
      if (operation.id === 'listTasks')
        await ask('POST /admin/cases/{reference}/tasks', {
          headers: { 'if-match': '"1"' },
          body: { why: 'Ring the school', dueAt: '2027-12-01T09:00:00.000Z' },
        });
      world.now = new Date(world.now.getTime() + 1000);
      const { statusCode = 0 } = await pastTheGateway(deps, `${operation.method} ${operation.route}`, {
        as: 'team_manager',
        person,
        path: {
          reference: ours.reference,
          other: other.reference,
          id: operation.route.includes('/messages/') ? `${ours.reference}_M1` : 'D1',
          setting: 'levels',
        },
        headers: { 'if-match': '"1"', 'x-reason': REASON },
        body: operation.id === 'searchCases' ? { reference: ours.reference } : body && JSON.parse(body),
        at: world.now,
        requestId: newId(),
      });
      if (statusCode === 200) done.push(operation.id);
      // A look is recorded before it is known whether a file may be opened.
      const isRecorded = statusCode === 200 && operation.route.includes('{reference}');
      if (!isRecorded && !READING.includes(operation.id)) continue;
      const found = (await looks()).looks.filter(({ by }) => by === person);
      if (found.length === 0) missing.push(operation.id);
      unworded.push(...found.filter(({ what, says }) => says === what).map(({ what }) => what));
    }
    expect(missing).toEqual([]);
    expect(unworded).toEqual([]);
    expect(done.length).toBeGreaterThan(25);
  });

  it('is shown alike when the console performs it, and once a day while its page stays open', async () => {
    const person = {
      staff: { kind: 'staff' as const, id: 'at-the-console', roles: ['duty_social_worker' as const] },
      name: undefined,
    };
    const by = (looksAgain: boolean) =>
      performing(staffDepsOver(tables), {}, { person, requestId: newId(), receivedAt: world.now, looksAgain });
    await by(false)('readCase', { path: { reference: ours.reference } });
    for (let n = 0; n < 3; n += 1) await by(true)('readCase', { path: { reference: ours.reference } });
    const found = (await looks()).looks;
    expect(found.map(({ what, often }) => [what, often])).toEqual([
      ['read-case', false],
      ['read-case', true],
    ]);
  });
});

describe('nobody else', () => {
  it.each(Role.options.filter((role) => !['ig_officer', 'team_manager'].includes(role)))(
    'may ask who looked, or which cases are restricted: not %s',
    async (as) => {
      await expect(ask(ROUTE, { as })).rejects.toMatchObject({ status: 403 });
      await expect(ask('GET /admin/restricted-cases', { as, path: {} })).rejects.toMatchObject({ status: 403 });
    },
  );

  it('may ask without a reason', async () => {
    for (const as of ['ig_officer', 'team_manager'] as const) {
      const asked = visit(staffDepsOver(tables), ROUTE, { as, path: { reference: ours.reference }, at: world.now });
      await expect(asked).rejects.toMatchObject({ status: 400, code: 'reason-needed' });
    }
  });

  it('may ask about a restricted case than governance and a manager whom it names, and nobody from whom it is kept', async () => {
    ours = await file({ access: { only: ['named'], never: ['related'] } });
    const asks = async (as: Role, subject: string) => {
      try {
        return (await ask(ROUTE, { as, subject })).status;
      } catch (error) {
        if (error instanceof Problem) return error.status;
        throw error;
      }
    };
    expect(await asks('ig_officer', 'anybody')).toBe(200);
    expect(await asks('team_manager', 'named')).toBe(200);
    expect(await asks('team_manager', 'anybody')).toBe(403);
    expect(await asks('ig_officer', 'related')).toBe(403);
    expect((await looks()).looks.map(brief)).toEqual(
      expect.arrayContaining(['anybody refused', 'related refused', 'named who-looked', 'anybody who-looked']),
    );
  });

  it('learns of a related case that is kept from them more than that there is one', async () => {
    const hidden = await file({ access: { only: ['somebody-else'], never: [] } });
    ours = await file({ links: [{ reference: hidden.reference, why: 'by_hand' }] });
    await read({ path: { reference: hidden.reference }, subject: 'niece' }).catch(() => undefined);
    const found = await looks({ related: 'true' }, { as: 'team_manager' });
    expect(found).toMatchObject({ cases: [ours.reference], hidden: 1 });
    expect(JSON.stringify(found)).not.toContain(hidden.reference);
    const governance = await looks({ related: 'true' });
    expect(governance.cases).toEqual([ours.reference, hidden.reference]);
  });
});

it('has words for what people do, and for what they were refused', () => {
  expect(lookWords('case-set-flag')).toBe('Worked on the case: set a flag');
  expect(refusedWords('case-set-flag')).toBe('Was refused: set a flag');
});
