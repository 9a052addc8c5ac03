import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Answer as HttpAnswer } from '#functions/platform/http/endpoint.ts';
import { digest } from '#functions/platform/identifiers.ts';
import { fileCase } from '#functions/platform/store/filing.ts';
import { inboundWrite } from '#functions/platform/store/items.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { transact } from '#functions/platform/store/transact.ts';
import { Role, service } from '#schemas/actor.ts';
import type { Case } from '#schemas/case.ts';
import type { Answer } from '#schemas/forms/referral.ts';
import { askAs } from '#test/support/ask-as.ts';
import { caseThatSays } from '#test/support/case-that-says.ts';
import { localTables } from '#test/support/local-tables.ts';
import { wordsGiven } from '#test/support/printed.ts';
import { sampleCase, sampleInbound } from '#test/support/sample-case.ts';
import { EVERY_ROUTE } from '#test/support/staff-api.ts';
import { staffDepsOver } from '#test/support/staff-deps.ts';

const now = new Date('2026-11-24T12:00:00.000Z');
const STREET = 'Quillfeather';
const SECRETS = [STREET, 'LE1 7QX', 'LE17QX', '100030012345'];
let tables: Tables;
beforeAll(async () => {
  tables = await localTables();
});

const said = (path: string, value: Answer['value']): Answer => ({ path, value, source: 'web', confidence: 1 });
const answers = [
  said('/children/0/firstName', 'Jo'),
  said('/children/0/homeAddress', `12 ${STREET} Street, Leicester`),
  said('/children/0/homePostcode', 'LE1 7QX'),
  said('/children/0/homeUprn', '100030012345'),
  said('/children/0/addressConfidential', true),
  said('/household/0/address', `12 ${STREET} St`),
  said('/concern/reason', `Her father is looking for ${STREET.toUpperCase()} STREET, le17qx.`),
];

/** Makes a case that holds the secret in every place that can hold words. */
const secretCase = (change: Partial<Case> = {}): Promise<Case> =>
  caseThatSays(
    tables,
    { answers, text: `They live in ${STREET} Street, LE1 7QX.`, address: `12 ${STREET} Street`, now },
    { flags: ['address_confidential'], ...change },
  );

interface Asked {
  readonly as: Role;
  readonly path?: Record<string, string>;
  readonly body?: unknown;
  readonly reason?: string;
  readonly version?: number;
}

async function ask(route: string, { as, path = {}, body, reason, version = 1 }: Asked): Promise<HttpAnswer> {
  const deps = staffDepsOver(tables);
  const query = { team: 'duty_and_advice', limit: '50' };
  return askAs(deps, { route, path, query, body, as, person: 'person-1', reason, version, now });
}

function expectNoSecret(answer: HttpAnswer): void {
  const text = wordsGiven(answer).toLowerCase();
  for (const secret of SECRETS) expect(text).not.toContain(secret.toLowerCase());
}

describe('an address that must be kept secret', () => {
  it.each(Object.keys(EVERY_ROUTE).filter((route) => !route.endsWith('/unmask') && !route.startsWith('PUT')))(
    'is in no answer of %s to any role, with or without a reason',
    async (route) => {
      const { reference } = await secretCase();
      const id = route.includes('/messages/') ? `${reference}_M1` : 'D1';
      for (const as of Role.options)
        for (const reason of [undefined, 'for the inspection'])
          expectNoSecret(
            await ask(route, {
              as,
              path: { reference, id, other: reference },
              ...(reason === undefined ? {} : { reason }),
              body: {},
            }),
          );
    },
  );

  it('is marked as secret, so that staff know what they do not see', async () => {
    const { reference } = await secretCase();
    const answer = await ask('GET /admin/cases/{reference}', { as: 'duty_social_worker', path: { reference } });
    expect(answer).toMatchObject({ status: 200, body: { hides: ['addresses'] } });
    expect(JSON.stringify(answer.body)).toContain('[kept secret]');
    expect(JSON.stringify(answer.body)).toContain('Jo');
  });

  it('is taken out of a file’s words and their labels, and the rest is shown', async () => {
    const { reference } = await secretCase();
    const answer = await ask('GET /admin/cases/{reference}', { as: 'duty_social_worker', path: { reference } });
    expect(answer.body).toMatchObject({
      texts: [
        {
          document: 'D1',
          words: [{ label: 'Comment by [kept secret]', text: 'They live in [kept secret], [kept secret].' }],
        },
      ],
    });
  });

  it('is shown once to a person who unmasks it, if their role allows it, with the reason in the audit; the case stays masked', async () => {
    const { reference } = await secretCase();
    const why = `To visit her today, ${reference}`;
    const unmask = (as: Role, reason?: string) =>
      ask('POST /admin/cases/{reference}/unmask', {
        as,
        path: { reference },
        body: { group: 'addresses', why },
        ...(reason === undefined ? {} : { reason }),
      });
    const given = await unmask('duty_social_worker');
    expect(given.status).toBe(200);
    expect(JSON.stringify(given.body)).toContain(`12 ${STREET} Street, Leicester`);
    const { Items = [] } = await tables.client.send(
      new QueryCommand({
        TableName: tables.audit,
        KeyConditionExpression: 'pk = :day',
        ExpressionAttributeValues: { ':day': 'DAY#2026-11-24' },
      }),
    );
    expect(Items.filter(({ reason }) => reason === why)).toMatchObject([
      { action: 'unmask', subject: 'addresses', reference, actor: 'staff:person-1' },
    ]);
    expectNoSecret(await ask('GET /admin/cases/{reference}', { as: 'duty_social_worker', path: { reference } }));
    const statuses = await Promise.all(Role.options.map(async (role) => [role, (await unmask(role)).status]));
    expect(Object.fromEntries(statuses)).toEqual({
      screening_officer: 403,
      duty_social_worker: 200,
      team_manager: 200,
      eh_coordinator: 403,
      masp_chair: 403,
      ig_officer: 400,
      system_admin: 403,
      analyst: 403,
    });
    expect((await unmask('ig_officer', 'a complaint to answer')).status).toBe(200);
  });

  it('is not unmasked without a reason', async () => {
    const { reference } = await secretCase();
    for (const body of [
      {},
      { group: 'addresses' },
      { group: 'addresses', why: 'x' },
      { group: 'all', why: 'for the court' },
    ])
      expect(
        await ask('POST /admin/cases/{reference}/unmask', { as: 'team_manager', path: { reference }, body }),
      ).toMatchObject({ status: 422 });
  });

  it.each([
    ['its flag says so', ['address_confidential'] as const],
    ['only its form says so', [] as const],
  ])('may be in a file: where %s, only a person who may unmask opens one, with a reason', async (_, flags) => {
    const { reference } = await secretCase({ flags: [...flags], team: 'early_help_coordinator' });
    const open = (as: Role, reason?: string) =>
      ask('GET /admin/cases/{reference}/documents/{id}', {
        as,
        path: { reference, id: 'D1' },
        ...(reason === undefined ? {} : { reason }),
      });
    expect(await open('team_manager')).toMatchObject({ status: 400, body: { type: 'shows-a-secret-address' } });
    const statuses = await Promise.all(
      Role.options.map(async (role) => [role, (await open(role, 'to read the form itself')).status]),
    );
    expect(Object.fromEntries(statuses)).toEqual({
      screening_officer: 403,
      duty_social_worker: 200,
      team_manager: 200,
      eh_coordinator: 403,
      masp_chair: 404,
      ig_officer: 200,
      system_admin: 403,
      analyst: 403,
    });
  });

  it('never reaches a list through a task that somebody raises', async () => {
    const { reference } = await secretCase({ team: 'masp' });
    const body = { why: `Visit 12 ${STREET} Street`, dueAt: '2026-11-25T09:00:00.000Z' };
    const raised = await ask('POST /admin/cases/{reference}/tasks', { as: 'team_manager', path: { reference }, body });
    expect(raised.status).toBe(200);
    const whole = await ask('GET /admin/cases/{reference}', { as: 'team_manager', path: { reference } });
    expect(JSON.stringify(whole.body)).toContain('Visit [kept secret]');
    const items = await tables.client.send(
      new QueryCommand({
        TableName: tables.cases,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :task)',
        ExpressionAttributeValues: { ':pk': `CASE#${reference}`, ':task': 'ACT#' },
      }),
    );
    expect(JSON.stringify(items.Items)).not.toContain(STREET);
  });

  it('stays masked in every stretch of a case that is too long for one answer', async () => {
    const { reference } = await secretCase();
    const text = `${'x '.repeat(180_000)} 12 ${STREET} Street`;
    for (let n = 10; n < 22; n += 1)
      await transact(tables.client, [
        inboundWrite(tables, sampleInbound(reference, { id: `M${n}`, text }), now.toISOString()),
      ]);
    const deps = staffDepsOver(tables);
    let after: string | undefined;
    let stretches = 0;
    do {
      const look = { now, permit: () => undefined };
      const staff = { kind: 'staff' as const, id: 'person-1', roles: [] };
      const stretch = await deps.as(staff).readCase(reference, look, after);
      expect(stretch?.safety.forms).toHaveLength(1);
      after = stretch?.next;
      stretches += 1;
    } while (after !== undefined);
    expect(stretches).toBe(2);
  });
});

describe('a code phrase', () => {
  it('is shown to those who work the case, and not to those who look into it', async () => {
    const { reference } = await secretCase();
    const seen = async (as: Role) => {
      const { body } = await ask('GET /admin/cases/{reference}', { as, path: { reference }, reason: 'a complaint' });
      return JSON.stringify(body).includes('Is the parcel there?');
    };
    expect([await seen('screening_officer'), await seen('team_manager'), await seen('ig_officer')]).toEqual([
      true,
      true,
      false,
    ]);
  });
});

describe('whatever address a form gives', () => {
  it('is in no answer about its case', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.stringMatching(/^[A-Z][a-z]{6,10}$/),
        fc.constantFrom('Street', 'Road', 'Close', 'House'),
        fc.integer({ min: 1, max: 200 }),
        async (name, kind, number) => {
          const head = sampleCase({ flags: ['address_confidential'] });
          const once = { kind: 'test', hash: digest(head.reference), holds: {} };
          const form = { formId: 'early-help-and-social-care', formVersion: '2026-11', documentId: null };
          const place = `${number} ${name} ${kind}`;
          const record = {
            number: 1,
            ...form,
            readAt: now.toISOString(),
            answers: [
              said('/children/0/homeAddress', place),
              said('/children/0/addressConfidential', true),
              said('/concern/reason', `Seen near ${place.toUpperCase()}`),
            ],
            leftovers: [{ label: 'Notes', text: `The ${name} ${kind} flat` }],
          };
          await fileCase(
            { ...tables, actor: service('test') },
            { head, once, forms: [record], tasks: [], timeline: [] },
            now,
          );
          const path = { reference: head.reference };
          const answer = await ask('GET /admin/cases/{reference}', { as: 'team_manager', path });
          expect(JSON.stringify(answer.body).toLowerCase()).not.toContain(name.toLowerCase());
        },
      ),
      { numRuns: 25 },
    );
  });
});
