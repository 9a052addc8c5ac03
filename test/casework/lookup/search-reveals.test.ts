import { beforeAll, describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { safetyWrite } from '#functions/platform/store/safety.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { tokensOf } from '#functions/platform/store/tokens.ts';
import { transact } from '#functions/platform/store/transact.ts';
import { type Role, Role as Roles } from '#schemas/actor.ts';
import type { Case, CaseFlag, FormRecord } from '#schemas/case.ts';
import { Reference } from '#schemas/reference.ts';
import { type Fields, formOf } from '#test/support/child-said.ts';
import { unique } from '#test/support/invented.ts';
import { localTables } from '#test/support/local-tables.ts';
import { LOOKUP_KEYS, lookupWorld } from '#test/support/lookup-world.ts';
import { staffDepsOver } from '#test/support/staff-deps.ts';
import { visit } from '#test/support/staff-visit.ts';
import { safetyOf } from '#test/support/whole-case.ts';

const at = new Date('2026-11-23T10:00:00.000Z');
const Body = z.object({
  cases: z.array(z.looseObject({ reference: z.string(), why: z.array(z.looseObject({ term: z.string() })) })),
  hidden: z.number(),
});
const SEARCHING = ['screening_officer', 'duty_social_worker', 'team_manager', 'eh_coordinator', 'ig_officer'] as const;
const MARZIPAN = { address: '12 Marzipan Road' };
const POSTCODE = { postcode: 'LE1 7QX' };

let tables: Tables;
let job: ReturnType<typeof lookupWorld>;
beforeAll(async () => {
  tables = await localTables();
  job = lookupWorld(tables, { keys: LOOKUP_KEYS, now: at });
});

interface Filed {
  readonly children: readonly Fields[];
  readonly change?: Partial<Case>;
  readonly household?: readonly Fields[];
  readonly more?: readonly FormRecord[];
}

async function filed({ children, change, household = [], more = [] }: Filed): Promise<string> {
  const { reference } = await job.file(children, change, {}, household, more);
  // A further form comes with the safety record that it changes.
  if (more.length > 0)
    await transact(tables.client, [
      safetyWrite(tables, reference, safetyOf([formOf(children, {}, 1, household), ...more])),
    ]);
  await job.told(reference);
  return reference;
}

/** Returns the terms by which a person finds the case, `hidden` if it is only counted, `nothing` if not even that. */
async function finds(reference: string, body: object, as: Role, subject?: string): Promise<string[] | string> {
  const headers = { 'x-reason': 'for the inspection' };
  const who = subject === undefined ? {} : { subject };
  const answer = await visit(staffDepsOver(tables), 'POST /admin/search', { as, ...who, body, headers, at });
  const { cases, hidden } = Body.parse(answer.body);
  const found = cases.find((one) => one.reference === reference);
  return found === undefined ? (hidden > 0 ? 'hidden' : 'nothing') : found.why.map(({ term }) => term).sort();
}

/** Returns a child who is in no other case, so that nothing else is found or counted. */
const child = (more: Fields = {}) => ({
  firstName: 'Jo',
  lastName: `Quill${unique().replace(/\d/g, 'x')}`,
  homeAddress: '12 Marzipan Road, Leicester',
  homePostcode: 'LE1 7QX',
  ...more,
});

describe('a secret address', () => {
  const one = child();
  const cases: Readonly<Record<string, () => Filed>> = {
    'that the child’s form asks for': () => ({ children: [{ ...one, addressConfidential: true }] }),
    'that only a sibling’s part of the form asks for': () => ({
      children: [one, { firstName: 'Bo', addressSecretFrom: 'Her father' }],
    }),
    'that a later form asks for': () => ({
      children: [one],
      more: [formOf([{ firstName: 'Jo', addressConfidential: true }], {}, 2)],
    }),
    'that a parent gives': () => ({
      children: [{ firstName: 'Jo', lastName: one.lastName, addressConfidential: true }],
      household: [{ firstName: 'May', lastName: 'Quill', relationship: 'mother', address: one.homeAddress }],
    }),
    'that a colleague has flagged': () => ({
      children: [one],
      change: { flags: ['address_confidential'] satisfies CaseFlag[] },
    }),
  };

  it.each(Object.entries(cases))('%s finds nothing by street or postcode, for any role', async (_which, given) => {
    for (const team of ['duty_and_advice', 'early_help_coordinator'] as const) {
      const { change, ...rest } = given();
      const reference = await filed({ ...rest, change: { ...change, team } });
      for (const role of SEARCHING) {
        const seen = (body: object) => finds(reference, body, role);
        expect([role, await seen(MARZIPAN), await seen(POSTCODE)]).toEqual([role, 'nothing', 'nothing']);
        expect([role, await seen({ ...MARZIPAN, ...POSTCODE })]).toEqual([role, 'nothing']);
        // Who finds it by name does not learn that the address fits: not by the reasons, nor by the count.
        const mayRead = role !== 'eh_coordinator' || team === 'early_help_coordinator';
        const named = { name: `Jo ${one.lastName}`, ...MARZIPAN, ...POSTCODE };
        expect([role, await seen(named)]).toEqual([role, mayRead ? ['name'] : 'hidden']);
        expect([role, await seen({ name: one.lastName, ...POSTCODE })]).toEqual([role, mayRead ? ['name'] : 'hidden']);
      }
    }
  });

  it('is in no token but the one that matches a sibling’s own postcode', async () => {
    const reference = await filed({ children: [one, { firstName: 'Bo', addressConfidential: true }] });
    const kinds = (await tokensOf(tables, Reference.parse(reference))).map(({ kind }) => kind);
    expect(kinds.filter((kind) => /postcode|address/.test(kind))).toEqual(['postcode_and_surname']);
  });

  it('is found where nobody keeps it secret', async () => {
    const open = child({ homeAddress: '14 Nougat Lane' });
    const reference = await filed({ children: [open] });
    for (const role of SEARCHING) {
      const terms = role === 'eh_coordinator' ? 'hidden' : ['address', 'postcode'];
      expect(await finds(reference, { address: '14 Nougat Ln', ...POSTCODE }, role)).toEqual(terms);
    }
  });
});

describe('a restricted case', () => {
  it('is found by school, parent, address or number by those whom it names, and is not counted for others', async () => {
    const one = child({ homeAddress: '3 Toffee Court', school: 'Treacle Infant School', nhsNumber: '9434765919' });
    const household = [{ firstName: 'Juniper', lastName: 'Thrupp', relationship: 'mother' }];
    const reference = await filed({ children: [one], household, change: { access: { only: ['named'] } } });
    const terms = { school: 'Treacle', parent: 'Juniper Thrupp', address: '3 Toffee Court', number: '9434765919' };
    for (const [term, value] of Object.entries(terms)) {
      expect(await finds(reference, { [term]: value }, 'duty_social_worker', 'named')).toEqual([term]);
      expect(await finds(reference, { [term]: value }, 'team_manager', 'curious')).toBe('nothing');
      // Its reference finds its place in the lists, and confirms nothing beside.
      expect(await finds(reference, { [term]: value, reference }, 'team_manager', 'curious')).toEqual(['reference']);
    }
  });
});

describe('what section 47 keeps from early help', () => {
  const s47 = { since: at.toISOString(), current: false };
  const later = [formOf([], {}, 2, [{ firstName: 'Oswin', lastName: 'Larkspur', relationship: 'parents_partner' }])];
  const household = [{ firstName: 'Juniper', lastName: 'Larkspur', relationship: 'mother' }];

  it.each(SEARCHING)('is not to be found out by a search: %s', async (role) => {
    const reference = await filed({
      children: [child()],
      household,
      more: later,
      change: { team: 'early_help_coordinator', s47 },
    });
    expect(await finds(reference, { parent: 'Juniper Larkspur' }, role)).toEqual(['parent']);
    const isKept = role === 'eh_coordinator';
    expect(await finds(reference, { parent: 'Oswin Larkspur' }, role)).toEqual(isKept ? 'nothing' : ['parent']);
  });
});

describe('a parent', () => {
  it('is the case’s, and no result says of which child', async () => {
    const [one, other] = [child(), child({ firstName: 'Bo' })];
    const father = {
      firstName: 'Perrin',
      lastName: 'Hollow',
      relationship: 'father',
      relationshipToEach: 'Jo’s father, not Bo’s',
    };
    const reference = await filed({ children: [one, other], household: [father] });
    const tokens = await tokensOf(tables, Reference.parse(reference));
    expect(new Set(tokens.filter(({ kind }) => kind.startsWith('parent')).map((token) => token.child))).toEqual(
      new Set([0]),
    );
    for (const { firstName, lastName } of [one, other])
      expect(
        await finds(reference, { name: `${firstName} ${lastName}`, parent: 'Perrin Hollow' }, 'team_manager'),
      ).toEqual(['name', 'parent']);
  });
});

it.each(Roles.options.filter((role) => !SEARCHING.some((one) => one === role)))(
  'a %s searches for no parent, school or address',
  async (role) => {
    for (const body of [{ parent: 'Juniper Thrupp' }, { school: 'Treacle' }, MARZIPAN, { number: '9434765919' }])
      await expect(finds('', body, role)).rejects.toMatchObject({ status: 403 });
  },
);
