import * as z from 'zod';

/**
 * Whether a fault is Node's with this code, such as ENOENT. By its code alone: in Jest, a fault that Node itself throws
 * is no instance of the test's own Error.
 */
export function hasCode(fault: unknown, code: string): boolean {
  return z.object({ code: z.literal(code) }).safeParse(fault).success;
}
