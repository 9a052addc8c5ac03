import { Problem } from '#functions/platform/http/problem.ts';
import { StoreBusyError } from '#functions/platform/store/store-busy.ts';
import type { Page, PageVisit } from './page.ts';
import { WrongMethodError } from './routes.ts';

/** The page in place of one that its reader may no longer see. It holds nothing of what it replaces. */
export const noLongerYours: Page = {
  status: 403,
  template: 'kit/errors/no-access.njk',
  title: 'You no longer have access',
  model: {},
};

/** The address of each further page of a list, or of a very long case, is made for one person. */
const BAD_CURSOR =
  'The address of a further page works only for the person who opened the first page. Begin again at the first page.';

const page = (status: number, template: string, title: string, model = {}): Page => ({
  status,
  template: `kit/errors/${template}.njk`,
  title,
  model,
});

/** Returns the page in place of a restricted case: what its reader can do without seeing it. */
export const restrictedFor = ({ may, person, path }: PageVisit): Page =>
  page(403, 'restricted', 'This case is restricted', {
    base: `/staff/cases/${path.reference ?? ''}`,
    mayBreak: may('breakGlass'),
    maySayRelated: may('sayRelated'),
    // A manager sets it only on a case that names them.
    mayGovern: person.staff.roles.includes('ig_officer') && may('setAccess'),
  });

/** Returns the page for an error: what happened, what to do, and the reference of the request in our logs. */
export function errorPage(error: unknown, requestId: string): Page {
  if (error instanceof StoreBusyError)
    return page(503, 'problem', 'We are busy', { says: 'Try again in a moment.', requestId });
  if (error instanceof WrongMethodError)
    return page(405, 'problem', 'This page does not open this way', {
      says: 'Nothing was done. Go back to the page that you came from, and use its links and buttons.',
      requestId,
    });
  if (!(error instanceof Problem))
    return page(500, 'problem', 'Something went wrong', {
      says: 'What you sent may not have been saved. Look at the case before you send it again.',
      requestId,
    });
  // A colleague passed its address on.
  if (error.code === 'bad-cursor')
    return page(400, 'problem', 'This address is not for you', { says: BAD_CURSOR, requestId });
  if (error.status === 404) return page(404, 'not-found', 'Page not found', { requestId });
  if (error.status === 403) return { ...noLongerYours, model: { says: error.title } };
  if (error.status === 413) return page(413, 'too-long', 'This is too long', { says: error.title });
  return page(error.status, 'problem', 'This cannot be done', { says: error.title, requestId });
}
