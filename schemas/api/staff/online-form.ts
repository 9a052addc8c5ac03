import * as z from 'zod';
import { SignOff } from '#schemas/settings.ts';

/** The body that opens the online form with a sign-off, or shuts it (S15). */
export const SetOnlineForm = z.union([
  z.strictObject({ open: z.literal(false) }),
  SignOff.partial({ reviewOn: true }).extend({
    reviewOn: SignOff.shape.reviewOn
      .optional()
      .describe('At most a year after the sign-off. Default: a year after it.'),
  }),
]);
