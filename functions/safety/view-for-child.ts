import type { FormRecord } from '#schemas/case.ts';
import { plainText } from '#schemas/codes/code-set.ts';
import type { Answer } from '#schemas/forms/answer.ts';
import { PLACE_FIELDS } from '#schemas/forms/form-safety.ts';
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

type ReleasedCase = MaskedCase & { readonly forms: readonly FormRecord[] };

/** The risks to staff who visit. They are never left out: a colleague may be hurt (domain 2.1, section 9). */
const STAFF_RISKS: ReadonlySet<string> = new Set(['/safety/staffRisks', '/safety/staffRiskDetails']);

/**
 * Returns what one form says about one child, for an output that others read: never another child's parents (domain 5.5.5). A form
 * with one child is returned whole, and so is one whose children all have the same parents, as a person said. From another form
 * with several children it keeps the child, the people said by name to be related to this child, a professional who refers, and the
 * risks to staff. Unknown people are left out, and their names, numbers and addresses are taken out of the rest. Text about the
 * whole family may name anybody, so it is left out too. Secret addresses are masked in every case.
 *
 * @param child the child's key, such as `1.children.0`
 * @param family the children who have the same parents as this child, and the child
 * @returns nothing for a key that is no child of the case
 */
export function viewFor(
  child: string,
  whole: ReleasedCase,
  family: readonly string[] = [child],
): ViewForChild | undefined {
  const people = peopleOn(whole.forms);
  const one = people.find(({ person, is }) => person === child && is === 'child');
  const record = whole.forms.find(({ number }) => number === one?.form);
  if (one === undefined || record === undefined) return undefined;
  const ofForm = people.filter(({ form }) => form === one.form);
  const siblings = ofForm.filter(({ person }) => family.includes(person));
  const others = ofForm.filter(({ is, person }) => is === 'child' && !family.includes(person));
  const form = maskOf(whole).form(record);
  if (others.length === 0) return { child, answers: form.answers, leftOut: [] };
  const stays = (person: PersonOnForm) => siblings.includes(person) || mayStay(person, siblings, others);
  const kept = ofForm.filter(stays);
  const out = ofForm.filter((person) => !stays(person));
  const isKept = (path: string) =>
    STAFF_RISKS.has(path) || kept.some(({ person }) => person === personAt(one.form, path));
  const { all } = takingOut(traces(out, kept));
  const answers = form.answers.filter(({ path }) => isKept(path)).map((answer) => all(answer));
  return { child, answers, leftOut: out.filter(({ is }) => is !== 'child').map(({ person }) => person) };
}

/**
 * Returns what a form about other children says of the risks to staff, without the names, numbers and addresses of its people.
 */
export function staffRisksOn(number: number, whole: ReleasedCase): readonly Answer[] {
  const record = whole.forms.find((form) => form.number === number);
  const risks = record?.answers.filter(({ path }) => STAFF_RISKS.has(path)) ?? [];
  if (record === undefined || risks.length === 0) return [];
  const { all } = takingOut(traces(peopleOn([record]), []));
  return maskOf(whole)
    .form({ ...record, answers: risks })
    .answers.map((answer) => all(answer));
}

/** Returns the key of the person that an answer is about. */
const personAt = (form: number, path: string): string =>
  `${form}.${path
    .split('/')
    .slice(1, path.startsWith('/referrer/') ? 2 : 3)
    .join('.')}`;

function mayStay(person: PersonOnForm, siblings: readonly PersonOnForm[], others: readonly PersonOnForm[]): boolean {
  if (person.is === 'child') return false;
  if (person.is === 'referrer') return wordsOf(person, 'referrerType').every((type) => type === 'professional');
  return isRelated(person, siblings, others);
}

/** Words that say that somebody is not related. */
const NOT = new Set(['not', 'no', 'isnt', 'never', 'unrelated', 'except', 'unknown', 'only']);

/** Returns whether one sentence without a "not" relates a person to one of these children, by a first name that no other bears. */
function isRelated(person: PersonOnForm, siblings: readonly PersonOnForm[], others: readonly PersonOnForm[]): boolean {
  const theirs = new Set(others.flatMap(firstNames));
  const names = siblings.flatMap(firstNames).filter((name) => !theirs.has(name));
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
const WHERE: readonly string[] = ['telephone', 'email', ...PLACE_FIELDS];

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
