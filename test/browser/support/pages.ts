import type { Role } from '#schemas/actor.ts';

/** A page as the tests of pages open it. */
export interface PageToOpen {
  /** Its address as the console's routes write it, or one of them with its query. */
  readonly path: string;
  /** Who opens it in `npm test`. Every role opens it in `npm run test:pages`. */
  readonly by: Role;
}

const CASE = '/staff/cases/{reference}';
const duty = (path: string): PageToOpen => ({ path, by: 'duty_social_worker' });
const manager = (path: string): PageToOpen => ({ path, by: 'team_manager' });

/** The pages that belong to no case. */
export const LISTS: readonly PageToOpen[] = [
  duty('/staff'),
  manager('/staff/queue'),
  duty('/staff/queue?team=held_mail'),
  duty('/staff/search'),
  manager('/staff/shift'),
];

/** The pages of a case. */
export const CASE_PAGES: readonly PageToOpen[] = [
  '',
  '/referral',
  '/people',
  '/files',
  '/messages',
  '/tasks',
  '/timeline',
  '/decisions',
  '/history',
].map((path) => duty(`${CASE}${path}`));
