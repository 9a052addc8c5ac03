import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { OriginalStore } from '#functions/casework/api/original.ts';
import type { StaffDeps } from '#functions/casework/api/staff-context.ts';
import type { StaffStore } from '#functions/casework/api/staff-store.ts';
import { CASE_ACTIONS } from '#functions/casework/work/actions/index.ts';
import { CASE_PAIR_ACTIONS } from '#functions/casework/work/pairs/index.ts';
import { STATES } from '#functions/casework/work/states.ts';
import { cursorsWith } from '#functions/platform/http/cursor.ts';
import { Problem } from '#functions/platform/http/problem.ts';
import type { WholeCase } from '#functions/platform/store/reading.ts';
import { Role } from '#schemas/actor.ts';
import { CaseView } from '#schemas/api/staff/case-view.ts';
import { CaseAction, type May, MayAction } from '#schemas/api/staff/may.ts';
import { Liftable, Settable } from '#schemas/api/staff/protecting.ts';
import { type Case, CaseFlag, CaseState, Door, type Team } from '#schemas/case.ts';
import { CLOCK_DEFAULTS } from '#schemas/clock-settings.ts';
import { DEFAULT_LEVELS } from '#schemas/levels.ts';
import { newReference } from '#schemas/reference.ts';
import { council, deployedCouncil } from '#test/correspondence/outbox-fixture.ts';
import { formSaid } from '#test/support/form-said.ts';
import { LOOKUP_KEYS } from '#test/support/lookup-world.ts';
import { sampleAsk } from '#test/support/sample-ask.ts';
import { sampleCase, sampleDocument, sampleInbound, sampleOutbound, sampleTask } from '#test/support/sample-case.ts';
import { sampleConversation } from '#test/support/sample-conversation.ts';
import { sampleMatch } from '#test/support/sample-match.ts';
import { visit } from '#test/support/staff-visit.ts';
import { safetyOf, wholeCase } from '#test/support/whole-case.ts';
import { EVERY } from '../work/every-action.ts';

const at = new Date('2026-11-23T10:00:00.000Z');
const ME = 'worker-1';
const OTHER = 'worker-2';
const reference = newReference();
const elsewhere = newReference();
const place = { bucket: 'documents', key: 'k', versionId: 'v' };
const document = sampleDocument(reference, {
  ...{ id: 'D1', type: 'docx', verdict: 'clean', safety: 'safe', filed: place, reading: 'read' },
});
const message = sampleInbound(reference, { opening: 'opened' });
const letter = sampleOutbound(reference);

const unasked = (): Promise<never> => Promise.reject(new Error('nothing asks this'));

/** Returns the staff API over one case, as it is, and another that is like it. */
function over(whole: WholeCase): StaffDeps {
  const { head } = whole;
  const other = wholeCase({
    head: { ...head, reference: elsewhere, links: [{ reference, why: 'by_hand' }] },
    matches: [sampleMatch({ other: { reference, child: 1 } })],
  });
  const of = (asked: string) => (asked === elsewhere ? other : whole);
  const store: StaffStore & Pick<OriginalStore, 'readDocuments'> = {
    readCase: async (asked, look) => {
      look.permit(of(asked).head);
      return of(asked);
    },
    readCaseToWork: async (asked, permit) => {
      permit(of(asked).head);
      return of(asked);
    },
    readParts: async (asked) => of(asked),
    headsOf: async () => new Map(),
    readDeskSettings: async () => ({ levels: DEFAULT_LEVELS, catalogue: [], clock: CLOCK_DEFAULTS }),
    changeCase: async () => ({ changed: 'now', version: 2 }),
    changeBoth: async () => ({ changed: 'now' }),
    readDocuments: async () => [document],
    readDocumentToOpen: async (asked, _id, look) => {
      look.permit(of(asked));
      return { ...of(asked), document, number: 1 };
    },
    readDocumentsToShow: unasked,
    noteFileLook: async () => undefined,
    readMessageToOpen: async (asked, _id, look) => {
      look.permit(of(asked));
      return { ...of(asked), message, parts: [document] };
    },
    listCases: unasked,
    beginDraft: unasked,
    changeDraft: unasked,
    letGoDraft: unasked,
    listDrafts: unasked,
    lookAtDraft: unasked,
    readDraft: unasked,
    listColleagues: unasked,
    listTasks: unasked,
    readActivity: unasked,
    readCatalogue: unasked,
    readCatalogueEntry: unasked,
    readClock: unasked,
    readDashboard: unasked,
    readHistory: unasked,
    readLooks: async (_reference, look) => {
      look.permit(whole.head);
      return { cases: [whole], looks: [], unreadable: 0, hidden: 0, moreCases: 0 };
    },
    readLevelsSetting: unasked,
    readOnlineFormSetting: unasked,
    readCouncil: unasked,
    readPostcodesSetting: unasked,
    readSettingHistory: unasked,
    namesOfColleagues: unasked,
    readShift: unasked,
    countLeft: unasked,
    readTeamCounts: unasked,
    searchCases: unasked,
    endColleague: unasked,
    enterColleague: unasked,
    restoreColleague: unasked,
    writeCatalogueEntry: unasked,
    writeClock: unasked,
    writeLevels: unasked,
    writeOnlineForm: unasked,
    writeCouncil: unasked,
    writePostcodes: unasked,
    addCatalogueEntries: unasked,
    openCase: unasked,
  };
  return {
    as: () => store,
    issuer: 'https://sign-in.example',
    audience: 'front-door',
    rolePrefix: '',
    admit: async () => undefined,
    professionalDomains: ['gov.uk'],
    council: async () => council,
    deployedCouncil,
    cursors: cursorsWith(async () => LOOKUP_KEYS),
    lookupKeys: async () => LOOKUP_KEYS,
    newest: async () => place,
    object: async () => Buffer.alloc(0),
    show: async () => ({ url: 'https://s3.example', expiresAt: at.toISOString() }),
    link: async () => ({ url: 'https://s3.example', expiresAt: at.toISOString() }),
    homeAuthority: 'E06000016',
    area: async () => ({ home: 'E06000016', authorityOf: () => undefined }),
    directory: async () => [],
    caseClocks: async () => () => null,
  };
}

/** The parts of the case that an action needs; a case that is to be a query has none. */
function partsFor(action: MayAction, head: Case): Partial<WholeCase> {
  if (action === 'call_query') return {};
  return {
    tasks: [sampleTask({ id: 'T1', kind: 'by_hand' }), sampleTask({ id: 'T2', team: 'information_governance' })],
    asks: [sampleAsk(reference, { id: 'A1' })],
    conversations: [sampleConversation(reference, { id: 'C1' })],
    matches: [sampleMatch({ other: { reference: elsewhere, child: 1 } })],
    messages: [message, letter],
    documents: [{ ...document, receivedAt: head.receivedAt }],
  };
}

type Try = { readonly route: string; readonly body?: unknown; readonly path?: Readonly<Record<string, string>> };

/** Ways to do what the API takes, well formed: where one thing of several may be meant, one way for each. */
function triesOf(action: MayAction, whole: WholeCase): readonly Try[] {
  const { head } = whole;
  const see = head.access?.only?.at(-1) ?? ME;
  const byHand = { dueAt: '2026-11-24T09:00:00.000Z', of: { who: 'professional', how: 'telephone', worker: see } };
  const says = { how: 'telephone', why: 'They asked for a call.' };
  const bodies: Partial<Record<MayAction, readonly object[]>> = {
    assign: [{ to: see }],
    reroute: [{ team: head.team === 'held_mail' ? 'documents_to_read' : 'held_mail', why: 'It is theirs.' }],
    set_priority: [{ priority: 'immediate' }],
    raise_task: [{ why: 'Ring the school', dueAt: byHand.dueAt, owner: see }],
    finish_task: ['T1', 'T2'].map((id) => ({ id, how: 'Rang them.' })),
    record_answer: [{ id: 'A1', how: 'telephone', answers: 'Nobody is.' }],
    converse: [
      {
        at: '2026-11-23T09:30:00.000Z',
        with: 'professional',
        actions: [{ what: 'do_nothing_more', who: 'you' }],
        summary: 'They are worried.',
        confirm: says,
      },
    ],
    approve_confirmation: [{ id: 'C1', instead: says }],
    set_flag: Settable.options.map((flag) => ({ flag, why: 'Her aunt rang.' })),
    lift_flag: Liftable.options.map((flag) => ({ flag, why: 'Somebody looked.' })),
    set_access: [{ only: null, never: [], why: 'Nobody is related.' }],
    report_misdirected: [{ id: letter.id, why: 'Another school.' }],
    record_reading: [{ form: 1, path: '/urgency/immediateDanger', answer: false }],
    judge_match: [{ id: whole.matches[0]?.id, decision: 'reject', why: 'Another child.' }],
  };
  const looks: Partial<Record<MayAction, Try>> = {
    unmask: { route: 'POST /admin/cases/{reference}/unmask', body: { group: 'addresses', why: 'To visit her today.' } },
    hand_over: { route: 'GET /admin/cases/{reference}/hand-over' },
    open_document: { route: 'GET /admin/cases/{reference}/documents/{id}', path: { id: 'D1' } },
    open_message: { route: 'GET /admin/messages/{id}/raw', path: { id: `${reference}_${message.id}` } },
    who_looked: { route: 'GET /admin/cases/{reference}/looks' },
    open_original: { route: 'POST /admin/cases/{reference}/documents/{id}/original', path: { id: 'D1' } },
  };
  const look = looks[action];
  if (look !== undefined) return [look];
  const all = [...Object.entries(CASE_ACTIONS), ...Object.entries(CASE_PAIR_ACTIONS)];
  return all
    .filter(([, does]) => does.action === action)
    .flatMap(([path]) => {
      const route = `POST /admin/cases/{reference}/${path}`;
      if (path === 'asks') {
        const questions = [{ topic: 'safety', text: 'Is anybody at risk today?' }];
        return [{ route, body: { reasons: ['best_placed'], questions, ...byHand } }];
      }
      if (path === 'form-instructed') return [{ route, body: { form: 'masp', ...byHand } }];
      const usual = Object.entries(EVERY)
        .find(([name]) => name === path)?.[1]
        .body(whole, elsewhere);
      return (bodies[action] ?? [usual]).map((body) => ({ route, body }));
    });
}

type Told = { readonly may: true } | { readonly may: false; readonly code: string; readonly says: string };

async function told(deps: StaffDeps, as: Role, { route, body, path }: Try, reason?: string): Promise<Told> {
  const headers = { 'if-match': '"1"', ...(reason === undefined ? {} : { 'x-reason': reason }) };
  try {
    await visit(deps, route, { as, subject: ME, path: { reference, ...path }, headers, body, at });
    return { may: true };
  } catch (refused) {
    if (!(refused instanceof Problem)) throw refused;
    return { may: false, code: refused.code, says: refused.title };
  }
}

const saying = (one: Told | May) => (one.may || one.code !== 'forbidden' ? one : { ...one, says: 'Only others.' });

const REASON = 'asked by the inspector';

/** Returns what reading the case says may be done; nothing for somebody who may not read it. */
async function mayOn(whole: WholeCase, as: Role): Promise<Readonly<Record<MayAction, May>> | undefined> {
  const headers = { 'x-reason': REASON };
  try {
    const route = 'GET /admin/cases/{reference}';
    const { body } = await visit(over(whole), route, { as, subject: ME, path: { reference }, headers, at });
    return CaseView.parse(body).may;
  } catch (refused) {
    if (refused instanceof Problem) return undefined;
    throw refused;
  }
}

const team = fc.constantFrom<Team[]>('duty_and_advice', 'early_help_coordinator', 'masp', 'information_governance');
const many = Array.from({ length: 30 }, (_, index) =>
  index === 0 ? ME : index === 1 ? OTHER : `worker-${index + 10}`,
);
const access = fc.constantFrom<Case['access'][]>(
  undefined,
  { only: [ME, OTHER] },
  { only: [ME] },
  { only: many },
  { never: many.slice(1) },
  { never: many.map((id) => `${id}x`) },
);
const FORM = formSaid({ '/urgency/immediateDanger': false, '/children/0/firstName': 'Amy' });
const links = Array.from({ length: 50 }, () => ({ reference: newReference(), why: 'same_child' as const }));
const drawn = fc.record({
  role: fc.constantFrom(...Role.options),
  state: fc.constantFrom(...CaseState.options),
  team,
  flags: fc.oneof(fc.constant<CaseFlag[]>([]), fc.subarray([...CaseFlag.options]), fc.subarray([...Settable.options])),
  door: fc.constantFrom(...Door.options),
  priority: fc.constantFrom(undefined, 'routine' as const, 'urgent' as const),
  access,
  assignee: fc.constantFrom(undefined, ME, OTHER),
  openAsks: fc.constantFrom(undefined, 1, 20),
  links: fc.constantFrom([], links),
  s47: fc.constantFrom<Case['s47'][]>(
    undefined,
    { since: at.toISOString(), current: true },
    { since: at.toISOString(), current: false },
  ),
  /** The form; a record that is full lost it from what it holds. */
  form: fc.constantFrom('none', 'one', 'more than the record holds'),
});

type Drawn = typeof drawn extends fc.Arbitrary<infer D> ? D : never;

/** Makes a case that may be: a person who has it may see it. */
function caseOf({ form: said, assignee, priority, access, openAsks, s47, role: _, ...rest }: Drawn): WholeCase {
  const sees = (id: string) => access?.only?.includes(id) !== false && access?.never?.includes(id) !== true;
  const isWorked = STATES[rest.state].owner === 'worker';
  const owner = assignee !== undefined && sees(assignee) ? assignee : isWorked ? ME : undefined;
  const forms = said === 'none' ? [] : [FORM];
  const safety = said === 'more than the record holds' ? { ...safetyOf(), full: true as const } : safetyOf(forms);
  const head: Case = {
    ...sampleCase({ reference }),
    ...rest,
    form: forms.length > 0 ? { id: FORM.formId, version: '1' } : null,
    ...(owner === undefined ? {} : { assignee: owner }),
    ...(priority === undefined ? {} : { priority }),
    ...(access === undefined ? {} : { access }),
    ...(openAsks === undefined ? {} : { openAsks }),
    ...(s47 === undefined ? {} : { s47 }),
  };
  return wholeCase({ head, forms, safety });
}

const PLAIN: Drawn = {
  role: 'team_manager',
  state: 'new',
  team: 'duty_and_advice',
  flags: [],
  door: 'email',
  priority: undefined,
  access: undefined,
  assignee: undefined,
  openAsks: undefined,
  links: [],
  s47: undefined,
  form: 'none',
};
/** What the property must reach is not left to chance. */
const CHANGES: readonly Partial<Drawn>[] = [
  ...CaseState.options.map((state) => ({ state, form: 'one' as const })),
  {},
  { assignee: ME },
  { access: { only: [ME] } },
  { access: { never: many.map((id) => `${id}x`) } },
  { flags: [...Settable.options] },
  { role: 'duty_social_worker' as const, flags: ['do_not_inform_parents' as const] },
  { openAsks: 20, links },
  { state: 'query' as const },
  { state: 'query' as const, flags: ['danger_words' as const] },
];

const sentences = async (change: Partial<Drawn>, ...actions: readonly MayAction[]) => {
  const may = await mayOn(caseOf({ ...PLAIN, ...change }), change.role ?? PLAIN.role);
  return actions.map((action) => {
    const one = may?.[action];
    return one?.may === false ? one.says : one?.reason;
  });
};

describe('what a case says that a person may do', () => {
  it('is what doing it answers, for every role, state and action', async () => {
    const seen = new Map<string, Set<string>>();
    await fc.assert(
      fc.asyncProperty(drawn, async (draw) => {
        const read = caseOf(draw);
        const said = await mayOn(read, draw.role);
        if (said === undefined) return;
        for (const action of MayAction.options) {
          const may = said[action];
          const whole = { ...read, ...partsFor(action, read.head) };
          const deps = over(whole);
          const answers = await Promise.all(triesOf(action, whole).map((one) => told(deps, draw.role, one, REASON)));
          if (may.may) expect([action, answers.some((answer) => answer.may) || answers]).toEqual([action, true]);
          // Before the case is known, a refusal names the roles of every team; here it names those of the case's.
          else expect([action, answers.map(saying)]).toEqual([action, answers.map(() => saying(may))]);
          if (may.may) {
            const without = await Promise.all(triesOf(action, whole).map((one) => told(deps, draw.role, one)));
            const needs = without.every((one) => !one.may && /^(reason-needed|shows-a-secret-address)$/.test(one.code));
            expect([action, may.reason]).toEqual([action, needs ? 'needed' : 'not_needed']);
          }
          seen.set(action, (seen.get(action) ?? new Set()).add(may.may ? may.reason : may.code));
        }
      }),
      { numRuns: 150, examples: CHANGES.map((change): [Drawn] => [{ ...PLAIN, ...change }]) },
    );
    // The property proves nothing where an action was always allowed, or never.
    const codes = (action: MayAction) => [...(seen.get(action) ?? [])];
    for (const action of CaseAction.options)
      if (action !== 'break_glass')
        expect([action, codes(action)]).toEqual([action, expect.arrayContaining(['not_needed'])]);
    expect(codes('say_related')).toEqual(
      expect.arrayContaining(['may-not-see-it', 'somebody-must-see-it', 'too-many']),
    );
    expect(codes('lift_flag')).toEqual(expect.arrayContaining(['forbidden', 'no-such-flag']));
    for (const [action, code] of [
      ['ask', 'too-many-open-asks'],
      ['link', 'too-many-links'],
      ['set_flag', 'has-this-flag'],
      ['record_reading', 'no-such-question'],
      ['call_query', 'no-query'],
      ['answer_query', 'no-query'],
      ['break_glass', 'not-restricted'],
      ['accept', 'not-in-this-state'],
      ['open_document', 'needed'],
    ] as const)
      expect([action, codes(action)]).toEqual([action, expect.arrayContaining([code])]);
  }, 240_000);

  it.each<[string, Partial<Drawn>, readonly MayAction[], readonly (string | undefined)[]]>([
    [
      'who may, where it is not them',
      { role: 'screening_officer' },
      ['decide', 'recommend', 'note'],
      ['Only a team manager may do this.', 'Only a duty social worker or a team manager may do this.', 'not_needed'],
    ],
    [
      'that somebody must accept it',
      {},
      ['recommend', 'close'],
      ['Somebody must accept the case first.', 'It must be decided first.'],
    ],
    [
      'that it must be reopened',
      { state: 'closed' },
      ['decide', 'assign', 'close', 'reopen'],
      ['It is closed: reopen it first.', 'It is closed: reopen it first.', 'It is closed already.', 'not_needed'],
    ],
    [
      'that a query is no concern',
      { state: 'query' },
      ['decide', 'call_concern'],
      ['It is a process query: call it a concern first.', 'not_needed'],
    ],
    ['that a form came', { form: 'one' }, ['call_query'], ['A form came with it, so it stays a concern.']],
    [
      'that they have it themselves',
      { assignee: ME },
      ['say_related'],
      ['Give the case to a colleague who may see it first.'],
    ],
    ['what needs a reason', {}, ['hand_over', 'open_original', 'open_document'], ['needed', 'needed', 'not_needed']],
    ['nothing to a person who may not read it', { role: 'system_admin' }, ['note'], [undefined]],
  ])('says %s', async (_what, change, actions, says) => {
    expect(await sentences(change, ...actions)).toEqual(says);
  });
});
