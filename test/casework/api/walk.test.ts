import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import type { OriginalStore } from '#functions/casework/api/original.ts';
import type { StaffDeps } from '#functions/casework/api/staff-context.ts';
import type { StaffStore } from '#functions/casework/api/staff-store.ts';
import { MOVES } from '#functions/casework/work/states.ts';
import { cursorsWith } from '#functions/platform/http/cursor.ts';
import { Problem } from '#functions/platform/http/problem.ts';
import { Role } from '#schemas/actor.ts';
import { type Case, CaseState, type Task, type Team } from '#schemas/case.ts';
import { CLOCK_DEFAULTS } from '#schemas/clock-settings.ts';
import type { Draft } from '#schemas/draft.ts';
import { DEFAULT_LEVELS } from '#schemas/levels.ts';
import { newReference } from '#schemas/reference.ts';
import { NOTHING_SAID } from '#schemas/safety-record.ts';
import { council, deployedCouncil } from '#test/correspondence/outbox-fixture.ts';
import { bearerOf } from '#test/support/bearer.ts';
import { formSaid } from '#test/support/form-said.ts';
import { LOOKUP_KEYS } from '#test/support/lookup-world.ts';
import { sampleAsk } from '#test/support/sample-ask.ts';
import { sampleOutbound } from '#test/support/sample-case.ts';
import { sampleConversation } from '#test/support/sample-conversation.ts';
import { sampleMatch } from '#test/support/sample-match.ts';
import { EVERY_ROUTE, staffApi, takenBy } from '#test/support/staff-api.ts';
import { wholeCase } from '#test/support/whole-case.ts';
import { EXPECTED, OWNS, TEAM_OF } from '../may-by-hand.ts';

const now = new Date('2026-11-23T09:00:00.000Z');
const reference = newReference();

/** Another case, with a child that may be the same. */
const other = { reference: newReference(), links: [{ reference, why: 'by_hand' as const }] };
const ours = sampleMatch({ other: { reference: other.reference, child: 1 } });
const theirs = sampleMatch({ other: { reference, child: 1 } });

function head(team: Team, state: CaseState): Case {
  return {
    reference,
    door: 'web',
    team,
    state,
    receivedAt: '2026-11-20T09:00:00.000Z',
    decisionDueAt: '2026-11-23T17:00:00.000Z',
    flags: ['danger_words'],
    links: [],
    form: null,
    completeness: null,
    children: 1,
    version: 1,
  };
}

const { mailbox: _mailbox, wordFormUrl: _form, ...DETAILS } = deployedCouncil;
const versioned = <T>(value: T) => ({ value, version: 2, changedAt: now.toISOString(), changedBy: 'p9' });

/** Makes a world that holds everything requested, and records whether anything was read. */
function world(team: Team, state: CaseState = 'new', action?: string) {
  let reads = 0;
  const read = <T>(answer: T): Promise<T> => {
    reads += 1;
    return Promise.resolve(answer);
  };
  const place = { bucket: 'documents', key: 'k', versionId: 'v' };
  const document = {
    id: 'D1',
    reference,
    name: 'form.docx',
    size: 1,
    sha256: 'a',
    origin: { kind: 'message' as const, id: 'M1' },
    quarantine: place,
    receivedAt: now.toISOString(),
    verdict: 'clean' as const,
    threats: [],
    scans: 1,
    safety: 'safe' as const,
    reasons: [],
    type: 'docx',
    filed: place,
    picture: { large: place, small: place },
    drawing: place,
    looks: [],
    pictures: [],
    reading: 'read' as const,
    formNumber: null,
    alsoOn: null,
  };
  const message = {
    direction: 'in' as const,
    id: 'M1',
    reference,
    deliveryKey: 'k',
    raw: { bucket: 'mail', key: 'filed/2026-11-23/M1' },
    size: 1,
    sha256: 'a',
    receivedAt: now.toISOString(),
    from: null,
    subject: null,
    messageIdHeader: null,
    automatic: 'none' as const,
    held: [],
    portal: 'none',
    opening: 'opened' as const,
    drawing: place,
    joined: false,
  };
  const worked = (asked: string) => {
    if (asked === other.reference) return wholeCase({ head: { ...head(team, state), ...other }, matches: [theirs] });
    if (action === 'break_glass') return wholeCase({ head: { ...head(team, state), access: { only: ['p7'] } } });
    if (action === 'call_query' || action === 'answer_query')
      return wholeCase({ head: { ...head(team, state), door: 'email', flags: [] } });
    return wholeCase({
      head: head(team, state),
      tasks: [task],
      forms: [formSaid({ '/urgency/immediateDanger': false })],
      asks: [sampleAsk(reference, { id: 'A1' })],
      conversations: [conversation],
      matches: [ours],
      messages: [letter],
    });
  };
  const store: StaffStore & Pick<OriginalStore, 'readDocuments'> = {
    readDocuments: async () => [document],
    listColleagues: async () => read({ colleagues: [] }),
    enterColleague: async () => read(colleague),
    endColleague: async () => read(colleague),
    restoreColleague: async () => read(colleague),
    namesOfColleagues: async () => new Map(),
    listDrafts: async () => read({ mine: [], left: [] }),
    readDraft: async () => draft,
    lookAtDraft: async () => read(undefined),
    beginDraft: async () => undefined,
    changeDraft: async () => read('changed' as const),
    letGoDraft: async () => read('changed' as const),
    readOnlineFormSetting: async () => read(versioned({ open: false as const })),
    listCases: async () => read({ rows: [head(team, state)], unreadable: [], moved: [] }),
    headsOf: async () => new Map(),
    listTasks: async () => read({ rows: [], unreadable: [], moved: [] }),
    readActivity: async () => read({ rows: [], standing: new Map() }),
    readDashboard: async () => read([]),
    countLeft: async () => 0,
    readTeamCounts: async () => ({
      cases: { new: 0, accepted: 0, awaiting_information: 0, recommended: 0, decided: 0, closed: 0 },
      queries: { query: 0, answered: 0 },
    }),
    readCase: async (asked, look) => {
      look.permit(head(team, state));
      if (asked === other.reference) return wholeCase({ head: { ...head(team, state), ...other } });
      return read(wholeCase({ head: head(team, state), conversations: [conversation] }));
    },
    readHistory: async (_reference, look) => {
      look.permit(head(team, state));
      return read({ cases: [wholeCase({ head: head(team, state) })], hidden: 0, moreCases: 0 });
    },
    readLooks: async (_reference, look) => {
      look.permit(head(team, state));
      return read({
        cases: [wholeCase({ head: head(team, state) })],
        looks: [],
        unreadable: 0,
        hidden: 0,
        moreCases: 0,
      });
    },
    readParts: async (asked) => worked(asked),
    readCaseToWork: async (asked, permit) => {
      permit(head(team, state));
      return asked === other.reference ? worked(asked) : read(worked(asked));
    },
    readDeskSettings: async () => ({ levels: DEFAULT_LEVELS, catalogue: [], clock: CLOCK_DEFAULTS }),
    changeCase: async () => ({ changed: 'now', version: 2 }),
    changeBoth: async () => ({ changed: 'now' }),
    searchCases: async () => read({ under: new Map(), heads: new Map(), safety: new Map(), more: false }),
    readDocumentToOpen: async (_reference, _id, look) => {
      look.permit({ head: head(team, state), safety: NOTHING_SAID });
      return read({ head: head(team, state), safety: NOTHING_SAID, document, number: 1 });
    },
    readDocumentsToShow: async (_reference, _ids, look) => {
      look.permit({ head: head(team, state), safety: NOTHING_SAID });
      return read([{ head: head(team, state), safety: NOTHING_SAID, document, number: 1 }]);
    },
    noteFileLook: async () => undefined,
    readMessageToOpen: async (_reference, _id, look) => {
      look.permit({ head: head(team, state), safety: NOTHING_SAID });
      return read({ head: head(team, state), safety: NOTHING_SAID, message, parts: [document] });
    },
    openCase: async () => read({ opened: 'before', reference: first.reference, holds: first }),
    writeOnlineForm: async () => read(versioned({ open: false as const })),
    readShift: async () => read({ cases: {}, tasks: {} }),
    readClock: async () => read(versioned(CLOCK_DEFAULTS)),
    writeClock: async () => read(versioned(CLOCK_DEFAULTS)),
    readCatalogue: async () => read([entry]),
    readCatalogueEntry: async () => read({ entry, versions: [entry] }),
    writeCatalogueEntry: async () => read({ written: entry }),
    readLevelsSetting: async () => read(versioned(DEFAULT_LEVELS)),
    writeLevels: async () => read(versioned(DEFAULT_LEVELS)),
    readCouncil: async () => read(versioned(null)),
    writeCouncil: async () => read(versioned(DETAILS)),
    readPostcodesSetting: async () => read(versioned({ source: 'deployed' as const })),
    writePostcodes: async () => read(versioned({ source: 'deployed' as const })),
    readSettingHistory: async () => read([versioned(DEFAULT_LEVELS)]),
    addCatalogueEntries: async () => read({ added: ['centre'], kept: [], full: false }),
  };
  const deps: StaffDeps = {
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
    object: async () => gzipSync(JSON.stringify({ blocks: [], asides: [], sources: [], cut: false })),
    show: async () => ({ url: 'https://s3.example', expiresAt: now.toISOString() }),
    link: async () => ({ url: 'https://s3.example', expiresAt: now.toISOString() }),
    homeAuthority: 'E06000016',
    area: async () => ({ home: 'E06000016', authorityOf: () => undefined }),
    directory: async () => read([]),
    caseClocks: async () => () => null,
  };
  return { deps, reads: () => reads };
}

/** A conversation to preview and to approve. */
const conversation = sampleConversation(reference, { id: 'D1' });

/** A letter that went out. */
const letter = sampleOutbound(reference);

/** A task to finish. */
const task: Task = {
  id: 'T1',
  kind: 'by_hand',
  team: 'duty_and_advice',
  state: 'open',
  raisedAt: now.toISOString(),
  dueAt: now.toISOString(),
  why: 'test',
};

/** A decision that needs nothing more. */
const ANALYSIS = {
  level: { code: '1', rationale: 'No need beyond universal services.' },
  legalBasis: { code: 'none', rationale: 'Nothing that a law asks for.' },
  outcome: 'advice',
  reasons: 'The school can help.',
};

const TEXT = {
  name: 'A family centre',
  description: 'Open to all.',
  url: null,
  telephone: null,
  address: null,
  active: true,
  clusters: [],
};
/** A colleague in the directory. */
const colleague = { id: 'p2', roles: [] };

/** An entry of the catalogue. */
const entry = { ...TEXT, id: 'centre', version: 1, changedAt: now.toISOString(), changedBy: 'p9' };

/** A referral that the person is taking down, and left. */
const draft: Draft = {
  id: '01KAW3T7E5V8Q2M4N6P8R0S2T4',
  taker: 'p1',
  team: 'duty_and_advice',
  channel: 'phone',
  form: 'early-help-and-social-care',
  answers: {},
  danger: [],
  begunAt: now.toISOString(),
  // Left for an hour: it can be taken over.
  changedAt: new Date(now.getTime() - 3_600_000).toISOString(),
  version: 1,
};

/** The receipt of a referral that was filed before. */
const first = { reference, receivedAt: now.toISOString(), decisionDueAt: now.toISOString() };

/** The body of each action; the others send a setting's switch. */
const SENT = new Map<string, unknown>([
  ['set_clock', {}],
  ['search', { name: 'Amy Reed' }],
  ['link', { reference: other.reference, why: 'Cousins.' }],
  ['unlink', { reference: other.reference, why: 'No cousins.' }],
  ['judge_match', { id: ours.id, decision: 'confirm' }],
  ['accept', {}],
  ['POST /admin/colleagues', { id: 'p2', name: 'Rowan Ashby' }],
  ['edit_colleagues', { id: 'p2', why: 'She left the council.' }],
  ['assign', { to: 'p2' }],
  ['reroute', { team: 'documents_to_read', why: 'It is stuck.' }],
  ['set_priority', { priority: 'urgent' }],
  ['note', { text: 'Rang the school.' }],
  ['raise_task', { why: 'Ring the school', dueAt: '2026-11-24T09:00:00.000Z' }],
  ['finish_task', { id: 'T1' }],
  ['edit_catalogue', TEXT],
  ['set_council', DETAILS],
  ['set_postcodes', { source: 'deployed' }],
  ['set_levels', { levels: DEFAULT_LEVELS }],
  ['file_case', { channel: 'phone', form: 'early-help-and-social-care', liquidlogicId: 'LL 2', answers: {} }],
  ['POST /admin/drafts', { channel: 'phone', form: 'masp' }],
  ['PUT /admin/drafts/{id}', { channel: 'phone', answers: {} }],
  ['POST /admin/drafts/{id}/file', {}],
  ['POST /admin/drafts/{id}/let-go', { why: 'A wrong number.' }],
  ['set_liquidlogic', { id: 'LL 1' }],
  ['recommend', ANALYSIS],
  ['decide', { ...ANALYSIS, aloneBecause: 'Nobody else is here.' }],
  ['close', {}],
  ['reopen', { why: 'A second school rang.' }],
  [
    'ask',
    {
      reasons: ['best_placed'],
      questions: [{ topic: 'safety', text: 'Is anybody at risk today?' }],
      dueAt: '2026-11-24T09:00:00.000Z',
      of: { who: 'professional', how: 'telephone', worker: 'p2' },
    },
  ],
  ['set_flag', { flag: 'do_not_inform_parents', why: 'Her aunt rang.' }],
  ['lift_flag', { flag: 'danger_words', why: 'I rang the school.' }],
  ['record_contact', { person: 'sender', contact: 'never', ways: [], saidBy: 'The school' }],
  ['unmask', { group: 'addresses', why: 'To visit her today.' }],
  [
    'converse',
    {
      at: '2026-11-23T08:30:00.000Z',
      with: 'referrer',
      actions: [{ what: 'do_nothing_more', who: 'you' }],
      summary: 'They are worried.',
      confirm: { how: 'telephone', why: 'They asked for a call.' },
    },
  ],
  ['approve_confirmation', { id: 'D1', instead: { how: 'telephone', why: 'The address is shared.' } }],
  [
    'POST /admin/cases/{reference}/form-instructed',
    { form: 'masp', dueAt: '2026-11-24T09:00:00.000Z', of: { who: 'professional', how: 'telephone', worker: 'p2' } },
  ],
  ['call_query', { namesChildOrConcern: false, why: 'Asks about section 4 of the form.' }],
  ['answer_query', { how: 'telephone', answer: 'Leave section 4 blank.' }],
  ['set_access', { only: ['p1', 'p7'], never: [], why: 'The mother works next door.' }],
  ['break_glass', { why: 'Nobody who is named can be reached.' }],
  ['say_related', {}],
  ['say_same_parents', { children: ['1.children.0'], same: false, why: 'It was another family.' }],
  ['report_misdirected', { id: letter.id, why: 'Another school of the same name.' }],
  ['call_concern', { why: 'They rang: it is about a boy.' }],
  ['record_reading', { form: 1, path: '/urgency/immediateDanger', answer: false }],
  ['record_answer', { id: 'A1', how: 'telephone', answers: 'Nobody is.' }],
]);

const idFor = (route: string) =>
  route.includes('/drafts/')
    ? draft.id
    : route.includes('/messages/')
      ? `${reference}_M1`
      : route.includes('/catalogue/')
        ? 'centre'
        : 'D1';

async function ask(
  deps: StaffDeps,
  route: string,
  roles: readonly string[],
  reason: string | undefined,
  team: Team,
  token: Record<string, unknown> = {},
) {
  const claims =
    roles.length === 0
      ? {}
      : {
          iss: deps.issuer,
          aud: deps.audience,
          sub: 'p1',
          exp: now.getTime() / 1000 + 60,
          roles,
          ...token,
        };
  try {
    const answer = await staffApi(deps, {
      route,
      path: { reference, id: idFor(route), other: other.reference, setting: 'levels' },
      query: takenBy(route, { team, ids: 'D1' }),
      headers: {
        authorization: bearerOf(claims),
        'if-match': '"1"',
        ...(reason === undefined ? {} : { 'x-reason': reason }),
      },
      body: SENT.get(route) ?? SENT.get(EVERY_ROUTE[route]?.action ?? '') ?? { open: false },
      sent: '',
      claims,
      requestId: 'r1',
      receivedAt: now,
    });
    return answer.status === 201 ? 200 : answer.status;
  } catch (error) {
    if (error instanceof Problem) return error.status;
    throw error;
  }
}

/** Returns whether the state machine allows an action. It does not know operations that are no action on a case. */
function mayBeTaken(action: string, state: CaseState): boolean {
  const move = Object.entries(MOVES).find(([name]) => name === action)?.[1];
  return move?.[state] !== undefined;
}

describe('every staff route', () => {
  const routes = Object.entries(EVERY_ROUTE);

  it.each(routes)('%s: refuses a caller without a token, and reads nothing', async (route) => {
    const { deps, reads } = world('duty_and_advice');
    expect(await ask(deps, route, [], undefined, 'duty_and_advice')).toBe(401);
    expect(await ask(deps, route, ['no_such_role'], 'for an inspection', 'duty_and_advice')).toBe(403);
    expect(reads()).toBe(0);
  });

  // The gateway stops tokens with a false signature (alg none, another key with our key's id): test/e2e/staff.test.ts.
  it.each(routes)(
    '%s: lets no role in by a token that is not for us or not for now, and reads nothing',
    async (route) => {
      const { deps, reads } = world('duty_and_advice');
      const seconds = now.getTime() / 1000;
      for (const token of [
        { iss: 'https://elsewhere.example' },
        { aud: 'another-service' },
        { aud: undefined },
        { exp: seconds },
        { exp: seconds + 60, nbf: seconds + 30 },
        { sub: '' },
      ])
        expect(await ask(deps, route, [...Role.options], 'for an inspection', 'duty_and_advice', token)).toBe(401);
      expect(reads()).toBe(0);
    },
  );

  it.each(routes.flatMap(([route, { action }]) => Role.options.map((role) => [route, role, action] as const)))(
    '%s as %s does what the table of roles says',
    async (route, role, action) => {
      const team = TEAM_OF.get(role) ?? 'duty_and_advice';
      const state = CaseState.options.find((one) => mayBeTaken(action, one)) ?? 'new';
      const { deps, reads } = world(team, state, action);
      const { freely, forAReason } = EXPECTED[role];
      const without = freely.includes(action) ? 200 : forAReason.includes(action) ? 400 : 403;
      expect(await ask(deps, route, [role], undefined, team)).toBe(without);
      expect(reads()).toBe(without === 200 ? 1 : 0);
      const withReason = freely.includes(action) || forAReason.includes(action) ? 200 : 403;
      expect(await ask(deps, route, [role], 'asked by the inspector', team)).toBe(withReason);
    },
  );

  it.each<Role>(['eh_coordinator', 'masp_chair'])('keeps an %s to the cases of their own team', async (role) => {
    const { deps, reads } = world('duty_and_advice');
    // The catalogue and the council's details belong to no team, anybody who takes a call may file it, and a search counts other
    // teams' cases: none shows a case.
    for (const [route, { action }] of routes) {
      if (/_catalogue$|_colleagues$|^see_council$/.test(action) || action === 'file_case' || action === 'search')
        continue;
      const told = await ask(deps, route, [role], 'curious about it', 'duty_and_advice');
      // A role without the permission gets 403; a role with it on other teams' cases only is told that the case does not exist.
      const may = [...EXPECTED[role].freely, ...EXPECTED[role].forAReason].includes(action);
      const isOnCase = /\{reference\}|\/messages\//.test(route);
      expect([route, told]).toEqual([route, may && isOnCase ? 404 : 403]);
    }
    expect(reads()).toBe(0);
  });

  it('lets governance look into every team’s cases for a reason, and work on its own alone', async () => {
    const { deps } = world('duty_and_advice');
    for (const [route, { action }] of routes)
      if (OWNS.includes(action))
        expect(await ask(deps, route, ['ig_officer'], 'a complaint to answer', 'duty_and_advice')).toBe(403);
  });

  it('counts the better of two roles', async () => {
    const { deps } = world('duty_and_advice');
    const route = 'GET /admin/cases/{reference}';
    expect(await ask(deps, route, ['ig_officer', 'team_manager'], undefined, 'duty_and_advice')).toBe(200);
    expect(await ask(deps, route, ['system_admin', 'eh_coordinator'], undefined, 'duty_and_advice')).toBe(404);
  });

  it('needs a reason that says something', async () => {
    const { deps } = world('duty_and_advice');
    for (const reason of ['', '  x  ', 'x'.repeat(501)]) {
      expect(await ask(deps, 'GET /admin/cases', ['ig_officer'], reason, 'duty_and_advice')).toBe(400);
    }
  });
});
