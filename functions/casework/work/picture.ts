import { CaseState } from '#schemas/case.ts';
import { MOVES, STATES, stateAfter } from './states.ts';

const said = (name: string) => name.replaceAll('_', ' ');

/** Returns the states of a case as Markdown with a Mermaid drawing, from the data that the program itself uses. */
export function statesPicture(): string {
  const actions = Object.entries(MOVES);
  const leads = CaseState.options.flatMap((from) =>
    CaseState.options.flatMap((to) => {
      const names = actions.filter(([, move]) => from !== to && move[from] === to).map(([name]) => said(name));
      return names.length === 0 ? [] : [`    ${from} --> ${to}: ${names.join(', ')}`];
    }),
  );
  const stays = CaseState.options.map((state) => {
    const names = actions.filter(([, move]) => move[state] === state).map(([name]) => said(name));
    return `| ${said(state)} | ${names.join(', ')} |`;
  });
  const rows = CaseState.options.map((state) => {
    const { owner, clock, words } = STATES[state];
    return `| ${said(state)} | ${words} | ${owner === 'team' ? 'the team' : 'one person'} | ${clock} |`;
  });
  return [
    '# The states of a case',
    '',
    'Made from `functions/casework/work/states.ts` by `node infra/local/states-picture.ts`; a test holds the two together.',
    'A rule may refuse more than is drawn here (a role, an answer that is missing, a task that is open), and never allows more.',
    '',
    '```mermaid',
    'stateDiagram-v2',
    '    direction LR',
    `    [*] --> ${CaseState.options[0]}: filed`,
    ...CaseState.options.map((state) => `    ${state}: ${said(state)}`),
    ...leads,
    '```',
    '',
    '| state | what it is | whose it is | decision clock |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
    'What can be done without leaving a state:',
    '',
    '| state | actions |',
    '| --- | --- |',
    ...stays,
    '',
    `Nothing is decided by itself: ${CaseState.options
      .filter((state) => stateAfter('decide', state) !== undefined)
      .map(said)
      .join(', ')} lead to *decided* only by a team manager, with level, legal basis and reasons.`,
    'The person who recommends and the one who decides are two, or the exception is recorded. *Withdrawn by the referrer* needs no',
    'exception, but it does not end a concern: it is refused under section 47, and a flag of danger still asks for two people.',
    '',
  ].join('\n');
}
