import * as z from 'zod';
import { notFound } from '#functions/platform/http/problem.ts';
import type { WholeCase } from '#functions/platform/store/reading.ts';
import { maskOf, mayEnter } from '#functions/safety/index.ts';
import type { DeepReadonly } from '#schemas/api/deep-readonly.ts';
import { CaseRest } from '#schemas/api/staff/case-path.ts';
import type { CaseView } from '#schemas/api/staff/case-view.ts';
import type { TaskView } from '#schemas/api/staff/task-list.ts';
import { tagOf } from '#schemas/api/staff/version.ts';
import type { Case } from '#schemas/case.ts';
import { glanceOf } from '#schemas/forms/glance-of-form.ts';
import type { Glance } from '#schemas/glance.ts';
import { Reference } from '#schemas/reference.ts';
import { matchesToJudge } from '../lookup/match-task.ts';
import { residenceOf } from '../residence/residence.ts';
import { requireMayOn, teamsFor } from '../roles.ts';
import { glanceSeen } from './glance.ts';
import { maskedView } from './masked-view.ts';
import { mayOf } from './may.ts';
import { parseQuery } from './page.ts';
import type { Shown } from './shown.ts';
import type { StaffDeps, Visit } from './staff-context.ts';

/** @throws Problem 404 for anything that is not a reference: such a case cannot exist */
export function referenceOf(given: string | undefined): Reference {
  const parsed = Reference.safeParse(given);
  if (!parsed.success) throw notFound();
  return parsed.data;
}

/**
 * `GET /admin/cases/{reference}`: returns the case with its forms, files, messages, tasks and timeline; the rest of a very long one
 * by cursor.
 */
export async function showCase(visit: Visit, deps: StaffDeps): Promise<Shown<CaseView>> {
  const reference = referenceOf(visit.request.path.reference);
  const bound = { route: visit.request.route, by: visit.staff.id, reference };
  const { cursor } = parseQuery(CaseRest, visit);
  const after = cursor === undefined ? undefined : z.string().parse(await deps.cursors.open(bound, cursor));
  const permit = (head: Case) => requireMayOn(visit.staff, 'read_case', head, visit.reason);
  const look = { now: visit.now, reason: visit.reason, permit, byItself: visit.request.looksAgain };
  const whole = await visit.store.readCase(reference, look, after);
  if (whole === undefined) throw notFound();
  const more =
    whole.next === undefined
      ? null
      : {
          cursor: await deps.cursors.seal(bound, whole.next),
          why: 'This case is longer than one answer may be (3 MB).',
        };
  const view = maskedView(whole, visit, await deps.caseClocks());
  return {
    status: 200,
    body: {
      ...view,
      glance: glanceSeen({ ...whole.head, ...glanceIn(whole) }, visit),
      news: newsFor(whole, visit.staff.id),
      ...(await judgedBy(visit, whole, view.tasks)),
      may: mayOf(whole, visit.staff),
      residence: residenceOf(whole.forms, await deps.area(), maskOf(whole).hides),
      more,
    },
    headers: { etag: tagOf(whole.head.version) },
  };
}

/**
 * Returns the glance of a case's first form under its masks, as its head carries it. The later pages of a very long case hold no form:
 * there it is the head's own.
 */
function glanceIn(whole: WholeCase): { readonly glance?: Glance | undefined } {
  const [first] = whole.forms;
  return { glance: first === undefined ? whole.inList?.glance : glanceOf(maskOf(whole).form(first)) };
}

/** Returns how much joined the case since its assignee looked; 0 for others, and at the first look. */
function newsFor({ head, inList = {} }: WholeCase, reader: string): number {
  const { came = 0, looked } = inList;
  return head.assignee === reader && looked !== undefined ? Math.max(came - looked, 0) : 0;
}

/**
 * Returns the matches that nobody has judged yet, and the task to judge them, without those whose other case this person may not see:
 * that it is about the same child would say what it is.
 */
async function judgedBy(
  { staff, store, reason }: Visit,
  { matches }: WholeCase,
  tasks: readonly DeepReadonly<TaskView>[],
): Promise<Pick<DeepReadonly<CaseView>, 'matches' | 'tasks'>> {
  const open = matches.filter(({ state }) => state === 'suggested');
  if (open.length === 0) return { matches, tasks };
  const heads = await store.headsOf([...new Set(open.map(({ other }) => other.reference))]);
  const teams = teamsFor(staff, 'read_case', reason);
  const isSeen = ({ other: { reference } }: WholeCase['matches'][number]): boolean => {
    const head = heads.get(reference);
    return head !== undefined && teams.includes(head.team) && mayEnter(head, staff.id);
  };
  const others = [
    ...new Set(
      matchesToJudge(matches)
        .filter(isSeen)
        .map(({ other }) => other.reference),
    ),
  ].sort();
  const isToJudge = ({ kind, state }: DeepReadonly<TaskView>) => kind === 'judge_matches' && state === 'open';
  return {
    matches: matches.filter((match) => match.state !== 'suggested' || isSeen(match)),
    tasks: tasks.map((task) => (isToJudge(task) ? { ...task, matches: others } : task)),
  };
}
