import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import type { Role } from '#schemas/actor.ts';
import { sharedFrontDoor } from '#test/support/front-door.ts';
import { type HttpAnswer, request } from '#test/support/http.ts';
import { unique } from '#test/support/invented.ts';
import { staffMember } from '#test/support/staff.ts';

const door = sharedFrontDoor();

/** Makes a person at the desk who looks at a case and then acts on it as they saw it. */
function person(role: Role, subject: string) {
  const { get, put } = staffMember(door, role, subject);
  const token = door.issueToken({ roles: [role], subject });
  const send = async (method: 'POST' | 'PUT', path: string, body: unknown, headers: Record<string, string> = {}) =>
    request(door, method, path, { body, headers: { authorization: `Bearer ${await token}`, ...headers } });
  return {
    get,
    put,
    send,
    does: async (reference: string, path: string, body: unknown): Promise<HttpAnswer> => {
      const etag = (await get(`/admin/cases/${reference}`)).headers.get('etag') ?? '';
      return send('POST', `/admin/cases/${reference}/${path}`, body, { 'if-match': etag });
    },
  };
}

const worker = person('duty_social_worker', 'deciding-worker');
const manager = person('team_manager', 'deciding-manager');
const coordinator = person('eh_coordinator', 'deciding-coordinator');
const Seen = z.object({
  case: z.object({ state: z.string(), channel: z.string().optional() }),
  residence: z.array(z.object({ child: z.number(), residence: z.string(), suggests: z.string().nullable() })),
  tasks: z.array(z.object({ id: z.string(), kind: z.string(), state: z.string() })),
  decisions: z.array(z.object({ outcome: z.string(), by: z.string() })),
});
const Filed = z.object({ reference: z.string(), filedBefore: z.boolean() });

const analysis = (change: Record<string, unknown>) => ({
  level: { code: '1', rationale: 'Services for everybody can meet it.' },
  legalBasis: { code: 'none', rationale: 'No law asks for more.' },
  reasons: 'The family centre has what they ask for.',
  ...change,
});

async function told(change: Record<string, unknown> = {}) {
  const answers = { children: [{ firstName: 'Invented', lastName: unique(), homePostcode: 'ZZ99 3WZ' }] };
  const body = { channel: 'phone', form: 'early-help-and-social-care', answers, ...change };
  const answer = await worker.send('POST', '/admin/cases', body);
  return { status: answer.status, ...Filed.parse(answer.body) };
}

const seen = async (reference: string) => Seen.parse((await worker.get(`/admin/cases/${reference}`)).body);

describe('a call that somebody took', () => {
  it('is decided by two people, signposted to an entry of the catalogue, told and closed, and opened again', async () => {
    const id = `centre-${unique()}`;
    const entry = { name: 'Invented centre', description: 'For all.', url: null, telephone: '01632 960002' };
    const text = { ...entry, address: null, active: true, clusters: ['West'] };
    const added = await coordinator.send('PUT', `/admin/catalogue/${id}`, text, { 'if-none-match': '*' });
    expect(added.status).toBe(201);

    const { reference } = await told();
    // Out of our area, and accepted all the same: a person considers a hand-over.
    expect(await seen(reference)).toMatchObject({
      case: { state: 'new', channel: 'phone' },
      residence: [{ child: 1, residence: 'out_of_area', suggests: 'redirect' }],
    });
    expect((await worker.does(reference, 'accept', {})).status).toBe(200);
    const signposted = analysis({ outcome: 'signposted' });
    expect((await worker.does(reference, 'recommendation', signposted)).status).toBe(200);
    expect((await worker.does(reference, 'decision', signposted)).status).toBe(403);
    expect((await manager.does(reference, 'decision', signposted)).status).toBe(422);
    const decision = { ...signposted, signposting: { entries: [id], toldWho: 'The mother' } };
    const decided = await manager.does(reference, 'decision', decision);
    expect([decided.status, decided.body]).toMatchObject([200, { state: 'decided' }]);

    expect((await worker.does(reference, 'close', {})).status).toBe(409);
    const owed = (await seen(reference)).tasks.find(({ kind }) => kind === 'tell_referrer');
    const done = await worker.does(reference, 'tasks-done', { id: owed?.id, how: 'Rang them back.' });
    expect(done.status).toBe(200);
    expect((await worker.does(reference, 'close', {})).status).toBe(200);
    expect((await worker.does(reference, 'reopen', { why: 'A school rang.' })).status).toBe(200);
    expect(await seen(reference)).toMatchObject({
      case: { state: 'new' },
      decisions: [{ outcome: 'signposted', by: 'deciding-manager' }],
    });
  });

  it('with a Liquidlogic number is filed once, and handed over for a purpose that is recorded', async () => {
    const liquidlogicId = `LL-${unique().toUpperCase()}`;
    const first = await told({ liquidlogicId });
    const again = await told({ liquidlogicId });
    expect([first.status, again.status, again.filedBefore]).toEqual([201, 200, true]);
    expect(again.reference).toBe(first.reference);
    const path = `/admin/cases/${first.reference}/hand-over`;
    expect((await worker.get(path)).status).toBe(400);
    const pack = await worker.get(path, 'keyed into Liquidlogic');
    expect(pack.status).toBe(200);
    expect(JSON.stringify(pack.body)).toContain('First name: Invented');
    const page = await worker.get(`${path}?as=html`, 'printed for the visit');
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(page.body).toContain(`<title>Hand-over ${first.reference}</title>`);
  });
});
