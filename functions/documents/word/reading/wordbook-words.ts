import { ONE_NAME, SAME_WORD } from '../vocabulary/label-words.ts';

/**
 * A label is at most 200 letters in a form definition and little longer on any form; what is longer is no label.
 */
const LONGEST_LABEL = 300;

/** "3.", "2.1", "Q4", "7a)", "(b)", "Section 2:" before a label or a title. */
const NUMBERING =
  /^[\s•▪*-]*(?:(?:section|part|question|q|box)\s{0,3}(?:\d{1,2}|[a-z])(?=[\s.):–-]|$)[\s.):–-]*)?(?:(?:\d{1,2}(?:\.\d{1,2}){1,3}|\d{1,2}[a-z]?[.):](?!\d)|\d{1,2}\s(?=[a-z])|\(?[a-z]\)|[a-z]\.(?=\s)|[a-z](?=\s{2}|\t|\s[–-]\s)|\(?[ivx]{1,4}\))[\s.):–-]*)?/;

/** "(s)" and "/ren": the plural that a form leaves open. */
const OPEN_PLURAL = /['’]?\((?:s|ren|es|'s|’s)\)|\/(?:s|ren|es)\b/g;

/** How a bracketed note begins that says how to answer, and not whom or what is asked for. */
const NOTE =
  /^(?:please|if (?!(?:this is )?different)|where|when|e\.?g|i\.?e|for example|incl?\b|including|include|dd|d\/m|yyyy|optional|required|mandatory|known|tick|mark|cross|choose|enter|delete|circle|select|state|specify|as appropriate|block|capitals|in full|full|print|first and last|forename and surname|m\s?\/\s?f|male|y\s?\/\s?n|yes|to be|must|see|and postcode|with postcode|not|or edd|24 ?hr|daytime|day time|best|as (?:on|in|it|shown|they|he|she|known on)\b|in (?:block|capital|words|years|months|the (?:parent|child|family)s? own)|use |other than|only |with (?:year|class|postcode|area|extension|dates|details)|where |what |which |how |is it |is this |direct |secure |months |years |number of|\d|up to|by (?:you|whom)|day to day|to be |or (?:due|expected|estimated)|job title$|full name|name and (?:surgery|address|practice|school|role|team)|and (?:team|year|class|surgery|practice)|one form|one (?:row|line|box)|in or out|leave |the person (?:who|filling|completing|making)|diagnosed|approx|over |use the|continue|attach|hours|office hours|as much)/;

/** The same after a label without brackets. */
const TRAILING_NOTE =
  /(?:[\s,;:–-]|\()+(?:please\b|if (?:known|applicable|any|appropriate|available|so|relevant|possible)\b|where (?:known|applicable|appropriate|possible)\b|e\.?g\.?\s|i\.?e\.?\s|delete as\b|tick (?:as|all|one|if|relevant)\b|dd ?[/.-] ?mm|\(?block capitals|y ?\/ ?n\b|yes ?\/ ?no\b|m ?\/ ?f\b|tick$).{0,200}$/;

function joinedLetters(words: readonly string[]): string[] {
  const joined: string[] = [];
  let letters = '';
  for (const word of words) {
    if (/^\p{L}$/u.test(word)) {
      letters += word;
      continue;
    }
    if (letters !== '') joined.push(letters);
    letters = '';
    joined.push(word);
  }
  if (letters !== '') joined.push(letters);
  return joined;
}

function oneName(words: readonly string[]): string[] {
  const named: string[] = [];
  for (let at = 0; at < words.length; ) {
    const may = words[at] === 'child' || words[at] === 'parent';
    const found = may && ONE_NAME.find(([names]) => names.every((name, place) => words[at + place] === name));
    named.push(found ? found[1] : (words[at] ?? ''));
    at += found ? found[0].length : 1;
  }
  return named;
}

function wordsIn(text: string): string[] {
  const words = text
    .replace(OPEN_PLURAL, '')
    .replace(/['’`](?:s\b)?/g, '')
    .replace(/&/g, ' and ')
    .replace(/\bpost code\b/g, 'postcode')
    .replace(/\be-? ?mail\b/g, 'email')
    .split(ASCII.test(text) ? /[^a-z0-9]+/ : /[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  return oneName(joinedLetters(words).flatMap((word) => SAME_WORD.get(word) ?? [word]));
}

/** Almost every label, once its dashes and apostrophes are plain: simpler expressions go through it faster. */
const ASCII = /^[\n\t\x20-\x7e]*$/;

function lower(text: string): string {
  const plain = ASCII.test(text)
    ? text
    : text
        .normalize('NFKC')
        .replace(/[‘’`´]/g, "'")
        .replace(/[‐-―]/g, '-');
  return plain.toLowerCase().replace(NUMBERING, '').trim();
}

/** Brackets whose words say how to answer; any others stay, because they may say whose name is asked for. */
function withoutNotes(text: string): string {
  return text.replace(/[([{<]([^()[\]{}<>]{0,200})[)\]}>]/g, (whole, inside: string) =>
    NOTE.test(inside.trim()) ? ' ' : whole,
  );
}

/**
 * Returns the words of a label or a title as they are compared: lower case, without numbering, possessives and open plurals, one
 * word for its abbreviations ("tel", "DOB"). An empty list when the text is no label.
 */
export function labelWords(text: string): string[] {
  return text.length > LONGEST_LABEL ? [] : wordsIn(lower(text));
}

/**
 * Returns the ways in which a label may be read, the fullest first: as it is, without bracketed notes on how to answer, and
 * without such notes at its end. Words that may say whose answer is wanted are never dropped.
 */
export function labelReadings(text: string): string[][] {
  if (text.length > LONGEST_LABEL) return [];
  const whole = lower(text);
  const noted = /[([{<]/.test(whole) ? withoutNotes(whole) : whole;
  const bare = noted.replace(TRAILING_NOTE, '');
  // From what it differs need not be said: "Address (if different from child's)".
  const differing = noted.replace(/(?:\(|,|\s)\s?if (?:this is )?different\b.{0,200}$/, ' if different');
  const readings = [...new Set([whole, noted, differing, bare])].map(wordsIn).filter((words) => words.length > 0);
  return readings;
}

/** Returns words as the key by which they are looked up: "date of birth" and "DateOfBirth" are the same label. */
export function keyOf(words: readonly string[]): string {
  return words.filter((word) => word !== 'the').join('');
}

/** Returns the parts of a label that names the same thing twice: "Surname / family name". */
export function labelParts(text: string): string[] {
  if (text.length > LONGEST_LABEL) return [];
  const parts = lower(text)
    .split(/\s*\/\s*|\s+or\s+|\s*[()]\s*/)
    .filter((part) => part.trim() !== '');
  return parts.length > 1 && parts.length <= 5 ? parts : [];
}
