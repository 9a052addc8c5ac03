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
 * The yes or no with which a text answers. `undefined` for all else, and where what follows may turn it round: "Yes, but
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
