import type { WholeCase } from '#functions/platform/store/reading.ts';
import type { CaseClocks } from '../clock/known-case-clocks.ts';
import { worksCases } from '../roles.ts';
import { contactViews, sharedWays, suggestedContacts } from '../safety/contact-view.ts';
import { maskOf } from '../safety/mask.ts';
import { caseView } from './case-view.ts';
import type { Visit } from './visit.ts';

/** The case as this person sees it: without what must be kept secret, and with how people may be contacted where they work it. */
export function maskedView(whole: WholeCase, { staff, now }: Visit, clocks: CaseClocks) {
  const mask = maskOf(whole);
  const forms = whole.forms.map(mask.form);
  return {
    ...mask.all(caseView({ ...whole, forms }, now, clocks)),
    /** What is kept secret here, and can be unmasked for a reason. */
    hides: mask.hides ? ['addresses'] : [],
    contacts: mask.all(contactViews(whole.contacts, worksCases(staff, whole.head.team))),
    suggestedContacts: mask.all(suggestedContacts(forms, whole.contacts)),
    sharedWays: sharedWays(whole.forms),
  };
}
