import type { WholeCase } from '#functions/platform/store/reading.ts';
import type { CaseClocks } from '../clock/known-case-clocks.ts';
import { s47Reader, worksCases } from '../roles.ts';
import { contactViews, sharedWays, suggestedContacts } from '../safety/contact-view.ts';
import { maskOf } from '../safety/mask.ts';
import { withoutS47Detail } from '../safety/s47-detail.ts';
import { caseView } from './case-view.ts';
import type { Visit } from './visit.ts';

/** The case as this person sees it: without what must be kept secret, and with how people may be contacted where they work it. */
export function maskedView(whole: WholeCase, { staff, now, reason }: Visit, clocks: CaseClocks) {
  const mask = maskOf(whole);
  const seen = withoutS47Detail(whole, s47Reader(staff, whole.head.team, reason));
  const forms = seen.forms.map(mask.form);
  return {
    ...mask.all(caseView({ ...seen, forms }, now, clocks)),
    /** Addresses that are kept secret can be unmasked for a reason; the detail of section 47 cannot (domain 5.3). */
    hides: [...(mask.hides ? ['addresses'] : []), ...(seen.withheld ? ['s47_detail'] : [])],
    /** Forms that are not shown for it, by their numbers. */
    withheldForms: seen.withheldForms,
    contacts: mask.all(contactViews(whole.contacts, worksCases(staff, whole.head.team))),
    suggestedContacts: mask.all(suggestedContacts(forms, whole.contacts)),
    sharedWays: sharedWays(seen.forms),
  };
}
