import type { WhatMayBeDone } from '#schemas/api/staff/may.ts';
import { ACTION_GROUPS, type ActionGroup, type CaseLink } from './actions.ts';

/** What a reader may do to a case now, by group, and what not, by the reason why not. */
export interface MayBeDone {
  readonly groups: readonly {
    readonly id: ActionGroup;
    readonly title: string;
    readonly links: readonly { readonly href: string; readonly text: string }[];
  }[];
  /** One reason often forbids several actions: it is said once. */
  readonly whyNot: readonly { readonly says: string; readonly actions: readonly string[] }[];
}

const GROUPS: readonly ActionGroup[] = ['take', 'ask', 'protect', 'decide', 'give'];

/** Returns what the operation says may be done, as links in groups. A group without a link is left out. */
export function whatMayBeDone(actions: readonly CaseLink[], may: WhatMayBeDone, base: string): MayBeDone {
  const whyNot = new Map<string, string[]>();
  const links = actions.flatMap(({ path, text, does, group }) => {
    const allowed = may[does];
    if (allowed.may) return [{ group, href: path.startsWith('/') ? `${base}${path}` : `${base}/do/${path}`, text }];
    whyNot.set(allowed.says, [...(whyNot.get(allowed.says) ?? []), text]);
    return [];
  });
  return {
    groups: GROUPS.map((id) => ({
      id,
      title: ACTION_GROUPS[id],
      links: links.filter(({ group }) => group === id).map(({ href, text }) => ({ href, text })),
    })).filter((group) => group.links.length > 0),
    whyNot: [...whyNot].map(([says, texts]) => ({ says, actions: texts })),
  };
}
