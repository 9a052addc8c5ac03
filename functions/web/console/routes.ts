import type { PageRoute } from '../kit/page.ts';
import { OVERVIEW } from './case/overview.ts';
import { caseFormRoutes } from './do/case-form.ts';
import { CASE_FORMS } from './do/case-forms.ts';
import { QUEUE } from './queue/queue.ts';
import { REASON_GIVEN } from './reason/reason.ts';

/** Every route of the console. The first that fits is taken. */
export const ROUTES: readonly PageRoute[] = [
  ...QUEUE,
  ...OVERVIEW,
  ...CASE_FORMS.flatMap(caseFormRoutes),
  ...REASON_GIVEN,
];
