import { filledReferralForm, referralBodyExample } from '#test/fixtures/word-forms.ts';
import type { OpenDoor } from '#test/support/front-door.ts';

/** How staff find the case of a sample: by the reference that the sender got, or by the sender's address. */
export type Sent = { readonly reference: string } | { readonly from: string };

/** One sample referral: its data, and how it is sent. */
export interface Sample {
  readonly name: string;
  readonly route: 'web' | 'email' | 'upload';
  /** The outcome that it must have, in the words of `outcome.ts`. */
  readonly expected: string;
  /** Returns the address that the service answers to. `run` makes it new at each run, as earlier data is kept. */
  address(run: string): string;
  /** Sends it through its real door. */
  send(door: OpenDoor, run: string): Promise<Sent>;
}

/** The outcome of a form with all that is expected. */
export const ALL_ANSWERED = 'expected items: 5 answered, 0 reasoned, 0 blank';

/** Returns a completed Word form with words of its own: the same bytes in two cases would link them as the same file. */
export function formOf(sample: string, run: string): Promise<Uint8Array> {
  const body = referralBodyExample();
  const worries = `${body.concern.worries} (Sample ${sample}, ${run}.)`;
  return filledReferralForm({ body: { ...body, concern: { ...body.concern, worries } } });
}
