import { codeFor, plainText } from '#schemas/codes/code-set.ts';
import { codeSet, codeSets } from '#schemas/codes/code-sets.ts';
import type { FieldDefinition } from '#schemas/forms/definition.ts';
import type { Meaning, Understood } from './meaning.ts';
import type { WrittenAnswer } from './written-answer.ts';
import { hasBox } from './written-lines.ts';

/** An option of a field that some words name: its code ("yes", "no" and "unknown" too), and what was said after it. */
export interface Named {
  readonly code: string;
  readonly rest: string;
}

/** The longest label of a code set has 70 letters, and people write a sentence behind it. */
const LONGEST_NAME = 300;
const NOTE_BEHIND = /^(.{1,100}?)\s*[([]([^()[\]]{0,160})[)\]]\s*[.:]?\s*(.{0,160})$/;
const SAID_BEHIND = /^(.{1,100}?)\s*(?::|\s[–—-]\s|,|\.\s)\s*(.{0,180})$/s;
/** Words in a bracket that are the form's own and no part of an answer. */
const FORMS_OWN = /^(?:please|specify|state|e\.?g|i\.?e|if|tick|including|for example|details|see)/i;
const DOUBT =
  /[?]|\b(?:not|maybe|possibly|perhaps|unsure|unclear|unconfirmed|suspected|query|or|but|no longer|never|previously|n[’']t)\b/i;

/** Tells a word that is a code only because case is not looked at: "both" is not the code BOTH. */
function isChance(field: FieldDefinition, text: string): boolean {
  const set = codeSet(field.codes ?? '');
  const found = codeFor(set, text);
  if (!found || found.code === text || found.code.length < 3) return false;
  return (
    ![found.label, ...(found.synonyms ?? [])].some((name) => plainText(name) === plainText(text)) && /[a-z]/.test(text)
  );
}

function codeNamed(field: FieldDefinition, text: string): string | undefined {
  if (field.codes === undefined || text.includes('?')) return undefined;
  return isChance(field, text) ? undefined : codeFor(codeSet(field.codes), text)?.code;
}

function yesNoNamed(field: FieldDefinition, text: string): Named | undefined {
  const said = writtenYesNo(text);
  if (!said || (said.value === 'unknown' && field.type === 'yes_no')) return undefined;
  return { code: said.value, rest: said.rest };
}

/**
 * Returns the option that words name, by label, code or synonym, with a note behind it ("White British (as mum says)", "Other:
 * Jain"). `undefined` when they name none, when two could be meant, or when the words behind it put it in doubt.
 */
export function optionNamed(field: FieldDefinition, text: string): Named | undefined {
  const shown = text.trim();
  if (shown === '' || shown.length > LONGEST_NAME) return undefined;
  if (field.type === 'yes_no' || field.type === 'yes_no_unknown') return yesNoNamed(field, shown);
  const whole = codeNamed(field, shown);
  if (whole !== undefined) return { code: whole, rest: '' };
  const noted = NOTE_BEHIND.exec(shown);
  const named = noted?.[1] === undefined ? undefined : codeNamed(field, noted[1]);
  if (noted && named !== undefined) {
    const rest = [FORMS_OWN.test(noted[2] ?? '') ? '' : (noted[2] ?? ''), noted[3] ?? ''].filter((part) => part !== '');
    return rest.some((part) => DOUBT.test(part)) ? undefined : { code: named, rest: rest.join(' ') };
  }
  const said = SAID_BEHIND.exec(shown);
  const before = said?.[1] === undefined ? undefined : codeNamed(field, said[1]);
  if (!said || before === undefined || DOUBT.test(said[2] ?? '')) return undefined;
  // "Christian, Hindu" names two.
  if ((said[2] ?? '').split(/[,;/]/).some((part) => codeNamed(field, part.trim()) !== undefined)) return undefined;
  return { code: before, rest: said[2]?.replace(/^[_.\s]+$/, '').trim() ?? '' };
}

let made: ReadonlySet<string> | undefined;

function options(): ReadonlySet<string> {
  if (made) return made;
  const found = new Set<string>();
  for (const { codes } of codeSets.values())
    for (const { label, synonyms = [] } of codes) for (const text of [label, ...synonyms]) found.add(plainText(text));
  made = found;
  return made;
}

/**
 * Tells whether a struck text is one or more of the options that a form prints, to be deleted as appropriate: "Yes / Not
 * known", "Miss".
 */
export function isOption(text: string): boolean {
  if (text.length > 200 || options().has(plainText(text))) return text.length <= 200;
  return text.split(/[/|,;\t\n☐☒]|\bor\b|\s{3,}/u).every((part) => {
    const plain = plainText(part);
    return plain.length < 2 || options().has(plain) || writtenYesNo(part.trim())?.rest === '';
  });
}

/** Codes for all that a set does not name: the words say who or what it is, and the code does not. */
const REST = /^(?:other|any other|not related)\b/i;
/** Longer is a list of options, and not what somebody said. */
const LONGEST_WORDS = 100;

/** Tells whether the words of an answer say more than its code: "Lodger", read as not related. Then they are kept beside it. */
export function saysMore({ codes, type }: FieldDefinition, { value }: Understood, words: string): boolean {
  if (codes === undefined || type !== 'choice' || words.length > LONGEST_WORDS || hasBox(words)) return false;
  const label = codeSet(codes).codes.find(({ code }) => code === value)?.label;
  return label !== undefined && REST.test(label) && plainText(label) !== plainText(words);
}

/** An answer to a question that is answered by yes or no, and what was said after it. */
export interface WrittenYesNo {
  readonly value: 'yes' | 'no' | 'unknown';
  readonly rest: string;
}

const WORDS: Readonly<Record<string, WrittenYesNo['value']>> = {
  yes: 'yes',
  y: 'yes',
  true: 'yes',
  no: 'no',
  n: 'no',
  false: 'no',
  unknown: 'unknown',
  'not known': 'unknown',
  'don’t know': 'unknown',
  'dont know': 'unknown',
  'do not know': 'unknown',
  'not sure': 'unknown',
  unsure: 'unknown',
  'n/k': 'unknown',
  nk: 'unknown',
};

/** An answer may have a page of words after it; more is gone through by nobody. */
const LONGEST = 20_000;

/**
 * Yes or no comes first, and a sign or a line's end parts it from what follows: "No concerns" and "Yes and no" are
 * neither. One more word may follow only where it adds nothing ("yes please").
 */
const BEGINS =
  /^(yes|y|true|no|n|false|unknown|not known|don[’']?t know|do not know|not sure|unsure|n\/k|nk)(?: please| thank you| it is| it has| they do| they are| they have| she does| he does| she is| he is)?\s{0,3}(?:$|[.,;:!()[\]\n–—-])/i;

/** Words after the answer by which it is not all true, or no longer. */
const TURNS =
  /[?]|\b(?:but|however|except|although|though|unless|only|partly|partially|initially|previously|later|withdrew|withdrawn|withdrawing|changed|then|yes|no|not|never|n[’']t|nor|some|one of|unsure|unclear|verbally refused|refused|declined|yet|pending|awaiting|maybe|possibly|if)\b|n[’']t\b/i;

/**
 * Returns the yes or no with which a text answers. `undefined` for all else, and where what follows may turn it round: "Yes, but
 * she withdrew", "No - not yet". What is doubtful is never an answer.
 */
export function writtenYesNo(text: string): WrittenYesNo | undefined {
  if (text.length > LONGEST) return undefined;
  const shown = text.trim();
  const word = BEGINS.exec(shown);
  const value = word?.[1] && WORDS[word[1].toLowerCase().replace("'", '’')];
  if (!word || value === undefined || value === '') return undefined;
  const rest = shown
    .slice(word[0].length)
    .replace(/^[\s.,;:!()[\]–—-]+/, '')
    .trim();
  if (TURNS.test(rest)) return undefined;
  return { value, rest };
}

/** The longest line of a list that people choose from. */
const LONGEST_CHOICE = 60;

/** Tells whether a choice answers a question for a story: "Main concern" with a list to choose from. */
export function isChoiceAsStory(meaning: Meaning, { fields, text }: WrittenAnswer): boolean {
  if (meaning.field.type !== 'long_text') return false;
  if (fields.some(({ options }) => (options?.size ?? 0) > 1)) return true;
  const said = plainText(text);
  return (
    said.length <= LONGEST_CHOICE &&
    meaning.section.fields.some(
      ({ codes }) => codes !== undefined && codeSet(codes).codes.some(({ label }) => plainText(label) === said),
    )
  );
}
