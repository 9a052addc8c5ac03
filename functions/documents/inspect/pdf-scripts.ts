/** The functions of Acrobat's own form fields (Forms JavaScript, AFormAut): they format, check and add up what was typed. */
const CALL =
  /AF(?:(?:Date|Time)_(?:Format|Keystroke)(?:Ex)?|(?:Number|Percent)_(?:Format|Keystroke)|Special_(?:Format|Keystroke(?:Ex)?)|Simple_Calculate|Range_Validate)\s{0,9}\(/y;
const SPACE = /\s{0,99}/y;
const LITERAL = /"(?:[^"\\\r\n]|\\.)*"|'(?:[^'\\\r\n]|\\.)*'|-?(?:\d+\.?\d*|\.\d+)|true\b|false\b|null\b/y;
const LIST_OPENS = /(?:new\s{1,9})?Array\s{0,9}\(|\[/y;
/** Acrobat writes a line; the longest honest one adds up the fields of a page. */
const MOST_CHARS = 10_000;

/** Whether a script is nothing but whole calls of those functions with plain values: it can reach nothing outside its field. */
export function isFormatScript(script: string): boolean {
  if (script.length > MOST_CHARS) return false;
  let at = 0;
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const found = pattern.exec(script);
    if (found !== null) at += found[0].length;
    return found !== null;
  };
  const takeText = (text: string): boolean => {
    take(SPACE);
    if (!script.startsWith(text, at)) return false;
    at += text.length;
    return true;
  };
  const takeValues = (closes: string, lists: boolean): boolean => {
    if (takeText(closes)) return true;
    do {
      take(SPACE);
      if (lists && take(LIST_OPENS)) {
        if (!takeValues(script[at - 1] === '[' ? ']' : ')', false)) return false;
      } else if (!take(LITERAL)) return false;
    } while (takeText(','));
    return takeText(closes);
  };
  do {
    take(SPACE);
    if (!take(CALL) || !takeValues(')', true)) return false;
    while (takeText(';'));
    take(SPACE);
  } while (at < script.length);
  return true;
}
