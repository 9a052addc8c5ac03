import type { OpenDoor } from '#test/support/front-door.ts';
import { referral, unique } from '#test/support/invented.ts';
import { postReferral, receiptIn } from '#test/support/web.ts';

/** A child of a test's own, and the case about them. */
export interface Referred {
  readonly reference: string;
  readonly lastName: string;
}

/** Refers a child by the web form. `concern` replaces what the referrer says. */
export async function refer(door: OpenDoor, concern: Readonly<Record<string, unknown>> = {}): Promise<Referred> {
  const lastName = `Quillfeather${unique()}`;
  const said = referral({ child: { lastName } });
  const { reference } = receiptIn(await postReferral(door, { ...said, concern: { ...said.concern, ...concern } }));
  return { reference, lastName };
}
