import { describe, expect, it } from '@jest/globals';
import type { SignedIn } from '#functions/platform/http/claims.ts';
import { admitting } from '#functions/platform/http/staff-door.ts';
import type { Role } from '#schemas/actor.ts';
import type { Colleague } from '#schemas/colleague.ts';

const now = new Date('2026-11-24T12:00:00.000Z');
const today = '2026-11-24';
const person = (id: string, role: Role = 'team_manager', name?: string): SignedIn => ({
  staff: { kind: 'staff', id, roles: [role] },
  name,
});

/** Makes a door over a directory that a test keeps, at a clock that it moves on. */
function door() {
  const world = { at: 0, reads: 0, broken: false, noted: [] as string[] };
  const there = new Map<string, Pick<Colleague, 'endedAt' | 'seenOn' | 'roles' | 'name'>>();
  const admit = admitting(
    {
      read: async (id) => {
        world.reads += 1;
        if (world.broken) throw new Error('the table cannot be reached');
        return there.get(id);
      },
      note: async ({ staff, name }, day) => {
        world.noted.push(staff.id);
        const before = there.get(staff.id);
        there.set(staff.id, { ...before, seenOn: day, roles: [...staff.roles], name: name ?? before?.name });
      },
    },
    () => world.at,
  );
  const says = async (id: string, role?: Role, name?: string): Promise<string> =>
    admit(person(id, role, name), now).then(
      () => 'in',
      (error: unknown) => (error instanceof Error ? error.message : 'thrown'),
    );
  return { world, there, says };
}

describe('the door for staff', () => {
  it('writes down who comes in, once a day, and reads the directory once in a while', async () => {
    const { world, says } = door();
    for (const at of [0, 10_000, 39_999]) {
      world.at = at;
      expect(await says('p1')).toBe('in');
    }
    expect(world).toMatchObject({ reads: 1, noted: ['p1'] });
    world.at = 40_000;
    expect(await says('p1')).toBe('in');
    expect(world).toMatchObject({ reads: 2, noted: ['p1'] });
  });

  it('writes down at once that somebody comes in with other roles', async () => {
    const { world, there, says } = door();
    await says('p1');
    await says('p1', 'screening_officer');
    await says('p1', 'screening_officer');
    expect(world.noted).toEqual(['p1', 'p1']);
    expect(there.get('p1')?.roles).toEqual(['screening_officer']);
  });

  it('writes down the name of a person who came by the API without one on the same day, and keeps it', async () => {
    const { world, there, says } = door();
    await says('p1');
    await says('p1', 'team_manager', 'Rowan Ashby');
    await says('p1');
    await says('p1', 'team_manager', 'Rowan Ashby');
    expect(world.noted).toEqual(['p1', 'p1']);
    expect(there.get('p1')?.name).toBe('Rowan Ashby');
  });

  it('turns away somebody whose access has ended, within a minute of it, whatever their token says', async () => {
    const { world, there, says } = door();
    expect(await says('p1')).toBe('in');
    there.set('p1', { seenOn: today, roles: ['team_manager'], endedAt: now.toISOString() });
    world.at = 60_000;
    expect(await says('p1')).toBe('access-ended');
    expect(world.noted).toEqual(['p1']);
    there.set('p1', { seenOn: today, roles: ['team_manager'] });
    world.at = 120_000;
    expect(await says('p1')).toBe('in');
  });

  it('keeps them out while the directory cannot be read, and lets nobody in by what it knew too long ago', async () => {
    const { world, there, says } = door();
    there.set('ended', { roles: [], endedAt: now.toISOString() });
    expect([await says('p1'), await says('ended')]).toEqual(['in', 'access-ended']);
    world.broken = true;
    for (const at of [30_000, 3_600_000]) {
      world.at = at;
      expect(await says('ended')).toBe('access-ended');
    }
    world.at = 39_999;
    expect(await says('p1')).toBe('in');
    world.at = 40_000;
    const unread = 'the directory of colleagues cannot be read';
    expect([await says('p1'), await says('never-seen')]).toEqual([unread, unread]);
    world.broken = false;
    expect([await says('p1'), await says('never-seen')]).toEqual(['in', 'in']);
  });

  it('remembers a bounded number of people', async () => {
    const { world, says } = door();
    for (let number = 0; number <= 2000; number += 1) await says(`p${number}`);
    expect(world.reads).toBe(2001);
    await says('p2000');
    expect(world.reads).toBe(2001);
    await says('p0');
    expect(world.reads).toBe(2002);
  });
});
