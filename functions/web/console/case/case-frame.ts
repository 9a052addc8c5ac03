import type { Performed } from '#functions/casework/index.ts';
import { dueWords, timeWords } from '#functions/platform/london-words.ts';
import { isQuery } from '#schemas/case.ts';
import { CLOCK_WORDS, DOOR_WORDS, PRIORITY_WORDS, STATE_WORDS, TEAM_WORDS } from '#schemas/words/case-words.ts';
import { flagBanners } from '#schemas/words/flag-words.ts';
import { inSentence } from '#schemas/words/phrases.ts';
import type { Page, PageVisit } from '../../kit/page.ts';
import { type Names, namesOf } from '../names.ts';
import { ACTIONS } from './actions.ts';
import { doneWords } from './done-words.ts';
import { newsOf } from './news.ts';
import { whatMayBeDone } from './what-may-be-done.ts';

/** A case as the operation gives it, its version, and the names of colleagues. */
export interface CaseSeen {
  readonly view: Performed<'readCase'>['body'];
  /** The ETag of the version that was read. */
  readonly etag: string;
  readonly names: Names;
}

/** Reads the case that the path names; of a very long one, the part that the address asks for. @throws Problem as `readCase` */
export async function readCase({ perform, path, request }: PageVisit): Promise<CaseSeen> {
  const [{ body, headers = {} }, names] = await Promise.all([
    perform('readCase', { path: { reference: path.reference ?? '' }, query: { cursor: request.query.cursor } }),
    namesOf(perform),
  ]);
  return { view: body, etag: headers.etag ?? '', names };
}

/** The pages of a case, in the order of its menu. */
const TABS = [
  ['', 'Overview'],
  ['/referral', 'Referral'],
  ['/people', 'People'],
  ['/files', 'Files'],
  ['/messages', 'Messages'],
  ['/tasks', 'Tasks'],
  ['/timeline', 'Timeline'],
  ['/decisions', 'Decisions'],
  ['/history', 'Other cases'],
] as const;

/** Makes a page of a case: its top and menu around the page's own part. */
export function casePage(
  visit: PageVisit,
  seen: CaseSeen,
  page: Pick<Page, 'template' | 'title' | 'model' | 'pictures'>,
): Page {
  return {
    ...page,
    watched: true,
    done: doneWords(visit.request.query.done),
    model: { ...frameOf(visit, seen), ...page.model },
  };
}

/** Returns what the top of every page of a case shows. */
export function frameOf({ request, now, person }: Pick<PageVisit, 'request' | 'now' | 'person'>, seen: CaseSeen) {
  const { case: head, glance, may } = seen.view;
  const base = `/staff/cases/${head.reference}`;
  return {
    reference: head.reference,
    base,
    glance,
    children: glance.children.map(({ name, age }) => `${name ?? 'Child without a name'}, ${age.words}`),
    banners: flagBanners(head.flags),
    restricted: head.access?.only !== undefined,
    facts: factsOf(seen, person.staff.id, now),
    part: partOf(request, seen.view.more),
    news: newsOf(seen.view, now),
    tabs: TABS.map(([path, text]) => ({ text, href: `${base}${path}`, active: request.path === `${base}${path}` })),
    may: whatMayBeDone(ACTIONS, may, base),
  };
}

/** Returns who has a case, where it is and how long there is, in words. */
function factsOf({ view, names }: CaseSeen, reader: string, now: Date) {
  const { case: head, glance } = view;
  const { assignee, priority = 'routine', clock } = head;
  const has = assignee === undefined ? 'Nobody yet' : assignee === reader ? 'You' : names.get(assignee);
  const from = [glance.referrer?.name, glance.referrer?.role, glance.referrer?.organisation].filter(Boolean).join(', ');
  const due = dueWords(head.decisionDueAt, now);
  const warning = clock === null || clock.status === 'on_time' ? '' : ` (${inSentence(CLOCK_WORDS[clock.status])})`;
  return [
    { key: 'State', value: STATE_WORDS[head.state] },
    { key: 'Team', value: TEAM_WORDS[head.team] },
    { key: 'Who has it', value: has },
    { key: 'Priority', value: PRIORITY_WORDS[priority], stands: priority !== 'routine' },
    { key: 'Received', value: `${timeWords(head.receivedAt, now)}, ${inSentence(DOOR_WORDS[head.door])}` },
    ...(from === '' ? [] : [{ key: 'From', value: from }]),
    ...(clock === null
      ? []
      : [
          {
            key: isQuery(head.state) ? 'Answer' : 'Decision',
            value: head.late ? due : `${due}${warning}`,
            stands: head.late || warning !== '',
          },
        ]),
    ...(head.decidedAt === undefined ? [] : [{ key: 'Decided', value: timeWords(head.decidedAt, now) }]),
    ...(head.liquidlogicId === undefined ? [] : [{ key: 'Liquidlogic number', value: head.liquidlogicId }]),
  ];
}

/** Returns which part of a very long case a page shows, and where the next is; undefined for a case that is shown whole. */
function partOf({ path, query }: PageVisit['request'], more: CaseSeen['view']['more']) {
  const isLater = query.cursor !== undefined;
  if (more === null && !isLater) return undefined;
  return {
    first: isLater ? path : undefined,
    next: more === null ? undefined : `${path}?cursor=${encodeURIComponent(more.cursor)}`,
    why: more?.why ?? 'This is the last part of a very long case.',
  };
}
