import type { Performed } from '#functions/casework/index.ts';
import { dueWords, timeWords } from '#functions/platform/london-words.ts';
import type { MayAction } from '#schemas/api/staff/may.ts';
import { PRIORITY_WORDS, STATE_WORDS, TEAM_WORDS } from '#schemas/words/case-words.ts';
import { flagBanners } from '#schemas/words/flag-words.ts';
import type { Page, PageVisit } from '../../kit/page.ts';
import { type Names, namesOf } from '../names.ts';
import { ACTIONS } from './actions.ts';
import { DONE_WORDS } from './done-words.ts';

/** A case as the operation gives it, its version, and the names of colleagues. */
export interface CaseSeen {
  readonly view: Performed<'readCase'>['body'];
  /** The ETag of the version that was read. */
  readonly etag: string;
  readonly names: Names;
}

/** Reads the case that the path names. @throws Problem as `readCase` */
export async function readCase({ perform, path }: PageVisit): Promise<CaseSeen> {
  const [{ body, headers = {} }, names] = await Promise.all([
    perform('readCase', { path: { reference: path.reference ?? '' } }),
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
] as const;

/** Makes a page of a case: its top and menu around the page's own part. */
export function casePage(visit: PageVisit, seen: CaseSeen, page: Pick<Page, 'template' | 'title' | 'model'>): Page {
  return {
    ...page,
    watched: true,
    done: DONE_WORDS[visit.request.query.done ?? ''],
    model: { ...frameOf(visit, seen), ...page.model },
  };
}

/** Returns what the top of every page of a case shows. */
export function frameOf({ request, now }: Pick<PageVisit, 'request' | 'now'>, { view, names }: CaseSeen) {
  const { case: head, glance, may } = view;
  const base = `/staff/cases/${head.reference}`;
  const allowed = (action: MayAction) => may[action];
  return {
    reference: head.reference,
    base,
    glance,
    children: glance.children.map(({ name, age }) => `${name ?? 'Child without a name'}, ${age.words}`),
    banners: flagBanners(head.flags),
    facts: [
      { key: 'State', value: STATE_WORDS[head.state] },
      { key: 'Team', value: TEAM_WORDS[head.team] },
      { key: 'Who has it', value: head.assignee === undefined ? 'Nobody yet' : names.get(head.assignee) },
      { key: 'Priority', value: PRIORITY_WORDS[head.priority ?? 'routine'] },
      { key: 'Received', value: timeWords(head.receivedAt, now) },
      ...(head.clock === null ? [] : [{ key: 'Decision', value: dueWords(head.decisionDueAt, now) }]),
    ],
    late: head.late,
    tabs: TABS.map(([path, text]) => ({ text, href: `${base}${path}`, active: request.path === `${base}${path}` })),
    actions: ACTIONS.map(({ path, text, does }) => {
      const may = allowed(does);
      return may.may
        ? { href: path.startsWith('/') ? `${base}${path}` : `${base}/do/${path}`, text }
        : { text, whyNot: may.says };
    }),
  };
}
