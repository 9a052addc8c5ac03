import type { PageRoute } from '../kit/page.ts';
import { OVERVIEW } from './case/overview.ts';
import { caseFormRoutes } from './do/case-form.ts';
import { TAKING } from './do/taking.ts';
import { MY_WORK } from './my-work/my-work.ts';
import { QUEUE } from './queue/queue.ts';
import { REASON_GIVEN } from './reason/reason.ts';
import { SHIFT } from './shift/shift.ts';

/** Every route of the console. The first that fits is taken. */
export const ROUTES: readonly PageRoute[] = [
  ...MY_WORK,
  ...QUEUE,
  ...SHIFT,
  ...OVERVIEW,
  ...TAKING.flatMap(caseFormRoutes),
  ...REASON_GIVEN,
];
