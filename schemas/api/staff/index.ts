import type { Operation, RouteOf } from '../operation.ts';
import { ASKING } from './operations/asking.ts';
import { CASES } from './operations/cases.ts';
import { COLLEAGUES } from './operations/colleagues.ts';
import { DECIDING } from './operations/deciding.ts';
import { DRAFTS } from './operations/drafts.ts';
import { FILES } from './operations/files.ts';
import { GOVERNING } from './operations/governing.ts';
import { KNOWN_CHILDREN } from './operations/known-children.ts';
import { QUERYING } from './operations/querying.ts';
import { SAFETY } from './operations/safety.ts';
import { SETTINGS } from './operations/settings.ts';
import { TAKING } from './operations/taking.ts';
import { WORK } from './operations/work.ts';

/** The operations for staff, in the order of the page. */
export const STAFF_OPERATIONS = [
  ...WORK,
  ...CASES,
  ...DRAFTS,
  ...TAKING,
  ...QUERYING,
  ...ASKING,
  ...SAFETY,
  ...KNOWN_CHILDREN,
  ...DECIDING,
  ...FILES,
  ...GOVERNING,
  ...COLLEAGUES,
  ...SETTINGS,
] as const satisfies readonly Operation[];

/** The gateway's name for a route of staff. */
export type StaffRoute = RouteOf<(typeof STAFF_OPERATIONS)[number]>;
