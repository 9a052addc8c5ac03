import * as z from 'zod';
import type { FormRecord } from '#schemas/case.ts';
import type { Answer } from './answer.ts';
import { CarefulFact, carefulFacts, unreadOnSafety } from './careful-values.ts';
import { referralFacts } from './facts.ts';
import { type PersonOnForm, peopleOn, wordsOf } from './people.ts';

/** The fields that say where somebody is (domain 5.5.4). A school is not among them: it is named to be worked with. */
const PLACE_FIELDS: ReadonlySet<string> = new Set([
  'homeAddress',
  'homePostcode',
  'homeUprn',
  'currentWhereabouts',
  'address',
]);
/** What decides who may be written to or called; where somebody lives is among the places. */
const ASKED_OF_PEOPLE = ['email', 'emailIsSafe', 'referrerType'] as const;
/** A question's label is a line; more of it is not shown. */
const MOST_LABEL = 200;

const Said = z.array(z.union([z.string(), z.boolean()]));

/** What the rules that keep a child safe need to know of one form: its places, its people, and what nobody has read yet. Personal. */
export const FormSafety = z.object({
  number: z.number().int(),
  formId: z.string(),
  documentId: z.string().nullable(),
  people: z.array(
    z.object({ person: z.string(), is: z.enum(['child', 'household', 'referrer']), said: z.record(z.string(), Said) }),
  ),
  /** Whether it asks that an address is kept secret, or may do so in words that nobody has read yet. */
  asksSecret: z.boolean(),
  /** Where the children are, and everybody who is not known to live elsewhere: by the path of the answer. */
  places: z.array(z.object({ path: z.string(), values: z.array(z.string()) })),
  /** Whether any reading says that an address is secret, even one that a person has replaced. */
  saidSecret: z.boolean(),
  /** What its words set because nobody understood them, whether or not somebody has read them since. */
  careful: z.array(CarefulFact),
  /** The answers on which safety hangs and that nobody has read yet. */
  unread: z.array(z.object({ path: z.string(), label: z.string() })),
  referrerType: z.string().optional(),
  suggestedLevel: z.string().optional(),
});
export type FormSafety = z.infer<typeof FormSafety>;

/** Derives from a form what the safety rules need of it. This is the one place where they look at a form. */
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
 * A form with the places that stood where an answer belongs, and those that stood there before a person recorded another: they say
 * as much of where somebody is as the answer does.
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

/** Whether a question asks where somebody is. */
export const isPlace = (path: string): boolean => PLACE_FIELDS.has(path.split('/').at(-1) ?? '');

/** Whoever says from whom an address must be kept says that it must. */
const asksSecret = (one: PersonOnForm): boolean =>
  (one.said.get('addressConfidential') ?? []).includes(true) || wordsOf(one, 'addressSecretFrom').length > 0;

/** A sibling, a mother or a referring aunt lives there as well; a professional does not. */
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
