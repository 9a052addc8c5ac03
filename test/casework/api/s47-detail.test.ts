import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer as HttpAnswer } from '#functions/platform/http/endpoint.ts';
import { digest } from '#functions/platform/identifiers.ts';
import { fileCase } from '#functions/platform/store/filing.ts';
import { documentWrite, formWrite, inboundWrite, wordsWrite } from '#functions/platform/store/items.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { transact } from '#functions/platform/store/transact.ts';
import { Role, service } from '#schemas/actor.ts';
import type { FormRecord, Team } from '#schemas/case.ts';
import type { FileWords } from '#schemas/case-document.ts';
import { Reference } from '#schemas/reference.ts';
import { askAs } from '#test/support/ask-as.ts';
import { enterAll } from '#test/support/colleagues.ts';
import { localTables } from '#test/support/local-tables.ts';
import { wordsGiven } from '#test/support/printed.ts';
import { sampleCase, sampleDocument, sampleInbound } from '#test/support/sample-case.ts';
import { EVERY_ROUTE } from '#test/support/staff-api.ts';
import { staffDepsOver } from '#test/support/staff-deps.ts';

const FILED = '2026-11-23T09:00:00.000Z';
/** A word in every text about the plan, and in no other. */
const PLAN = 'Kestrelplan';
/** A word in the referral. */
const REFERRED = 'Marigoldreferral';
const filed = { bucket: 'documents', key: 'k', versionId: 'v' };
let tables: Tables;
let minutes = 0;
/** One case for the tests that only look: it takes twelve requests to make. */
let standing = '';
beforeAll(async () => {
  tables = await localTables();
  await enterAll(tables, ...Role.options.map((role) => `person-${role}`));
  standing = await planned();
});

interface Asked {
  readonly as: Role;
  readonly reference: string;
  readonly body?: unknown;
  readonly id?: string;
  readonly query?: Record<string, string>;
  readonly reason?: string;
}

/** Sends each request a minute after the one before. */
async function ask(
  route: string,
  { as, reference, body, id = 'D1', query = {}, reason }: Asked,
  version = 1,
): Promise<HttpAnswer> {
  const deps = staffDepsOver(tables);
  minutes += 1;
  const now = new Date(Date.parse(FILED) + minutes * 60_000);
  return askAs(deps, { route, path: { reference, id }, query, body, as, person: `person-${as}`, reason, version, now });
}

const READ = 'GET /admin/cases/{reference}';
const seenBy = async (as: Role, reference: string) => (await ask(READ, { as, reference })).body;
const textOf = (body: unknown) => JSON.stringify(body);

/** Sends an action at the case's version. */
async function act(path: string, as: Role, reference: string, body: unknown): Promise<HttpAnswer> {
  const { headers } = await ask(READ, { as: 'team_manager', reference });
  const version = Number(headers?.etag?.replaceAll('"', ''));
  return ask(`POST /admin/cases/{reference}/${path}`, { as, reference, body }, version);
}

async function done(path: string, as: Role, reference: string, body: unknown): Promise<void> {
  expect(await act(path, as, reference, body)).toMatchObject({ status: 200 });
}

const ANALYSIS = {
  level: { code: '4', rationale: `Level: ${PLAN}` },
  legalBasis: { code: 's47', rationale: `Basis: ${PLAN}` },
  outcome: 'strategy_discussion',
  reasons: `Reasons: ${PLAN}`,
};
const BY_PHONE = { who: 'professional', how: 'telephone', worker: 'person-duty_social_worker' };

const form = (number: number, documentId: string | null, text: string): FormRecord => ({
  number,
  formId: 'early-help-and-social-care',
  formVersion: '2026-11',
  documentId,
  readAt: FILED,
  answers: [{ path: '/concern/reason', value: text, source: 'web', confidence: 1 }],
  leftovers: [{ label: text, text }],
});

async function referred(team: Team): Promise<string> {
  const head = sampleCase({ team, receivedAt: FILED });
  const { reference } = head;
  const once = { kind: 'test', hash: digest(reference), holds: {} };
  await fileCase({ ...tables, actor: service('test') }, { head, once, tasks: [], timeline: [] }, new Date(FILED));
  const file = { verdict: 'clean', safety: 'safe', type: 'docx', filed } as const;
  await transact(tables.client, [
    formWrite(tables, reference, form(1, 'D1', REFERRED)),
    inboundWrite(tables, sampleInbound(reference, { id: 'M1', receivedAt: FILED, text: REFERRED }), FILED),
    documentWrite(tables, sampleDocument(reference, { id: 'D1', receivedAt: FILED, ...file }), FILED),
    wordsWrite(tables, wordsOf(reference, 'D1', FILED, REFERRED)),
  ]);
  return reference;
}

/** Makes a case that holds the plan in every place that can hold words. */
async function planned(team: Team = 'early_help_coordinator', last: 'recommended' | 'decided' = 'decided') {
  const reference = await referred(team);
  const worker = 'duty_social_worker';
  await done('notes', worker, reference, { text: `Police: ${PLAN}` });
  await done('assign', worker, reference, { to: `person-${worker}`, why: PLAN });
  await done('priority', worker, reference, { priority: 'urgent', why: PLAN });
  await done('asks', worker, reference, {
    reasons: ['best_placed'],
    questions: [{ topic: 'safety', text: PLAN }],
    dueAt: '2026-12-10T09:00:00.000Z',
    of: { ...BY_PHONE, whom: PLAN },
  });
  const { asks } = Object(await seenBy(worker, reference));
  await done('asks-answered', worker, reference, { id: asks[0].id, how: 'telephone', answers: PLAN });
  await done('conversations', worker, reference, {
    at: FILED,
    with: 'professional',
    actions: [{ what: 'do_nothing_more', who: 'you' }],
    summary: PLAN,
    confirm: { how: 'telephone', why: PLAN },
  });
  await done('recommendation', worker, reference, ANALYSIS);
  await done('readings', worker, reference, { form: 1, path: '/concern/worries', answer: PLAN, why: PLAN });
  if (last === 'decided') await done('decision', 'team_manager', reference, ANALYSIS);
  await done('tasks', 'team_manager', reference, { why: `Tell of ${PLAN}`, dueAt: '2026-12-10T09:00:00.000Z' });
  minutes += 1;
  const receivedAt = new Date(Date.parse(FILED) + minutes * 60_000).toISOString();
  const file = { verdict: 'clean', safety: 'safe', type: 'docx', filed } as const;
  await transact(tables.client, [
    formWrite(tables, Reference.parse(reference), { ...form(2, 'D2', PLAN), readAt: receivedAt }),
    inboundWrite(
      tables,
      sampleInbound(reference, {
        id: 'M2',
        receivedAt,
        from: PLAN,
        fromName: PLAN,
        replyTo: [PLAN],
        otherSenders: [{ header: 'sender', text: PLAN }],
        openAt: [PLAN],
        subject: PLAN,
        text: PLAN,
      }),
      receivedAt,
    ),
    documentWrite(
      tables,
      sampleDocument(reference, { id: 'D2', name: `${PLAN}.docx`, otherNames: [`${PLAN}.doc`], receivedAt, ...file }),
      receivedAt,
    ),
    wordsWrite(tables, wordsOf(reference, 'D2', receivedAt, PLAN)),
  ]);
  return reference;
}

/** Returns a file's words; their label may name somebody too. */
const wordsOf = (reference: string, documentId: string, receivedAt: string, text: string): FileWords => ({
  reference: Reference.parse(reference),
  documentId,
  origin: { kind: 'message', id: 'M1' },
  receivedAt,
  words: [{ label: `Comment by ${text}`, text }],
  cut: false,
});

const QUERIES: readonly Record<string, string>[] = [
  { team: 'early_help_coordinator', limit: '50' },
  { as: 'html' },
  {},
];

describe('the detail of section 47', () => {
  it('is all there for a social worker', async () => {
    const reference = standing;
    const body = textOf(await seenBy('duty_social_worker', reference));
    // Level, basis and reasons twice; the words, the task, and what came since.
    expect(body.split(PLAN).length - 1).toBeGreaterThanOrEqual(18);
    expect(body).toContain('decided_strategy_discussion');
    expect(textOf(await seenBy('screening_officer', reference))).toContain(PLAN);
  });

  it.each(Object.keys(EVERY_ROUTE).filter((route) => !route.startsWith('PUT')))(
    'is in no answer of %s to an early help coordinator whose case it is',
    async (route) => {
      const reference = standing;
      for (const id of ['D1', 'D2', `${reference}_M2`])
        for (const reason of [undefined, 'for the inspection']) {
          const said = { as: 'eh_coordinator' as const, reference, id, body: {}, ...(reason ? { reason } : {}) };
          for (const query of QUERIES) {
            const answer = await ask(route, { ...said, query });
            const given = wordsGiven(answer);
            expect([given.includes(PLAN), given.includes('strategy_discussion')]).toEqual([false, false]);
          }
        }
    },
  );

  it('hides a file’s words with the file, and leaves the files of the referral', async () => {
    const { texts } = Object(await seenBy('eh_coordinator', standing));
    expect(texts).toEqual([
      { document: 'D1', words: [{ label: `Comment by ${REFERRED}`, text: REFERRED }], cut: false, held: false },
      { document: 'D2', words: [{ label: '[withheld]', text: '[withheld]' }], cut: false, held: false },
    ]);
  });

  it('still shows that somebody decided and when, and says that more is withheld', async () => {
    const reference = standing;
    const answer = await seenBy('eh_coordinator', reference);
    expect(answer).toMatchObject({
      hides: ['s47_detail'],
      withheldForms: [2],
      recommendations: [{ id: '0001', round: 1, by: 'person-duty_social_worker', withheld: 's47_detail' }],
      decisions: [{ id: '0001', round: 1, by: 'person-team_manager', withheld: 's47_detail' }],
    });
    const { decisions, timeline } = Object(answer);
    expect(Object.keys(decisions[0]).sort()).toEqual(['at', 'by', 'id', 'round', 'withheld']);
    expect(timeline.map(({ what }: { what: string }) => what)).toEqual(
      expect.arrayContaining(['recommended', 'decided']),
    );
    expect(textOf(answer)).toContain('[withheld]');
  });

  it('leaves the referral itself, with its email and its file', async () => {
    const reference = standing;
    const body = textOf(await seenBy('eh_coordinator', reference));
    expect(body.split(REFERRED).length - 1).toBeGreaterThanOrEqual(2);
    const open = (id: string) =>
      ask('GET /admin/cases/{reference}/documents/{id}', { as: 'eh_coordinator', reference, id });
    expect((await open('D1')).status).toBe(200);
    expect(await open('D2')).toMatchObject({ status: 403, body: { type: 'forbidden' } });
  });

  it('leaves an early help coordinator their own words', async () => {
    const reference = await planned();
    await done('notes', 'eh_coordinator', reference, { text: 'I rang the family centre.' });
    const task = { why: 'Ring again', dueAt: '2026-12-10T09:00:00.000Z', owner: 'person-eh_coordinator' };
    await done('tasks', 'eh_coordinator', reference, task);
    expect(textOf(await seenBy('eh_coordinator', reference))).toContain('I rang the family centre.');
    const list = await ask('GET /admin/tasks', {
      as: 'eh_coordinator',
      reference,
      query: { owner: 'me', limit: '50' },
    });
    expect(textOf(list.body)).toContain('Ring again');
  });

  it('is hidden from the panel too', async () => {
    const reference = await planned('masp', 'recommended');
    const read = await ask(READ, { as: 'masp_chair', reference });
    expect([read.status, wordsGiven(read).includes(PLAN)]).toEqual([200, false]);
    await done('reroute', 'team_manager', reference, { team: 'duty_and_advice', why: PLAN });
    await done('reroute', 'team_manager', reference, { team: 'masp', why: 'For the next meeting.' });
    const again = wordsGiven(await ask(READ, { as: 'masp_chair', reference }));
    expect([again.includes(PLAN), again.includes('For the next meeting.')]).toEqual([false, true]);
  });

  it('is shown to everybody who may unmask or open a raw message', async () => {
    for (const route of ['POST /admin/cases/{reference}/unmask', 'GET /admin/messages/{id}/raw']) {
      const reference = standing;
      for (const as of Role.options) {
        const body = { group: 'addresses', why: 'To visit her today.' };
        const allowed = (await ask(route, { as, reference, id: `${reference}_M0`, body, reason: 'to visit her' }))
          .status;
        const whole = await ask(READ, { as, reference, reason: 'to visit her' });
        if (allowed !== 403) expect(textOf(whole.body)).toContain(PLAN);
      }
    }
  });
});

describe('a case under section 47 that goes to early help', () => {
  const to = { team: 'early_help_coordinator', why: 'No section 47 enquiry is needed.' };

  it('goes there only by a decision-maker', async () => {
    const reference = await planned('duty_and_advice', 'recommended');
    for (const as of ['screening_officer', 'duty_social_worker'] as const) {
      const refused = await act('reroute', as, reference, to);
      expect(refused).toMatchObject({ status: 409, body: { type: 'stands-under-s47' } });
      expect(await act('reroute', as, reference, { ...to, team: 'masp' })).toMatchObject({ status: 409 });
    }
    expect((await ask(READ, { as: 'eh_coordinator', reference })).status).toBe(404);
    await done('reroute', 'team_manager', reference, to);
    expect((await ask(READ, { as: 'eh_coordinator', reference })).status).toBe(200);
  });

  it('may be handed over by anybody once something else was recommended', async () => {
    const reference = await planned('duty_and_advice', 'recommended');
    const legalBasis = { code: 'early_help', rationale: 'They agreed.' };
    await done('recommendation', 'duty_social_worker', reference, { ...ANALYSIS, legalBasis, outcome: 'advice' });
    await done('reroute', 'screening_officer', reference, to);
  });

  it('brings no words from before, and every word since', async () => {
    const reference = await planned('duty_and_advice', 'recommended');
    await done('reroute', 'team_manager', reference, to);
    await done('notes', 'duty_social_worker', reference, { text: 'Please ring the aunt first.' });
    const body = textOf(await seenBy('eh_coordinator', reference));
    expect(body.includes(PLAN)).toBe(false);
    expect(body).toContain(to.why);
    expect(body).toContain('Please ring the aunt first.');
  });

  it('hides again the words written while it was back with the duty team', async () => {
    const reference = await planned('duty_and_advice', 'recommended');
    await done('reroute', 'team_manager', reference, to);
    await done('reroute', 'team_manager', reference, { team: 'duty_and_advice', why: 'The police rang.' });
    await done('notes', 'duty_social_worker', reference, { text: `Again: ${PLAN}` });
    await done('reroute', 'team_manager', reference, to);
    expect(textOf(await seenBy('eh_coordinator', reference)).includes(PLAN)).toBe(false);
  });

  it('is one with any recommendation towards a strategy discussion, under any law', async () => {
    const reference = await referred('early_help_coordinator');
    await done('accept', 'duty_social_worker', reference, {});
    const legalBasis = { code: 's17', rationale: PLAN };
    await done('recommendation', 'duty_social_worker', reference, { ...ANALYSIS, legalBasis });
    expect(textOf(await seenBy('eh_coordinator', reference)).includes(PLAN)).toBe(false);
  });

  it('leaves early help a task that somebody wrote to it', async () => {
    const reference = await planned('duty_and_advice', 'recommended');
    const why = 'Is there a place at the family centre?';
    const task = { why, dueAt: '2026-11-25T09:00:00.000Z', owner: 'person-eh_coordinator' };
    await done('tasks', 'duty_social_worker', reference, { ...task, team: 'early_help_coordinator' });
    const list = await ask('GET /admin/tasks', {
      as: 'eh_coordinator',
      reference,
      query: { owner: 'me', limit: '50' },
    });
    expect(textOf(list.body)).toContain(why);
  });
});
