import * as z from 'zod';
import { OnlineFormSetting, SignOff } from '#schemas/settings.ts';
import { Versioned } from './changed.ts';

/** The body that opens the online form with a sign-off, or shuts it (S15). */
export const SetOnlineForm = z.union([
  z.strictObject({ open: z.literal(false) }),
  SignOff.partial({ reviewOn: true }).extend({
    reviewOn: SignOff.shape.reviewOn
      .optional()
      .describe('At most a year after the sign-off. Default: a year after it.'),
  }),
]);

const [Shut, Open] = OnlineFormSetting.options;

/** Whether the online form is open, and by whose sign-off. */
export const OnlineFormShown = z.discriminatedUnion('open', [
  Shut.extend(Versioned.shape),
  Open.extend(Versioned.shape),
]);
export type OnlineFormShown = z.infer<typeof OnlineFormShown>;
