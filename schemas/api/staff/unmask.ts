import * as z from 'zod';

/** Which fields, and why. Addresses are the one group that is masked. */
export const Unmask = z.strictObject({ group: z.literal('addresses'), why: z.string().trim().min(5).max(500) });
