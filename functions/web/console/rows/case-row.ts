import type { Performed } from '#functions/casework/index.ts';
import { dueWords, timeWords } from '#functions/platform/london-words.ts';
import type { CaseFlag } from '#schemas/case-codes.ts';
import { CLOCK_WORDS, PRIORITY_WORDS, STATE_WORDS } from '#schemas/words/case-words.ts';
import { FLAG_TAGS, flagBanners } from '#schemas/words/flag-words.ts';
import type { PageVisit } from '../../kit/page.ts';
import type { Names } from '../names.ts';

type CaseRow = Performed<'listCases'>['body']['cases'][number];
type Glance = CaseRow['glance'];

/** A short word on a row, and its colour. */
export interface Tag {
  readonly text: string;
  readonly tone: 'red' | 'orange' | 'yellow' | 'turquoise' | 'blue' | 'grey';
}

const TONES = { danger: 'red', warning: 'yellow', information: 'blue' } as const;
/** Somebody has to look soon; what is on time needs no tag. */
const CLOCK_TONES = { on_time: undefined, at_risk: 'orange', predicted_breach: 'orange', breached: 'red' } as const;
const NEW_WORDS = { assigned: 'New to you', came: 'Something came since you looked' } as const;

export const RESTRICTED: Tag = { text: 'Restricted', tone: 'grey' };

/** Returns the tags of flags, the most pressing first. */
export const flagTags = (flags: readonly CaseFlag[]): Tag[] =>
  flagBanners(flags).map(({ flag, tone }) => ({ text: FLAG_TAGS[flag], tone: TONES[tone] }));

/** Returns what a row shows of a family and its referrer. */
export function glanceShown({ children, moreChildren, asked, says, referrer }: Glance) {
  const named = children.map(({ name, age }) => `${name ?? 'Child without a name'}, ${age.words}`);
  const from = [referrer?.name, referrer?.role, referrer?.organisation].filter((part) => typeof part === 'string');
  return {
    children: moreChildren === 0 ? named : [...named, `and ${moreChildren} more`],
    asked: asked?.line,
    whyNothing: says,
    from: from.join(', ') || referrer?.type?.label,
    source: referrer?.source?.label,
  };
}

/** Returns a case as the rows of every list show it. */
export function caseRow(row: CaseRow, { now }: Pick<PageVisit, 'now'>, names: Names) {
  const { reference, clock, priority, flags, restricted, isNew, assignee } = row;
  const tone = clock === null ? undefined : CLOCK_TONES[clock.status];
  const pressing: Tag[] = priority === 'immediate' ? [{ text: PRIORITY_WORDS.immediate, tone: 'red' }] : [];
  return {
    reference,
    href: `/staff/cases/${reference}`,
    version: row.version,
    ...glanceShown(row.glance),
    received: timeWords(row.receivedAt, now),
    due: clock === null ? undefined : dueWords(row.decisionDueAt, now),
    clock: clock === null || tone === undefined ? undefined : { text: CLOCK_WORDS[clock.status], tone },
    state: STATE_WORDS[row.state],
    priority: PRIORITY_WORDS[priority],
    danger: row.danger,
    tags: [...pressing, ...flagTags(flags), ...(restricted ? [RESTRICTED] : [])],
    isNew: isNew === null ? undefined : NEW_WORDS[isNew],
    who: assignee === null ? undefined : names.get(assignee),
  };
}
