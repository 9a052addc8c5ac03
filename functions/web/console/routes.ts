import type { PageRoute } from '../kit/page.ts';
import { OVERVIEW } from './case/overview.ts';
import { caseFormRoutes } from './do/case-form.ts';
import { TAKING } from './do/taking.ts';
import { QUEUE } from './queue/queue.ts';
import { REASON_GIVEN } from './reason/reason.ts';
import { SETTINGS } from './settings/settings.ts';

/** Every route of the console. The first that fits is taken. */
export const ROUTES: readonly PageRoute[] = [
  ...QUEUE,
  ...OVERVIEW,
  ...TAKING.flatMap(caseFormRoutes),
  ...REASON_GIVEN,
  ...SETTINGS,
];
