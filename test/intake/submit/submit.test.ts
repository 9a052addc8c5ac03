import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { type SubmitDeps, submit } from '#functions/intake/submit/submit.ts';
import type { Request } from '#functions/platform/http/endpoint.ts';
import { Problem } from '#functions/platform/http/problem.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { requestType } from '#schemas/codes/request-type.ts';
import { earlyHelpAndSocialCare } from '#schemas/forms/early-help-and-social-care.ts';
import { referralBodyExample } from '#test/fixtures/word-forms.ts';
import { asDocumented } from '#test/support/as-documented.ts';
import { caseworkOver } from '#test/support/casework-over.ts';
import { everyCase, itemsOf, startingWith } from '#test/support/items.ts';
import { localTables } from '#test/support/local-tables.ts';

const Body = z.looseObject({
  referrer: z.looseObject({}),
  parentsInformed: z.looseObject({}),
  concern: z.looseObject({}),
});
const Receipt = z.looseObject({
  reference: z.string(),
  decisionDueAt: z.string(),
  uploads: z.object({ token: z.string() }),
  warnings: z.array(z.unknown()),
});
const NOW = new Date('2026-11-20T11:00:00.000Z');

/** Makes a referral that no other test sends. */
function referral(change: (body: z.infer<typeof Body>) => void = () => {}): z.infer<typeof Body> {
  const body = Body.parse(structuredClone(referralBodyExample()));
  body.concern.reason = `${String(body.concern.reason)} ${randomUUID()}`;
  change(body);
  return body;
}

function request(body: unknown, more: Partial<Request> = {}): Request {
  return {
    route: 'POST /referrals',
    path: {},
    query: {},
    headers: {},
    body,
    sent: JSON.stringify(body),
    claims: {},
    requestId: randomUUID(),
    receivedAt: NOW,
    ...more,
  };
}

describe('a referral sent as JSON', () => {
  let tables: Tables;
  let deps: SubmitDeps;
  beforeAll(async () => {
    tables = await localTables();
    deps = {
      form: earlyHelpAndSocialCare,
      council: async () => ({
        name: 'C',
        telephone: '0116 496 0000',
        mailbox: 'm@frontdoor.example',
        wordFormUrl: 'https://frontdoor.example/f.docx',
        coordinator: '01632 960 002',
        outOfHours: null,
        hours: 'Somebody is on duty day and night.',
        links: { oneNumber: null, thresholds: null, panelTerms: null },
      }),
      onlineForm: async () => ({
        open: true,
        signOff: { dpiaReference: 'D', approverRole: 'R', signedOffOn: '2026-11-01', demonstration: true },
        recordedAt: NOW.toISOString(),
      }),
      as: () => caseworkOver(tables),
    };
  });
  const send = async (given: Request, own: SubmitDeps = deps) =>
    Receipt.parse((await asDocumented(given, submit(own, given, { door: 'web' }))).body);
  const problem = async (given: Request, own: SubmitDeps = deps): Promise<Problem> => {
    const thrown: unknown = await asDocumented(given, submit(own, given, { door: 'web' })).then(
      () => undefined,
      (error: unknown) => error,
    );
    if (!(thrown instanceof Problem)) throw new Error('no problem was answered');
    return thrown;
  };

  it('becomes a case owned by Duty and Advice, with its form, its acknowledgement waiting, and one audit entry', async () => {
    const { reference, decisionDueAt } = await send(request(referral()));
    const items = await itemsOf(tables, reference);
    expect(decisionDueAt).toBe('2026-11-23T17:00:00.000Z');
    expect(items.get('CASE')).toMatchObject({
      team: 'duty_and_advice',
      state: 'new',
      queue: 'CASE#duty_and_advice#new',
      forms: 1,
    });
    expect(items.get('FORM#1')).toMatchObject({ formId: 'early-help-and-social-care' });
    expect(startingWith(items, 'MSG#')).toEqual([
      expect.objectContaining({ kind: 'acknowledgement', state: 'pending', timer: 'outbox' }),
    ]);
    expect(startingWith(items, 'ACT#')).toEqual([]);
  });

  it.each(requestType.codes.map(({ code }) => code))(
    'that asks for %s stands in the one queue: the referrer need not choose right (S6)',
    async (code) => {
      const { reference } = await send(
        request(referral((body) => Object.assign(body, { request: { requestType: code } }))),
      );
      const items = await itemsOf(tables, reference);
      expect(items.get('CASE')).toMatchObject({ team: 'duty_and_advice', queue: 'CASE#duty_and_advice#new' });
      expect(JSON.stringify(items.get('FORM#1'))).toContain(`"value":"${code}"`);
    },
  );

  it('is one case when it is posted ten times at the same instant, and each answer is the same receipt', async () => {
    const body = referral();
    const receipts = await Promise.all(Array.from({ length: 10 }, () => send(request(body))));
    expect(new Set(receipts.map((receipt) => JSON.stringify(receipt))).size).toBe(1);
    const [first] = receipts;
    const items = await itemsOf(tables, first?.reference ?? '');
    expect(startingWith(items, 'MSG#')).toHaveLength(1);
    expect(startingWith(items, 'TL#').filter(({ what }) => what === 'sent_again')).toHaveLength(9);
  });

  it('is the same referral however its keys are ordered', async () => {
    const body = referral();
    const turned = Object.fromEntries(Object.entries(body).toReversed());
    expect((await send(request(turned))).reference).toBe((await send(request(body))).reference);
  });

  it('is taken in and found again when an unknown key in it nests deeper than any stack', async () => {
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    const text = JSON.stringify(referral()).replace(/^\{/, `{"deep":${deep},`);
    const asked = () => request(null, { body: JSON.parse(text), sent: text });
    const first = await send(asked());
    expect((await send(asked())).reference).toBe(first.reference);
  });

  it('is another referral a day later', async () => {
    const body = referral();
    const first = await send(request(body));
    const later = await send(request(body, { receivedAt: new Date(NOW.getTime() + 86_402_000) }));
    expect(later.reference).not.toBe(first.reference);
  });

  it('answers the same Idempotency-Key with the same receipt, and refuses it for another body', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const body = referral();
    const first = await send(request(body, { headers }));
    expect(await send(request(body, { headers }))).toEqual(first);
    expect(await problem(request(referral(), { headers }))).toMatchObject({ status: 422, code: 'key-used' });
    expect((await send(request(body, { headers: { 'idempotency-key': randomUUID() } }))).reference).not.toBe(
      first.reference,
    );
  });

  it('is not taken while the online form is shut: the answer says how else to reach us, and nothing is stored', async () => {
    const before = (await everyCase(tables)).length;
    const shut = await problem(request(referral()), { ...deps, onlineForm: async () => ({ open: false }) });
    expect(shut.body()).toMatchObject({ status: 503, telephone: '0116 496 0000', mailbox: 'm@frontdoor.example' });
    expect((await everyCase(tables)).length).toBe(before);
  });

  it('still comes in by an agency’s own system while the online form is shut', async () => {
    const own = { ...deps, onlineForm: async () => ({ open: false as const }) };
    const sent = await submit(own, request(referral()), { door: 'agency', client: 'school-7' });
    expect((await itemsOf(tables, Receipt.parse(sent.body).reference)).get('CASE')).toMatchObject({ door: 'agency' });
  });

  it.each([
    [
      'they did not say that the address is safe',
      'not_said_safe',
      (body: z.infer<typeof Body>) => Object.assign(body.referrer, { emailIsSafe: false }),
    ],
    [
      'they gave no address',
      'no_address',
      (body: z.infer<typeof Body>) =>
        Object.assign(body.referrer, { referrerType: 'anonymous', email: undefined, emailIsSafe: undefined }),
    ],
    [
      'a parent sends it and parents must not be informed',
      'parents_must_not_be_informed',
      (body: z.infer<typeof Body>) => {
        Object.assign(body.referrer, { referrerType: 'parent', emailIsSafe: true });
        Object.assign(body.parentsInformed, {
          concernsShared: 'no',
          notToldReason: 'risk_to_child',
          notToldReasonText: 'They would leave with the child.',
        });
      },
    ],
  ])('is acknowledged by a person, on the same clock, when %s', async (_, why, change) => {
    const { reference, decisionDueAt } = await send(request(referral(change)));
    const items = await itemsOf(tables, reference);
    expect(startingWith(items, 'MSG#')).toEqual([]);
    expect(items.get('ACT#acknowledge_safely')).toMatchObject({ why, dueAt: decisionDueAt, state: 'open' });
  });

  it('keeps what it does not know as leftovers, and names them in its answer without repeating them', async () => {
    const { reference, warnings } = await send(request({ ...referral(), petName: 'Canary Biscuit' }));
    expect(JSON.stringify(warnings)).toContain('/petName');
    expect(JSON.stringify(warnings)).not.toContain('Biscuit');
    expect(JSON.stringify((await itemsOf(tables, reference)).get('FORM#1'))).toContain('Canary Biscuit');
  });

  it('never echoes a value in its list of faults', async () => {
    const wrong = referral((body) => Object.assign(body.referrer, { referrerType: 'Canary Marmalade' }));
    const fault = await problem(request(wrong));
    expect(fault.body()).toMatchObject({
      status: 422,
      errors: [expect.objectContaining({ pointer: '/referrer/referrerType' })],
    });
    expect(JSON.stringify(fault.body())).not.toContain('Marmalade');
  });
});
