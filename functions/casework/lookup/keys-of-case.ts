import type { FormRecord } from '#schemas/case.ts';
import { safetyOfForm } from '#schemas/forms/form-safety.ts';
import type { LookupKind } from '#schemas/lookup.ts';
import { type ChildSaid, childrenOf } from './children.ts';
import { keysForSearch } from './keys-for-search.ts';
import { keysOfChild, keysOfReferrer, type OwnedKey } from './keys-of.ts';

/**
 * Twelve children with a known-as name each make some 190. More come from aliases of a large family, and its surest keys come
 * first. Each is an item and a line of the index, so a case needs a bound.
 */
export const MOST_KEYS = 200;
/**
 * Two parents and a partner make some 15, six schools and addresses 15 more. They have a bound of their own, so that they never take
 * the place of a key by which known children are matched.
 */
export const MOST_FOR_SEARCH = 60;

/** The fields of a form that identify its sender. */
const REFERRER = ['/referrer/email', '/referrer/telephone'];

export interface CaseKeys {
  readonly children: readonly ChildSaid[];
  readonly keys: readonly OwnedKey[];
  /** The number of keys that did not fit. */
  readonly cut: number;
}

/**
 * Returns every search key of a case, form by form, each once. Writing the keys again, or twice at once, gives the same result.
 * If a form asks for a secret address, no key says where the family lives, whichever child asked. The one that matches siblings by
 * a child's own postcode stays, and a search does not use it (`may-find.ts`).
 */
export function keysOfCase(forms: readonly FormRecord[], sentBy: readonly (string | undefined)[]): CaseKeys {
  const inOrder = [...forms].sort((a, b) => a.number - b.number);
  const all = keysIn(inOrder, sentBy);
  const isSecret = inOrder.some((form) => safetyOfForm(form).asksSecret);
  const keys = all.keys.filter(({ key }) => !(isSecret && PLACES_SEARCHED.has(key.kind)));
  const [first] = inOrder;
  if (first === undefined || (inOrder.length === 1 && first.readings === undefined)) return { ...all, keys };
  const sent = new Set(keysIn([asSent(first)], sentBy).keys.map(nameOf));
  return { ...all, keys: keys.map((one) => (sent.has(nameOf(one)) ? one : { ...one, later: true })) };
}

/** The kinds of places that nothing but a search uses. */
const PLACES_SEARCHED: ReadonlySet<LookupKind> = new Set<LookupKind>(['postcode', 'address']);

/** Returns a form without what colleagues recorded; what they confirmed was sent. */
function asSent(form: FormRecord): FormRecord {
  const recorded = new Set(form.readings?.flatMap(({ path, confirmed }) => (confirmed ? [] : [path])));
  return { ...form, answers: form.answers.filter(({ path }) => !recorded.has(path)) };
}

function keysIn(forms: readonly FormRecord[], sentBy: readonly (string | undefined)[]): CaseKeys {
  const children = childrenOf(forms);
  const keys = forms.flatMap((form): OwnedKey[] => [
    ...keysOfReferrer(referrerOn(form)).map((key) => ({ child: 0, key })),
    ...children.flatMap((child, index) =>
      child.form === form.number ? keysOfChild(child).map((key) => ({ child: index + 1, key })) : [],
    ),
  ]);
  const matching = once([...keysOfReferrer(sentBy).map((key) => ({ child: 0, key })), ...keys]);
  const forSearch = once(keysForSearch(forms, children));
  const kept = [...matching.slice(0, MOST_KEYS), ...forSearch.slice(0, MOST_FOR_SEARCH)];
  return { children, keys: kept, cut: matching.length + forSearch.length - kept.length };
}

const referrerOn = ({ answers }: FormRecord) =>
  answers.flatMap(({ path, value }) => (REFERRER.includes(path) && typeof value === 'string' ? [value] : []));

const nameOf = ({ child, key }: OwnedKey): string => JSON.stringify([child, key.kind, ...key.parts]);

/** Returns each key once, where it comes first. */
const once = (keys: readonly OwnedKey[]): OwnedKey[] => [...new Map(keys.map((one) => [nameOf(one), one])).values()];
