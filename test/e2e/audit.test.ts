import { beforeAll, describe, expect, it } from '@jest/globals';
import { verifyDeployedAudit } from '#infra/local/verify-audit.ts';
import { AuditEntry } from '#schemas/audit.ts';
import { behindTheDoors } from '#test/support/aws.ts';
import { sharedFrontDoor } from '#test/support/front-door.ts';
import { referral, unique } from '#test/support/invented.ts';
import { openOnlineForm, staffMember } from '#test/support/staff.ts';
import { openStore } from '#test/support/store.ts';
import { postReferral, receiptIn } from '#test/support/web.ts';

const door = sharedFrontDoor();
const store = openStore(door);

beforeAll(() => openOnlineForm(door));

/** Returns a person's actions in the audit, in order. */
async function deedsOf(subject: string) {
  const items = await store.mentioning('audit', `staff:${subject}`);
  return items.map((item) => AuditEntry.parse(item)).sort((a, b) => (a.id < b.id ? -1 : 1));
}

describe('the audit', () => {
  it('has every look of a person, with what they said it was for, and nothing of what they saw', async () => {
    const surname = `Quillfeather${unique()}`;
    const { reference } = receiptIn(await postReferral(door, referral({ child: { lastName: surname } })));
    const who = `officer-${unique()}`;
    const officer = staffMember(door, 'duty_social_worker', who);
    await officer.get('/admin/cases?limit=3');
    await officer.readCase(reference);
    await officer.get('/admin/tasks?limit=3');
    await officer.get(`/admin/cases/${reference}/documents/01JD0000000000000000000000`);
    await officer.get(`/admin/messages/${reference}_01JD0000000000000000000000/raw`, 'the parents ask what we hold');
    const deeds = await deedsOf(who);
    expect(deeds.map(({ action }) => action)).toEqual([
      'list-cases',
      'read-case',
      'list-tasks',
      'open-document',
      'open-message',
    ]);
    expect(deeds.map((deed) => deed.reference)).toEqual([undefined, reference, undefined, reference, reference]);
    expect(deeds.at(-1)?.reason).toBe('the parents ask what we hold');
    expect(deeds.map(({ roles }) => roles)).toEqual(deeds.map(() => ['duty_social_worker']));
    expect(JSON.stringify(deeds)).not.toContain(surname);
  });

  it('has no look of a person who was refused, as they saw nothing', async () => {
    const { reference } = receiptIn(await postReferral(door, referral()));
    const who = `administrator-${unique()}`;
    expect((await staffMember(door, 'system_admin', who).get(`/admin/cases/${reference}`)).status).toBe(403);
    expect(await deedsOf(who)).toEqual([]);
  });

  it('has every change of a case with who made it: the public, an agency, or one of our own jobs', async () => {
    const { reference } = receiptIn(await postReferral(door, referral()));
    const entries = (await store.mentioning('audit', reference)).map((item) => AuditEntry.parse(item));
    expect(entries.find(({ action }) => action === 'file-case')?.actor).toBe('public');
    expect(entries.filter(({ actor }) => actor === 'public' || actor.startsWith('service:'))).toHaveLength(
      entries.length,
    );
  });

  it('is chained and signed within seconds, and table, chain and segments agree', async () => {
    receiptIn(await postReferral(door, referral()));
    const behind = behindTheDoors(door);
    await behind.run('platform/audit/seal', { sweep: true });
    const now = new Date();
    const since = now.toISOString().slice(0, 10);
    // Entries that others write meanwhile are sealed within a moment.
    const verified = await verifyDeployedAudit(door.addresses.aws, door.outputs, { since, now, freshMs: 60_000 });
    expect(verified.findings).toEqual([]);
    expect(verified.links).toBeGreaterThan(0);
    expect(verified.entries).toBeGreaterThan(0);
  });
});
