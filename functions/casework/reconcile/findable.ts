import { fewAtOnce } from '#functions/platform/few-at-once.ts';
import type { TokenWalk } from '#functions/platform/store/token-walk.ts';
import { CaseState, Team } from '#schemas/case.ts';
import { AT_ONCE, RECONCILE, type Run } from './world.ts';

/** Every case stands in one of these, whatever became of it. */
const LISTS = Team.options.flatMap((team) => CaseState.options.map((state) => ({ team, state })));
const PAGE = 100;
/** A run every quarter of an hour: 100 thousand cases in two days, some thirty reads a minute beside the day's work. */
const PAGES_A_RUN = 5;

/**
 * Cases filed before search tokens were made get them: one walk over all lists, a few pages a run, and then never again, as every
 * case since is filed with its own. A case that goes to another list meanwhile is touched by that, and found by `checkCases`.
 */
export async function checkFindable(run: Run): Promise<void> {
  const { world } = run;
  let walk: TokenWalk = (await world.tokenWalk(RECONCILE)) ?? from(0);
  for (let page = 1; page <= PAGES_A_RUN && walk.is === 'at'; page += 1) {
    const { team, state, after } = walk;
    const { rows, next } = await world.caseRows(RECONCILE, { team, state, after, most: PAGE });
    await fewAtOnce(rows, AT_ONCE, async ({ reference }) => {
      run.pace();
      run.findings.checked('cases');
      if (!(await world.hasTokens(RECONCILE, reference))) await askForTokens(run, reference);
    });
    const at = LISTS.findIndex((list) => list.team === team && list.state === state);
    walk = next === undefined ? from(at + 1) : { is: 'at', team, state, after: next };
    await world.keepTokenWalk(RECONCILE, walk);
  }
}

function from(index: number): TokenWalk {
  const list = LISTS[index];
  return list === undefined ? { is: 'done' } : { is: 'at', ...list };
}

/** A case that nobody can find by a child's name is owed its tokens: the lookup's own sweep makes them. */
export async function askForTokens({ world, findings, now }: Run, reference: string): Promise<void> {
  await world.askForTokens(RECONCILE, reference, now);
  findings.madeFindable();
}
