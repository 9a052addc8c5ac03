import { timeWords } from '#functions/platform/london-words.ts';
import type { May, MayAction } from '#schemas/api/staff/may.ts';
import { TIMELINE_WORDS } from '#schemas/words/timeline-words.ts';
import { type Field, labelsOf, typedWords } from '../../kit/fields.ts';
import { oneOf, REASON_FIELD } from '../../kit/form-body.ts';
import type { Shows } from '../../kit/form-route.ts';
import type { Page, PageVisit } from '../../kit/page.ts';
import { type CaseSeen, frameOf } from '../case/case-frame.ts';
import type { CaseForm } from './case-form.ts';
import type { Chosen } from './choosing.ts';

/** The version that the form showed. */
export const VERSION = '_version';
/** The newest line of the timeline at that time. */
const LAST_LINE = '_last-line';

interface Showing extends Shows {
  readonly chosen: Chosen | undefined;
}

/** Makes the page of a form: what will happen and its fields, or why it cannot be done now, beside what was typed. */
export async function formPage(form: CaseForm, visit: PageVisit, seen: CaseSeen, showing: Showing): Promise<Page> {
  const { chosen } = showing;
  const may = seen.view.may[form.does];
  const isChosen = chosen === undefined || chosen.text !== undefined;
  const wasTyped = Object.keys(showing.values).length > 0;
  const choice = chosen?.value ?? '';
  const isShown = may.may && isChosen && form.elsewhere?.(seen, choice) !== true;
  const fields = isShown || wasTyped ? await form.fields(seen, visit, choice) : [];
  const all = [...chosenFields(form, chosen), ...fields];
  const says = typeof form.says === 'function' ? form.says(seen, visit, choice) : form.says;
  return {
    template: 'console/do/form.njk',
    title: form.title,
    labels: labelsOf(all),
    watched: true,
    model: {
      ...formModel(visit, seen, form, showing),
      form: { says: isChosen ? says : [], button: form.button, warns: form.warns },
      links: isChosen ? (form.links?.(seen, choice) ?? []) : [],
      path: form.path,
      step: isChosen ? undefined : stepOf(form, chosen),
      chosen:
        chosen === undefined || form.choose?.changes ? undefined : { label: form.choose?.label, text: chosen.text },
      isShown,
      fields: all,
      typed: isShown ? [] : typedWords(all, showing.values),
    },
  };
}

/** Returns what `do/form.njk` shows of a case, of what was typed, and of why the form cannot be sent now. */
export function formModel(
  visit: PageVisit,
  seen: CaseSeen,
  { does, page }: Partial<Pick<CaseForm, 'does' | 'page'>>,
  { values, wrong, changed }: Shows,
) {
  const may = mayOf(seen, does);
  const sent = visit.request.form;
  const newest = seen.view.timeline
    .map(({ id }) => id)
    .sort()
    .at(-1);
  const frame = frameOf(visit, seen);
  return {
    ...frame,
    back: `${frame.base}${page ?? ''}`,
    whyNot: may.may ? undefined : may.says,
    // A form in a file may be on another case: only the operation knows what that asks for.
    needsReason: may.may && (may.reason === 'needed' || REASON_FIELD in wrong),
    values,
    wrong,
    // A form that comes back for another fault keeps its version: what changed since is shown when it is sent again.
    version: changed ? seen.etag : (oneOf(sent, VERSION) ?? seen.etag),
    lastLine: changed ? newest : (oneOf(sent, LAST_LINE) ?? newest),
    changed,
    changes: changed ? changesSince(seen, oneOf(sent, LAST_LINE) ?? '', visit.now) : [],
  };
}

/** Returns whether the reader may do something now. What needs no action is for everybody who may see the case. */
const mayOf = ({ view }: CaseSeen, does: MayAction | undefined): May =>
  does === undefined ? { may: true, reason: 'not_needed' } : view.may[does];

/** Returns what happened on the case while the form was filled in. */
function changesSince(
  { view, names }: CaseSeen,
  before: string,
  now: Date,
): readonly { at: string; who: string; what: string; detail?: string | undefined }[] {
  return view.timeline
    .filter(({ id }) => id > before)
    .map(({ at, by, what, detail }) => ({
      at: timeWords(at, now),
      who: names.get(by),
      what: TIMELINE_WORDS[what],
      detail,
    }));
}

/** Returns the field of the choice: to change, or hidden. */
function chosenFields({ choose }: CaseForm, chosen: Chosen | undefined): readonly Field[] {
  if (choose === undefined || chosen?.text === undefined) return [];
  const { name, label } = choose;
  if (choose.changes === undefined) return [{ kind: 'hidden', name, value: chosen.value }];
  return [
    { kind: 'select', name, label, choices: chosen.choices, value: chosen.value, again: 'Show the form for this' },
  ];
}

/** Returns the first step of a form, which chooses by GET. */
function stepOf({ choose }: CaseForm, chosen: Chosen | undefined) {
  if (choose === undefined || chosen === undefined) return undefined;
  const { query, label, none, gone } = choose;
  const { choices, value } = chosen;
  return {
    field: { kind: 'radios', name: query, label, choices },
    empty: choices.length === 0 ? none : undefined,
    gone: value === '' ? undefined : gone,
  };
}
