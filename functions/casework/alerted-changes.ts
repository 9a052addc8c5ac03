import { alertedChange } from '#functions/correspondence/index.ts';
import { type CaseChange, type CaseToChange, changeBoth, changeCase } from '#functions/platform/store/changing.ts';
import { caseHead } from '#functions/platform/store/mail.ts';
import type { Acting } from '#functions/platform/store/table.ts';
import type { Case } from '#schemas/case.ts';

/**
 * Returns the functions of the store that read and change a case. A change that calls a person at once carries its alert to the
 * duty desk: no job puts the two together, so none can leave the alert out.
 */
export function alertedChanges({ dutyDesk }: { readonly dutyDesk: string }) {
  const alerted = (head: Case, change: CaseChange, now: Date) => alertedChange(head, change, dutyDesk, now);
  return {
    caseHead,
    changeCase: (store: Acting, head: Case, change: CaseChange, now: Date) =>
      changeCase(store, head, alerted(head, change, now), now),
    changeBoth: (store: Acting, [one, other]: readonly [CaseToChange, CaseToChange], now: Date) => {
      const both = ({ head, change }: CaseToChange) => ({ head, change: alerted(head, change, now) });
      return changeBoth(store, [both(one), both(other)], now);
    },
  };
}
