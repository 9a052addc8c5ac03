import * as z from 'zod';
import type { FormRecord } from '#schemas/case.ts';
import type { Answer } from './answer.ts';
import { CarefulFact, carefulFacts, unreadOnSafety } from './careful-values.ts';
import { referralFacts } from './facts.ts';
import { type PersonOnForm, peopleOn, wordsOf } from './people.ts';

/**
 * The fields that say where a person lives or is (domain 5.5.4). A school is not among them, because staff must work with it. A test
 * looks for fields of a place on every form.
 */
export const PLACE_FIELDS: ReadonlySet<string> = new Set([
  'homeAddress',
  'homePostcode',
  'homeUprn',
  'currentWhereabouts',
  'address',
  'postcode',
]);
/** The fields that decide who may be emailed or called. */
const ASKED_OF_PEOPLE = ['email', 'emailIsSafe', 'referrerType'] as const;
/** The limit of a label, which is one line. */
const MOST_LABEL = 200;

const Said = z.array(z.union([z.string(), z.boolean()]));

/** The facts of one form that the safety rules need: its places, its people and its unread answers. Personal. */
export const FormSafety = z.object({
  number: z.number().int(),
  formId: z.string(),
  documentId: z.string().nullable(),
  people: z.array(
    z.object({ person: z.string(), is: z.enum(['child', 'household', 'referrer']), said: z.record(z.string(), Said) }),
  ),
  /** Whether it asks to keep an address secret, or may ask so in an unread answer. */
  asksSecret: z.boolean(),
  /** The places of the children, and of everyone who may live with them, by the path of the answer. */
  places: z.array(z.object({ path: z.string(), values: z.array(z.string()) })),
  /** Whether any reading says that an address is secret, including readings that a person replaced. */
  saidSecret: z.boolean(),
  /** The facts that its unread answers set, including answers that a person has read since. */
  careful: z.array(CarefulFact),
  /** The unread answers to safety questions. */
  unread: z.array(z.object({ path: z.string(), label: z.string() })),
  referrerType: z.string().optional(),
  suggestedLevel: z.string().optional(),
});
export type FormSafety = z.infer<typeof FormSafety>;

/** Returns the facts of a form that the safety rules need. This is the only place where they read a form. */
export function safetyOfForm(form: FormRecord): FormSafety {
  const people = peopleOn([form]);
  const placed = peopleOn([withPlacesUnread(form)]);
  const { referrerType, suggestedLevel } = referralFacts(form.answers);
  return {
    number: form.number,
    formId: form.formId,
    documentId: form.documentId,
    people: people.map(({ person, is, said }) => ({
      person,
      is,
      said: Object.fromEntries(
        ASKED_OF_PEOPLE.flatMap((field) => {
          const values = said.get(field);
          return values === undefined ? [] : [[field, [...values]]];
        }),
      ),
    })),
    asksSecret: placed.some(asksSecret),
    places: placed.filter(mayLiveThere).flatMap(placesOf),
    saidSecret: referralFacts([...form.answers, ...answersBefore(form)], form).addressConfidential,
    careful: [...carefulFacts({ leftovers: form.leftovers })],
    unread: unreadOnSafety(form).map(({ path, label }) => ({ path, label: label.slice(0, MOST_LABEL) })),
    ...(referrerType === undefined ? {} : { referrerType }),
    ...(suggestedLevel === undefined ? {} : { suggestedLevel }),
  };
}

/**
 * Returns a form with two more kinds of places as answers: unread ones, and those that a person replaced. They can reveal an
 * address as much as an answer can.
 */
function withPlacesUnread(form: FormRecord): FormRecord {
  const placed = [
    ...form.leftovers.map(({ path, text }) => ({ path, value: text })),
    ...(form.readings ?? []).map(({ path, before }) => ({ path, value: before?.value })),
  ];
  const more = placed.flatMap(({ path, value }) =>
    path !== undefined && value !== undefined && isPlace(path)
      ? [{ path, value, source: 'staff' as const, confidence: 1 }]
      : [],
  );
  return more.length === 0 ? form : { ...form, answers: [...form.answers, ...more] };
}

/** Checks whether a question asks where a person lives or is. */
export const isPlace = (path: string): boolean => PLACE_FIELDS.has(path.split('/').at(-1) ?? '');

/** Checks whether a person's answers ask for a secret address. Naming the person who must not know it is enough. */
const asksSecret = (one: PersonOnForm): boolean =>
  (one.said.get('addressConfidential') ?? []).includes(true) || wordsOf(one, 'addressSecretFrom').length > 0;

/** Checks whether a person may live with the children: a sibling, a mother or a referring aunt, but not a professional. */
function mayLiveThere(one: PersonOnForm): boolean {
  if (one.is === 'referrer') return !(one.said.get('referrerType') ?? []).includes('professional');
  const lives = one.said.get('livesInHousehold') ?? [];
  return !(lives.includes('no') && lives.length === 1);
}

function placesOf(one: PersonOnForm): FormSafety['places'] {
  const section = `/${one.person.split('.').slice(1).join('/')}`;
  return [...PLACE_FIELDS].flatMap((field) => {
    const values = wordsOf(one, field);
    return values.length === 0 ? [] : [{ path: `${section}/${field}`, values }];
  });
}

const answersBefore = ({ readings = [] }: FormRecord): Answer[] =>
  readings.flatMap(({ path, before }) => (before === null ? [] : [{ ...before, path }]));
