import type { FormRecord } from '#schemas/case.ts';
import { plainText } from '#schemas/codes/code-set.ts';
import type { Answer } from '#schemas/forms/answer.ts';
import { type PersonOnForm, peopleOn, wordsOf } from '#schemas/forms/people.ts';
import { type MaskedCase, maskOf, takingOut } from './mask.ts';
import { placedWords, telltales } from './place-words.ts';

/** What may be released about one child: of one form, only what is known to be theirs. */
export interface ViewForChild {
  readonly child: string;
  readonly answers: readonly Answer[];
  /** Who was left out because nobody said how they are related to this child; a person decides, and nothing is guessed. */
  readonly leftOut: readonly string[];
}

/**
 * What one form says of one child, for an output that others read: never another child's parents (domain 5.5.5). Of a form
 * with one child it is the whole form. Of one with several it is the child, those said to be related to this child by name, and
 * a professional who refers; unknown is left out, and the names, numbers and addresses of who is left out are taken out of what
 * stays. What is said of the family as a whole names anybody, and is left out then. Secret addresses are masked in both.
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

/** Words by which somebody is said not to be related. */
const NOT = new Set(['not', 'no', 'isnt', 'never', 'unrelated', 'except', 'unknown', 'only']);

/** Said of this child, in one breath without a "not", by a first name that no other child of the form bears. */
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

/** What gives away who was left out: their names, but not a surname that those who stay share, and where they are reached. */
function traces(out: readonly PersonOnForm[], stay: readonly PersonOnForm[]): ReadonlySet<string> {
  const nameWords = (people: readonly PersonOnForm[]) =>
    people.flatMap((one) => wordsOf(one, ...NAMES).flatMap((name) => placedWords(name).map(({ word }) => word)));
  const places = (people: readonly PersonOnForm[]) =>
    people.flatMap((one) => wordsOf(one, ...WHERE).flatMap(telltales));
  const shared = new Set([...nameWords(stay), ...places(stay)]);
  return new Set([...nameWords(out), ...places(out)].filter((trace) => !shared.has(trace)));
}
