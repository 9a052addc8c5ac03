import * as z from 'zod';

/** How a referral reached the member of staff who wrote it down (domain S16). Forms and emails also have doors of their own. */
export const Channel = z.enum(['phone', 'message', 'walk_in', 'email', 'form', 'post', 'liquidlogic', 'internal']);
export type Channel = z.infer<typeof Channel>;
