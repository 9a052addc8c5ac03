import * as z from 'zod';
import { Problem } from '#functions/platform/http/problem.ts';
import { RowPosition } from '#functions/platform/store/index-rows.ts';
import type { ListPage } from '#functions/platform/store/lists.ts';
import { ALL } from '#functions/platform/store/parts.ts';
import type { ShiftCases, ShiftTasks } from '#functions/platform/store/shift.ts';
import { ShiftQuery, ShiftSection } from '#schemas/api/staff/shift.ts';
import type { ShiftShown } from '#schemas/api/staff/shift-hand-over.ts';
import { ConcernState } from '#schemas/case.ts';
import type { CaseInList } from '#schemas/glance.ts';
import { Instant } from '#schemas/instant.ts';
import { requireMay } from '../roles.ts';
import { mayBeQuery } from '../work/query.ts';
import { STATES } from '../work/states.ts';
import { seesInList } from './glance.ts';
import { parseQuery } from './page.ts';
import type { Shown } from './shown.ts';
import type { StaffDeps, Visit } from './staff-context.ts';
import { taskRow } from './task-list.ts';
import { caseRow } from './work-list.ts';

const HOUR_MS = 3_600_000;
/** The length of a shift, and of the next one, when the request gives no times. */
const SHIFT_MS = 12 * HOUR_MS;
/** A long weekend hands over three days. More than a week is a report, and no hand-over. */
const MOST_BACK_MS = 7 * 24 * HOUR_MS;
const MOST_AHEAD_MS = 4 * 24 * HOUR_MS;

/** The states in which a concern's clock runs: somebody still has to decide. */
export const UNDECIDED = ConcernState.options.filter((state) => STATES[state].clock === 'runs');

/** The next page covers exactly the period of the first page, although time has passed. */
const ShiftCursor = z.object({ since: Instant, at: Instant, until: Instant, after: RowPosition });
type Stretch = Omit<z.infer<typeof ShiftCursor>, 'after'>;

/**
 * `GET /admin/shift`: returns what one shift hands to the next in a team. That is what arrived, what is due before the next shift
 * ends, what is late, what waits for an answer, and the tasks due or overdue. It also returns forms that have not come back, and
 * process queries to screen and to answer. It returns a page of each; `section` with its cursor gives more.
 */
export async function showShift(
  visit: Visit,
  deps: Pick<StaffDeps, 'cursors' | 'caseClocks'>,
): Promise<Shown<ShiftShown>> {
  const { staff, reason, now } = visit;
  const { team, section, limit, cursor, ...times } = parseQuery(ShiftQuery, visit);
  requireMay(staff, 'list_cases', { team, reason });
  requireMay(staff, 'list_tasks', { team, reason });
  if (cursor !== undefined && section === undefined)
    throw new Problem(400, 'section-needed', 'Name the section of the cursor.');
  const boundTo = (of: ShiftSection | undefined) => ({ route: visit.request.route, by: staff.id, team, section: of });
  const from = cursor === undefined ? undefined : ShiftCursor.parse(await deps.cursors.open(boundTo(section), cursor));
  const { after, ...stretch } = from ?? { ...stretchOf(times, now), after: undefined };
  const sections = section === undefined ? ShiftSection.options : [section];
  const sees = (head: CaseInList) => seesInList(head, visit);
  const read = await visit.store.readShift(
    { team, ...stretch, undecided: UNDECIDED },
    { sections, limit, after },
    { now, reason, sees },
  );
  const clocks = await deps.caseClocks();
  const goesOn = async (of: ShiftSection, next: RowPosition | undefined) =>
    next === undefined ? null : deps.cursors.seal(boundTo(of), { ...stretch, after: next });
  const page = async <Row, Seen>(of: ShiftSection, there: ListPage<Row> | undefined, see: (row: Row) => Seen) => {
    if (there === undefined) return undefined;
    const { rows, next, ...rest } = there;
    return { rows: rows.map(see), ...rest, cursor: await goesOn(of, next) };
  };
  const cases = (of: ShiftCases) => page(of, read.cases[of], (head) => caseRow(head, visit, clocks));
  const asked = await requestsOf(visit, (read.cases.waiting?.rows ?? []).filter(sees));
  const tasks = (of: ShiftTasks) => page(of, read.tasks[of], (task) => taskRow(task, visit));
  const emails = read.cases.unscreened;
  // The rest are concerns already, and in the other sections. A restricted case must not show here that it has no flag.
  const unscreened = emails && { ...emails, rows: emails.rows.filter((head) => sees(head) && mayBeQuery(head)) };
  return {
    status: 200,
    body: {
      team,
      since: stretch.since,
      until: stretch.until,
      arrived: await cases('arrived'),
      due: await cases('due'),
      late: await cases('late'),
      waiting: await page('waiting', read.cases.waiting, (head) => ({
        ...caseRow(head, visit, clocks),
        waitsFor: asked.get(head.reference) ?? [],
      })),
      tasks: await tasks('tasks'),
      forms: await tasks('forms'),
      unscreened: await page('unscreened', unscreened, (head) => caseRow(head, visit, clocks)),
      queries: await cases('queries'),
    },
  };
}

/** Returns whom each case waits for: one small query a case, and a page has at most fifty. */
async function requestsOf({ store }: Visit, heads: readonly CaseInList[]) {
  const read = async ({ reference }: CaseInList) => {
    const { asks } = await store.readParts(reference, { asks: ALL });
    const open = asks.filter(({ state }) => state === 'open').sort((one, other) => (one.dueAt < other.dueAt ? -1 : 1));
    return [
      reference,
      open.map(({ asked: { who }, form, dueAt }) => ({ who, isForm: form !== undefined, dueAt })),
    ] as const;
  };
  return new Map(await Promise.all(heads.map(read)));
}

function stretchOf(asked: { since?: string | undefined; until?: string | undefined }, now: Date): Stretch {
  const at = now.getTime();
  const since = bounded(asked.since, at - SHIFT_MS, { least: at - MOST_BACK_MS, most: at, parameter: 'since' });
  const until = bounded(asked.until, at + SHIFT_MS, { least: at, most: at + MOST_AHEAD_MS, parameter: 'until' });
  return { since, at: now.toISOString(), until };
}

/** @throws Problem 400 for a time that no shift reaches */
function bounded(
  given: string | undefined,
  otherwise: number,
  { least, most, parameter }: { least: number; most: number; parameter: string },
): string {
  const at = given === undefined ? otherwise : Date.parse(given);
  if (at >= least && at <= most) return new Date(at).toISOString();
  throw new Problem(400, 'bad-query', 'A shift is handed over from at most a week back to at most four days ahead.', {
    errors: [{ parameter, code: 'out_of_range' }],
  });
}
