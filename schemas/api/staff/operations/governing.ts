import { CasePath } from '../case-path.ts';
import { Looks, LooksQuery } from '../looks.ts';
import { RestrictedCases, RestrictedQuery } from '../restricted-cases.ts';
import { BESIDE, ID, LATER, MANAGER, OTHER_REFERENCE, RECEIVED, REFERENCE, WORKER } from './examples.ts';
import { operationsUnder, READS } from './parts.ts';

const { forStaff } = operationsUnder('Governance');

/** The operations by which information governance, and the manager of a case, see what colleagues do. */
export const GOVERNING = [
  forStaff('whoLooked', 'GET', '/admin/cases/{reference}/looks', {
    summary: 'Returns who looked at a case, newest first.',
    about:
      'Returns the looks and changes of colleagues, 50 at a time: when, in which role, what, and the reason that they gave. With `related` it is about everything that people say belongs to the case. A list, or a page that stays open, is here once a day for each colleague. A new look is here in about a minute. The question is recorded like every look, and is in the next answer.',
    path: CasePath,
    query: LooksQuery,
    answers: {
      200: {
        means: 'The looks.',
        json: Looks,
        example: {
          reference: REFERENCE,
          cases: [REFERENCE, OTHER_REFERENCE],
          looks: [
            {
              id: ID,
              at: LATER,
              by: WORKER,
              roles: ['duty_social_worker'],
              references: [REFERENCE, OTHER_REFERENCE],
              what: 'search',
              says: 'Found the case by a search',
              reason: null,
              often: false,
              sealed: true,
            },
            {
              id: ID,
              at: RECEIVED,
              by: WORKER,
              roles: ['duty_social_worker'],
              references: [REFERENCE],
              what: 'list-cases',
              says: 'Saw the case in a list of cases',
              reason: null,
              often: true,
              sealed: true,
            },
          ],
          unreadable: 0,
          hidden: 0,
          moreCases: 0,
          cursor: null,
        },
      },
    },
    problems: [...READS, 'bad-query', 'bad-cursor'],
  }),
  forStaff('listRestricted', 'GET', '/admin/restricted-cases', {
    summary: 'Lists the restricted cases, due first.',
    about:
      'Lists the cases of all teams that only named colleagues may see, and whom each names. It shows nothing of a family.',
    query: RestrictedQuery,
    answers: {
      200: {
        means: 'A page of the list.',
        json: RestrictedCases,
        example: {
          cases: [
            {
              reference: REFERENCE,
              team: 'duty_and_advice',
              state: 'accepted',
              receivedAt: RECEIVED,
              named: [WORKER, MANAGER],
            },
          ],
          ...BESIDE,
        },
      },
    },
    problems: ['bad-query', 'bad-cursor', 'reason-needed'],
  }),
] as const;
