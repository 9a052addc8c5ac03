import { alertedChange } from '#functions/correspondence/index.ts';
import { type CaseChange, type CaseToChange, changeBoth, changeCase } from '#functions/platform/store/changing.ts';
import { readCaseHead } from '#functions/platform/store/mail.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import type { Actor } from '#schemas/actor.ts';
import type { Case } from '#schemas/case.ts';
import type { Reference } from '#schemas/reference.ts';

/**
 * Returns how a case in these tables is read and changed. A change that calls a person at once carries its alert to the duty
 * desk: no handler puts the two together, so none can leave the alert out.
 */
export function changesOver(tables: Tables, { dutyDesk }: { readonly dutyDesk: string }) {
  const alerted = (head: Case, change: CaseChange, now: Date) => alertedChange(head, change, dutyDesk, now);
  return {
    caseHead: (actor: Actor, reference: Reference) => readCaseHead(tables, actor, reference),
    changeCase: (actor: Actor, head: Case, change: CaseChange, now: Date) =>
      changeCase(tables, actor, head, alerted(head, change, now), now),
    changeBoth: (actor: Actor, [one, other]: readonly [CaseToChange, CaseToChange], now: Date) => {
      const both = ({ head, change }: CaseToChange) => ({ head, change: alerted(head, change, now) });
      return changeBoth(tables, actor, [both(one), both(other)], now);
    },
  };
}
