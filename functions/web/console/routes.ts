import type { PageRoute } from '../kit/page.ts';
import { ACTIVITY } from './activity/activity.ts';
import { CALLS } from './call/call.ts';
import { CASE_PAGES } from './case/case-pages.ts';
import { COMPARED } from './case/compared/compared.ts';
import { PEOPLE } from './case/people/people.ts';
import { READ_ANSWER } from './case/reading/answer.ts';
import { READING } from './case/reading/reading.ts';
import { BESIDE } from './case/reading/two-readings.ts';
import { caseFormRoutes } from './do/case-form-routes.ts';
import { CASE_FORMS } from './do/case-forms.ts';
import { CONFIRMING } from './do/confirming.ts';
import { GOVERNANCE } from './governance/governance.ts';
import { LOOKS } from './look/looks.ts';
import { MY_WORK } from './my-work/my-work.ts';
import { QUEUE } from './queue/queue.ts';
import { REASON_GIVEN } from './reason/reason.ts';
import { SEARCH } from './search/search.ts';
import { SETTINGS } from './settings/settings.ts';
import { SHIFT } from './shift/shift.ts';

/** Every route of the console. The first that fits is taken. */
export const ROUTES: readonly PageRoute[] = [
  ...MY_WORK,
  ...QUEUE,
  ...SEARCH,
  ...SHIFT,
  ...CALLS,
  ...ACTIVITY,
  ...CASE_PAGES,
  ...PEOPLE,
  ...COMPARED,
  ...READING,
  ...READ_ANSWER,
  ...BESIDE,
  ...CASE_FORMS.flatMap(caseFormRoutes),
  ...CONFIRMING,
  ...LOOKS,
  ...GOVERNANCE,
  ...REASON_GIVEN,
  ...SETTINGS,
];
