import { maskOf } from '#functions/safety/index.ts';
import type { HandOverPack } from '#schemas/api/staff/hand-over-pack.ts';
import { peopleIn } from '#schemas/safety-record.ts';
import { decisionGroup, formGroups, headGroup } from './groups.ts';
import { aboutOneChild, childrenOf, type Shown } from './one-child.ts';

/** Whom a pack is of: it must be said where a case has several children, and nobody is a child whom no form names. */
export type Handed =
  | { readonly pack: HandOverPack }
  | { readonly no: 'which_child'; readonly children: readonly string[] }
  | { readonly no: 'no_such_child' };

/**
 * The pack of one child of a case, to be keyed anew in another system (S30). Addresses that are kept secret are masked in every
 * part of it, and where the case has several children nothing of another child or that child's parents is in it (domain 5.5).
 */
export function handOver(whole: Shown, child: string | undefined): Handed {
  const children = childrenOf(whole);
  const [only = null] = children;
  if (child !== undefined && !children.includes(child)) return { no: 'no_such_child' };
  // A sibling on a form that is not shown to this reader is a sibling all the same.
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
  // Who may see the case here is nothing to key anew elsewhere.
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
