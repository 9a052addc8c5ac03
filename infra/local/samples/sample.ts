import { filledReferralForm, referralBodyExample } from '#test/fixtures/word-forms.ts';
import type { OpenDoor } from '#test/support/front-door.ts';

/** How staff find what became of a sample: by the reference that the sender was given, or by the address it was sent from. */
export type Sent = { readonly reference: string } | { readonly from: string };

/** One sample referral: data, and how it is sent. */
export interface Sample {
  readonly name: string;
  readonly route: 'web' | 'email' | 'upload';
  /** What must become of it, in the words of `what-became.ts`. */
  readonly expected: string;
  /** Whose mailbox the service answers to, if it answers. `run` makes it new at each run, as the data of earlier ones is kept. */
  address(run: string): string;
  /** Sends it through its real door. */
  send(door: OpenDoor, run: string): Promise<Sent>;
}

/** Returns a completed Word form with words of its own: the same bytes in two cases would link them as the same file. */
export function formOf(sample: string, run: string): Promise<Uint8Array> {
  const body = referralBodyExample();
  const worries = `${body.concern.worries} (Sample ${sample}, ${run}.)`;
  return filledReferralForm({ body: { ...body, concern: { ...body.concern, worries } } });
}
