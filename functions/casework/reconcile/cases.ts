import { fewAtOnce } from '#functions/platform/few-at-once.ts';
import { listableOf } from '#functions/platform/store/flag-rows.ts';
import type { Timer } from '#functions/platform/store/keys.ts';
import type { Owned } from '#functions/platform/store/pairing.ts';
import { CaseState } from '#schemas/case.ts';
import type { Reference } from '#schemas/reference.ts';
import { standingOf } from '../count/standing.ts';
import { STATES } from '../work/states.ts';
import { AT_ONCE, type Run, TooManyError } from './world.ts';

/** A hundred times a city's working day. With more cases, run it over fewer days. */
const MOST_CASES = 20_000;

/**
 * Checks that every case that the audit names is in the table, and that each of its states that needs a timer or a work list has
 * one. The audit is a table of its own, written in the same transaction as the case. So it also shows which cases a restored table
 * has lost.
 */
export async function checkCases(run: Run): Promise<void> {
  const { world, findings } = run;
  const filed = new Map<Reference, boolean>();
  for (const day of run.days) {
    for await (const { reference, action } of world.touchedOn(day, run.since)) {
      run.pace();
      // A slot names the case that it will make once its file comes; every other action was on an existing case.
      filed.set(reference, action !== 'open-upload' || filed.get(reference) === true);
      if (filed.size > MOST_CASES) throw new TooManyError('more cases than one run looks through');
    }
  }
  await fewAtOnce(filed, AT_ONCE, async ([reference, wasFiled]) => {
    run.pace();
    findings.checked('cases');
    let head = false;
    for await (const owned of world.ownedOf(reference)) {
      head ||= owned.item === 'case';
      await checkOwner(run, reference, owned);
      await checkCount(run, reference, owned);
      await checkFlags(run, reference, owned);
    }
    if (!head && wasFiled) findings.unplaced('case_missing', reference);
  });
}

async function checkOwner(run: Run, reference: Reference, owned: Owned): Promise<void> {
  const { world, findings, now } = run;
  const timer = timerOwed(owned);
  if (timer !== undefined && owned.timer === undefined) {
    if ((await world.giveTimer(owned, timer, now)) === 'given')
      findings.refiled('state_without_timer', `${reference}/${owned.sk}`);
  }
  if (workListOwed(owned) && owned.queue === undefined) {
    if ((await world.giveQueue(owned, now)) === 'given')
      findings.refiled('item_without_work_list', `${reference}/${owned.sk}`);
  }
  if (owned.item === 'document') await checkCopy(run, reference, owned);
}

/** Counts what the stream missed. A later record of the stream then counts nothing. */
async function checkCount({ world, findings }: Run, reference: Reference, owned: Owned): Promise<void> {
  const standing = standingOf({ ...owned, reference });
  if (standing !== undefined && (await world.countAll([standing])) > 0) findings.recounted();
}

/** Puts a case into the lists of its named flags, if the stream missed that. */
async function checkFlags({ world, findings }: Run, reference: Reference, owned: Owned): Promise<void> {
  const { item, team, state, version, queueSort, flags = new Set(), access } = owned;
  if (item !== 'case' || team === undefined || state === undefined || version === undefined || queueSort === undefined)
    return;
  const head = { reference, team, state, version, queueSort, flags: listableOf(flags, access) };
  if ((await world.relistFlags(head)) === 'relisted') findings.relisted();
}

/** Returns the timer that moves an item on from its state; none where a person has it or nothing is owed. */
export function timerOwed(owned: Owned): Timer | undefined {
  if (owned.item === 'case') return undecided(owned) ? 'decision' : undefined;
  if (owned.item === 'message' && owned.direction === 'out') {
    return owned.state === 'pending' || owned.state === 'sending' ? 'outbox' : undefined;
  }
  if (owned.item === 'message') return owned.opening === 'filed' ? 'open' : undefined;
  if (owned.item !== 'document') return undefined;
  if (owned.verdict === 'pending') return 'scan';
  // The clock handles the scanner's own `error`, until it has asked once more and given up.
  if (owned.verdict === 'error') return owned.scans === 0 ? 'scan' : undefined;
  const unread = owned.verdict === 'clean' && owned.safety === 'unchecked' && owned.reading === 'waiting';
  return unread ? 'read' : undefined;
}

/** Returns whether a case is undecided: only a decision stops a case's clock, or takes it off its team's list (law 6). */
function undecided({ state }: Owned): boolean {
  const known = CaseState.safeParse(state);
  return known.success && STATES[known.data].clock === 'runs';
}

function workListOwed(owned: Owned): boolean {
  if (owned.item === 'case') return undecided(owned);
  return owned.item === 'task' && owned.state === 'open';
}

/** Checks that a file that may be opened has its copy, as exactly the version that the case names. */
async function checkCopy({ world, findings }: Run, reference: Reference, owned: Owned): Promise<void> {
  if (owned.verdict !== 'clean' || owned.safety !== 'safe') return;
  if (!owned.filed) return findings.unplaced('document_without_copy', `${reference}/${owned.sk}`);
  if ((await world.headOf(owned.filed)) === undefined) findings.unplaced('copy_missing', `${reference}/${owned.sk}`);
}
