import './names.ts';
import { PUBLIC_OPERATIONS } from './public/index.ts';
import { STAFF_OPERATIONS } from './staff/index.ts';

/** Every operation of the API, in the order of its page. */
export const OPERATIONS = [...PUBLIC_OPERATIONS, ...STAFF_OPERATIONS];
