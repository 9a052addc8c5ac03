import { ColleagueShown, Directory, DirectoryQuery, EndColleague, EnterColleague, Names } from '../directory.ts';
import { RECEIVED, WORKER } from './examples.ts';
import { operationsUnder } from './parts.ts';

const { forStaff } = operationsUnder('Colleagues');

const COLLEAGUE = {
  id: WORKER,
  name: 'Rowan Ashby',
  roles: ['duty_social_worker'],
  seenOn: '2026-11-23',
  changedAt: RECEIVED,
  changedBy: 'administrator-1',
  changedByName: null,
  endedAt: null,
};
const ENDED = { ...COLLEAGUE, endedAt: RECEIVED };

/** The operations on the directory of colleagues. Work is given only to people in it. */
export const COLLEAGUES = [
  forStaff('listColleagues', 'GET', '/admin/colleagues', {
    summary: 'Lists the colleagues who can be given work, and those whose access has ended.',
    about: 'Lists everyone who has signed in or was entered by an administrator.',
    query: DirectoryQuery,
    answers: {
      200: { means: 'A page of the directory.', json: Directory, example: { colleagues: [COLLEAGUE], cursor: null } },
    },
    problems: ['bad-query', 'bad-cursor'],
  }),
  forStaff('nameColleagues', 'GET', '/admin/colleagues/names', {
    summary: 'Returns the names of all colleagues, as they were at most ten seconds ago.',
    about: 'For a page that offers a choice of colleagues, or that shows a name in place of an id.',
    answers: {
      200: {
        means: 'The names, in alphabetical order.',
        json: Names,
        example: {
          colleagues: [{ id: WORKER, name: 'Rowan Ashby', roles: ['duty_social_worker'], ended: false }],
        },
      },
    },
  }),
  forStaff('enterColleague', 'POST', '/admin/colleagues', {
    summary: 'Adds a colleague before their first sign-in, or changes the name of one.',
    about: 'The name in their sign-in, if there is one, replaces the name that you enter here.',
    body: EnterColleague,
    example: { id: WORKER, name: 'Rowan Ashby' },
    answers: { 200: { means: 'The colleague.', json: ColleagueShown, example: COLLEAGUE } },
    problems: ['bad-colleague'],
  }),
  forStaff('endColleague', 'POST', '/admin/colleagues/end', {
    summary: 'Ends a colleague’s access, whatever their token says.',
    about:
      'It takes effect within 60 seconds. Their cases and tasks go back to the teams within minutes. A case that nobody else may see is opened to team managers, and governance gets a task.',
    body: EndColleague,
    example: { id: WORKER, why: 'She left the council.' },
    answers: { 200: { means: 'Their access has ended.', json: ColleagueShown, example: ENDED } },
    problems: ['bad-colleague', 'yourself'],
  }),
  forStaff('restoreColleague', 'POST', '/admin/colleagues/restore', {
    summary: 'Restores the access of a colleague whose access was ended.',
    about: 'Their earlier work stays with the teams.',
    body: EndColleague,
    example: { id: WORKER, why: 'She is back from leave.' },
    answers: { 200: { means: 'Their access is restored.', json: ColleagueShown, example: COLLEAGUE } },
    problems: ['bad-colleague', 'not-ended'],
  }),
] as const;
