import * as z from 'zod';

/**
 * Returns whether a fault of Node has this code, such as ENOENT. It checks only the code: in Jest, a fault that Node throws is no
 * instance of the test's own Error.
 */
export function hasCode(fault: unknown, code: string): boolean {
  return z.object({ code: z.literal(code) }).safeParse(fault).success;
}
