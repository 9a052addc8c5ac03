import type { WholeCase } from '#functions/platform/store/reading.ts';
import { contactViews, maskOf, sharedWays, suggestedContacts, withoutS47Detail } from '#functions/safety/index.ts';
import type { DeepReadonly } from '#schemas/api/deep-readonly.ts';
import type { CaseView } from '#schemas/api/staff/case-view.ts';
import { withAsksHeldBack } from '../asking/may-be-asked.ts';
import type { CaseClocks } from '../clock/known-case-clocks.ts';
import { s47Reader, worksCases } from '../roles.ts';
import { caseView } from './case-view.ts';
import type { Visit } from './staff-context.ts';

/** Returns the case as this person sees it: secrets are masked, and contact details are shown only to those who work the case. */
export function maskedView(
  whole: WholeCase,
  { staff, now, reason }: Pick<Visit, 'staff' | 'now' | 'reason'>,
  clocks: CaseClocks,
): DeepReadonly<Omit<CaseView, 'may' | 'residence' | 'more' | 'glance' | 'news'>> {
  const mask = maskOf(whole);
  const today = { ...whole, tasks: withAsksHeldBack(whole, now) };
  const seen = withoutS47Detail(today, s47Reader(staff, whole.head.team, reason));
  const forms = seen.forms.map(mask.form);
  return {
    ...mask.all(caseView({ ...seen, forms }, now, clocks)),
    hides: [...(mask.hides ? (['addresses'] as const) : []), ...(seen.withheld ? (['s47_detail'] as const) : [])],
    withheldForms: seen.withheldForms,
    contacts: mask.all(contactViews(whole.contacts, worksCases(staff, whole.head.team))),
    suggestedContacts: mask.all(suggestedContacts(forms, whole.contacts)),
    sharedWays: sharedWays(seen.forms),
  };
}
