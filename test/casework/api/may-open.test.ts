import { describe, expect, it } from '@jest/globals';
import { requireMayOpen } from '#functions/casework/api/may-open.ts';
import { mayDo, requireMayOn } from '#functions/casework/roles.ts';
import { Problem } from '#functions/platform/http/problem.ts';
import { Role } from '#schemas/actor.ts';
import { Team } from '#schemas/case.ts';
import { formSaid } from '#test/support/form-said.ts';
import { sampleCase } from '#test/support/sample-case.ts';
import { safetyOf } from '#test/support/whole-case.ts';

const staff = (role: Role) => ({ kind: 'staff' as const, id: 'person-1', roles: [role] });
const TEAM_OF: Partial<Record<Role, Team>> = { eh_coordinator: 'early_help_coordinator', masp_chair: 'masp' };
const PLAIN = safetyOf([formSaid({})]);
/** The form asks for it, and no flag is on the head. */
const ASKED = safetyOf([
  formSaid({ '/children/0/addressConfidential': true, '/children/0/address': '12 Quillfeather Street' }),
]);

/** Returns what a role is told, with a reason and without. */
function told(role: Role, { flags = [], safety = PLAIN }: { flags?: 'address_confidential'[]; safety?: typeof PLAIN }) {
  const head = sampleCase({ team: TEAM_OF[role] ?? 'duty_and_advice', flags });
  return ['To see how she is hurt', undefined].map((reason) => {
    try {
      requireMayOpen(staff(role), 'open_document', { head, safety }, reason);
      return 'opens';
    } catch (refused) {
      return refused instanceof Problem ? refused.code : refused;
    }
  });
}

describe('a file of a case that keeps an address secret', () => {
  it.each([
    ['the flag', { flags: ['address_confidential' as const] }],
    ['a form alone', { safety: ASKED }],
    ['a record that does not know', { safety: { ...PLAIN, forms: [], full: true as const } }],
  ])('opens only for who may unmask it, for a reason: asked by %s', (_by, asked) => {
    const answers = Object.fromEntries(Role.options.map((role) => [role, told(role, asked)]));
    expect(answers).toEqual({
      screening_officer: ['forbidden', 'shows-a-secret-address'],
      duty_social_worker: ['opens', 'shows-a-secret-address'],
      team_manager: ['opens', 'shows-a-secret-address'],
      eh_coordinator: ['forbidden', 'shows-a-secret-address'],
      masp_chair: ['forbidden', 'shows-a-secret-address'],
      ig_officer: ['opens', 'reason-needed'],
      system_admin: ['not-found', 'not-found'],
      analyst: ['not-found', 'not-found'],
    });
  });

  it('opens for every role that sees the case where nothing is secret', () => {
    const answers = Object.fromEntries(Role.options.map((role) => [role, told(role, {})[0]]));
    expect(answers).toEqual({
      ...Object.fromEntries(Role.options.map((role) => [role, 'opens'])),
      system_admin: 'not-found',
      analyst: 'not-found',
    });
  });
});

describe('an email as it was sent, and an original', () => {
  it.each(['open_message', 'open_original'] as const)(
    '%s is for roles that may unmask, and always for a reason',
    (action) => {
      for (const role of Role.options.filter((one) => mayDo(staff(one), action))) {
        expect([role, mayDo(staff(role), 'unmask')]).toEqual([role, true]);
        for (const team of Team.options)
          expect(() => requireMayOn(staff(role), action, sampleCase({ team }), undefined)).toThrow(Problem);
      }
    },
  );
});
