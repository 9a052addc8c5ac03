import { Problem } from '#functions/platform/http/problem.ts';
import { SaySameParents } from '#schemas/api/staff/same-parents.ts';
import { MOST_GROUPS, type SameParents } from '#schemas/same-parents.ts';
import { childrenOf } from '../../hand-over/one-family.ts';
import { caseAction } from '../action.ts';

/**
 * Records that children of a case have the same parents, or that nobody says so any more (domain 5.5.5). A hand-over then holds
 * what the form says about their family. The children leave any earlier group: no one's parents follow from two groups.
 */
export const saySameParents = caseAction(
  SaySameParents,
  ({ children }) => ({ forms: { is: [...new Set(children.map((child) => child.split('.')[0] ?? ''))] } }),
  ({ head, forms }, { children, same, why }, { staff, now }) => {
    const known = childrenOf({ forms });
    // It can be taken back even when a form no longer names the child.
    if (same && !children.every((child) => known.includes(child)))
      throw new Problem(422, 'no-such-person', 'No form of this case names such a child.');
    const others = (head.sameParents ?? []).flatMap((group): SameParents[] => {
      const left = group.children.filter((child) => !children.includes(child));
      return left.length < 2 ? [] : [{ ...group, children: left }];
    });
    const said = same ? [...others, { children, by: staff.id, at: now.toISOString() }] : others;
    if (said.length > MOST_GROUPS)
      throw new Problem(409, 'too-many', 'The case has reached its limit for this record. Open a new referral.');
    return {
      head: { sameParents: said.length === 0 ? null : said },
      subject: same ? 'same' : 'taken_back',
      line: { what: same ? 'same_parents_said' : 'same_parents_taken_back', detail: why },
    };
  },
);
