import { beforeAll, describe, expect, it } from '@jest/globals';
import { NoReferenceFreeError } from '#functions/casework/index.ts';
import { fileStaffReferral } from '#functions/casework/staff-referral/staff-referral.ts';
import { newId } from '#functions/platform/identifiers.ts';
import { fileCase } from '#functions/platform/store/filing.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { type Actor, service } from '#schemas/actor.ts';
import { newReference, type Reference } from '#schemas/reference.ts';
import { council } from '#test/correspondence/outbox-fixture.ts';
import { caseworkOver } from '#test/support/casework-over.ts';
import { ARRIVED, DOOR_NAMES, describedForm, everyDoor, submitted, uploadDoor } from '#test/support/every-door.ts';
import { referral } from '#test/support/invented.ts';
import { everyCase, itemsOf, startingWith } from '#test/support/items.ts';
import { localTables } from '#test/support/local-tables.ts';
import { sampleCase } from '#test/support/sample-case.ts';

let tables: Tables;
let doors: ReturnType<typeof everyDoor>;
beforeAll(async () => {
  tables = await localTables();
  doors = everyDoor(tables);
});

const DANGER = 'He has a machete';

/** Gives this reference to another case. */
async function taken(reference: Reference): Promise<void> {
  const once = { kind: 'test', hash: newId(), holds: {} };
  await fileCase(
    { ...tables, actor: service('test') },
    { head: sampleCase({ reference }), once, tasks: [], timeline: [] },
    ARRIVED,
  );
}

const alertsOf = async (reference: string) =>
  startingWith(await itemsOf(tables, reference), 'MSG#').filter(({ kind }) => kind === 'danger_alert');

/** Returns references in this order, then new ones. */
function drawnFrom(references: readonly Reference[]): () => Reference {
  const left = [...references];
  return () => left.shift() ?? newReference();
}

describe.each(DOOR_NAMES)('by the door “%s”', (name) => {
  it('words of danger tell the duty desk in the transaction that opens the case', async () => {
    const coming = await doors[name](DANGER);
    const reference = await coming();
    const [alert, ...more] = await alertsOf(reference);
    expect(alert).toMatchObject({ to: council.dutyDesk, recipient: 'duty_desk', state: 'pending', timer: 'outbox' });
    expect(more).toEqual([]);
    const items = await itemsOf(tables, reference);
    expect(items.get('CASE')).toMatchObject({ priority: 'immediate', state: 'new' });
    expect(startingWith(items, 'ACT#danger_words')).toMatchObject([{ state: 'open', why: 'machete' }]);
  });

  it('quiet words tell nobody', async () => {
    const coming = await doors[name]('A hamster');
    expect(await alertsOf(await coming())).toEqual([]);
  });

  it('what comes five times at once, and once more, is one case with one alert', async () => {
    const coming = await doors[name](DANGER);
    const before = (await everyCase(tables)).length;
    const references = await Promise.all(Array.from({ length: 5 }, coming));
    references.push(await coming());
    expect(new Set(references).size).toBe(1);
    expect((await everyCase(tables)).length).toBe(before + 1);
    expect(await alertsOf(references[0] ?? '')).toHaveLength(1);
  });

  it('a reference that two other cases have is drawn again: the case is opened, and theirs stay as they are', async () => {
    const others = [newReference(), newReference()];
    const coming = await doors[name](DANGER, { newReference: drawnFrom(others) });
    for (const other of others) await taken(other);
    const before = await Promise.all(others.map((other) => itemsOf(tables, other)));
    const reference = await coming();
    expect(others).not.toContain(reference);
    expect((await itemsOf(tables, reference)).get('CASE')).toMatchObject({ state: 'new', priority: 'immediate' });
    expect(await Promise.all(others.map((other) => itemsOf(tables, other)))).toEqual(before);
    expect(await coming()).toBe(reference);
  });

  it('a case without any reference is a fault that its caller tries again, never a success', async () => {
    const only = newReference();
    const coming = await doors[name](DANGER, { newReference: () => only });
    await taken(only);
    await expect(coming()).rejects.toThrow(NoReferenceFreeError);
  });
});

const INTERNATIONAL = 'jürgen.müller@schule-köln.example';

describe('an address with letters of any script (RFC 6531)', () => {
  const asked = async (reference: string) => {
    const items = await itemsOf(tables, reference);
    expect(startingWith(items, 'MSG#').filter(({ direction }) => direction === 'out')).toEqual([]);
    expect(items.get('ACT#acknowledge_safely')).toMatchObject({ why: 'address_not_supported', state: 'open' });
    return items;
  };

  it.each(['web', 'agency'] as const)(
    'is kept as given by the door “%s”, named in its answer, and answered by a person',
    async (door) => {
      const body = referral({ referrer: { email: INTERNATIONAL, emailIsSafe: true } });
      const { reference, warnings } = await submitted(
        tables,
        body,
        door === 'web' ? { door } : { door, client: 'school-7' },
      );
      expect(warnings).toContainEqual(expect.objectContaining({ pointer: '/referrer/email', code: 'email_by_hand' }));
      expect(JSON.stringify((await asked(reference)).get('FORM#1'))).toContain(INTERNATIONAL);
    },
  );

  it('is kept as given by the upload door, with space around it', async () => {
    const door = uploadDoor(tables);
    const slot = await door.asReferral(describedForm('form.docx', { email: ` ${INTERNATIONAL} ` }));
    await door.filled(slot);
    expect((await asked(slot.reference)).get('CASE')).toMatchObject({ sender: { email: INTERNATIONAL } });
  });

  it('is kept as given when staff write it down', async () => {
    const answers = { referrer: { email: INTERNATIONAL }, concern: { whatHappened: newId() } };
    const body = { channel: 'phone', form: 'early-help-and-social-care', answers };
    const staff = { kind: 'staff', id: 'worker', roles: ['screening_officer'] } satisfies Actor;
    const filed = await fileStaffReferral(caseworkOver(tables).openCase, staff, { body, key: undefined, now: ARRIVED });
    expect(filed.warnings).toContainEqual(expect.objectContaining({ code: 'email_by_hand' }));
    expect(JSON.stringify((await itemsOf(tables, filed.reference)).get('FORM#1'))).toContain(INTERNATIONAL);
  });
});
