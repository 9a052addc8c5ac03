import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Tables } from '#functions/platform/store/table.ts';
import type { Role } from '#schemas/actor.ts';
import type { Case } from '#schemas/case.ts';
import type { Answer } from '#schemas/forms/referral.ts';
import { askAs } from '#test/support/ask-as.ts';
import { auditedOf } from '#test/support/audited.ts';
import { caseThatSays } from '#test/support/case-that-says.ts';
import { localTables } from '#test/support/local-tables.ts';
import { staffDepsOver } from '#test/support/staff-deps.ts';

const now = new Date('2026-11-24T12:00:00.000Z');
const STREET = 'Ploverfield';
let tables: Tables;
beforeAll(async () => {
  tables = await localTables();
});

const said = (path: string, value: Answer['value']): Answer => ({ path, value, source: 'web', confidence: 1 });
const sent = (reason: string, change: Partial<Case> = {}) => {
  const answers = [
    said('/children/0/firstName', 'Jo'),
    said('/children/0/homeAddress', `12 ${STREET} Street`),
    said('/concern/reason', reason),
  ];
  return caseThatSays(tables, { answers, text: 'Nothing.', address: '1 Nowhere', now }, change);
};
const compare = (reference: string, other: string, as: Role = 'screening_officer', person = 'person-1') =>
  askAs(staffDepsOver(tables), {
    route: 'GET /admin/cases/{reference}/compared-with/{other}',
    path: { reference, other },
    query: {},
    body: undefined,
    as,
    person,
    reason: 'to see what changed',
    version: 1,
    now,
  });

describe('two cases beside each other', () => {
  it('show the differences of their forms, and the audit names both', async () => {
    const [first, again] = [await sent('Alone in the evening.'), await sent('Alone at night.')];
    expect(await compare(again.reference, first.reference)).toMatchObject({
      status: 200,
      body: {
        reference: again.reference,
        other: first.reference,
        forms: [{ same: 2, differences: [{ here: 'Alone at night.', there: 'Alone in the evening.' }] }],
        unpaired: { here: [], there: [] },
      },
    });
    for (const [one, other] of [
      [first, again],
      [again, first],
    ] as const)
      expect(await auditedOf(tables, '2026-11-24', [one.reference])).toContainEqual(
        expect.objectContaining({ action: 'compare-cases', reference: one.reference, subject: other.reference }),
      );
  });

  it('hide on both sides the secrets of either', async () => {
    const hides = await sent('Alone.', { flags: ['address_confidential'] });
    const tells = await sent(`He waits in ${STREET} Street.`);
    for (const [one, other] of [
      [hides, tells],
      [tells, hides],
    ] as const) {
      const answer = await compare(one.reference, other.reference);
      expect(answer.status).toBe(200);
      expect(JSON.stringify(answer.body)).not.toContain(STREET);
      expect(JSON.stringify(answer.body)).toContain('[kept secret]');
    }
  });

  it('are shown to nobody who may not read both', async () => {
    const [open, named] = [await sent('Alone.'), await sent('Alone.', { access: { only: ['named'] } })];
    for (const [one, other] of [
      [open, named],
      [named, open],
    ] as const) {
      expect((await compare(one.reference, other.reference)).status).toBe(403);
      expect((await compare(one.reference, other.reference, 'screening_officer', 'named')).status).toBe(200);
      expect((await compare(one.reference, other.reference, 'eh_coordinator', 'named')).status).toBe(404);
    }
    expect((await compare(open.reference, 'FD-2222-2222')).status).toBe(404);
    expect((await compare(open.reference, 'nothing')).status).toBe(404);
  });
});
