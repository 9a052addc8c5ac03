import { wordsIn } from './section-words.ts';

/** Parts a list of entries, "tel: telephone", into what is written and the words that it means. */
function entries(list: string): readonly (readonly [written: string, words: readonly string[]])[] {
  return wordsIn(list).map((entry) => {
    const [written = '', words = ''] = entry.split(': ');
    return [written, words.split(' ')] as const;
  });
}

const SAME_WORDS = `
  no: number | nos: number | num: number | numbers: number | tel: telephone | tele: telephone | phone: telephone
  telephones: telephone | cell: mobile | mob: mobile | addr: address | dob: date of birth
  birthdate: date of birth | birthday: date of birth | organization: organisation | org: organisation
  names: name | surnames: surname | forenames: forename | addresses: address | children: child | childrens: child
  childs: child | parents: parent | carers: carer | guardians: guardian | siblings: sibling | mothers: mother
  fathers: father | persons: person | yp: young person | cyp: child young person | people: person
  peoples: person | pupils: pupil | babies: baby | agencies: agency | professionals: professional
  practitioners: practitioner | workers: worker | services: service | members: member | adults: adult
  referrers: referrer | referer: referrer | languages: language | disabilities: disability
  relationships: relationship | dates: date | concerns: concern | views: view | reasons: reason | post: post
  mail: mail | eldest: oldest | 1st: first`;
/** Different ways of writing one word, so that a synonym need not be said for each. */
export const SAME_WORD: ReadonlyMap<string, readonly string[]> = new Map(entries(SAME_WORDS));

const ONE_NAMES = `
  child young person: child | child or young person: child | child and young person: child
  child and or young person: child | child or child: child | child child: child | parent carer: parent
  parent or carer: parent | parent and carer: parent | parent or guardian: parent | parent guardian: parent`;
/** What forms write for one: "child / young person", "parent/carer", "parents or carers". */
export const ONE_NAME: readonly (readonly [names: readonly string[], name: string])[] = entries(ONE_NAMES).map(
  ([names, [name = '']]) => [names.split(' '), name] as const,
);

const FILLING_WORDS = `
  a | an | the | of | and | or | in | on | at | to | for | with | by | as | is | are | be | being | this | that
  these | their | its | detail | details | info | information | about | basic | personal | contact | contacts
  full | main | current | currently | key | relevant | list | name | address | number | living | live | lives
  known | already | also | any | all | including | specific | brief | section | please | who | which | has | have
  been`;
/** Words of a title that say nothing about what it heads. "Not" and "previous" do, and so does "other". */
export const FILLING: ReadonlySet<string> = new Set(wordsIn(FILLING_WORDS));

const ALIKE_WORDS = `
  professional: practitioner worker agency organisation service provider | parent: carer guardian caregiver
  other: others | making: completing submitting referring made completed requesting
  involved: working supporting involvement engaged works support | referral: request form
  person: persons somebody someone | reason: reasons purpose | worried: concerned`;
/** Words between which forms do not tell in their titles. */
export const ALIKE: ReadonlyMap<string, string> = new Map(
  entries(ALIKE_WORDS).flatMap(([word, alike]) => alike.map((one) => [one, word] as const)),
);

/** Labels that are asked of anyone and anything: they mean nothing without a heading, whichever section has them. */
export const ANYONES = wordsIn(`
  name | full name | first name | last name | surname | forename | address | home address | postcode | telephone
  telephone number | mobile | contact | contact number | contact details | email | email address | date | time
  date and time | reference | reference number | reason | details | comments | other | notes | role | job title
  position | title | agency | organisation | service | signature | signed | relationship | status | type | age
  sex | gender | score | date of birth | manager | worker | professional | who | when | why | how | yes | no
  if yes | if no | if not why not | outcome | action | actions | by when | by whom | language | completed by
  consent | views | needs | decision | risks | issues | factors | level | tier | positives | start date | end date
  completion date | date started | date completed | date opened | review date | version | request | evidence
  documents | hazards | background | history | support | service requested | lead professional`);

/** Labels that are asked of any person or place: whose they are is told by what was asked just before. */
export const BARE = wordsIn(`
  name | full name | address | full address | address and postcode | address including postcode | postcode
  telephone | telephone number | mobile | mobile number | contact number | contact telephone
  contact telephone number | contact details | telephone / mobile | email | email address | e-mail | secure email
  fax`);
