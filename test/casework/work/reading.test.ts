import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Tables } from '#functions/platform/store/table.ts';
import type { Role } from '#schemas/actor.ts';
import type { CaseFlag } from '#schemas/case.ts';
import { earlyHelpAndSocialCare as definition } from '#schemas/forms/early-help-and-social-care.ts';
import { completeness } from '#schemas/forms/referral.ts';
import { askAs } from '#test/support/ask-as.ts';
import { itemsOf } from '#test/support/items.ts';
import { localTables } from '#test/support/local-tables.ts';
import { wordsGiven } from '#test/support/printed.ts';
import { fileReadForm, leftAt as left, type ReadForm, answered as said } from '#test/support/read-form.ts';
import { seenCase } from '#test/support/seen-case.ts';
import { staffDepsOver } from '#test/support/staff-deps.ts';

const now = new Date('2026-11-24T10:00:00.000Z');
const DESK = 'duty-desk@exampleshire.example';
const DANGER = '/urgency/immediateDanger';
let tables: Tables;
beforeAll(async () => {
  tables = await localTables();
});

const filed = (form: ReadForm) => fileReadForm(tables, now, form);

/** Returns the staff API's answer; the duty desk hears as in the deployed API. */
async function does(what: string, reference: string, body: unknown, as: Role = 'team_manager', version?: number) {
  const deps = staffDepsOver(tables);
  const { head } = await seenCase(tables, reference);
  const route = `POST /admin/cases/{reference}/${what}`;
  const asked = { path: { reference }, query: {}, body, as, person: `person-${as}`, version: version ?? head.version };
  const { status, body: answer } = await askAs(deps, { ...asked, route, now });
  return status === 200 ? 200 : [status, Object(answer).type];
}
const record = (reference: string, path: string, answer: unknown, more: object = {}, as?: Role) =>
  does('readings', reference, { form: 1, path, answer, ...more }, as);
const seen = (reference: string) => seenCase(tables, reference);
const answerAt = async (reference: string, path: string) =>
  (await seen(reference)).forms[0]?.answers.find((answer) => answer.path === path);
const alerts = async (reference: string) =>
  (await seen(reference)).messages.filter(({ direction, ...of }) => direction === 'out' && Object(of).to === DESK);

describe('a reading that a person records', () => {
  it('is the answer from then on; what was read before stays, with who changed it and when', async () => {
    const reference = await filed({ answers: [said('/children/0/dateOfBirth', '2019-04-03', { confidence: 0.8 })] });
    expect(await record(reference, '/children/0/dateOfBirth', '4/3/2019', {}, 'screening_officer')).toBe(200);
    expect(await answerAt(reference, '/children/0/dateOfBirth')).toEqual({
      path: '/children/0/dateOfBirth',
      value: '2019-03-04',
      source: 'staff',
      confidence: 1,
      also: [{ value: '2019-04-03', source: 'control', confidence: 0.8 }],
    });
    const { forms, timeline } = await seen(reference);
    expect(forms[0]?.readings).toEqual([
      {
        path: '/children/0/dateOfBirth',
        before: { value: '2019-04-03', source: 'control', confidence: 0.8 },
        by: 'person-screening_officer',
        at: now.toISOString(),
      },
    ]);
    expect(timeline.at(-1)).toMatchObject({ what: 'reading_recorded', detail: 'Child 1: Date of birth' });
  });

  it('keeps the first reading however often it is changed, and clears an answer without losing it', async () => {
    const reference = await filed({ answers: [said('/referrer/name', 'First')] });
    for (const name of ['B', 'C', 'D', 'E', 'F', 'G', 'H'])
      expect(await record(reference, '/referrer/name', name)).toBe(200);
    expect((await answerAt(reference, '/referrer/name'))?.also?.map(({ value }) => value)).toEqual([
      'G',
      'F',
      'E',
      'D',
      'First',
    ]);
    expect(await record(reference, '/referrer/name', null)).toBe(200);
    expect(await answerAt(reference, '/referrer/name')).toBeUndefined();
    expect((await seen(reference)).forms[0]?.readings?.at(-1)?.before).toMatchObject({ value: 'H', source: 'staff' });
  });

  it('from a leftover keeps its words beside a code', async () => {
    const path = '/household/0/relationship';
    const reference = await filed({ leftovers: [left(path, 'his dad’s mum')] });
    expect(await record(reference, path, 'grandparent', { leftover: 0 })).toBe(200);
    expect(await answerAt(reference, path)).toMatchObject({ value: 'grandparent', words: 'his dad’s mum' });
  });

  it('recomputes the case’s facts, and owes search tokens', async () => {
    const reference = await filed({ head: { source: '2A' } });
    const before = (await seen(reference)).head;
    expect(await record(reference, '/children/1/firstName', 'Pip')).toBe(200);
    expect(await record(reference, '/referrer/sourceCode', '1C')).toBe(200);
    expect(await record(reference, '/concern/reason', 'Hungry.')).toBe(200);
    const { head, forms } = await seen(reference);
    const { items: _, ...counts } = completeness(definition, forms[0]?.answers ?? []);
    expect(head.completeness).toEqual(counts);
    expect(head).toMatchObject({ children: 2, source: '1C', version: before.version + 3 });
    expect((await itemsOf(tables, reference)).get('TOK#MADE')).toMatchObject({ state: 'to_make' });
  });

  it.each([
    ['another form', { form: 2, path: DANGER, answer: true }, [422, 'no-such-question']],
    ['a question that nobody asks', { form: 1, path: '/urgency/nothing', answer: true }, [422, 'no-such-question']],
    ['a whole section', { form: 1, path: '/children', answer: 'x' }, [422, 'no-such-question']],
    ['a child beyond the next', { form: 1, path: '/children/5/firstName', answer: 'x' }, [422, 'no-such-question']],
    ['a leftover that is not there', { form: 1, path: DANGER, answer: true, leftover: 3 }, [422, 'no-such-leftover']],
    ['words for a yes or no', { form: 1, path: DANGER, answer: 'ask nan' }, [422, 'form-unreadable']],
    ['no words', { form: 1, path: '/referrer/name', answer: ' ' }, [422, 'form-unreadable']],
    ['nothing where nothing was', { form: 1, path: DANGER, answer: null }, [409, 'same-reading']],
    ['what is no body of it', { form: 1, path: DANGER }, [422, 'bad-input']],
  ])('is not taken of %s', async (_, body, refused) => {
    expect(await does('readings', await filed({}), body)).toEqual(refused);
  });

  it('does not overwrite what another person recorded meanwhile', async () => {
    const reference = await filed({});
    const { version } = (await seen(reference)).head;
    const body = { form: 1, path: DANGER, answer: true };
    const both = await Promise.all([1, 2].map(() => does('readings', reference, body, 'team_manager', version)));
    expect(both.map(String).toSorted()).toEqual(['200', '412,changed-since']);
  });

  it('may be "not known" where the form requires an answer', async () => {
    const reference = await filed({ leftovers: [left(DANGER)] });
    expect(await record(reference, DANGER, { missing: 'not_known' })).toBe(200);
    expect(await answerAt(reference, DANGER)).toMatchObject({ missing: 'not_known' });
  });
});

describe('what a recorded reading calls for', () => {
  it('rings the duty desk for a danger that nobody had read, in the same transaction, once', async () => {
    const reference = await filed({ answers: [said(DANGER, false)] });
    expect(await record(reference, DANGER, true)).toBe(200);
    const { head, tasks } = await seen(reference);
    expect(head).toMatchObject({ priority: 'immediate' });
    expect(head.flags).toContain('immediate_danger');
    expect(tasks).toContainEqual(
      expect.objectContaining({ kind: 'immediate_danger', why: 'said_in_referral', about: 'D1' }),
    );
    expect(await alerts(reference)).toHaveLength(1);
    expect(await record(reference, '/referrer/name', 'Tansy')).toBe(200);
    expect(await alerts(reference)).toHaveLength(1);
  });

  it('does not ring again while the unclear danger is open, and does once somebody has lifted it', async () => {
    const open = await filed({ leftovers: [left(DANGER)] });
    expect(await record(open, DANGER, true, { leftover: 0 })).toBe(200);
    expect(await alerts(open)).toHaveLength(0);

    const lifted = await filed({ leftovers: [left(DANGER)] });
    expect(await does('flags-lifted', lifted, { flag: 'immediate_danger', why: 'Nobody answers.' })).toBe(200);
    expect(await record(lifted, DANGER, true)).toBe(200);
    expect(await alerts(lifted)).toHaveLength(1);
  });

  it('rings for danger words that somebody typed, and not for those that were seen in the form before', async () => {
    const reference = await filed({ answers: [said('/concern/reason', 'He has a knife.')] });
    expect(await record(reference, '/concern/reason', 'He has a knife at home.')).toBe(200);
    expect(await alerts(reference)).toHaveLength(0);
    expect(await record(reference, '/concern/whatHappened', 'She took an overdose.')).toBe(200);
    expect(await alerts(reference)).toHaveLength(1);
  });

  const careful: readonly (readonly [string, unknown, CaseFlag])[] = [
    [DANGER, false, 'immediate_danger'],
    ['/parentsInformed/concernsShared', 'yes', 'do_not_inform_parents'],
    ['/parentsInformed/agreementToShare', 'yes', 'contact_nobody_without_decision'],
    ['/children/0/addressConfidential', false, 'address_confidential'],
  ];

  it.each(careful)('of %s, however harmless, lifts no flag', async (path, harmless, flag) => {
    const reference = await filed({ leftovers: [left(path)] });
    expect((await seen(reference)).head.flags).toContain(flag);
    expect(await record(reference, path, harmless)).toBe(200);
    expect((await seen(reference)).head.flags).toContain(flag);
  });

  it.each(careful)(
    '%s: a reading is checked once it is recorded, by who may lift the flag',
    async (path, answer, flag) => {
      const reference = await filed({ leftovers: [left(path)] });
      const done = { id: 'check_reading-D1' };
      expect(await does('tasks-done', reference, done)).toEqual([409, 'not-read-yet']);
      expect(await record(reference, path, answer, {}, 'screening_officer')).toBe(200);
      expect(await does('tasks-done', reference, done, 'screening_officer')).toEqual([403, 'forbidden']);
      const may = flag === 'immediate_danger' ? 'duty_social_worker' : 'team_manager';
      if (may === 'team_manager')
        expect(await does('tasks-done', reference, done, 'duty_social_worker')).toEqual([403, 'forbidden']);
      expect(await does('tasks-done', reference, done, may)).toBe(200);
    },
  );

  it('a reading that affects no one’s safety may be checked by anybody who works the case', async () => {
    const reference = await filed({ leftovers: [left('/children/0/dateOfBirth', 'about five')] });
    expect(await does('tasks-done', reference, { id: 'check_reading-D1' }, 'screening_officer')).toBe(200);
  });
});

describe('an address that may be secret, in words that nobody understood', () => {
  const path = '/children/0/addressConfidential';
  const home = said('/children/0/homeAddress', '12 Quillfeather Street');
  const lift = (reference: string) =>
    does('flags-lifted', reference, { flag: 'address_confidential', why: 'I rang her.' });
  const shown = async (reference: string) =>
    wordsGiven(
      await askAs(staffDepsOver(tables), {
        route: 'GET /admin/cases/{reference}',
        path: { reference },
        query: {},
        body: undefined,
        as: 'team_manager',
        person: 'p',
        version: 1,
        now,
      }),
    );

  it('is masked until a person has recorded that it is not secret, and a manager lifts its flag', async () => {
    const reference = await filed({ answers: [home], leftovers: [left(path)] });
    expect(await shown(reference)).not.toContain('Quillfeather');
    expect(await lift(reference)).toEqual([409, 'said-to-be-secret']);
    expect(await record(reference, path, false)).toBe(200);
    expect(await shown(reference)).not.toContain('Quillfeather');
    expect(await lift(reference)).toBe(200);
    expect(await shown(reference)).toContain('Quillfeather');
  });

  it('stays masked where the form says it elsewhere, said it before, or a colleague set the flag', async () => {
    const elsewhere = await filed({
      answers: [home, said('/children/0/addressSecretFrom', 'his father')],
      leftovers: [left(path)],
    });
    const before = await filed({ answers: [home, said(path, true)], leftovers: [left(path)] });
    for (const reference of [elsewhere, before]) {
      expect(await record(reference, path, false)).toBe(200);
      expect(await lift(reference)).toEqual([409, 'said-to-be-secret']);
    }
    const byHand = await filed({ answers: [home] });
    expect(await does('flags', byHand, { flag: 'address_confidential', why: 'She rang.' })).toBe(200);
    expect(await lift(byHand)).toEqual([409, 'said-to-be-secret']);
    const itself = await filed({ answers: [home, said(path, true)] });
    expect(await lift(itself)).toEqual([409, 'said-to-be-secret']);
  });

  it('is in no leftover of an address field, and in no changed reading', async () => {
    const reference = await filed({
      answers: [home],
      leftovers: [left(path), left('/children/0/homeAddress', 'or 3 Oldmeadow Close')],
    });
    expect(await record(reference, '/children/0/homeAddress', '9 Newland Road')).toBe(200);
    const whole = await shown(reference);
    for (const secret of ['Quillfeather', 'Oldmeadow', 'Newland']) expect(whole).not.toContain(secret);
  });
});

describe('a letter that went on a wrong reading', () => {
  const OWN = 'dsl@school.example';
  const referrer = [said('/referrer/email', OWN), said('/referrer/emailIsSafe', true)];
  const wrong = async (reference: string) =>
    (await seen(reference)).tasks.filter(({ kind }) => kind === 'letter_on_wrong_reading');

  it('to an address that is not safe is an urgent task for somebody, who records what they did', async () => {
    const reference = await filed({ answers: referrer, letters: [{ to: OWN, recipient: 'professional' }] });
    expect(await record(reference, '/referrer/emailIsSafe', false)).toBe(200);
    const [task] = await wrong(reference);
    expect(task).toMatchObject({ team: 'duty_and_advice', why: 'not_said_safe', dueAt: now.toISOString() });
    expect(await does('tasks-done', reference, { id: task?.id })).toEqual([422, 'how-needed']);
    expect(await does('tasks-done', reference, { id: task?.id, how: 'Rang the school.' })).toBe(200);
  });

  it('to the household of parents who must not know is too; what failed, and what is for our own desk, is not', async () => {
    const letters = [
      { to: 'a@mail.example', recipient: 'referrer' as const },
      { to: 'b@mail.example', recipient: 'referrer' as const, delivery: 'bounced' as const },
      { to: DESK, recipient: 'duty_desk' as const, kind: 'danger_alert' as const },
      { to: OWN, recipient: 'professional' as const },
    ];
    const reference = await filed({ letters });
    expect(await record(reference, '/parentsInformed/notToldReason', 'risk_to_child')).toBe(200);
    expect(await wrong(reference)).toMatchObject([{ why: 'parents_must_not_be_informed' }]);
  });

  it('is no problem if the reading does not affect it', async () => {
    const reference = await filed({ answers: referrer, letters: [{ to: OWN, recipient: 'professional' }] });
    expect(await record(reference, '/referrer/name', 'Tansy Cobble')).toBe(200);
    expect(await wrong(reference)).toEqual([]);
  });
});
