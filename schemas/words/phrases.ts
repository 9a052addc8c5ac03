/** Words for each code of a set. A code without words does not compile. */
export type WordsFor<Code extends string> = Readonly<Record<Code, string>>;

/** A first word that keeps its capital within a sentence: "NHS", "UPN", "PDF", or the name of a product. */
const KEEPS_CAPITAL =
  /^(\p{Lu}{2}|Duty and Advice|Excel|Liquidlogic|OpenDocument|Outlook|PowerPoint|Word|Early Help Coordinator|Multi Agency)/u;

/** Returns a label as it stands within a sentence. */
export const inSentence = (label: string): string =>
  KEEPS_CAPITAL.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1);

/** Returns a label with its article: "a team manager". */
export const withArticle = (label: string): string => `${/^[aeiou]/i.test(label) ? 'an' : 'a'} ${inSentence(label)}`;

/** Returns the words for each code after a beginning, such as `decided_masp`, made of what the code has already. */
export function each<const Begin extends string, Code extends string, Has>(
  begin: Begin,
  known: Readonly<Record<Code, Has>>,
  phrase: (has: Has) => string,
): WordsFor<`${Begin}${Code}`>;
export function each<Has>(
  begin: string,
  known: Readonly<Record<string, Has>>,
  phrase: (has: Has) => string,
): WordsFor<string> {
  return Object.fromEntries(Object.entries(known).map(([code, has]) => [`${begin}${code}`, phrase(has)]));
}
