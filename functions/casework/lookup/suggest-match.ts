import { newId } from '#functions/platform/identifiers.ts';
import type { CaseChange, CaseToChange } from '#functions/platform/store/changing.ts';
import type { MatchedCase } from '#functions/platform/store/matching.ts';
import type { Store } from '#functions/platform/store/store.ts';
import type { Case, Task } from '#schemas/case.ts';
import {
  type ChildAt,
  Match,
  type MatchReason,
  type MatchRelation,
  type MatchStrength,
  matchId,
} from '#schemas/known-child.ts';
import { Reference } from '#schemas/reference.ts';
import { considerRestricting } from './copy-restriction.ts';
import { matchTask } from './match-task.ts';
import { NotJoinedError } from './returned-form.ts';

/** Two children of two cases that may be the same child, or of one family. */
export interface Suggestion {
  readonly newer: ChildAt;
  readonly older: ChildAt;
  readonly relation: MatchRelation;
  readonly strength: MatchStrength;
  readonly reasons: readonly MatchReason[];
}

/** The dependencies of suggesting a match. */
export type SuggestDeps = Pick<Store, 'caseHead' | 'changeBoth' | 'matchedCase'>;

/**
 * Every referral of a child changes the newest case of that child, and several come at once. After this many looks the sweep tries
 * again.
 */
const LOOKS = 8;

/** Returns whether a case came in later than another. Two cases of one instant still have an order, so that both jobs agree. */
export function isNewer(head: Case, than: Case): boolean {
  return `${head.receivedAt} ${head.reference}` > `${than.receivedAt} ${than.reference}`;
}

/**
 * Puts a suggestion on both cases, with a line on each timeline, their tasks and both audit entries. It is one transaction at the
 * versions that were read, so neither case ever shows what the other does not. Of two suggestions at once, the second is made with
 * the first in view. One that exists already, from either case's job, is left as it is: a person may have judged it since.
 * @throws NotJoinedError
 */
export async function suggestMatch(
  deps: SuggestDeps,
  suggestion: Suggestion,
  now: Date,
): Promise<'suggested' | 'before'> {
  const { newer, older } = suggestion;
  for (let look = 1; look <= LOOKS; look += 1) {
    const [later, earlier] = await Promise.all([deps.matchedCase(newer.reference), deps.matchedCase(older.reference)]);
    if (later === undefined || earlier === undefined) return 'before';
    const [own, theirs] = [matchOn('newer', suggestion, now), matchOn('older', suggestion, now)];
    if (later.matches.some(({ id }) => id === own.id)) return 'before';
    const asks = suggestion.strength !== 'weak';
    const restricting = asks && earlier.head.access !== undefined;
    const cases = [
      suggestedOn(later, own, { raise: restricting ? [considerRestricting(earlier.head, later.head, now)] : [] }, now),
      suggestedOn(earlier, theirs, asks ? await newContact(deps, earlier, later.head, now) : { raise: [] }, now),
    ] as const;
    if ((await deps.changeBoth(cases, now)).changed === 'now') return 'suggested';
  }
  throw new NotJoinedError('two cases changed each time that they were to be suggested');
}

function matchOn(side: Match['side'], { newer, older, ...suggested }: Suggestion, now: Date): Match {
  const [here, other] = side === 'newer' ? [newer, older] : [older, newer];
  return Match.parse({
    ...suggested,
    id: matchId(here.child, other),
    child: here.child,
    other,
    side,
    state: 'suggested',
    suggestedAt: now.toISOString(),
    version: 1,
  });
}

function suggestedOn(
  { head, matches, tasks }: MatchedCase,
  match: Match,
  { raise, turn = [] }: Pick<CaseChange, 'raise' | 'turn'>,
  now: Date,
): CaseToChange {
  const { reference } = match.other;
  const task = matchTask({ head, tasks, matches: [...matches, match], other: reference }, now);
  const change: CaseChange = {
    ...task,
    action: 'suggest-match',
    subject: reference,
    head: {},
    flags: head.flags,
    records: [{ kind: 'match', id: match.id, value: match, was: 'new' }],
    raise,
    turn: [...turn, ...task.turn],
    line: { id: newId(now), at: now.toISOString(), what: 'match_suggested', by: 'service', detail: reference },
    outbound: [],
  };
  return { head, change };
}

/**
 * Raises a task about the new contact, on the new contact's clock, if somebody works an older open case or another team has it
 * (S5b). At most one such task is open on a case, and it points to the newest contact. An older case of the same team that nobody has
 * taken needs none: the newest case's own task covers it.
 */
async function newContact(
  deps: SuggestDeps,
  { head: open, tasks }: MatchedCase,
  contact: Case,
  now: Date,
): Promise<Pick<CaseChange, 'raise' | 'turn'>> {
  if (open.state === 'closed' || (open.assignee === undefined && open.team === contact.team)) return { raise: [] };
  const notices = tasks.filter(({ kind }) => kind === 'new_contact_on_open_case');
  if (notices.some(({ about }) => about === contact.reference)) return { raise: [] };
  const notice = notices.find(({ state }) => state === 'open');
  if (notice === undefined) return { raise: [noticeOf(open, contact, now)] };
  const before = notice.about === undefined ? undefined : await deps.caseHead(Reference.parse(notice.about));
  const isLatest = before === undefined || isNewer(contact, before);
  return { raise: [], turn: isLatest ? [{ id: notice.id, about: contact.reference, why: notice.why }] : [] };
}

const noticeOf = (open: Case, contact: Case, now: Date): Task => ({
  id: `new_contact_on_open_case-${contact.reference}`,
  kind: 'new_contact_on_open_case',
  team: open.team,
  state: 'open',
  raisedAt: now.toISOString(),
  dueAt: contact.decisionDueAt,
  why: 'new_contact',
  about: contact.reference,
  ...(open.assignee === undefined ? {} : { owner: open.assignee }),
});
