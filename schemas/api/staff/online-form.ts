import * as z from 'zod';
import { SignOff } from '#schemas/settings.ts';

/** Opens the online form by a sign-off, or shuts it (S15). */
export const SetOnlineForm = z.union([
  z.strictObject({ open: z.literal(false) }),
  SignOff.partial({ reviewOn: true }).extend({
    reviewOn: SignOff.shape.reviewOn
      .optional()
      .describe('At most a year after the sign-off; without it, a year after.'),
  }),
]);
