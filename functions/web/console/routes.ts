import type { PageRoute } from '../kit/page.ts';
import { CASE_PAGES } from './case/case-pages.ts';
import { FILES } from './case/files.ts';
import { MESSAGES } from './case/messages.ts';
import { TASKS } from './case/tasks.ts';
import { caseFormRoutes } from './do/case-form-routes.ts';
import { CASE_FORMS } from './do/case-forms.ts';
import { CONFIRMING } from './do/confirming.ts';
import { HAND_OVERS } from './hand-over/hand-over.ts';
import { BLANK_FORM } from './look/blank-form.ts';
import { FILE_LOOKS } from './look/files.ts';
import { lookRoutes } from './look/look.ts';
import { UNMASK } from './look/unmask.ts';
import { MY_WORK } from './my-work/my-work.ts';
import { QUEUE } from './queue/queue.ts';
import { REASON_GIVEN } from './reason/reason.ts';
import { SHIFT } from './shift/shift.ts';
import { SETTINGS } from './settings/settings.ts';

/** Every route of the console. The first that fits is taken. */
export const ROUTES: readonly PageRoute[] = [
  ...MY_WORK,
  ...QUEUE,
  ...SHIFT,
  ...CASE_PAGES,
  ...FILES,
  ...MESSAGES,
  ...TASKS,
  ...CASE_FORMS.flatMap(caseFormRoutes),
  ...CONFIRMING,
  ...[...FILE_LOOKS, BLANK_FORM, UNMASK].flatMap(lookRoutes),
  ...HAND_OVERS,
  ...REASON_GIVEN,
  ...SETTINGS,
];
