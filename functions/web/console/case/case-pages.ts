import type { PageRoute } from '../../kit/page.ts';
import { DECISIONS } from './decisions.ts';
import { FILES } from './files.ts';
import { HISTORY } from './history.ts';
import { MESSAGES } from './messages.ts';
import { ORIGINAL } from './original/original.ts';
import { OVERVIEW } from './overview.ts';
import { REFERRAL } from './referral.ts';
import { TASKS } from './tasks.ts';
import { TIMELINE } from './timeline.ts';

/** The pages of a case that only show it. */
export const CASE_PAGES: readonly PageRoute[] = [
  ...OVERVIEW,
  ...REFERRAL,
  ...FILES,
  ...ORIGINAL,
  ...MESSAGES,
  ...TASKS,
  ...TIMELINE,
  ...DECISIONS,
  ...HISTORY,
];
