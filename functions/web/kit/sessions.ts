import { setTimeout } from 'node:timers/promises';
import type { SignedIn } from '#functions/platform/http/claims.ts';
import { Problem } from '#functions/platform/http/problem.ts';
import type { StaffDoor } from '#functions/platform/http/staff-door.ts';
import type { Session, SessionEnd } from '#schemas/session.ts';
import type { CookieKeys } from './sealing.ts';
import { type IssuerAnswer, IssuerSilentError, SignInRefusedError, type SignInService } from './sign-in.ts';

/** A session ends when its person did nothing for half an hour. */
export const IDLE_MS = 30 * 60_000;
/** A session ends after a long working day, whatever its person does. */
export const LONGEST_MS = 10 * 60 * 60_000;
/** Roles are asked for again after this time. */
export const ROLES_MS = 15 * 60_000;
/** An issuer that does not answer is asked again with the next page, for so long. Until it answers nothing is shown or done. */
export const ISSUER_SILENT_MS = 5 * 60_000;
/** An ended session receives what was being typed for so long. The table removes it hours or days later. */
export const RECEIVES_MS = 60 * 60_000;
/** A request waits so long for another that renews its session: an issuer answers within a second. */
const RENEWED_WITHIN_MS = 3000;
const LOOKS_EVERY_MS = 100;
/** Activity is noted this often: a write for each page would be waste. */
const NOTED_MS = 30_000;

/** What the refresh token is sealed for. */
export const REFRESH = 'refresh';

/** The sessions in the table. */
export interface SessionStore {
  readonly open: (id: string, session: Session, until: Date) => Promise<void>;
  readonly read: (id: string) => Promise<Session | undefined>;
  readonly noteActivity: (id: string, now: Date) => Promise<unknown>;
  readonly claimRenewal: (id: string, session: Pick<Session, 'rolesAt'>, now: Date) => Promise<boolean>;
  readonly renew: (id: string, to: { person: Session['person']; refresh: string; now: Date }) => Promise<unknown>;
  readonly end: (id: string, why: SessionEnd, now: Date) => Promise<unknown>;
}

export interface SessionDeps {
  readonly store: SessionStore;
  readonly signIn: Pick<SignInService, 'renew'>;
  readonly admit: StaffDoor['admit'];
}

/** A session that its cookie found: open, or ended and why. */
export type FoundSession =
  | { readonly open: true; readonly person: SignedIn }
  | { readonly open: false; readonly why: SessionEnd };

/** Returns who somebody is, as a session holds them. */
export const personIn = ({ person: { id, name, roles } }: Session): SignedIn => ({
  staff: { kind: 'staff', id, roles },
  name,
});

const personFor = ({ staff: { id, roles }, name }: SignedIn): Session['person'] => ({
  id,
  roles: [...roles],
  ...(name === undefined ? {} : { name }),
});

/** Writes the session of somebody who has just signed in. */
export async function beginSession(
  { store }: Pick<SessionDeps, 'store'>,
  keys: CookieKeys,
  answer: IssuerAnswer,
  now: Date,
): Promise<void> {
  const at = now.toISOString();
  await store.open(
    keys.id,
    {
      person: personFor(answer.person),
      openedAt: at,
      seenAt: at,
      rolesAt: at,
      ...(answer.refresh === undefined ? {} : { refresh: keys.seal(answer.refresh, REFRESH) }),
    },
    new Date(now.getTime() + LONGEST_MS),
  );
}

/**
 * Finds the session of a cookie, and decides whether it is still open. Asks the issuer for the person's roles when they are old, and the
 * directory of colleagues whether their access has ended. Undefined: there is no such session.
 */
export async function findSession(
  deps: SessionDeps,
  keys: CookieKeys,
  { now, looksAgain }: { now: Date; looksAgain: boolean },
): Promise<FoundSession | undefined> {
  const session = await deps.store.read(keys.id);
  if (session === undefined) return undefined;
  const since = (at: string) => now.getTime() - Date.parse(at);
  if (session.ended !== undefined)
    return since(session.ended.at) < RECEIVES_MS ? { open: false, why: session.ended.why } : undefined;
  const end = async (why: SessionEnd) => {
    await deps.store.end(keys.id, why, now);
    return { open: false, why } as const;
  };
  if (since(session.openedAt) >= LONGEST_MS) return end('too_long');
  if (since(session.seenAt) >= IDLE_MS) return end('idle');
  const person = since(session.rolesAt) >= ROLES_MS ? await renewed(deps, keys, session, now) : personIn(session);
  if (person === undefined) return end('access_ended');
  try {
    await deps.admit(person, now);
  } catch (error) {
    if (error instanceof Problem && error.code === 'access-ended') return end('access_ended');
    throw error;
  }
  if (!looksAgain && since(session.seenAt) >= NOTED_MS) await deps.store.noteActivity(keys.id, now);
  return { open: true, person };
}

/** Returns the person with the roles of now; undefined where the issuer no longer lets them in. */
async function renewed(
  deps: SessionDeps,
  keys: CookieKeys,
  session: Session,
  now: Date,
): Promise<SignedIn | undefined> {
  const refresh = session.refresh === undefined ? undefined : keys.open(session.refresh, REFRESH);
  if (refresh === undefined) return undefined;
  // Another page of the same person asks at this moment: one answer serves both.
  if (!(await deps.store.claimRenewal(keys.id, session, now))) return renewedByOther(deps, keys, session);
  try {
    const answer = await deps.signIn.renew(refresh);
    if (answer.person.staff.id !== session.person.id) return undefined;
    await deps.store.renew(keys.id, {
      person: {
        ...personFor(answer.person),
        ...(answer.person.name === undefined && session.person.name !== undefined ? { name: session.person.name } : {}),
      },
      refresh: keys.seal(answer.refresh ?? refresh, REFRESH),
      now,
    });
    return answer.person;
  } catch (error) {
    if (error instanceof SignInRefusedError) return undefined;
    if (error instanceof Problem && error.code === 'forbidden') return undefined;
    if (!(error instanceof IssuerSilentError)) throw error;
    // Old roles are good for nothing, not even now.
    if (now.getTime() - Date.parse(session.rolesAt) < ROLES_MS + ISSUER_SILENT_MS) throw issuerSilent();
    return undefined;
  }
}

const issuerSilent = (): Problem =>
  new Problem(503, 'busy', 'The sign-in service does not answer. Nothing was done. Try again in a moment.');

/** Waits for another request to renew the session. Returns its person; undefined where the session has ended by it. */
async function renewedByOther({ store }: SessionDeps, { id }: CookieKeys, old: Session): Promise<SignedIn | undefined> {
  for (let waited = 0; waited < RENEWED_WITHIN_MS; waited += LOOKS_EVERY_MS) {
    const session = await store.read(id);
    if (session === undefined || session.ended !== undefined) return undefined;
    if (session.rolesAt !== old.rolesAt) return personIn(session);
    await setTimeout(LOOKS_EVERY_MS);
  }
  throw issuerSilent();
}
