import { timeWords } from '#functions/platform/london-words.ts';
import type { May, MayAction } from '#schemas/api/staff/may.ts';
import { TIMELINE_WORDS } from '#schemas/words/timeline-words.ts';
import { oneOf } from '../../kit/form-body.ts';
import type { Shows } from '../../kit/form-route.ts';
import type { PageVisit } from '../../kit/page.ts';
import { type CaseSeen, frameOf } from '../case/case-frame.ts';

/** The version that the form showed. */
export const VERSION = '_version';
/** The newest line of the timeline at that time. */
const LAST_LINE = '_last-line';
/** The field of the reason, where the person must give one. */
export const WHY = '_reason';

interface About {
  readonly does?: MayAction;
  /** The page of the case that it goes back to, below the case's path. */
  readonly page?: `/${string}` | '';
}

/** Returns what `do/form.njk` shows of a case, of what was typed, and of why the form cannot be sent now. */
export function formModel(
  visit: PageVisit,
  seen: CaseSeen,
  { does, page = '' }: About,
  { values, wrong, changed }: Shows,
) {
  const may = mayOf(seen, does);
  const newest = seen.view.timeline
    .map(({ id }) => id)
    .sort()
    .at(-1);
  const frame = frameOf(visit, seen);
  const before = oneOf(visit.request.form, LAST_LINE);
  return {
    ...frame,
    back: `${frame.base}${page}`,
    whyNot: may.may ? undefined : may.says,
    needsReason: may.may && may.reason === 'needed',
    values,
    wrong,
    version: seen.etag,
    lastLine: newest,
    reason: oneOf(visit.request.form, WHY),
    changes: changed ? changesSince(seen, before ?? '', visit.now) : [],
  };
}

/** Returns whether the reader may do something now. Nothing stands against what needs no action: seeing the case is enough. */
export const mayOf = ({ view }: CaseSeen, does: MayAction | undefined): May =>
  does === undefined ? { may: true, reason: 'not_needed' } : view.may[does];

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
