import './names.ts';
import { PUBLIC_OPERATIONS } from './public/index.ts';
import { STAFF_OPERATIONS } from './staff/index.ts';

/** All that the API can be asked for. */
export const OPERATIONS = [...PUBLIC_OPERATIONS, ...STAFF_OPERATIONS];
