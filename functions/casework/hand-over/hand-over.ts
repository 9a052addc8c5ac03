import { maskOf } from '#functions/safety/index.ts';
import type { HandOverPack } from '#schemas/api/staff/hand-over-pack.ts';
import { peopleIn } from '#schemas/safety-record.ts';
import { decisionGroup, formGroups, headGroup } from './groups.ts';
import { aboutFamily, childrenOf, familyOf, type Shown } from './one-family.ts';

/** A pack. A request must name the child where a case has several, and only a child on a form counts. */
export type Handed =
  | { readonly pack: HandOverPack }
  | { readonly no: 'which_child'; readonly children: readonly string[] }
  | { readonly no: 'no_such_child' }
  | { readonly no: 'same_parents_not_said' };

/**
 * Returns the pack of one child of a case, or of all children of their family together, ready to copy into another system (S30).
 * Secret addresses are masked in every part of it. It holds nothing about a child of whom nobody said that they have the same
 * parents, or about that child's parents (domain 5.5). The risks to staff are always in it.
 */
export function handOver(whole: Shown, child: string | undefined, together = false): Handed {
  const children = childrenOf(whole);
  const [only = null] = children;
  if (child !== undefined && !children.includes(child)) return { no: 'no_such_child' };
  // A sibling on a form that this reader does not see counts as well.
  const everyChild = peopleIn(whole.safety).filter(({ is }) => is === 'child');
  if (everyChild.length <= 1)
    return together ? { no: 'same_parents_not_said' } : { pack: packOf(whole, only === null ? [] : [only], whole) };
  if (child === undefined) return { no: 'which_child', children };
  const family = familyOf(child, whole);
  if (together && family.length === 1) return { no: 'same_parents_not_said' };
  const of = together ? children.filter((each) => family.includes(each)) : [child];
  const hasOthers = everyChild.some(({ person }) => !family.includes(person));
  const isAll = together && !hasOthers;
  return { pack: packOf(isAll ? whole : aboutFamily({ children: of, family, hasOthers }, whole), of, whole) };
}

function packOf(shown: Shown, children: readonly string[], whole: Shown): HandOverPack {
  const mask = maskOf(whole);
  const isPart = shown !== whole;
  const wholeForm = (form: number) => whole.forms.find(({ number }) => number === form);
  const { recommendations, decisions } = shown;
  // Who may see the case here has no meaning in another system.
  const { access: _, ...head } = shown.head;
  const data = mask.all({
    head,
    forms: shown.forms.map(mask.form),
    recommendations: [...recommendations],
    decisions: [...decisions],
  });
  const groups = [
    headGroup(data.head),
    ...data.forms.flatMap((form) => formGroups(form, isPart ? wholeForm(form.number) : undefined)),
    ...data.decisions.map(decisionGroup),
  ];
  const summary = groups.map(({ title, text }) => `${title.toUpperCase()}\n${text}`).join('\n\n');
  return { reference: head.reference, child: children[0] ?? null, children: [...children], summary, groups, data };
}
