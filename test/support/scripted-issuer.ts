import type { SignedIn } from '#functions/platform/http/signed-in.ts';
import type { SignInService } from '#functions/web/kit/sign-in.ts';
import type { Role } from '#schemas/actor.ts';

/** A person as an issuer tells of them. */
export const personNamed = (id: string, ...roles: readonly Role[]): SignedIn => ({
  staff: { kind: 'staff', id, roles: [...roles] },
  name: `Name of ${id}`,
});

/** An issuer that does what a test says, and notes what it was asked. */
export interface ScriptedIssuer extends SignInService {
  /** Who signs in next. */
  next: SignedIn;
  /** What it says of a refresh token. A test replaces it. */
  says: (refresh: string) => Promise<SignedIn>;
  readonly asked: string[];
}

/** Makes an issuer that lets a person in, and gives a new refresh token each time. */
export function scriptedIssuer(first: SignedIn): ScriptedIssuer {
  let given = 0;
  const asked: string[] = [];
  const refreshToken = () => {
    given += 1;
    return `refresh-token-${given}`;
  };
  const issuer: ScriptedIssuer = {
    next: first,
    says: async () => issuer.next,
    asked,
    begin: async () => ({
      url: 'https://issuer.example/authorize?client_id=front-door',
      flow: { state: 'a-state', nonce: 'a-nonce', verifier: 'a-verifier' },
    }),
    finish: async () => ({ person: issuer.next, refresh: refreshToken() }),
    renew: async (refresh) => {
      asked.push(`renew ${refresh}`);
      return { person: await issuer.says(refresh), refresh: refreshToken() };
    },
    revoke: async (refresh) => void asked.push(`revoke ${refresh}`),
    leave: async () => {
      asked.push('leave');
      return 'https://issuer.example/endsession';
    },
  };
  return issuer;
}
