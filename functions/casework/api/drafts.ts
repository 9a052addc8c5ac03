import { type Fault, notFound, Problem } from '#functions/platform/http/problem.ts';
import { readInput } from '#functions/platform/http/read-input.ts';
import { digest, newId } from '#functions/platform/identifiers.ts';
import {
  BeginDraft,
  type DraftList,
  DraftPath,
  type DraftRow,
  type DraftShown,
  FileDraft,
  type LetGo,
  LetGoDraft,
  SaveDraft,
} from '#schemas/api/staff/drafts.ts';
import type { StaffFiled } from '#schemas/api/staff/staff-receipt.ts';
import { tagOf } from '#schemas/api/staff/version.ts';
import { Team } from '#schemas/case.ts';
import type { Draft, EndedDraft } from '#schemas/draft.ts';
import { asTold } from '#schemas/forms/definition.ts';
import { forms } from '#schemas/forms/forms.ts';
import { parseReferral } from '#schemas/forms/referral.ts';
import { readsTeam } from '../roles.ts';
import { fileAt, isLeft, LEFT_MS, withAnswers } from '../staff-referral/draft.ts';
import { parseReadable } from '../staff-referral/readable.ts';
import { fileTaken } from '../staff-referral/staff-referral.ts';
import { changedSince, versionIn } from './act.ts';
import type { Shown } from './shown.ts';
import type { Visit } from './staff-context.ts';

/** A person takes down one call at a time; twenty are two days of calls that nobody finished. */
const MOST_MINE = 20;
/** A page. The sweep files what was left after two hours, so that there are never many. */
const MOST_LEFT = 50;

const refuse = (errors: readonly Fault[]) =>
  new Problem(422, 'bad-input', 'This cannot be saved as it is.', { errors });

/** `POST /admin/drafts`: begins to take down a referral (S16). */
export async function beginDraft(visit: Visit): Promise<Shown<DraftShown>> {
  const { staff, store, now, request } = visit;
  const { channel, form } = readInput(BeginDraft, request.body, refuse);
  await requireRoom(visit);
  const at = now.toISOString();
  const draft: Draft = {
    id: newId(now),
    taker: staff.id,
    team: readsTeam(staff, 'duty_and_advice') ? 'duty_and_advice' : 'early_help_coordinator',
    channel,
    form,
    answers: {},
    danger: [],
    begunAt: at,
    changedAt: at,
    version: 1,
  };
  await store.beginDraft(draft, { fileAt: fileAt(draft) }, now);
  return { ...shownDraft(draft, visit), status: 201 };
}

/** @throws Problem 409 for a person whose list is full: one more would be in no list */
async function requireRoom(visit: Visit): Promise<void> {
  const { mine } = await visit.store.listDrafts({ ...listedFor(visit), left: 0, teams: [] }, visit);
  if (mine.length >= MOST_MINE)
    throw new Problem(409, 'too-many-drafts', 'You are taking down twenty referrals already. File one, or let one go.');
}

const listedFor = ({ staff, now }: Visit) => ({
  taker: staff.id,
  mine: MOST_MINE,
  teams: Team.options.filter((team) => readsTeam(staff, team)),
  leftBefore: new Date(now.getTime() - LEFT_MS),
  left: MOST_LEFT,
});

/** `GET /admin/drafts`: lists a person's own drafts, and those that were left to their teams. */
export async function listDrafts(visit: Visit): Promise<Shown<DraftList>> {
  const { store, now, reason } = visit;
  const { mine, left } = await store.listDrafts(listedFor(visit), { now, reason });
  return { status: 200, body: { mine: mine.map(rowOf), left: left.map(rowOf) } };
}

function rowOf({ answers, danger, team: _team, version: _version, ...draft }: Draft): DraftRow {
  return { ...draft, danger: danger.length > 0, children: childrenIn(answers) };
}

/** The most children that a row names. */
const MOST_NAMED = 3;

/** Returns the names of children as far as they were typed. */
function childrenIn({ children }: Draft['answers']): string[] {
  const items: unknown[] = Array.isArray(children) ? children : [];
  return items
    .map((item) => Object.entries(item ?? {}).flatMap(([id, text]) => (NAMES.includes(id) ? [String(text)] : [])))
    .map((names) => names.join(' ').slice(0, 200))
    .filter((name) => name !== '')
    .slice(0, MOST_NAMED);
}
const NAMES = ['firstName', 'lastName'];

/** `GET /admin/drafts/{id}`: returns a draft to its taker, or to the team that it was left to. */
export async function showDraft(visit: Visit): Promise<Shown<DraftShown>> {
  const draft = openOf(await seenDraft(visit));
  await visit.store.lookAtDraft(draft.id, visit);
  return shownDraft(draft, visit);
}

/**
 * Returns a draft, open or ended.
 * @throws Problem 404 for an unknown draft, and for one that a colleague is still taking down
 */
async function seenDraft({ staff, store, now, request }: Visit): Promise<Draft | EndedDraft> {
  const { success, data } = DraftPath.safeParse(request.path);
  const draft = success ? await store.readDraft(data.id) : undefined;
  if (draft === undefined) throw notFound();
  if ('ended' in draft) {
    if (draft.taker !== staff.id && !readsTeam(staff, draft.team)) throw notFound();
    return draft;
  }
  if (draft.taker !== staff.id && !(isLeft(draft, now) && readsTeam(staff, draft.team))) throw notFound();
  return draft;
}

/** @throws Problem 409 for a draft that was filed or let go */
function openOf(draft: Draft | EndedDraft): Draft {
  if (!('ended' in draft)) return draft;
  const { ended, reference } = draft;
  throw new Problem(
    409,
    'draft-ended',
    ended === 'filed' ? `This was filed already, as ${reference}.` : 'This was let go: nothing of it was filed.',
    reference === undefined ? {} : { reference },
  );
}

function shownDraft({ version, ...draft }: Draft, { now }: Pick<Visit, 'now'>): Shown<DraftShown> {
  const form = forms.get(draft.form);
  const parsed = form && parseReferral(asTold(form), draft.answers, 'staff');
  const unreadable = parsed?.ok === false ? parsed.faults : [];
  return {
    status: 200,
    body: { ...draft, left: isLeft(draft, now), unreadable },
    headers: { etag: tagOf(version) },
  };
}

/**
 * Returns a draft for a change by its taker, at the version that they saw.
 * @throws Problem 409 for a colleague's draft, 412 for an older version
 */
async function toChange(visit: Visit): Promise<Draft> {
  const version = versionIn(visit);
  const draft = openOf(await seenDraft(visit));
  if (draft.taker !== visit.staff.id)
    throw new Problem(409, 'not-yours', 'A colleague was taking this down. Take it over first.');
  if (draft.version !== version) throw changedSince();
  return draft;
}

/** @throws Problem 412 where somebody else was quicker */
function unlessStale(outcome: 'changed' | 'stale'): void {
  if (outcome === 'stale') throw changedSince();
}

/** `PUT /admin/drafts/{id}`: saves everything that was typed so far. */
export async function saveDraft(visit: Visit): Promise<Shown<DraftShown>> {
  const { store, now, request } = visit;
  const said = readInput(SaveDraft, request.body, refuse);
  const seen = await toChange(visit);
  const draft = withAnswers(seen, said, now);
  unlessStale(await store.changeDraft(seen, draft, { fileAt: fileAt(draft) }, { action: 'save-draft', now }));
  return shownDraft(draft, visit);
}

/** `POST /admin/drafts/{id}/take`: takes over a draft that a colleague left. */
export async function takeDraft(visit: Visit): Promise<Shown<DraftShown>> {
  const { staff, store, now } = visit;
  const version = versionIn(visit);
  const seen = openOf(await seenDraft(visit));
  if (seen.version !== version) throw changedSince();
  if (!isLeft(seen, now)) throw new Problem(409, 'not-left', 'This is not left: somebody is taking it down.');
  if (seen.taker !== staff.id) await requireRoom(visit);
  const draft = { ...seen, taker: staff.id, changedAt: now.toISOString(), version: version + 1 };
  unlessStale(await store.changeDraft(seen, draft, { fileAt: fileAt(draft) }, { action: 'take-draft', now }));
  return shownDraft(draft, visit);
}

/**
 * `POST /admin/drafts/{id}/file`: files a draft as a case, and ends the draft in the same transaction. A second request gets the first
 * receipt.
 * @throws Problem 422 for answers that cannot be read, unless they are to be filed in their words
 */
export async function fileDraft(visit: Visit): Promise<Shown<StaffFiled>> {
  const { staff, store, now, request } = visit;
  const { acknowledged, asWords } = readInput(FileDraft, request.body, refuse);
  const before = await seenDraft(visit);
  if ('ended' in before && before.reference !== undefined) {
    const head = (await store.headsOf([before.reference])).get(before.reference);
    if (head !== undefined) {
      const { reference, receivedAt, decisionDueAt } = head;
      return { status: 200, body: { reference, receivedAt, decisionDueAt, filedBefore: true, warnings: [] } };
    }
  }
  const draft = await toChange(visit);
  const form = forms.get(draft.form);
  if (form === undefined) throw new Error('a form that the schema let through is there');
  const told = asTold(form);
  const parsed = asWords ? parseReadable(told, draft.answers, 'staff') : parseReferral(told, draft.answers, 'staff');
  if (!parsed.ok) throw new Problem(422, 'form-unreadable', 'Some answers cannot be read.', { errors: parsed.faults });
  const filed = await fileTaken(
    store.openCase,
    {
      said: { channel: draft.channel, acknowledged },
      form,
      parsed,
      receivedAt: new Date(draft.begunAt),
      once: { kind: 'draft', hash: digest('draft', draft.id) },
      by: staff.id,
      draft,
    },
    now,
  );
  return { status: filed.filedBefore ? 200 : 201, body: filed };
}

/** `POST /admin/drafts/{id}/let-go`: lets a draft go; the audit keeps the reason. */
export async function letGoDraft(visit: Visit): Promise<Shown<LetGo>> {
  const { store, now, request } = visit;
  const { why } = readInput(LetGoDraft, request.body, refuse);
  const draft = await toChange(visit);
  unlessStale(await store.letGoDraft(draft, { reason: why, now }));
  return { status: 200, body: { id: draft.id, letGo: true } };
}
