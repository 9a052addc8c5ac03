import type { Staff } from '#functions/platform/http/claims.ts';
import type { Cursors } from '#functions/platform/http/cursor.ts';
import type { Request } from '#functions/platform/http/endpoint.ts';
import { Problem } from '#functions/platform/http/problem.ts';
import type { StaffDoor } from '#functions/platform/http/staff-door.ts';
import type { LookupKeys } from '#functions/platform/lookup-keys.ts';
import type { CatalogueWritten } from '#functions/platform/store/catalogue.ts';
import type { CaseChange, CaseToChange, Changed } from '#functions/platform/store/changing.ts';
import type { StoredClock } from '#functions/platform/store/clock-settings.ts';
import type { Dashboard } from '#functions/platform/store/dashboard.ts';
import type { CaseList, ListedTask, ListPage, PageOf, TaskList } from '#functions/platform/store/lists.ts';
import type { NumberedDocument } from '#functions/platform/store/opening.ts';
import type { Sorted, Wanted } from '#functions/platform/store/parts.ts';
import type { Attempt, CaseLook, CaseToWork, Look, WholeCase } from '#functions/platform/store/reading.ts';
import type { Found } from '#functions/platform/store/searching.ts';
import type { Shift, ShiftPage, ShiftRead } from '#functions/platform/store/shift.ts';
import { Reason } from '#schemas/api/staff/reason.ts';
import type { Case, Team } from '#schemas/case.ts';
import type { CaseDocument, StoredObject } from '#schemas/case-document.ts';
import type { CatalogueEntry, CatalogueText } from '#schemas/catalogue.ts';
import type { Colleague } from '#schemas/colleague.ts';
import type { Levels } from '#schemas/levels.ts';
import type { InboundMessage } from '#schemas/message.ts';
import type { Reference } from '#schemas/reference.ts';
import type { Council, OnlineFormSetting } from '#schemas/settings.ts';
import type { CaseClocks } from '../clock/known-case-clocks.ts';
import type { OpenCase } from '../open-case/open-case.ts';
import type { Area } from '../residence/residence.ts';
import type { DeskSettings } from '../work/desk-settings.ts';

/** What the staff routes need of the world. Every reading records the look before it answers (law 5). */
export interface StaffDeps extends StaffDoor {
  /** Whose addresses are professionals' (domain 5.4). */
  readonly professionalDomains: readonly string[];
  /** For the preview of an email. */
  readonly council: Council;
  readonly cursors: Cursors;
  readonly listCases: (staff: Staff, page: PageOf & { readonly list: CaseList }, look: Look) => Promise<ListPage<Case>>;
  readonly listTasks: (
    staff: Staff,
    page: PageOf & { readonly list: TaskList },
    look: Look,
  ) => Promise<ListPage<ListedTask>>;
  /** Heads of other cases, for what they say of who may see them: nothing of them is shown. */
  readonly headsOf: (references: readonly Reference[]) => Promise<ReadonlyMap<string, Case>>;
  readonly lookupKeys: () => Promise<LookupKeys>;
  readonly search: (
    staff: Staff,
    asked: { readonly tokens: readonly string[]; readonly reference?: Reference | undefined; readonly kinds: string },
    look: Look,
  ) => Promise<Found>;
  readonly readDashboard: (staff: Staff, teams: readonly Team[], look: Look) => Promise<Dashboard>;
  readonly readCase: (
    staff: Staff,
    reference: Reference,
    look: CaseLook,
    after?: string,
  ) => Promise<WholeCase | undefined>;
  readonly readCaseToWork: (
    staff: Staff,
    reference: Reference,
    permit: (head: Case) => void,
    attempt: Attempt,
  ) => Promise<CaseToWork | undefined>;
  /** What an action reads beside that: nothing of it is shown. */
  readonly readParts: (reference: Reference, wanted: Wanted) => Promise<Sorted>;
  readonly readDeskSettings: () => Promise<DeskSettings>;
  readonly changeBoth: (
    staff: Staff,
    cases: readonly [CaseToChange, CaseToChange],
    now: Date,
  ) => Promise<{ readonly changed: 'now' } | { readonly changed: 'stale'; readonly stale: readonly string[] }>;
  readonly changeCase: (staff: Staff, head: Case, change: CaseChange, now: Date) => Promise<Changed>;
  readonly readDocument: (
    staff: Staff,
    reference: Reference,
    id: string,
    look: CaseLook,
  ) => Promise<NumberedDocument | undefined>;
  readonly readMessage: (
    staff: Staff,
    reference: Reference,
    id: string,
    look: CaseLook,
  ) => Promise<{ message: InboundMessage; parts: readonly CaseDocument[] } | undefined>;
  /** The newest version of an object; undefined when there is none. */
  readonly newest: (place: { bucket: string; key: string }) => Promise<StoredObject | undefined>;
  readonly link: (
    object: StoredObject,
    fileName: string,
    seconds: number,
  ) => Promise<{ url: string; expiresAt: string }>;
  /** For referrals that staff take down (S30). */
  readonly openCase: OpenCase;
  /** Our own area, by postcode (S5). */
  readonly area: Area;
  readonly catalogue: CatalogueStore;
  readonly levels: LevelsStore;
  readonly directory: DirectoryStore;
  readonly readOnlineForm: () => Promise<OnlineFormSetting>;
  /** `remindAt`: when the task to review the sign-off is raised. */
  readonly setOnlineForm: (
    staff: Staff,
    set: { readonly setting: OnlineFormSetting; readonly remindAt?: string | undefined },
    now: Date,
  ) => Promise<void>;
  /** The clock of any case, as the last sweep saw what stands before it. */
  readonly caseClocks: () => Promise<CaseClocks>;
  readonly readShift: (staff: Staff, shift: Shift, page: ShiftPage, look: Look) => Promise<ShiftRead>;
  readonly readClock: () => Promise<StoredClock>;
  readonly writeClock: (staff: Staff, clock: StoredClock, now: Date) => Promise<'written' | 'stale'>;
}

/** The directory of colleagues (docs/decisions/24-colleagues.md). */
export interface DirectoryStore {
  readonly list: (
    staff: Staff,
    page: { readonly limit: number; readonly after?: string | undefined },
    look: Look,
  ) => Promise<{ readonly colleagues: readonly Colleague[]; readonly next?: string }>;
  readonly enter: (staff: Staff, entry: { id: string; name: string }, now: Date) => Promise<Colleague>;
  readonly end: (staff: Staff, said: { id: string; why: string }, now: Date) => Promise<Colleague>;
  /** Undefined where nothing was ended. */
  readonly restore: (staff: Staff, said: { id: string; why: string }, now: Date) => Promise<Colleague | undefined>;
}

/** The signposting catalogue (S18). */
export interface CatalogueStore {
  readonly read: () => Promise<readonly CatalogueEntry[]>;
  readonly readOne: (
    id: string,
  ) => Promise<{ readonly entry: CatalogueEntry; readonly versions: readonly CatalogueEntry[] } | undefined>;
  readonly write: (
    staff: Staff,
    entry: { readonly id: string; readonly text: CatalogueText; readonly was: number },
    now: Date,
  ) => Promise<CatalogueWritten>;
}

/** What the levels of need are called (domain 4.4). */
export interface LevelsStore {
  readonly read: () => Promise<Levels>;
  readonly write: (staff: Staff, levels: Levels, now: Date) => Promise<void>;
}

/** One request by a person who may make it. */
export interface Visit {
  readonly staff: Staff;
  readonly reason: string | undefined;
  readonly request: Request;
  readonly now: Date;
}

/** @throws Problem 400 for a reason that says nothing or is too long */
export function reasonIn(request: Request): string | undefined {
  const given = request.headers['x-reason'];
  if (given === undefined) return undefined;
  const parsed = Reason.safeParse(given);
  if (!parsed.success) throw new Problem(400, 'bad-reason', 'Give the reason in 5 to 500 characters.');
  return parsed.data;
}

/** A link lives as long as a click needs; whoever holds it can use it. */
export const LINK_SECONDS = 60;
