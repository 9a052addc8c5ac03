import type { LookupKeys } from '#functions/platform/lookup-keys.ts';
import type { MatchReason } from '#schemas/known-child.ts';
import type { LookupKind, LookupToken } from '#schemas/lookup.ts';
import { transposed } from './birth-date.ts';
import type { ChildSaid } from './children.ts';
import { keysOfChild, ownNames, type SearchKey, soundPairs } from './keys-of.ts';
import { tokensToAsk } from './tokens.ts';

type ReasonFor = 'nhs_number' | 'upn' | 'name_and_birth_date' | 'sound_and_birth_date' | 'postcode_and_surname';
const IS_REASON: ReadonlySet<LookupKind> = new Set<ReasonFor>([
  'nhs_number',
  'upn',
  'name_and_birth_date',
  'sound_and_birth_date',
  'postcode_and_surname',
]);
const isReason = (kind: LookupKind): kind is ReasonFor => IS_REASON.has(kind);

/** Returns the keys under which this child, or one of its family, may be found, and what finding it there says. */
export function matchKeys(child: ChildSaid): { readonly key: SearchKey; readonly says: MatchReason }[] {
  const { birthDate, names } = child;
  const own = keysOfChild(child).flatMap((key) => (isReason(key.kind) ? [{ key, says: key.kind }] : []));
  if (birthDate === undefined) return own;
  const turned = transposed(birthDate);
  const named = (says: MatchReason, parts: readonly string[]) => ({
    key: { kind: 'name_and_birth_date', parts } as const,
    says,
  });
  return [
    ...own,
    ...names
      .filter(({ first, last }) => first !== last)
      .map(({ first, last }) => named('names_swapped', [last, first, birthDate])),
    ...(turned === undefined
      ? []
      : names.map(({ first, last }) => named('birth_date_transposed', [first, last, turned]))),
  ];
}

/**
 * Returns why a child and another, known by its tokens alone, may be the same child, and what speaks against it. The order of the
 * two makes no difference.
 */
export function reasonsFor(
  child: ChildSaid,
  keys: LookupKeys,
  others: readonly Pick<LookupToken, 'kind' | 'lookup'>[],
): MatchReason[] {
  const theirs = new Set(others.map(({ lookup }) => lookup));
  const shared = (key: SearchKey) => tokensToAsk(keys, key).some((token) => theirs.has(token));
  const told = (kind: LookupKind) => others.some((other) => other.kind === kind);
  const reasons = matchKeys(child)
    .filter(({ key }) => shared(key))
    .map(({ says }) => says);
  const sounds = child.names.flatMap(soundPairs).flatMap(([first, last]): SearchKey[] => [
    { kind: 'sound', parts: [first, last] },
    { kind: 'sound', parts: [last, first] },
  ]);
  const against: readonly [MatchReason, LookupKind, readonly SearchKey[]][] = [
    ['other_nhs_number', 'nhs_number', one('nhs_number', child.nhsNumber)],
    ['other_upn', 'upn', one('upn', child.upn)],
    ['other_birth_date', 'birth_date', one('birth_date', child.birthDate)],
    ['other_name', 'sound', sounds],
    ['other_own_name', 'own_name', ownNames(child)],
  ];
  for (const [says, kind, own] of against) if (own.length > 0 && told(kind) && !own.some(shared)) reasons.push(says);
  return [...new Set(reasons)];
}

function one(kind: LookupKind, value: string | undefined): SearchKey[] {
  return value === undefined ? [] : [{ kind, parts: [value] }];
}
