import * as z from 'zod';

/** The id of a referral that a colleague is taking down. */
export const DraftId = z.ulid();
export type DraftId = z.infer<typeof DraftId>;
