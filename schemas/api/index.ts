import './names.ts';
import type { Operation } from './operation.ts';
import { PUBLIC_OPERATIONS } from './public/index.ts';
import { STAFF_OPERATIONS } from './staff/index.ts';

/** Every operation of the API, in the order of its page. */
export const OPERATIONS: readonly Operation[] = [...PUBLIC_OPERATIONS, ...STAFF_OPERATIONS];
