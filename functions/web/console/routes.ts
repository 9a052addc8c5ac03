import type { PageRoute } from '../kit/page.ts';
import { COMPARED } from './case/compared/compared.ts';
import { OVERVIEW } from './case/overview.ts';
import { PEOPLE } from './case/people/people.ts';
import { caseFormRoutes } from './do/case-form.ts';
import { CONTACTING } from './do/contacting.ts';
import { JOINING } from './do/joining.ts';
import { TAKING } from './do/taking.ts';
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
  ...[...TAKING, ...CONTACTING, ...JOINING].flatMap(caseFormRoutes),
  ...REASON_GIVEN,
];
