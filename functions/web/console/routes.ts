import type { PageRoute } from '../kit/page.ts';
import { QUEUE } from './queue/queue.ts';
import { REASON_GIVEN } from './reason/reason.ts';

/** Every route of the console. The first that fits is taken. */
export const ROUTES: readonly PageRoute[] = [...QUEUE, ...REASON_GIVEN];
