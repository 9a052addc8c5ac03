import { alertedChange } from '#functions/correspondence/index.ts';
import { changeCase } from '#functions/platform/store/changing.ts';
import { readCaseHead } from '#functions/platform/store/mail.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import type { Actor } from '#schemas/actor.ts';
import type { AlertDeps } from './alert.ts';

/**
 * Returns how a case in these tables is read and changed. A change that calls a person at once carries its alert to the duty
 * desk: no handler puts the two together, so none can leave the alert out.
 */
export function changesOver(tables: Tables, { dutyDesk }: { readonly dutyDesk: string }) {
  return {
    caseHead: (actor: Actor, reference: string) => readCaseHead(tables, actor, reference),
    changeCase: (actor, head, change, now) =>
      changeCase(tables, actor, head, alertedChange(head, change, dutyDesk, now), now),
  } satisfies AlertDeps;
}
