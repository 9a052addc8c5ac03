import { glanceFor, MASKED, mayEnter } from '#functions/safety/index.ts';
import { type CaseGlance, type ChildInList, GLANCE_WORDS, type TaskCase } from '#schemas/api/staff/case-glance.ts';
import { type CodeSet, labelOf } from '#schemas/codes/code-set.ts';
import { codeSet } from '#schemas/codes/code-sets.ts';
import { forms } from '#schemas/forms/forms.ts';
import type { CaseInList, Glance } from '#schemas/glance.ts';
import { s47Reader, teamsFor } from '../roles.ts';
import { ageOf } from './child-age.ts';
import type { Visit } from './staff-context.ts';

type Reader = Pick<Visit, 'staff' | 'now' | 'reason'>;

/**
 * Returns whether a list shows a person more of a case than its place: their role reads its team's cases, and the record itself
 * lets them in.
 */
export const seesInList = (head: CaseInList, { staff, reason }: Omit<Reader, 'now'>): boolean =>
  teamsFor(staff, 'read_case', reason).includes(head.team) && mayEnter(head, staff.id);

/** Returns the case of a task as a list shows it. */
export function taskCase(head: CaseInList, reader: Reader): TaskCase {
  const seen = seesInList(head, reader);
  return {
    flags: seen ? head.flags : [],
    restricted: head.access?.only !== undefined || !seen,
    glance: glanceSeen(head, reader),
  };
}

/** Returns what a list shows of a family and its referrer to this person. */
export function glanceSeen(head: CaseInList, reader: Reader): CaseGlance {
  if (!seesInList(head, reader)) return without('withheld');
  const glance = glanceFor(head, s47Reader(reader.staff, head.team, reader.reason));
  if (glance === 'withheld') return without('withheld');
  if (glance === undefined) return { ...without(stateWithoutForm(head)), referrer: senderOf(head) };
  const { children, moreChildren, referrer } = glance;
  return {
    state: 'read',
    says: GLANCE_WORDS.read,
    children: children.map((child): ChildInList => ({ name: child.name ?? null, age: ageOf(child, reader.now) })),
    moreChildren,
    asked: askedIn(glance),
    referrer: {
      name: referrer.name ?? null,
      role: referrer.role ?? null,
      organisation: referrer.organisation ?? null,
      type: coded('referrerType', referrer.type),
      source: coded('referralSource', head.source),
    },
  };
}

function without(state: Exclude<CaseGlance['state'], 'read'>): CaseGlance {
  return { state, says: GLANCE_WORDS[state], children: [], moreChildren: 0, asked: null, referrer: null };
}

/** An email that was opened and had no form has a flag that says so. Until then a form may still be in it. */
const stateWithoutForm = ({ flags }: CaseInList) => (flags.includes('no_form') ? 'no_form' : 'not_read');

/** Returns the sender of an uploaded file, in their own words, until its form is read. */
function senderOf({ sender, flags }: CaseInList): CaseGlance['referrer'] {
  if (sender === undefined) return null;
  const isSecret = flags.includes('address_confidential');
  const [name, role] = isSecret ? [MASKED, MASKED] : [sender.name, sender.role];
  return { name, role, organisation: null, type: null, source: null };
}

function coded(set: string, code: string | undefined): { code: string; label: string } | null {
  return code === undefined ? null : codedIn(codeSet(set), code);
}
const codedIn = (set: CodeSet, code: string) => ({ code, label: labelOf(set, code) });

/** Returns what is asked and about what. A form without that question is its own request: an assessment, or a panel. */
function askedIn({ form, request: code, harms, factors, moreConcerns }: Glance): NonNullable<CaseGlance['asked']> {
  const request = coded('requestType', code);
  const concerns = [
    ...harms.map((harm) => codedIn(codeSet('abuseCategory'), harm)),
    ...factors.map((factor) => codedIn(codeSet('factors'), factor)),
  ];
  const labels = [...new Set(concerns.map(({ label }) => label))];
  const about = [...labels, ...(moreConcerns > 0 ? [`${moreConcerns} more`] : [])].join('; ');
  const what = request?.label ?? forms.get(form)?.title ?? form;
  return { line: about === '' ? what : `${what} – ${about}`, request, concerns, moreConcerns };
}
