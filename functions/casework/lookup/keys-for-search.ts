import type { FormRecord } from '#schemas/case.ts';
import { PARENTS } from '#schemas/codes/relationship.ts';
import { type PersonOnForm, peopleOn, wordsOf } from '#schemas/forms/people.ts';
import { placesIn } from './address.ts';
import type { ChildSaid } from './children.ts';
import { type OwnedKey, type SearchKey, soundPairs } from './keys-of.ts';
import { namesOf } from './names.ts';
import { schoolNames } from './school.ts';
import { soundsOf } from './sounds.ts';

/**
 * Returns the keys that only a search by a person uses: parents, schools and addresses. Matching known children never asks for them:
 * half a town shares a school, and twins share everything. A parent belongs to the case (child 0): which child's parent somebody
 * is, forms say in words, and a result must not guess it.
 */
export function keysForSearch(forms: readonly FormRecord[], children: readonly ChildSaid[]): OwnedKey[] {
  const numbers = new Map(children.map(({ form, index }, at) => [`${form}.children.${index}`, at + 1]));
  return peopleOn(forms).flatMap((one) => {
    const keys = one.is === 'child' ? ofChild(one) : isParent(one) ? ofParent(one) : [];
    return keys.map((key) => ({ child: numbers.get(one.person) ?? 0, key }));
  });
}

const ofChild = (child: PersonOnForm): SearchKey[] => [
  ...first(child, 'school').flatMap(schoolNames).map(keyOf('school')),
  ...addressOf(child, 'homeAddress'),
];

function ofParent(parent: PersonOnForm): SearchKey[] {
  const [fullName] = [...first(parent, 'fullName'), ...first(parent, 'name')];
  const [firstName, lastName, aliases] = ['firstName', 'lastName', 'aliases'].flatMap(
    (field) => first(parent, field)[0],
  );
  const names = namesOf({ firstName, lastName, fullName, aliases });
  return [
    ...names.map(({ first: one, last }): SearchKey => ({ kind: 'parent', parts: [one, last] })),
    ...names.flatMap(soundPairs).map(inAnyOrder),
    ...names
      .flatMap(({ last }) => soundsOf(last))
      .map((sound): SearchKey => ({ kind: 'parent_sound', parts: [sound] })),
    ...addressOf(parent, 'address'),
  ];
}

/** Returns the key of how a parent's name sounds, whichever of the two names comes first. */
export const inAnyOrder = (sounds: readonly [string, string]): SearchKey => ({
  kind: 'parent_sound',
  parts: [...sounds].sort(),
});

/** Returns the keys of a place: its building, and its flat. */
export const keysOfPlace = (text: string): { readonly key: SearchKey; readonly isFlat: boolean }[] =>
  placesIn(text).flatMap(({ building, flat }) => [
    ...(flat === undefined ? [] : [{ key: { kind: 'address', parts: flat } as const, isFlat: true }]),
    { key: { kind: 'address', parts: building } as const, isFlat: false },
  ]);

const addressOf = (one: PersonOnForm, field: string): SearchKey[] =>
  first(one, field)
    .flatMap(keysOfPlace)
    .map(({ key }) => key);

const keyOf =
  (kind: SearchKey['kind']) =>
  (part: string): SearchKey => ({ kind, parts: [part] });

/** The surest reading of an answer. */
const first = (one: PersonOnForm, field: string): string[] => wordsOf(one, field).slice(0, 1);

const CARES: ReadonlySet<string> = new Set([...PARENTS, 'parents_partner']);

/** Somebody of no stated relationship is one: the form asks for parents first. A referrer may be one too. */
function isParent(one: PersonOnForm): boolean {
  if (one.is === 'referrer') return wordsOf(one, 'referrerType').some((type) => type === 'parent' || type === 'carer');
  const related = wordsOf(one, 'relationship');
  const isResponsible = wordsOf(one, 'parentalResponsibility').includes('yes');
  return isResponsible || related.length === 0 || related.some((code) => CARES.has(code));
}
