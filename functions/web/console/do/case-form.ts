import type { Perform } from '#functions/casework/index.ts';
import { timeWords } from '#functions/platform/london-words.ts';
import type { MayAction } from '#schemas/api/staff/may.ts';
import { TIMELINE_WORDS } from '#schemas/words/timeline-words.ts';
import type { Field } from '../../kit/fields.ts';
import { type Kinds, oneOf } from '../../kit/form-body.ts';
import { formRoutes, type Shows } from '../../kit/form-route.ts';
import type { Page, PageRoute, PageVisit } from '../../kit/page.ts';
import { type CaseSeen, frameOf, readCase } from '../case/case-frame.ts';

/** What an action is carried out with: its case and version, and the reason where the person must give one. */
export interface Acting {
  readonly path: { readonly reference: string };
  readonly ifMatch: string;
  readonly reason: string | undefined;
}

/** A short form that does one thing to a case. */
export interface CaseForm {
  /** Its path below `/staff/cases/{reference}/do/`, and the code of what it says when done. */
  readonly path: string;
  readonly does: MayAction;
  readonly title: string;
  /** What will happen, in sentences. */
  readonly says: readonly string[];
  /** The words of its button. */
  readonly button: string;
  /** The page of the case that it belongs to and goes back to, below the case's path: `/people`. */
  readonly page?: `/${string}`;
  /** Pressed for something that is hard to undo. */
  readonly warns?: true;
  readonly kinds?: Kinds;
  readonly fields: (seen: CaseSeen, visit: PageVisit) => readonly Field[];
  readonly act: (perform: Perform, acting: Acting, body: Readonly<Record<string, unknown>>) => Promise<unknown>;
}

/** The version that the form showed, and the newest line of the timeline at that time. */
const VERSION = '_version';
const LAST_LINE = '_last-line';
const WHY = '_reason';

/** Makes the routes of a form that does one thing to a case. */
export function caseFormRoutes(form: CaseForm): readonly PageRoute[] {
  return formRoutes({
    path: `/staff/cases/{reference}/do/${form.path}`,
    ...(form.kinds === undefined ? {} : { kinds: form.kinds }),
    show: async (visit, shows) => show(form, visit, await readCase(visit), shows),
    send: async ({ perform, path: { reference = '' } }, body, sent) => {
      const ifMatch = oneOf(sent, VERSION) ?? '';
      await form.act(perform, { path: { reference }, ifMatch, reason: oneOf(sent, WHY) }, body);
      return { to: `/staff/cases/${reference}${form.page ?? ''}?done=${form.path}` };
    },
  });
}

function show(form: CaseForm, visit: PageVisit, seen: CaseSeen, { values, wrong, changed }: Shows): Page {
  const may = seen.view.may[form.does];
  const lines = seen.view.timeline;
  const before = oneOf(visit.request.form, LAST_LINE);
  const newest = lines
    .map(({ id }) => id)
    .sort()
    .at(-1);
  const frame = frameOf(visit, seen);
  return {
    template: 'console/do/form.njk',
    title: form.title,
    model: {
      ...frame,
      back: `${frame.base}${form.page ?? ''}`,
      form: { says: form.says, button: form.button, warns: form.warns },
      whyNot: may.may ? undefined : may.says,
      needsReason: may.may && may.reason === 'needed',
      fields: may.may ? form.fields(seen, visit) : [],
      values,
      wrong,
      version: seen.etag,
      lastLine: newest,
      reason: oneOf(visit.request.form, WHY),
      changes: changed ? changesSince(seen, before ?? '', visit.now) : [],
    },
  };
}

/** Returns what happened on the case while the form was filled in. */
function changesSince(
  { view, names }: CaseSeen,
  before: string,
  now: Date,
): readonly { at: string; who: string; what: string }[] {
  return view.timeline
    .filter(({ id }) => id > before)
    .map(({ at, by, what }) => ({ at: timeWords(at, now), who: names.get(by), what: TIMELINE_WORDS[what] }));
}
