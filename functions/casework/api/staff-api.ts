import { staffFrom } from '#functions/platform/http/claims.ts';
import type { Answer, Request } from '#functions/platform/http/endpoint.ts';
import { notFound } from '#functions/platform/http/problem.ts';
import type { StaffRoute } from '#schemas/api/staff/index.ts';
import { type Action, requireMay } from '../roles.ts';
import { CASE_ACTIONS } from '../work/actions/index.ts';
import { CASE_PAIR_ACTIONS } from '../work/pairs/index.ts';
import { type CaseActionPath, type CasePairPath, ON_CASE } from '../work/paths.ts';
import { act } from './act.ts';
import { actOnTwo } from './act-on-two.ts';
import { putCatalogueEntry, showCatalogue, showCatalogueEntry } from './catalogue.ts';
import { setClock, showClock } from './clock-settings.ts';
import { dashboard } from './dashboard.ts';
import { documentLink } from './document-link.ts';
import { fileCaseByStaff } from './file-case.ts';
import { showHandOver } from './hand-over.ts';
import { setLevels, showLevels } from './levels.ts';
import { messageLink } from './message-link.ts';
import { setOnlineForm } from './online-form.ts';
import { previewConfirmation } from './preview.ts';
import { search } from './search.ts';
import { showShift } from './shift.ts';
import { showCase } from './show-case.ts';
import { taskList } from './task-list.ts';
import { unmask } from './unmask.ts';
import { reasonIn, type StaffDeps, type Visit } from './visit.ts';
import { workList } from './work-list.ts';

interface Route {
  readonly action: Action;
  readonly respond: (deps: StaffDeps, visit: Visit) => Promise<Answer>;
}

/** The operations that are no actions on a case; the blank form of a case is written by `documents/blank-form`. */
type OwnRoute = Exclude<
  StaffRoute,
  `${typeof ON_CASE}${CaseActionPath | CasePairPath}` | 'GET /admin/cases/{reference}/forms/{name}'
>;

/** Exactly the operations of `schemas/api/staff`: one that nobody answers, or an answer that is none, does not compile. */
const OWN_ROUTES: Readonly<Record<OwnRoute, Route>> = {
  'GET /admin/cases': { action: 'list_cases', respond: workList },
  'POST /admin/cases': { action: 'file_case', respond: fileCaseByStaff },
  'GET /admin/cases/{reference}': { action: 'read_case', respond: showCase },
  'GET /admin/cases/{reference}/hand-over': { action: 'hand_over', respond: showHandOver },
  'GET /admin/cases/{reference}/documents/{id}': { action: 'open_document', respond: documentLink },
  'POST /admin/cases/{reference}/unmask': { action: 'unmask', respond: unmask },
  'GET /admin/dashboard': { action: 'list_cases', respond: dashboard },
  'GET /admin/cases/{reference}/conversations/{id}/preview': {
    action: 'preview_confirmation',
    respond: previewConfirmation,
  },
  'POST /admin/search': { action: 'search', respond: search },
  'GET /admin/tasks': { action: 'list_tasks', respond: taskList },
  'GET /admin/messages/{id}/raw': { action: 'open_message', respond: messageLink },
  'PUT /admin/settings/online-form': { action: 'set_online_form', respond: setOnlineForm },
  'GET /admin/settings/levels': { action: 'see_catalogue', respond: showLevels },
  'PUT /admin/settings/levels': { action: 'set_levels', respond: setLevels },
  'GET /admin/catalogue': { action: 'see_catalogue', respond: showCatalogue },
  'GET /admin/catalogue/{id}': { action: 'see_catalogue', respond: showCatalogueEntry },
  'PUT /admin/catalogue/{id}': { action: 'edit_catalogue', respond: putCatalogueEntry },
  'GET /admin/shift': { action: 'list_cases', respond: showShift },
  'GET /admin/settings/clock': { action: 'set_clock', respond: showClock },
  'PUT /admin/settings/clock': { action: 'set_clock', respond: setClock },
};

/** Every staff route: what it is, and what answers. */
export const STAFF_ROUTES: Readonly<Record<string, Route>> = {
  ...OWN_ROUTES,
  ...onCase(CASE_PAIR_ACTIONS, ({ action, rule }) => ({
    action,
    respond: (deps, visit) => actOnTwo(deps, visit, { action, rule }),
  })),
  ...onCase(CASE_ACTIONS, ({ action, rule }) => ({
    action,
    respond: (deps, visit) => act(deps, visit, { action, rule }),
  })),
};

/** A route for each action, by its path. */
function onCase<Does>(actions: Readonly<Record<string, Does>>, route: (does: Does) => Route): Record<string, Route> {
  return Object.fromEntries(Object.entries(actions).map(([path, does]) => [`${ON_CASE}${path}`, route(does)]));
}

/** Answers a staff request: who they are, whether any role of theirs may, then the route. Nothing is read before that. */
export async function staffApi(deps: StaffDeps, request: Request): Promise<Answer> {
  const staff = staffFrom(request.claims, deps, request.receivedAt);
  const route = Object.hasOwn(STAFF_ROUTES, request.route) ? STAFF_ROUTES[request.route] : undefined;
  if (route === undefined) throw notFound();
  const reason = reasonIn(request);
  requireMay(staff, route.action, { reason });
  return route.respond(deps, { staff, reason, request, now: request.receivedAt });
}
