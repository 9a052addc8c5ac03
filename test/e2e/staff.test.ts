import { createHmac, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { askServer } from '#infra/local/http.ts';
import { issueTokenFor } from '#infra/local/sign-in.ts';
import type { Role } from '#schemas/actor.ts';
import * as emails from '#test/fixtures/emails.ts';
import { docxWithEicarMember } from '#test/fixtures/hostile-files.ts';
import { sharedFrontDoor } from '#test/support/front-door.ts';
import { gatewayRoutes } from '#test/support/gateway.ts';
import { type HttpAnswer, request } from '#test/support/http.ts';
import { messageId, referral, teacher, unique } from '#test/support/invented.ts';
import { emailReferral } from '#test/support/smtp.ts';
import { type CaseSeen, openOnlineForm, staffMember } from '#test/support/staff.ts';
import { openStore } from '#test/support/store.ts';
import { waitFor } from '#test/support/wait-for.ts';
import { postReferral, problemIn, receiptIn } from '#test/support/web.ts';

const door = sharedFrontDoor();
const officer = staffMember(door);
const store = openStore(door);
const Method = z.enum(['GET', 'POST', 'PUT']);

beforeAll(() => openOnlineForm(door));

const newCase = async () => receiptIn(await postReferral(door, referral())).reference;

/** Sends an email with these files and waits until it is taken apart and scanned; returns it and the path of its raw message. */
async function emailed(files: readonly emails.Attached[]): Promise<{ seen: CaseSeen; raw: string; sent: Buffer }> {
  const from = teacher();
  const sent = await emails.filesEmail({ from, messageId: messageId() }, files);
  await emailReferral(door, sent, from);
  const reference = await waitFor('the case of an email', () => store.caseOfEmail(sent));
  const seen = await waitFor('its files to be scanned', async () => {
    const now = await officer.readCase(reference);
    const open = now.messages.some((one) => one.direction === 'in' && one.opening === 'opened');
    return open && now.documents.every(({ verdict }) => verdict !== 'pending') ? now : undefined;
  });
  const id = seen.messages.find(({ direction }) => direction === 'in')?.id;
  return { seen, raw: `/admin/messages/${reference}_${id}/raw`, sent };
}

const base64url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Returns our issuer's public signing key, which anybody may fetch, and its id. */
async function ourKey(token: string) {
  const { kid } = z
    .object({ kid: z.string() })
    .parse(JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()));
  const { jwks_uri } = z
    .object({ jwks_uri: z.url() })
    .parse(await (await askServer(`${door.addresses.issuer}/.well-known/openid-configuration`)).json());
  const Jwks = z.object({ keys: z.array(z.looseObject({ kid: z.string(), kty: z.string() })) });
  const found = Jwks.parse(await (await askServer(jwks_uri)).json()).keys.find((one) => one.kid === kid);
  if (found === undefined) throw new Error('our issuer does not publish the key that it signs with');
  return { kid, key: createPublicKey({ key: found, format: 'jwk' }) };
}

/** Makes tokens that look right and are not. */
async function falseTokens(): Promise<ReadonlyMap<string, string>> {
  const roles: Role[] = ['duty_social_worker', 'team_manager', 'ig_officer'];
  const elsewhere = await mkdtemp(join(tmpdir(), 'front-door-false-'));
  const claims = {
    iss: door.addresses.issuer,
    aud: 'front-door',
    sub: 'local-nobody',
    roles,
    exp: Math.floor(Date.now() / 1000) + 3600,
  };
  const body = base64url(claims);
  const { kid, key } = await ourKey(await door.issueToken({ roles }));
  const signed = (alg: string) => `${base64url({ alg, typ: 'JWT', kid })}.${body}`;
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const anothers = sign('RSA-SHA256', Buffer.from(signed('RS256')), privateKey).toString('base64url');
  const secret = key.export({ type: 'spki', format: 'pem' });
  const asSecret = createHmac('sha256', secret).update(signed('HS256')).digest('base64url');
  const tokens = new Map([
    ['that another key with our key’s id signed', `${signed('RS256')}.${anothers}`],
    ['signed with our public key as a secret (HS256)', `${signed('HS256')}.${asSecret}`],
    ['with our key’s id and no signature', `${signed('RS256')}.`],
    ['for another audience', await door.issueToken({ roles, audience: 'another-service' })],
    ['that has expired', await door.issueToken({ roles, expiresIn: -60 })],
    ['of another issuer', await issueTokenFor(elsewhere, 'http://127.0.0.1:9', { roles })],
    ['that another key signed in our issuer’s name', await issueTokenFor(elsewhere, door.addresses.issuer, { roles })],
    ['signed by nobody (alg none)', `${base64url({ alg: 'none', typ: 'JWT' })}.${body}.`],
    ['of an agency', await door.issueToken({ scope: 'referrals/submit', subject: 'school-system' })],
    ['that is no token', unique()],
  ]);
  await rm(elsewhere, { recursive: true });
  return tokens;
}

describe('every staff route', () => {
  it('refuses a caller without a token, and with each false one', async () => {
    const reference = await newCase();
    const routes = (await gatewayRoutes(door)).filter(({ routeKey }) => routeKey.includes(' /admin/'));
    expect(routes.length).toBeGreaterThanOrEqual(6);
    const tokens = [['without one', undefined] as const, ...(await falseTokens())];
    for (const { routeKey } of routes) {
      const [method, path = ''] = routeKey.split(' ');
      const concrete = path
        .replace('{reference}', reference)
        .replace('{id}', `${reference}_01JD0000000000000000000000`)
        .replace('{other}', reference)
        .replace('{name}', 'masp.docx');
      for (const [kind, token] of tokens) {
        const answer = await request(door, Method.parse(method), concrete, {
          headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
          ...(method === 'GET' ? {} : { body: { open: false } }),
        });
        const allowed = kind === 'of an agency' ? [401, 403] : [401];
        expect({ routeKey, kind, status: answer.status, right: allowed.includes(answer.status) }).toMatchObject({
          right: true,
        });
        expect(JSON.stringify(answer.body)).not.toContain(reference);
      }
    }
    // The online form did not change.
    expect((await postReferral(door, referral())).status).toBe(201);
  });

  it('answers a system administrator with nothing of any case', async () => {
    const reference = await newCase();
    const administrator = staffMember(door, 'system_admin');
    const answers = await Promise.all(
      [
        '/admin/cases',
        `/admin/cases/${reference}`,
        `/admin/cases/${reference}/documents/01JD0000000000000000000000`,
        `/admin/messages/${reference}_01JD0000000000000000000000/raw`,
        '/admin/tasks',
      ].map((path) => administrator.get(path, 'to see whether it works')),
    );
    for (const answer of answers) {
      expect([answer.status, problemIn(answer)]).toEqual([403, 'forbidden']);
      expect(JSON.stringify(answer.body)).not.toContain(reference);
    }
    const setting = await administrator.put('/admin/settings/online-form', { open: false });
    expect(setting.status).toBe(403);
  });
});

describe('a case of the duty team', () => {
  const READERS: readonly [Role, number, number][] = [
    ['screening_officer', 200, 200],
    ['duty_social_worker', 200, 200],
    ['team_manager', 200, 200],
    ['eh_coordinator', 404, 404],
    ['masp_chair', 404, 404],
    ['ig_officer', 400, 200],
    ['system_admin', 403, 403],
  ];

  it.each(READERS)('is answered to a %s with %d, and with a reason with %d', async (role, plain, reasoned) => {
    const reference = await newCase();
    const member = staffMember(door, role);
    expect((await member.get(`/admin/cases/${reference}`)).status).toBe(plain);
    expect((await member.get(`/admin/cases/${reference}`, 'a complaint to answer')).status).toBe(reasoned);
  });

  it('is on its team’s list page by page, due first, and a cursor opens no other list and for nobody else', async () => {
    await Promise.all([newCase(), newCase(), newCase()]);
    const Page = z.object({ cases: z.array(z.looseObject({ decisionDueAt: z.string() })), cursor: z.string() });
    const page = Page.parse((await officer.get('/admin/cases?limit=2')).body);
    // A case that somebody took meanwhile is listed as moved, and its place stays empty.
    expect(page.cases.length).toBeGreaterThan(0);
    expect(page.cases.length).toBeLessThanOrEqual(2);
    const cursor = encodeURIComponent(page.cursor);
    const next = Page.partial().parse((await officer.get(`/admin/cases?limit=2&cursor=${cursor}`)).body);
    expect(next.cases?.length).toBeGreaterThan(0);
    const dues = [...page.cases, ...(next.cases ?? [])].map(({ decisionDueAt }) => decisionDueAt);
    expect(dues).toEqual([...dues].sort());
    const otherList = await officer.get(`/admin/cases?team=held_mail&limit=2&cursor=${cursor}`);
    const otherPerson = await staffMember(door, 'team_manager', 'somebody-else').get(
      `/admin/cases?limit=2&cursor=${cursor}`,
    );
    expect([otherList.status, otherPerson.status]).toEqual([400, 400]);
  });
});

describe('a task of a case', () => {
  it('is on its team’s list, due when the case is, and on no other team’s', async () => {
    const { reference, decisionDueAt } = receiptIn(
      await postReferral(door, referral({ referrer: { emailIsSafe: false } })),
    );
    const Page = z.object({ tasks: z.array(z.looseObject({ reference: z.string() })), cursor: z.string().nullable() });
    const listed = async (team: string) => {
      const tasks: z.infer<typeof Page>['tasks'] = [];
      for (let cursor: string | null = ''; cursor !== null; ) {
        const more: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
        const page = Page.parse((await officer.get(`/admin/tasks?team=${team}&limit=50${more}`)).body);
        tasks.push(...page.tasks);
        cursor = page.cursor;
      }
      return tasks.filter((task) => task.reference === reference);
    };
    expect(await listed('duty_and_advice')).toMatchObject([
      { kind: 'acknowledge_safely', why: 'not_said_safe', dueAt: decisionDueAt, late: false },
    ]);
    expect(await listed('documents_to_read')).toEqual([]);
  });
});

describe('a raw message', () => {
  const note = { filename: 'note.txt', content: Buffer.from('A note.'), contentType: 'text/plain' };
  const Link = z.strictObject({ url: z.url(), expiresAt: z.iso.datetime() });
  const outcome = (answer: HttpAnswer) => [answer.status, answer.status === 200 ? 'ok' : problemIn(answer)];

  it('is given for a minute to the right role with a reason, byte for byte as it came below the mail service’s own header', async () => {
    const { raw, sent } = await emailed([{ ...note, content: Buffer.from(`A note, ${unique()}.`) }]);
    expect(outcome(await staffMember(door, 'screening_officer').get(raw, 'to read it'))).toEqual([403, 'forbidden']);
    expect(outcome(await officer.get(raw))).toEqual([400, 'reason-needed']);
    const { url } = Link.parse((await officer.get(raw, 'the form could not be read')).body);
    expect(new URL(url).searchParams.get('X-Amz-Expires')).toBe('60');
    const given = Buffer.from(await (await askServer(url)).arrayBuffer()).toString('latin1');
    expect(given.startsWith('Return-Path:')).toBe(true);
    expect(given).toContain(sent.toString('latin1').trimEnd());
  });

  it('of which a part is not clean is given to nobody', async () => {
    const { seen, raw } = await emailed([
      { filename: 'form.docx', content: docxWithEicarMember(), contentType: emails.DOCX },
      { ...note, content: Buffer.from(`A clean note, ${unique()}.`) },
    ]);
    expect(seen.documents.map(({ verdict }) => verdict).sort()).toEqual(['clean', 'infected']);
    const answer = await staffMember(door, 'team_manager').get(raw, 'to read it all the same');
    expect(outcome(answer)).toEqual([409, 'message-parts-not-clean']);
  });
});
