import { Problem } from '#functions/platform/http/problem.ts';
import { ALL } from '#functions/platform/store/parts.ts';
import { LinkCases } from '#schemas/api/staff/linking.ts';
import { pairAction, requireRoomForLink, withLink } from '../pair-action.ts';

/** Links two cases that a person finds related. */
export const link = pairAction(
  LinkCases,
  {},
  (_whole, { reference }) => reference,
  (whole, other, { why }) => {
    const [here, there] = [whole.head.reference, other.head.reference];
    if (here === there) throw new Problem(409, 'same-case', 'A case is not linked to itself.');
    if (whole.head.links.some((one) => one.reference === there && one.why === 'by_hand'))
      throw new Problem(409, 'linked-before', 'These cases are linked already.');
    const line = { what: 'linked', detail: why } as const;
    return {
      here: { head: { links: withLink(whole, { reference: there, why: 'by_hand' }) }, subject: there, line },
      there: { head: { links: withLink(other, { reference: here, why: 'by_hand' }) }, subject: here, line },
    };
  },
  requireRoomForLink,
);

/** Removes a link between two cases, no matter who made it. Confirmed matches of their children must be undone first. */
export const unlink = pairAction(
  LinkCases,
  { matches: ALL },
  (_whole, { reference }) => reference,
  (whole, other, { why }) => {
    const [here, there] = [whole.head.reference, other.head.reference];
    const linked = [
      ...whole.head.links.filter(({ reference }) => reference === there),
      ...other.head.links.filter(({ reference }) => reference === here),
    ];
    if (linked.length === 0) throw new Problem(409, 'not-linked', 'These cases are not linked.');
    if (whole.matches.some((match) => match.other.reference === there && match.state === 'confirmed'))
      throw new Problem(409, 'undo-the-match', 'A match of their children is confirmed. Undo it first.');
    const line = { what: 'unlinked', detail: why } as const;
    return {
      here: { head: { links: whole.head.links.filter(({ reference }) => reference !== there) }, subject: there, line },
      there: { head: { links: other.head.links.filter(({ reference }) => reference !== here) }, subject: here, line },
    };
  },
);
