import { maskOf } from '#functions/safety/index.ts';
import type { HandOverPack } from '#schemas/api/staff/hand-over-pack.ts';
import { peopleIn } from '#schemas/safety-record.ts';
import { decisionGroup, formGroups, headGroup } from './groups.ts';
import { aboutOneChild, childrenOf, type Shown } from './one-child.ts';

/** The pack of one child. A request must name the child where a case has several, and only a child on a form counts. */
export type Handed =
  | { readonly pack: HandOverPack }
  | { readonly no: 'which_child'; readonly children: readonly string[] }
  | { readonly no: 'no_such_child' };

/**
 * Returns the pack of one child of a case, ready to copy into another system (S30). Secret addresses are masked in every part of
 * it. Where the case has several children, it holds nothing about another child or that child's parents (domain 5.5).
 */
export function handOver(whole: Shown, child: string | undefined): Handed {
  const children = childrenOf(whole);
  const [only = null] = children;
  if (child !== undefined && !children.includes(child)) return { no: 'no_such_child' };
  // A sibling on a form that this reader does not see counts as well.
  const everyChild = peopleIn(whole.safety).filter(({ is }) => is === 'child');
  if (everyChild.length <= 1) return { pack: packOf(whole, only, whole) };
  if (child === undefined) return { no: 'which_child', children };
  const own = aboutOneChild(child, whole);
  return own === undefined ? { no: 'no_such_child' } : { pack: packOf(own, child, whole) };
}

function packOf(shown: Shown, child: string | null, whole: Shown): HandOverPack {
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
  return { reference: head.reference, child, summary, groups, data };
}
