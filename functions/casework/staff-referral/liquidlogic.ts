import { digest } from '#functions/platform/identifiers.ts';

/** Returns the claim that makes a number one case's alone (S30, law 2). The number is hashed: it must be in no key. */
export function liquidlogicOnce(number: string): { kind: string; hash: string } {
  return { kind: 'liquidlogic', hash: digest('liquidlogic', number) };
}
