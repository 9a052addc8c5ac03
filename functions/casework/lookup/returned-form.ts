import { newId } from '#functions/platform/identifiers.ts';
import type { TimedAsk } from '#functions/platform/store/asks.ts';
import type { CaseChange } from '#functions/platform/store/changing.ts';
import type { Store } from '#functions/platform/store/store.ts';
import { type Case, type Link, MOST_LINKS, type Task } from '#schemas/case.ts';
import type { Reference } from '#schemas/reference.ts';
import { addressIn } from './keys-of.ts';

/** The dependencies of looking for the instruction that a form answers. */
export type ReturnedDeps = Pick<Store, 'caseHead' | 'openAsksOf' | 'changeBoth'>;

/** Somebody may be working on one of the two cases; after this many looks the sweep tries again. */
const LOOKS = 3;

/** One of the two cases changed during each try to join them. */
export class NotJoinedError extends Error {
  override readonly name = 'NotJoinedError';
}

/** A case that a form made, a case on which somebody was asked to complete one, and what connects the two. */
export interface PerhapsReturned {
  readonly form: Reference;
  readonly told: Reference;
  /** The reference on the form; else its sender's address, if its child is surely the same. */
  readonly by: 'its_reference' | { readonly sender: string };
}

/**
 * Finds the instruction that a form may answer, when the form came as a case of its own (S13b). Either it has the reference of the
 * case that asked for a form, or the asked address emailed it about the same child. Both cases are linked, the instruction shows
 * that it may be answered, and a person has a task to confirm it. Nothing is joined or stopped: only a person decides that this is
 * the form (law 9).
 * @throws NotJoinedError
 */
export async function lookForInstruction(
  deps: ReturnedDeps,
  { form, told, by }: PerhapsReturned,
  now: Date,
): Promise<void> {
  for (let look = 1; look <= LOOKS; look += 1) {
    const [came, before] = await Promise.all([deps.caseHead(form), deps.caseHead(told)]);
    if (came === undefined || before === undefined || before.state === 'closed' || !before.openAsks) return;
    // Each form is reported once. After somebody has said yes or no, it is neither asked again nor counted for another instruction.
    if (before.links.some((link) => link.reference === form && link.why === 'returned_form')) return;
    const theirs = (await deps.openAsksOf(told)).filter(({ ask }) => isReturn(ask, by, came));
    // Asked to complete two forms, they sent back the one of this kind.
    const answered = theirs.find(({ ask }) => ask.form === came.form?.id) ?? theirs[0];
    if (answered === undefined) return;
    const cases = [
      { head: before, change: perhapsAnswered(before, came, answered, by, now) },
      { head: came, change: linked(came, before.reference, [], now) },
    ] as const;
    if ((await deps.changeBoth(cases, now)).changed === 'now') return;
  }
  throw new NotJoinedError('two cases changed each time that they were to be joined');
}

function isReturn({ form, asked, perhaps, askedAt }: TimedAsk['ask'], by: PerhapsReturned['by'], came: Case): boolean {
  const theirs =
    by === 'its_reference' || (asked.by === 'email' && asked.address.toLowerCase() === addressIn(by.sender));
  return form !== undefined && theirs && askedAt <= came.receivedAt && perhaps?.reference !== came.reference;
}

function perhapsAnswered(
  head: Case,
  came: Case,
  { ask, timerAt }: TimedAsk,
  by: PerhapsReturned['by'],
  now: Date,
): CaseChange {
  const { version, ...rest } = ask;
  const task: Task = {
    id: `match_returned_form-${ask.id}-${came.reference}`,
    kind: 'match_returned_form',
    team: head.team,
    state: 'open',
    raisedAt: now.toISOString(),
    dueAt: came.decisionDueAt,
    why: by === 'its_reference' ? 'issued_for_this_case' : 'same_sender_and_child',
    about: ask.id,
    ...(head.assignee === undefined ? {} : { owner: head.assignee }),
  };
  const record: CaseChange['records'][number] = {
    kind: 'ask',
    id: ask.id,
    value: { ...rest, perhaps: { reference: came.reference, at: now.toISOString() } },
    was: version,
    ...(timerAt === undefined ? {} : { timer: { kind: 'ask', at: timerAt } }),
  };
  return { ...linked(head, came.reference, [task], now), records: [record] };
}

/** Where a case has reached its limit of links, the task and the other case's link show it. */
function linked(head: Case, other: Reference, raise: readonly Task[], now: Date): CaseChange {
  const link: Link = { reference: other, why: 'returned_form' };
  const links = head.links.length >= MOST_LINKS ? head.links : [...head.links, link];
  return {
    action: 'form-perhaps-returned',
    subject: other,
    head: { links },
    flags: head.flags,
    records: [],
    raise,
    finish: [],
    line: { id: newId(now), at: now.toISOString(), what: 'form_perhaps_returned', by: 'service', detail: other },
    outbound: [],
  };
}
