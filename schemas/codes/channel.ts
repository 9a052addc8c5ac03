import * as z from 'zod';

/** How people reached somebody who wrote it down (domain S16). Staff key in all of them; a form and an email have doors of their own too. */
export const Channel = z.enum(['phone', 'message', 'walk_in', 'email', 'form', 'post', 'liquidlogic', 'internal']);
export type Channel = z.infer<typeof Channel>;
