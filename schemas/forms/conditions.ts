import type { Condition } from './definition.ts';

/** Does an answer meet a condition? Yes or no compares as `yes` or `no`; of several codes one is enough. */
export function meets(condition: Condition, answer: unknown): boolean {
  const compared = answer === true ? 'yes' : answer === false ? 'no' : answer;
  if (Array.isArray(compared)) return compared.some((code) => condition.isOneOf.includes(code));
  return typeof compared === 'string' && condition.isOneOf.includes(compared);
}
