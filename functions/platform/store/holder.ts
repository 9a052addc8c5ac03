import * as z from 'zod';
import { Reference } from '#schemas/reference.ts';

/** The online form's setting. Its task to review the sign-off is stored under this name, as it belongs to no case. */
export const ONLINE_FORM = 'online-form';
/** What has tasks and a timeline. */
export const Holder = z.union([Reference, z.literal(ONLINE_FORM)]);
export type Holder = z.infer<typeof Holder>;
