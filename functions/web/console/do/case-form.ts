import type { Perform } from '#functions/casework/index.ts';
import type { MayAction } from '#schemas/api/staff/may.ts';
import type { Field } from '../../kit/fields.ts';
import { type Kinds, oneOf, REASON_FIELD, typedIn } from '../../kit/form-body.ts';
import { formRoutes, type Shows } from '../../kit/form-route.ts';
import type { Page, PageRoute, PageVisit } from '../../kit/page.ts';
import { type CaseSeen, readCase } from '../case/case-frame.ts';
import { CHOOSING, type Choosing, chosenIn } from './choosing.ts';
import { formPage, VERSION } from './form-page.ts';
import { showUnseen, type Unseen } from './unseen.ts';

/** What an action is carried out with: its case and version, and the reason where the person must give one. */
export interface Acting {
  readonly path: { readonly reference: string };
  readonly ifMatch: string;
  readonly reason: string | undefined;
}

/** A link from a form to what comes first, or to what it is about. */
export interface FormLink {
  readonly text: string;
  readonly href: string;
}

type Sent = Readonly<Record<string, unknown>>;

/** A short form that does one thing to a case. */
export interface CaseForm {
  /** Its path below `/staff/cases/{reference}/do/`, and the code of what it says when done. */
  readonly path: string;
  readonly does: MayAction;
  readonly title: string;
  /** What will happen, in sentences. */
  readonly says: readonly string[] | ((seen: CaseSeen, visit: PageVisit, chosen: string) => readonly string[]);
  /** Where to read or do what the form is about. */
  readonly links?: (seen: CaseSeen, chosen: string) => readonly FormLink[];
  /** The words of its button. */
  readonly button: string;
  /** The page of the case that it belongs to and goes back to, below the case's path: `/people`. */
  readonly page?: `/${string}`;
  /** Pressed for something that is hard to undo. */
  readonly warns?: true;
  readonly kinds?: Kinds;
  /** What must be chosen before the form can be shown. */
  readonly choose?: Choosing;
  /** How the form is shown to people whom a restricted case does not name. */
  readonly unseen?: Unseen;
  /** Whether what was chosen ends in another way only: its links lead there, and the form has no button. */
  readonly elsewhere?: (seen: CaseSeen, chosen: string) => boolean;
  readonly fields: (seen: CaseSeen, visit: PageVisit, chosen: string) => readonly Field[] | Promise<readonly Field[]>;
  readonly act: (perform: Perform, acting: Acting, body: Sent) => Promise<unknown>;
  /** Returns whether the person may not see the case afterwards: they go on to their own work. */
  readonly leaves?: (visit: PageVisit, body: Sent) => boolean;
}

/** Makes the routes of a form that does one thing to a case. */
export function caseFormRoutes(form: CaseForm): readonly PageRoute[] {
  return formRoutes({
    path: `/staff/cases/{reference}/do/${form.path}`,
    ...(form.kinds === undefined ? {} : { kinds: form.kinds }),
    show: (visit, shows) => show(form, visit, shows),
    send: async (visit, body, sent) => {
      if (sent.has(CHOOSING)) return show(form, visit, { values: typedIn(sent), wrong: {}, changed: false });
      const { reference = '' } = visit.path;
      const ifMatch = oneOf(sent, VERSION) ?? '';
      await form.act(visit.perform, { path: { reference }, ifMatch, reason: oneOf(sent, REASON_FIELD) }, body);
      if (form.leaves?.(visit, body)) return { to: `/staff?done=${form.path}` };
      return { to: `/staff/cases/${reference}${form.page ?? ''}?done=${form.path}` };
    },
  });
}

async function show(form: CaseForm, visit: PageVisit, shows: Shows): Promise<Page> {
  let seen: CaseSeen;
  try {
    seen = await readCase(visit);
  } catch (refused) {
    return showUnseen(form, visit, shows, refused);
  }
  return formPage(form, visit, seen, { ...shows, chosen: chosenIn(form.choose, seen, visit, shows.values) });
}
