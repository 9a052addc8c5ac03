import { describe, expect, it } from '@jest/globals';
import type { Action } from '#functions/casework/permissions.ts';
import { readsTeam, requireMay, requireMayOn, s47Reader, teamsFor, worksCases } from '#functions/casework/roles.ts';
import { Problem } from '#functions/platform/http/problem.ts';
import { mayEnter } from '#functions/safety/index.ts';
import { Role } from '#schemas/actor.ts';
import { type Case, Team } from '#schemas/case.ts';
import { sampleCase } from '#test/support/sample-case.ts';
import { EXPECTED, OWNS, TEAM_OF } from './may-by-hand.ts';

const REASON = 'asked by the inspector';
const as = (...roles: Role[]) => ({ kind: 'staff' as const, id: 'p1', roles });
const actions = [...new Set(Object.values(EXPECTED).flatMap(({ freely, forAReason }) => [...freely, ...forAReason]))];

/** What governance does on a case of its own alone; tasks of its own are on every team's. */
const OF_GOVERNANCE: readonly Action[] = OWNS.filter((action) => action !== 'finish_task');
/** What shows no case, so that its team does not matter. */
const OF_NO_TEAM: readonly Action[] = [
  'file_case',
  'see_catalogue',
  'see_council',
  'edit_catalogue',
  'list_colleagues',
  'read_activity',
];

/** Whose cases a role takes an action on, said by hand. */
function teamsByHand(role: Role, action: Action): readonly Team[] {
  const own = TEAM_OF.get(role);
  const isEvery = role === 'ig_officer' ? !OF_GOVERNANCE.includes(action) : OF_NO_TEAM.includes(action);
  return own === undefined || isEvery ? Team.options : [own];
}

const outcome = (ask: () => unknown): string => {
  try {
    ask();
    return 'may';
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
};

describe('the table of roles', () => {
  it.each(Role.options)(
    'lets %s do what was said by hand, for those teams, and wants a reason where one was said',
    (role) => {
      const { freely, forAReason } = EXPECTED[role];
      for (const action of actions) {
        const teams = freely.includes(action) || forAReason.includes(action) ? teamsByHand(role, action) : [];
        for (const team of Team.options) {
          const may = !teams.includes(team) ? 'forbidden' : forAReason.includes(action) ? 'reason-needed' : 'may';
          const asked = (reason: string | undefined) => outcome(() => requireMay(as(role), action, { team, reason }));
          expect([action, team, asked(undefined)]).toEqual([action, team, may]);
          expect([action, team, asked(REASON)]).toEqual([action, team, may === 'forbidden' ? may : 'may']);
        }
        expect([action, teamsFor(as(role), action, REASON)]).toEqual([action, teams]);
        expect([action, teamsFor(as(role), action, undefined)]).toEqual([action, freely.includes(action) ? teams : []]);
        const first = outcome(() => requireMay(as(role), action, { reason: REASON }));
        expect([action, first]).toEqual([action, teams.length > 0 ? 'may' : 'forbidden']);
      }
    },
  );

  it.each<[Role, readonly Team[], readonly Team[]]>([
    ['screening_officer', Team.options, Team.options],
    ['duty_social_worker', Team.options, Team.options],
    ['team_manager', Team.options, Team.options],
    ['eh_coordinator', [], []],
    ['masp_chair', [], []],
    ['ig_officer', [], Team.options],
    ['system_admin', [], []],
    ['analyst', [], []],
  ])('shows %s the detail of section 47 of the teams that it names', (role, freely, forAReason) => {
    for (const team of Team.options) {
      expect(s47Reader(as(role), team, undefined)).toEqual({ id: 'p1', seesS47: freely.includes(team) });
      expect(s47Reader(as(role), team, REASON)).toEqual({ id: 'p1', seesS47: forAReason.includes(team) });
    }
  });

  it('says in a sentence what the reason is for', () => {
    expect(() => requireMay(as('ig_officer'), 'read_case', { reason: undefined })).toThrow(
      expect.objectContaining({ status: 400, title: 'Say what you need it for, in the X-Reason header.' }),
    );
  });

  it('lets the better of two roles count', () => {
    const both = as('ig_officer', 'team_manager');
    expect(outcome(() => requireMay(both, 'read_case', { team: 'masp', reason: undefined }))).toBe('may');
    expect(teamsFor(as('eh_coordinator', 'masp_chair'), 'read_case', undefined)).toEqual(
      Team.options.filter((team) => team === 'early_help_coordinator' || team === 'masp'),
    );
  });
});

describe('whose cases somebody reads, and whose they work', () => {
  it.each(Role.options)('%s', (role) => {
    for (const team of Team.options) {
      const reads = !['system_admin', 'analyst'].includes(role) && teamsByHand(role, 'read_case').includes(team);
      const works =
        EXPECTED[role].freely.includes('record_contact') && teamsByHand(role, 'record_contact').includes(team);
      expect([team, readsTeam(as(role), team), worksCases(as(role), team)]).toEqual([team, reads, works]);
      expect(readsTeam(as('system_admin', role), team)).toBe(reads);
      expect(worksCases(as('system_admin', role), team)).toBe(works);
    }
  });
});

describe('a case', () => {
  const on = (change: Partial<Case>, action: Action = 'read_case', role: Role = 'team_manager') =>
    outcome(() => requireMayOn(as(role), action, sampleCase(change), REASON));
  const theirs: Partial<Case> = { access: { only: ['p2'] } };

  it('of a team that they do not read is as none, whatever they ask and whoever it names', () => {
    for (const action of actions) expect(on({ team: 'masp' }, action, 'eh_coordinator')).toBe('not-found');
    expect(on({ ...theirs, team: 'masp' }, 'read_case', 'eh_coordinator')).toBe('not-found');
  });

  it('of a team that they do read says what they may not', () => {
    expect(on({}, 'decide', 'screening_officer')).toBe('forbidden');
    expect(on({}, 'decide')).toBe('may');
    const without = () => requireMayOn(as('ig_officer'), 'read_case', sampleCase(), undefined);
    expect(outcome(without)).toBe('reason-needed');
    expect(on({ team: 'masp' }, 'accept', 'ig_officer')).toBe('forbidden');
  });

  it('that names others lets nobody else in, but to say who may, to break the glass, or to say that it is about them', () => {
    const unnamed: readonly Action[] = ['set_access', 'break_glass', 'say_related'];
    for (const action of actions.filter((each) => on({}, each) === 'may'))
      expect([action, on(theirs, action)]).toEqual([action, unnamed.includes(action) ? 'may' : 'restricted']);
    expect(on({ access: { only: ['p2', 'p1'] } })).toBe('may');
    expect(on({ access: { only: [], never: [] } })).toBe('restricted');
  });

  it('that is kept from somebody lets them do nothing, though it names them', () => {
    for (const action of actions.filter((each) => on({}, each) === 'may'))
      expect([action, on({ access: { only: ['p1'], never: ['p1'] } }, action)]).toEqual([action, 'restricted']);
    expect(on({ access: { only: ['p1'], never: ['p2'] } })).toBe('may');
  });

  it.each<[string, Case['access'], boolean]>([
    ['names nobody', undefined, true],
    ['names them', { only: ['p2', 'p1'] }, true],
    ['names others', { only: ['p2'] }, false],
    ['is kept from others', { never: ['p2'] }, true],
    ['is kept from them', { never: ['p1'] }, false],
    ['is kept from them and names them', { only: ['p1'], never: ['p1'] }, false],
  ])('that %s is theirs to enter, or not', (_which, access, may) => {
    expect(mayEnter({ access }, 'p1')).toBe(may);
  });

  it('that is restricted says so, and its version for whoever breaks the glass', () => {
    expect(() => requireMayOn(as('team_manager'), 'read_case', sampleCase({ ...theirs, version: 7 }), REASON)).toThrow(
      expect.objectContaining({
        status: 403,
        title: 'This case is restricted. Ask your manager.',
        more: { etag: '"7"' },
      }),
    );
  });
});
