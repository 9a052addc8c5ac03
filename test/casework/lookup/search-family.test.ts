import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { liquidlogicOnce } from '#functions/casework/staff-referral/liquidlogic.ts';
import { onceWrite } from '#functions/platform/store/items.ts';
import { tokensMadeKey } from '#functions/platform/store/keys.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { tokensOf } from '#functions/platform/store/tokens.ts';
import { transact } from '#functions/platform/store/transact.ts';
import type { Case } from '#schemas/case.ts';
import { everyToken, itemsOf, startingWith } from '#test/support/items.ts';
import { localTables } from '#test/support/local-tables.ts';
import { LOOKUP_KEYS, lookupWorld } from '#test/support/lookup-world.ts';
import { staffDepsOver } from '#test/support/staff-deps.ts';
import { visit } from '#test/support/staff-visit.ts';

const world = { keys: LOOKUP_KEYS, now: new Date('2026-11-23T10:00:00.000Z') };
const Body = z.object({
  cases: z.array(
    z.looseObject({ reference: z.string(), why: z.array(z.object({ term: z.string(), likeness: z.string() })) }),
  ),
});

const PIP = {
  firstName: 'Pip',
  lastName: 'Quill',
  dateOfBirth: '2017-02-03',
  upn: 'H801200001001',
  school: 'St Mary’s Primary School',
  homeAddress: 'Flat 3, 12 Marzipan Road, Leicester',
  homePostcode: 'LE1 1AA',
};
const MOTHER = { firstName: 'Juniper', lastName: 'Fennimore', relationship: 'mother' };
const AUNT = { firstName: 'Saffron', lastName: 'Ledger', relationship: 'other_relative' };

let tables: Tables;
let job: ReturnType<typeof lookupWorld>;
let pip: Case;
let neighbour: Case;
let elsewhere: Case;

beforeAll(async () => {
  tables = await localTables();
  job = lookupWorld(tables, world);
  const father = { fullName: 'Oswin Thrupp', parentalResponsibility: 'yes', address: '7 Treacle Close' };
  pip = await job.file([PIP, { ...PIP, firstName: 'Posy', upn: '' }], { liquidlogicId: 'L-123456' }, {}, [
    MOTHER,
    father,
    AUNT,
  ]);
  neighbour = await job.file(
    [{ firstName: 'Bo', lastName: 'Wren', homeAddress: '12 Marzipan Rd', homePostcode: 'LE1 1AA' }],
    {},
    { referrerType: 'parent', name: 'Juniper Fenimor' },
  );
  elsewhere = await job.file([
    { firstName: 'Cy', lastName: 'Lark', school: 'St Marys Nursery', homeAddress: '12 Marzipan Road, Luton' },
  ]);
  await job.told(pip.reference, neighbour.reference, elsewhere.reference);
  const { reference, receivedAt, decisionDueAt } = pip;
  const holds = { item: 'once', reference, receivedAt, decisionDueAt };
  for (const number of ['L-123456', 'L-999999'])
    await transact(tables.client, [onceWrite(tables, { ...liquidlogicOnce(number), now: 0, holds })]);
});

async function search(body: unknown): Promise<[string, string][]> {
  const answer = await visit(staffDepsOver(tables), 'POST /admin/search', { body, at: world.now });
  const names = new Map<string, string>(
    Object.entries({ pip, neighbour, elsewhere }).map(([name, one]) => [one.reference, name]),
  );
  return Body.parse(answer.body).cases.map(({ reference, why }) => [
    names.get(reference) ?? reference,
    why.map(({ term, likeness }) => `${term} ${likeness}`).join(', '),
  ]);
}

describe('a search', () => {
  it.each<[string, object, [string, string][]]>([
    [
      'a parent’s name, as written before as it sounds',
      { parent: 'Juniper Fennimore' },
      [
        ['pip', 'parent exact'],
        ['neighbour', 'parent phonetic'],
      ],
    ],
    [
      'a parent’s name the other way round',
      { parent: 'Fennimore, Juniper' },
      [
        ['pip', 'parent swapped'],
        ['neighbour', 'parent phonetic'],
      ],
    ],
    ['a parent’s name as it sounds', { parent: 'Oswyn Thrup' }, [['pip', 'parent phonetic']]],
    ['a parent’s surname alone', { parent: 'Thrupp' }, [['pip', 'parent phonetic']]],
    ['no other relative’s name', { parent: 'Saffron Ledger' }, []],
    ['no parent’s name as a child’s', { name: 'Juniper Fennimore' }, []],
    [
      'the school, of this kind before another',
      { school: 'Saint Mary’s primary, Leicester' },
      [
        ['pip', 'school exact'],
        ['elsewhere', 'school part'],
      ],
    ],
    [
      'the flat, before its building',
      { address: 'flat 3, 12 Marzipan Rd' },
      [
        ['pip', 'address exact'],
        ['elsewhere', 'address part'],
        ['neighbour', 'address part'],
      ],
    ],
    ['a parent’s own address', { address: '7 treacle cl.' }, [['pip', 'address exact']]],
    ['a UPN', { number: 'h801200001001' }, [['pip', 'number exact']]],
    ['a number of Liquidlogic', { number: 'l-123 456' }, [['pip', 'number exact']]],
    ['no number that the case has no more', { number: 'L-999999' }, []],
  ])('finds by %s', async (_what, terms, found) => {
    const answer = await search(terms);
    expect(answer.slice().sort()).toEqual(found.slice().sort());
    expect(answer[0]).toEqual(found[0]);
  });

  it('finds by an address, and those of its postcode first', async () => {
    for (const terms of [
      { address: '12 Marzipan Road', postcode: 'LE1 1AA' },
      { address: '12 Marzipan Road LE1 1AA' },
    ]) {
      const found = await search(terms);
      expect(found.at(-1)).toEqual(['elsewhere', 'address exact']);
      expect(found.slice(0, 2).map(([, why]) => why)).toEqual(Array(2).fill('address exact, postcode exact'));
    }
  });

  it('puts two terms before one, of a child and of the case together', async () => {
    const found = await search({ name: 'Bo Wren', parent: 'Juniper Fennimore' });
    expect(found).toEqual([
      ['neighbour', 'name exact, parent phonetic'],
      ['pip', 'parent exact'],
    ]);
    expect((await search({ name: 'Posy Quill', school: 'St Mary’s', parent: 'Juniper Fennimore' }))[0]).toEqual([
      'pip',
      'name exact, school exact, parent exact',
    ]);
  });

  it('refuses a number that can be none, without repeating it', async () => {
    await expect(search({ number: 'Amy Reed!' })).rejects.toMatchObject({
      status: 422,
      more: { errors: [{ pointer: '/number' }] },
    });
  });
});

describe('the tokens of parents, schools and addresses', () => {
  it('match no known children: another child of the same parent, school and house is another child', async () => {
    const other = { ...PIP, firstName: 'Wilf', lastName: 'Sedge', dateOfBirth: '2012-11-09', upn: '' };
    const { reference } = await job.file([other], {}, {}, [MOTHER]);
    await job.told(reference);
    for (const one of [reference, pip.reference]) expect((await job.whole(one)).matches).toEqual([]);
  });

  it('hold no word of a form, in keys or in marks', async () => {
    const kept = JSON.stringify([
      ...startingWith(await itemsOf(tables, pip.reference), 'TOK#'),
      ...(await everyToken(tables)),
    ]);
    expect(kept.toLowerCase()).not.toMatch(/juniper|fennimore|mary|marzipan|treacle|leicester|801200001001|123456/);
  });

  it('come to cases whose tokens were made before there were such', async () => {
    const { reference } = elsewhere;
    const kinds = async () => new Set((await tokensOf(tables, reference)).map(({ kind }) => kind));
    const before = (await tokensOf(tables, reference)).filter(({ kind }) => !['school', 'address'].includes(kind));
    await tables.client.send(
      new UpdateCommand({
        TableName: tables.cases,
        Key: tokensMadeKey(reference),
        UpdateExpression: 'SET lookup = :before, tokens = :tokens',
        ExpressionAttributeValues: {
          ':before': 'MADE#1',
          ':tokens': before.map(({ lookup, kind, child }) => `${lookup} ${kind} ${child}`),
        },
      }),
    );
    expect(await kinds()).not.toContain('school');
    await job.sweep();
    await job.sweep();
    expect([...(await kinds())]).toEqual(expect.arrayContaining(['school', 'address']));
    expect((await itemsOf(tables, reference)).get('TOK#MADE')).toMatchObject({ lookup: 'MADE#1.2' });
    // Every other case has them already, and is not asked again.
    expect(await job.deps.readTokensMade(pip.reference)).toMatchObject({ wanted: 1 });
  });
});
