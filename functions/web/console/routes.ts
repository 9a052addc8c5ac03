import type { PageRoute } from '../kit/page.ts';
import { CASE_PAGES } from './case/case-pages.ts';
import { caseFormRoutes } from './do/case-form-routes.ts';
import { CASE_FORMS } from './do/case-forms.ts';
import { CONFIRMING } from './do/confirming.ts';
import { LOOKS } from './look/looks.ts';
import { QUEUE } from './queue/queue.ts';
import { REASON_GIVEN } from './reason/reason.ts';

/** Every route of the console. The first that fits is taken. */
export const ROUTES: readonly PageRoute[] = [
  ...QUEUE,
  ...CASE_PAGES,
  ...CASE_FORMS.flatMap(caseFormRoutes),
  ...CONFIRMING,
  ...LOOKS,
  ...REASON_GIVEN,
];
