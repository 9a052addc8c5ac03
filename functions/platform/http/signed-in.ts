import type { Actor } from '#schemas/actor.ts';

/** A member of staff, as the audit names them. */
export type Staff = Extract<Actor, { kind: 'staff' }>;

/** A person identified by a token, with the name from their sign-in, if it gives one. */
export interface SignedIn {
  readonly staff: Staff;
  readonly name: string | undefined;
}
