import * as z from 'zod';

/** The body that unmasks a group of answers. Addresses are the only group. */
export const Unmask = z.strictObject({ group: z.literal('addresses'), why: z.string().trim().min(5).max(500) });
