import { fewAtOnce } from '#functions/platform/few-at-once.ts';
import { CaseState, Team } from '#schemas/case.ts';
import { STATES } from '../work/states.ts';
import { AT_ONCE, type Run, TooManyError } from './world.ts';

/** Weeks of a city's referrals in one team and state. With more, a person must look at more than timers. */
const MOST_UNDECIDED = 1000;

const UNDECIDED = Team.options.flatMap((team) =>
  CaseState.options.filter((state) => STATES[state].clock === 'runs').map((state) => ({ team, state })),
);

/**
 * Checks that every undecided case is on the sweep's list, however long ago anybody touched it. A case that was filed before cases
 * had a decision clock, or restored without it, gets it back, and the next sweep handles it (laws 1 and 6).
 */
export async function checkUndecided(run: Run): Promise<void> {
  const { world, findings, now } = run;
  await fewAtOnce(UNDECIDED, AT_ONCE, async (list) => {
    const cases = await world.clockedIn({ ...list, most: MOST_UNDECIDED + 1 });
    if (cases.length > MOST_UNDECIDED) throw new TooManyError('more undecided cases than one run looks through');
    for (const { pk, sk, reference, state, timer } of cases) {
      run.pace();
      findings.checked('timers');
      if (timer !== undefined) continue;
      if ((await world.giveTimer({ pk, sk, state }, 'decision', now)) === 'given')
        findings.refiled('state_without_timer', `${reference}/${sk}`);
    }
  });
}
