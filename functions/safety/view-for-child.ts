import type { FormRecord } from '#schemas/case.ts';
import { plainText } from '#schemas/codes/code-set.ts';
import type { Answer } from '#schemas/forms/answer.ts';
import { type PersonOnForm, peopleOn, wordsOf } from '#schemas/forms/people.ts';
import { type MaskedCase, maskOf, takingOut } from './mask.ts';
import { placedWords, telltales } from './place-words.ts';

/** What may be released about one child from one form: only what is known to be about that child. */
export interface ViewForChild {
  readonly child: string;
  readonly answers: readonly Answer[];
  /** People left out because nobody said how they are related to this child. A person decides; nothing is guessed. */
  readonly leftOut: readonly string[];
}

/**
 * Returns what one form says about one child, for an output that others read: never another child's parents (domain 5.5.5). A form
 * with one child is returned whole. From a form with several children it keeps the child, the people said by name to be related to
 * this child, and a professional who refers. Unknown people are left out, and their names, numbers and addresses are taken out of
 * the rest. Text about the whole family may name anybody, so it is left out too. Secret addresses are masked in both cases.
 *
 * @param child the child's key, such as `1.children.0`
 * @returns nothing for a key that is no child of the case
 */
export function viewFor(
  child: string,
  whole: MaskedCase & { readonly forms: readonly FormRecord[] },
): ViewForChild | undefined {
  const people = peopleOn(whole.forms);
  const one = people.find(({ person, is }) => person === child && is === 'child');
  const record = whole.forms.find(({ number }) => number === one?.form);
  if (one === undefined || record === undefined) return undefined;
  const ofForm = people.filter(({ form }) => form === one.form);
  const children = ofForm.filter(({ is }) => is === 'child');
  const form = maskOf(whole).form(record);
  if (children.length === 1) return { child, answers: form.answers, leftOut: [] };
  const stays = (person: PersonOnForm) => person === one || mayStay(person, one, children);
  const kept = new Set(ofForm.filter(stays).map(({ person }) => person));
  const out = ofForm.filter((person) => !stays(person));
  const { all } = takingOut(traces(out, ofForm.filter(stays)));
  const answers = form.answers
    .filter(({ path }) =>
      kept.has(
        `${one.form}.${path
          .split('/')
          .slice(1, path.startsWith('/referrer/') ? 2 : 3)
          .join('.')}`,
      ),
    )
    .map((answer) => all(answer));
  return { child, answers, leftOut: out.filter(({ is }) => is !== 'child').map(({ person }) => person) };
}

function mayStay(person: PersonOnForm, child: PersonOnForm, children: readonly PersonOnForm[]): boolean {
  if (person.is === 'child') return false;
  if (person.is === 'referrer') return wordsOf(person, 'referrerType').every((type) => type === 'professional');
  return isRelated(person, child, children);
}

/** Words that say that somebody is not related. */
const NOT = new Set(['not', 'no', 'isnt', 'never', 'unrelated', 'except', 'unknown', 'only']);

/** Returns whether one sentence without a "not" relates a person to this child, by a first name that only this child bears. */
function isRelated(person: PersonOnForm, child: PersonOnForm, children: readonly PersonOnForm[]): boolean {
  const others = new Set(children.filter((other) => other !== child).flatMap(firstNames));
  const names = firstNames(child).filter((name) => !others.has(name));
  return wordsOf(person, 'relationshipToEach')
    .flatMap((text) =>
      text
        .replace(/n['’]t\b/gi, ' not ')
        .replace(/['’]/g, ' ')
        .split(/[;,.\n]/),
    )
    .map((part) => placedWords(part).map(({ word }) => word))
    .some((words) => names.some((name) => words.includes(name)) && !words.some((word) => NOT.has(word)));
}

const firstNames = (child: PersonOnForm): string[] =>
  wordsOf(child, 'firstName', 'knownAs')
    .map((name) => plainText(name.split(/\s/)[0] ?? ''))
    .filter((name) => name !== '');

const NAMES = ['fullName', 'firstName', 'middleNames', 'lastName', 'knownAs', 'aliases', 'name'] as const;
const WHERE = ['telephone', 'email', 'address', 'homeAddress', 'homePostcode', 'currentWhereabouts'] as const;

/**
 * Returns what would identify the people left out: their ways of contact and names, except a surname they share with those who
 * stay.
 */
function traces(out: readonly PersonOnForm[], stay: readonly PersonOnForm[]): ReadonlySet<string> {
  const nameWords = (people: readonly PersonOnForm[]) =>
    people.flatMap((one) => wordsOf(one, ...NAMES).flatMap((name) => placedWords(name).map(({ word }) => word)));
  const places = (people: readonly PersonOnForm[]) =>
    people.flatMap((one) => wordsOf(one, ...WHERE).flatMap(telltales));
  const shared = new Set([...nameWords(stay), ...places(stay)]);
  return new Set([...nameWords(out), ...places(out)].filter((trace) => !shared.has(trace)));
}
