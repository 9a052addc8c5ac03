import { beforeAll, describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { askServer } from '#infra/local/http.ts';
import type { Role } from '#schemas/actor.ts';
import { HandOverPack } from '#schemas/api/staff/hand-over-pack.ts';
import { AuditEntry } from '#schemas/audit.ts';
import { sharedFrontDoor } from '#test/support/front-door.ts';
import { referral, unique } from '#test/support/invented.ts';
import { pagesOf } from '#test/support/printed.ts';
import { openOnlineForm, staffMember } from '#test/support/staff.ts';
import { openStore } from '#test/support/store.ts';
import { postReferral, problemIn, receiptIn } from '#test/support/web.ts';

const door = sharedFrontDoor();
const store = openStore(door);
const WHY = 'to key it into Liquidlogic';

beforeAll(() => openOnlineForm(door));

/** Files half-sisters with a mother in common and a father each. */
async function halfSisters(): Promise<string> {
  const body = referral();
  const [first] = body.children;
  const adult = (fullName: string, relationshipToEach: string) => ({ fullName, relationshipToEach });
  const answer = await postReferral(door, {
    ...body,
    children: [
      { ...first, firstName: 'Łucja', lastName: `Żółć-${unique()}` },
      { ...first, firstName: 'Xaliimo', lastName: `Cabdi-${unique()}`, nhsNumber: undefined },
    ],
    household: [
      adult('Marta Mother', 'Mother of Łucja and Xaliimo'),
      adult('Firmin First', 'Father of Łucja'),
      adult('Cabdi Second', 'Father of Xaliimo'),
    ],
  });
  return receiptIn(answer).reference;
}

/** Returns the printed sheets for somebody. */
async function printed(reference: string, child: string, role: Role, subject: string) {
  const token = await door.issueToken({ roles: [role], subject });
  const answer = await askServer(`${door.addresses.api}/admin/cases/${reference}/hand-over.pdf?child=${child}`, {
    headers: { authorization: `Bearer ${token}`, 'x-reason': WHY },
  });
  return { status: answer.status, headers: answer.headers, bytes: new Uint8Array(await answer.arrayBuffer()) };
}

describe('the hand-over of half-sisters', () => {
  it('is asked for by child, with a reason, and by those who may', async () => {
    const reference = await halfSisters();
    const path = `/admin/cases/${reference}/hand-over`;
    const worker = staffMember(door);
    for (const each of [path, `${path}.pdf`]) {
      const which = await worker.get(each, WHY);
      expect([which.status, problemIn(which)]).toEqual([400, 'which-child']);
      expect(which.body).toMatchObject({ children: ['1.children.0', '1.children.1'] });
      expect(problemIn(await worker.get(`${each}?child=1.children.0`))).toBe('reason-needed');
      expect((await staffMember(door, 'screening_officer').get(`${each}?child=1.children.0`, WHY)).status).toBe(403);
    }
    const pack = HandOverPack.parse((await worker.get(`${path}?child=1.children.1`, WHY)).body);
    expect(pack.summary).toContain('Cabdi Second');
    expect(JSON.stringify(pack)).not.toContain('Firmin');
  });

  it('is printed for each, with the names as they are written, and with nothing of the other’s father; and is recorded', async () => {
    const reference = await halfSisters();
    const who = `worker-${unique()}`;
    const { status, headers, bytes } = await printed(reference, '1.children.0', 'duty_social_worker', who);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('application/pdf');
    expect(headers.get('content-disposition')).toBe(`attachment; filename="${reference}-hand-over.pdf"`);
    const pages = pagesOf(bytes);
    const text = pages.map((page) => page.text).join('\n');
    for (const theirs of ['Łucja', 'Żółć-', 'Marta Mother', 'Firmin First']) expect(text).toContain(theirs);
    for (const others of ['Cabdi', 'Xaliimo']) expect(text).not.toContain(others);
    expect(pages.at(-1)?.text).toContain(`${reference}   page ${pages.length} of ${pages.length}`);
    const entries = z.array(AuditEntry).parse(await store.mentioning('audit', `staff:${who}`));
    expect(entries).toMatchObject([
      { action: 'export-case', reference, subject: 'hand-over-pdf:1.children.0', reason: WHY },
    ]);
  });
});
