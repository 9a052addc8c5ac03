import type { Answer, Request } from '#functions/platform/http/endpoint.ts';
import { ActivityQuery } from '#schemas/api/staff/activity.ts';
import { CaseRest } from '#schemas/api/staff/case-path.ts';
import { CatalogueQuery } from '#schemas/api/staff/catalogue.ts';
import { DashboardQuery } from '#schemas/api/staff/dashboard.ts';
import { DirectoryQuery } from '#schemas/api/staff/directory.ts';
import { DrawingQuery } from '#schemas/api/staff/drawing.ts';
import { HandOverQuery } from '#schemas/api/staff/hand-over.ts';
import type { StaffRoute } from '#schemas/api/staff/index.ts';
import { LooksQuery } from '#schemas/api/staff/looks.ts';
import { RestrictedQuery } from '#schemas/api/staff/restricted-cases.ts';
import { ShiftQuery } from '#schemas/api/staff/shift.ts';
import { SmallPicturesQuery } from '#schemas/api/staff/shown-file.ts';
import { TaskQuery } from '#schemas/api/staff/task-list.ts';
import { CaseQuery } from '#schemas/api/staff/work-list.ts';
import { CASE_ACTIONS } from '../work/actions/index.ts';
import { CASE_PAIR_ACTIONS } from '../work/pairs/index.ts';
import { type CaseActionPath, type CasePairPath, ON_CASE } from '../work/paths.ts';
import { act } from './act.ts';
import { actOnTwo } from './act-on-two.ts';
import { readActivity } from './activity.ts';
import { addStartingSet, putCatalogueEntry, showCatalogue, showCatalogueEntry } from './catalogue.ts';
import { setClock, showClock } from './clock-settings.ts';
import { endColleague, enterColleague, listDirectory, nameColleagues, restoreColleague } from './colleagues.ts';
import { compared } from './compared.ts';
import { setCouncil, showCouncil } from './council.ts';
import { dashboard } from './dashboard.ts';
import { documentLink } from './document-link.ts';
import { beginDraft, fileDraft, letGoDraft, listDrafts, saveDraft, showDraft, takeDraft } from './drafts.ts';
import { readDrawing, readMessageDrawing } from './drawing.ts';
import { fileCaseByStaff } from './file-case.ts';
import { showHandOver } from './hand-over.ts';
import type { PRINT_ROUTES } from './hand-over-pdf.ts';
import { showHistory } from './history.ts';
import { setLevels, showLevels } from './levels.ts';
import { messageLink } from './message-link.ts';
import { setOnlineForm, showOnlineForm } from './online-form.ts';
import type { ORIGINAL_ROUTES } from './original.ts';
import { setPostcodes, showPostcodes } from './postcodes.ts';
import { previewConfirmation } from './preview.ts';
import { restrictedCases } from './restricted-cases.ts';
import { search } from './search.ts';
import { showSettingHistory } from './setting-history.ts';
import { showShift } from './shift.ts';
import { showCase } from './show-case.ts';
import { showDocument, showSmallPictures } from './shown-files.ts';
import type { StaffDeps } from './staff-context.ts';
import { answerStaff, type Route } from './staff-request.ts';
import { taskList } from './task-list.ts';
import { unmask } from './unmask.ts';
import { whoLooked } from './who-looked.ts';
import { workList } from './work-list.ts';

/**
 * The operations other than actions on a case. Three are elsewhere: `documents/blank-form` writes the form of a case,
 * `casework/hand-over-pdf` prints, and `casework/open-original` gives files from quarantine.
 */
type OwnRoute = Exclude<
  StaffRoute,
  | `${typeof ON_CASE}${CaseActionPath | CasePairPath}`
  | 'GET /admin/cases/{reference}/forms/{name}'
  | keyof typeof PRINT_ROUTES
  | keyof typeof ORIGINAL_ROUTES
>;

/**
 * Exactly the operations of `schemas/api/staff`: an operation without an answer, or an answer without an operation, does not
 * compile.
 */
const OWN_ROUTES: Readonly<Record<OwnRoute, Route<StaffDeps>>> = {
  'GET /admin/cases': { action: 'list_cases', query: CaseQuery, respond: workList },
  'POST /admin/cases': { action: 'file_case', respond: fileCaseByStaff },
  'POST /admin/drafts': { action: 'file_case', respond: beginDraft },
  'GET /admin/drafts': { action: 'file_case', respond: listDrafts },
  'GET /admin/drafts/{id}': { action: 'file_case', respond: showDraft },
  'PUT /admin/drafts/{id}': { action: 'file_case', respond: saveDraft },
  'POST /admin/drafts/{id}/take': { action: 'file_case', respond: takeDraft },
  'POST /admin/drafts/{id}/file': { action: 'file_case', respond: fileDraft },
  'POST /admin/drafts/{id}/let-go': { action: 'file_case', respond: letGoDraft },
  'GET /admin/cases/{reference}': { action: 'read_case', query: CaseRest, respond: showCase },
  'GET /admin/cases/{reference}/hand-over': { action: 'hand_over', query: HandOverQuery, respond: showHandOver },
  'GET /admin/cases/{reference}/compared-with/{other}': { action: 'read_case', respond: compared },
  'GET /admin/cases/{reference}/history': { action: 'read_case', respond: showHistory },
  'GET /admin/cases/{reference}/looks': { action: 'who_looked', query: LooksQuery, respond: whoLooked },
  'GET /admin/cases/{reference}/documents/{id}': { action: 'open_document', respond: documentLink },
  'GET /admin/cases/{reference}/documents/{id}/drawing': {
    action: 'read_case',
    query: DrawingQuery,
    respond: readDrawing,
  },
  'GET /admin/cases/{reference}/documents/{id}/shown': { action: 'open_document', respond: showDocument },
  'GET /admin/cases/{reference}/pictures': {
    action: 'open_document',
    query: SmallPicturesQuery,
    respond: showSmallPictures,
  },
  'POST /admin/cases/{reference}/unmask': { action: 'unmask', respond: unmask },
  'GET /admin/activity': { action: 'read_activity', query: ActivityQuery, respond: readActivity },
  'GET /admin/dashboard': { action: 'list_cases', query: DashboardQuery, respond: dashboard },
  'GET /admin/cases/{reference}/conversations/{id}/preview': {
    action: 'preview_confirmation',
    respond: previewConfirmation,
  },
  'GET /admin/restricted-cases': { action: 'list_restricted', query: RestrictedQuery, respond: restrictedCases },
  'POST /admin/search': { action: 'search', respond: search },
  'GET /admin/tasks': { action: 'list_tasks', query: TaskQuery, respond: taskList },
  'GET /admin/messages/{id}/drawing': { action: 'read_case', query: DrawingQuery, respond: readMessageDrawing },
  'GET /admin/messages/{id}/raw': { action: 'open_message', respond: messageLink },
  'GET /admin/settings/online-form': { action: 'read_online_form', respond: showOnlineForm },
  'PUT /admin/settings/online-form': { action: 'set_online_form', respond: setOnlineForm },
  'GET /admin/settings/levels': { action: 'see_catalogue', respond: showLevels },
  'PUT /admin/settings/levels': { action: 'set_levels', respond: setLevels },
  'GET /admin/settings/council': { action: 'see_council', respond: showCouncil },
  'PUT /admin/settings/council': { action: 'set_council', respond: setCouncil },
  'GET /admin/settings/postcodes': { action: 'read_settings', respond: showPostcodes },
  'PUT /admin/settings/postcodes': { action: 'set_postcodes', respond: setPostcodes },
  'GET /admin/settings/{setting}/history': { action: 'read_settings', respond: showSettingHistory },
  'GET /admin/catalogue': { action: 'see_catalogue', query: CatalogueQuery, respond: showCatalogue },
  'GET /admin/catalogue/{id}': { action: 'see_catalogue', respond: showCatalogueEntry },
  'PUT /admin/catalogue/{id}': { action: 'edit_catalogue', respond: putCatalogueEntry },
  'POST /admin/catalogue/starting-set': { action: 'edit_catalogue', respond: addStartingSet },
  'GET /admin/colleagues': { action: 'list_colleagues', query: DirectoryQuery, respond: listDirectory },
  'GET /admin/colleagues/names': { action: 'list_colleagues', respond: nameColleagues },
  'POST /admin/colleagues': { action: 'edit_colleagues', respond: enterColleague },
  'POST /admin/colleagues/end': { action: 'edit_colleagues', respond: endColleague },
  'POST /admin/colleagues/restore': { action: 'edit_colleagues', respond: restoreColleague },
  'GET /admin/shift': { action: 'list_cases', query: ShiftQuery, respond: showShift },
  'GET /admin/settings/clock': { action: 'set_clock', respond: showClock },
  'PUT /admin/settings/clock': { action: 'set_clock', respond: setClock },
};

/** Every staff route with its details and its handler. */
export const STAFF_ROUTES: Readonly<Record<string, Route<StaffDeps>>> = {
  ...OWN_ROUTES,
  ...onCase(CASE_PAIR_ACTIONS, ({ action, rule }) => ({
    action,
    respond: (visit) => actOnTwo(visit, { action, rule }),
  })),
  ...onCase(CASE_ACTIONS, ({ action, rule }) => ({
    action,
    respond: (visit, deps) => act(visit, deps, { action, rule }),
  })),
};

/** Makes a route for each action, by its path. */
function onCase<Does>(
  actions: Readonly<Record<string, Does>>,
  route: (does: Does) => Route<StaffDeps>,
): Record<string, Route<StaffDeps>> {
  return Object.fromEntries(Object.entries(actions).map(([path, does]) => [`${ON_CASE}${path}`, route(does)]));
}

/** Answers a staff request. */
export const staffApi = (deps: StaffDeps, request: Request): Promise<Answer> =>
  answerStaff(STAFF_ROUTES, deps, request);
