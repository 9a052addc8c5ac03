import { type SeenCase, staffRisksOn, viewFor } from '#functions/safety/index.ts';
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

/** Who a pack is about. */
export interface About {
  /** The children that it is for. */
  readonly children: readonly string[];
  /** These children, and those of whom a person said that they have the same parents. */
  readonly family: readonly string[];
  /** Whether the case has children beside this family. */
  readonly hasOthers: boolean;
}

/** Returns the children said to have the same parents as a child, in their order; the child alone where nobody said so. */
export function familyOf(child: string, { head }: Pick<Shown, 'head'>): readonly string[] {
  return head.sameParents?.find(({ children }) => children.includes(child))?.children ?? [child];
}

/**
 * Returns a case with what may be released about some children of one family, of a case with several. It keeps their forms as
 * {@link viewFor} leaves them, without the other siblings' own answers, and the risks to staff of every form. Where the case has
 * children of another family, it keeps only the codes of recommendations and decisions: their words were written about all the
 * children (domain 5.5.5).
 */
export function aboutFamily(about: About, whole: Shown): Shown {
  const forms = whole.forms.flatMap((form) => formAbout(form, about, whole));
  if (!about.hasOthers) return { ...whole, forms };
  const { sender: _, sameParents: __, ...head } = whole.head;
  return {
    ...whole,
    head,
    forms,
    recommendations: whole.recommendations.map((one) => withoutWords(one)),
    decisions: whole.decisions.map(decidedWithoutWords),
  };
}

/** Returns a form with what may be released of it: nothing for a form about other children without a risk to staff. */
function formAbout(form: FormRecord, { children, family }: About, whole: Shown): FormRecord[] {
  const onForm = childrenOf({ forms: [form] });
  const [first] = family.filter((child) => onForm.includes(child));
  const view = first === undefined ? undefined : viewFor(first, whole, family);
  // An earlier reading may name anybody.
  const { readings: _, ...rest } = form;
  if (view === undefined) {
    const risks = staffRisksOn(form.number, whole);
    return risks.length === 0 ? [] : [{ ...rest, answers: [...risks], leftovers: [] }];
  }
  // Text without a field may name anybody; where the form has no other family, it is about this one.
  const isAlone = onForm.every((child) => family.includes(child));
  const siblings = onForm.filter((child) => !children.includes(child)).map((child) => child.split('.')[2]);
  const answers = view.answers.filter(({ path }) => {
    const [, section, index] = path.split('/');
    return section !== 'children' || !siblings.includes(index);
  });
  return [{ ...rest, answers, leftovers: isAlone ? form.leftovers : [] }];
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
