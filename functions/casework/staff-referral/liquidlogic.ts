import { digest } from '#functions/platform/identifiers.ts';

/** What decides that a number is one case's alone (S30, law 2). No number is a key: it is hashed. */
export function liquidlogicOnce(number: string): { kind: string; hash: string } {
  return { kind: 'liquidlogic', hash: digest('liquidlogic', number) };
}
