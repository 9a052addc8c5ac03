import type { PageRoute } from '../kit/page.ts';
import { COMPARED } from './case/compared/compared.ts';
import { FILES } from './case/files.ts';
import { MESSAGES } from './case/messages.ts';
import { OVERVIEW } from './case/overview.ts';
import { PEOPLE } from './case/people/people.ts';
import { TASKS } from './case/tasks.ts';
import { caseFormRoutes } from './do/case-form.ts';
import { CASE_FORMS } from './do/case-forms.ts';
import { CONFIRMING } from './do/confirming.ts';
import { HAND_OVERS } from './hand-over/hand-over.ts';
import { BLANK_FORM } from './look/blank-form.ts';
import { FILE_LOOKS } from './look/files.ts';
import { lookRoutes } from './look/look.ts';
import { UNMASK } from './look/unmask.ts';
import { QUEUE } from './queue/queue.ts';
import { REASON_GIVEN } from './reason/reason.ts';
import { SEARCH } from './search/search.ts';

/** Every route of the console. The first that fits is taken. */
export const ROUTES: readonly PageRoute[] = [
  ...QUEUE,
  ...SEARCH,
  ...OVERVIEW,
  ...PEOPLE,
  ...COMPARED,
  ...FILES,
  ...MESSAGES,
  ...TASKS,
  ...CASE_FORMS.flatMap(caseFormRoutes),
  ...CONFIRMING,
  ...[...FILE_LOOKS, BLANK_FORM, UNMASK].flatMap(lookRoutes),
  ...HAND_OVERS,
  ...REASON_GIVEN,
];
