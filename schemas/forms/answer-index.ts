import type { Answer } from './answer.ts';

/** A form's answers by path, and by section or item. */
export interface AnswerIndex {
  readonly byPath: ReadonlyMap<string, Answer>;
  /** The answers of `/referrer` or `/children/0`, in their order. */
  readonly byBase: ReadonlyMap<string, readonly Answer[]>;
}

const known = new WeakMap<readonly Answer[], AnswerIndex>();

/** Returns the index of a form's answers, built once, because facts, completeness and people all use it. */
export function indexOf(answers: readonly Answer[]): AnswerIndex {
  const before = known.get(answers);
  if (before) return before;
  const byPath = new Map<string, Answer>();
  const byBase = new Map<string, Answer[]>();
  let base = '';
  let group: Answer[] = [];
  for (const answer of answers) {
    const { path } = answer;
    byPath.set(path, answer);
    const end = path.lastIndexOf('/');
    // The next answer usually belongs to the same item.
    if (end !== base.length || !path.startsWith(base)) {
      base = path.slice(0, end);
      group = byBase.get(base) ?? [];
      byBase.set(base, group);
    }
    group.push(answer);
  }
  const made = { byPath, byBase };
  known.set(answers, made);
  return made;
}

/** Returns the paths of a repeated section's items that have an answer, in the order of the answers. */
export const itemsOf = ({ byBase }: AnswerIndex, section: string): string[] =>
  [...byBase.keys()].filter((base) => base.startsWith(`/${section}/`));
