import { CaseState, Door, NamedFlag, Priority, type Team } from '#schemas/case.ts';
import { referralSource } from '#schemas/codes/referral-source.ts';
import { DOOR_WORDS, PRIORITY_WORDS, STATE_WORDS, TEAM_WORDS } from '#schemas/words/case-words.ts';
import { FLAG_WORDS } from '#schemas/words/flag-words.ts';
import type { Choice } from '../../kit/fields.ts';

/** The parameters of the queue's address, in the order of its form. Each is one of `listCases`, which says what goes together. */
const FILTERS = ['team', 'state', 'priority', 'door', 'source', 'flag', 'sort', 'late', 'cursor'] as const;
type Filter = (typeof FILTERS)[number];
/** What the address of a queue asks for. */
export type Asked = Readonly<Partial<Record<Filter, string>>>;

/** Returns what an address asks for: it leaves out a choice that was left open. */
export function askedIn(query: Readonly<Record<string, string | undefined>>): Asked {
  return Object.fromEntries(FILTERS.flatMap((name) => (query[name] ? [[name, query[name]]] : [])));
}

/** The labels of the filters. */
export const FILTER_WORDS: Readonly<Record<Filter, string>> = {
  team: 'Team',
  state: 'State',
  priority: 'Priority',
  door: 'How it came',
  source: 'Who referred',
  flag: 'Flag',
  sort: 'Order',
  late: 'Only late cases',
  cursor: 'Page',
};

const choices = <Code extends string>(codes: readonly Code[], words: (code: Code) => string): Choice[] =>
  codes.map((value) => ({ value, text: words(value) }));

/** The first choice of a filter that narrows nothing. */
const ANY: Choice = { value: '', text: 'Any' };

/** Returns the filters as the form shows them. `teams`: those whose cases the visitor may list. */
export function filterFields(teams: readonly Team[], asked: Asked) {
  const of = (name: Filter, given: readonly Choice[]) => ({
    name,
    label: FILTER_WORDS[name],
    items: given.map((choice) => ({ ...choice, selected: choice.value === asked[name] })),
  });
  return [
    of(
      'team',
      choices(teams, (team) => TEAM_WORDS[team]),
    ),
    of(
      'state',
      choices(CaseState.options, (state) => STATE_WORDS[state]),
    ),
    of('sort', SORTS),
    of('priority', [ANY, ...choices([...Priority.options].reverse(), (priority) => PRIORITY_WORDS[priority])]),
    of('flag', [ANY, ...choices(NamedFlag.options, (flag) => FLAG_WORDS[flag].title)]),
    of('source', [ANY, ...referralSource.codes.map(({ code, label }) => ({ value: code, text: label }))]),
    of('door', [ANY, ...choices(Door.options, (door) => DOOR_WORDS[door])]),
  ];
}

const SORTS: readonly Choice[] = [
  { value: '', text: 'Most urgent first (with a filter: due first)' },
  { value: 'due', text: 'Due first' },
  { value: 'received', text: 'Received first' },
];

/** Returns the order of a list: danger first, where nobody asked for another. A list that a filter narrows has only the order by due time. */
export function orderOf({ team, state, cursor, sort, ...filters }: Asked): string {
  return sort ?? (Object.keys(filters).length === 0 ? 'priority' : 'due');
}

/** Returns the filters that narrow the list, in words. */
export const narrowing = (fields: ReturnType<typeof filterFields>, { late }: Asked): string[] => [
  ...fields.flatMap(({ name, label, items }) =>
    ['team', 'state', 'sort'].includes(name)
      ? []
      : items.flatMap(({ selected, value, text }) => (selected && value !== '' ? [`${label}: ${text}`] : [])),
  ),
  ...(late === undefined ? [] : [FILTER_WORDS.late]),
];

/** Returns the name of a parameter in words, for the fault of a choice. */
export const filterNamed = (parameter: string): string =>
  FILTERS.flatMap((name) => (name === parameter ? [FILTER_WORDS[name]] : []))[0] ?? parameter;
