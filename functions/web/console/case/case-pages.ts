import type { PageRoute } from '../../kit/page.ts';
import { DECISIONS } from './decisions.ts';
import { HISTORY } from './history.ts';
import { OVERVIEW } from './overview.ts';
import { REFERRAL } from './referral.ts';
import { TIMELINE } from './timeline.ts';

/** The pages of a case that only show it. */
export const CASE_PAGES: readonly PageRoute[] = [...OVERVIEW, ...REFERRAL, ...TIMELINE, ...DECISIONS, ...HISTORY];
