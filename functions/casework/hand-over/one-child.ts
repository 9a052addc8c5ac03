import { type SeenCase, viewFor } from '#functions/safety/index.ts';
import type { FormRecord } from '#schemas/case.ts';
import type { Decision, Recommendation, WithheldRecord } from '#schemas/decision.ts';
import { peopleOn } from '#schemas/forms/people.ts';

/** Replaces words left out of a pack because they may be about another child's family. */
export const LEFT_OUT = '[left out: it may be about another child or that child’s family]';

/** A case as one pack shows it. */
export type Shown = Pick<SeenCase, 'head' | 'forms' | 'safety' | 'recommendations' | 'decisions'>;

/** Returns the children that a case's forms name, by their keys. */
export function childrenOf({ forms }: Pick<Shown, 'forms'>): readonly string[] {
  return peopleOn(forms)
    .filter(({ is }) => is === 'child')
    .map(({ person }) => person);
}

/**
 * Returns a case with what may be released about one of its several children. It keeps their form as {@link viewFor} leaves it. It
 * keeps only the codes of recommendations and decisions: the words were written about all the children (domain 5.5.5).
 * @returns nothing for a key that is no child of the case
 */
export function aboutOneChild(child: string, whole: Shown): Shown | undefined {
  const view = viewFor(child, whole);
  const form = whole.forms.find(({ number }) => child.startsWith(`${number}.`));
  if (view === undefined || form === undefined) return undefined;
  const { sender: _, ...head } = whole.head;
  // Text without a field may name anybody; on a form with one child it is about that child.
  const isAlone = childrenOf({ forms: [form] }).length === 1;
  const own: FormRecord = { ...form, answers: [...view.answers], leftovers: isAlone ? form.leftovers : [] };
  return {
    ...whole,
    head,
    forms: [own],
    recommendations: whole.recommendations.map((one) => withoutWords(one)),
    decisions: whole.decisions.map(decidedWithoutWords),
  };
}

function withoutWords<T extends Recommendation | WithheldRecord>(one: T): T {
  if ('withheld' in one) return one;
  return {
    ...one,
    level: { ...one.level, rationale: LEFT_OUT },
    legalBasis: { ...one.legalBasis, rationale: LEFT_OUT },
    reasons: LEFT_OUT,
  };
}

function decidedWithoutWords(one: Decision | WithheldRecord): Decision | WithheldRecord {
  if ('withheld' in one) return one;
  const { agreement: _, multiAgency: __, ...rest } = withoutWords(one);
  return {
    ...rest,
    ...(one.alone === undefined ? {} : { alone: { ...one.alone, why: LEFT_OUT } }),
    ...(one.signposting === undefined ? {} : { signposting: { ...one.signposting, toldWho: LEFT_OUT } }),
  };
}
